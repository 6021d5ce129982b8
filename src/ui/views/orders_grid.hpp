// The list itself: one row an order (SPEC 2, S11 to S28), as a table or, on a narrow screen, as cards.
#pragma once

#include "ui/kit/widgets/pill.hpp"
#include "ui/views/view.hpp"

namespace carnet::ui::views {

void orders_grid(View& view, Rect area);

// The look of the two statuses, the same everywhere they show.
struct StatusLook {
    Tone tone {};
    Icon icon {Icon::none};
};
[[nodiscard]] StatusLook look_of(OrderStatus status, PaymentStatus payment);
[[nodiscard]] StatusLook look_of(PaymentStatus payment);

} // namespace carnet::ui::views
