// What is done to an order from its window (S27, S43, S47, S49 to S58): each action is always shown, and where it is
// not allowed, disabled with the reason in words. Asks the rules; decides nothing itself.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

// Why this status cannot be set here; "" when it can, or is so already.
[[nodiscard]] std::string_view why_not_status(View& view, const Order& order, OrderStatus to);
// Sets a status as this window does: Refunded and Reopen have their own ways.
void set_status_from_window(View& view, const Order& order, OrderStatus to);

// The button "More actions" and its menu.
void more_actions(View& view, Rect place, const engine::OrderDetail& detail);
[[nodiscard]] float more_actions_width(View& view);

} // namespace carnet::ui::views
