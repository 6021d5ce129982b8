// The order's window (SPEC 4) and its conversation (SPEC 7): one window beside the list on a desk, over the whole
// screen on a phone, that follows the model's WindowState. The list under it stays usable. Each section is a file of
// its own.
#pragma once

#include "ui/kit/widgets/scroll_column.hpp"
#include "ui/views/view.hpp"

namespace carnet::ui::views {

// The window that is open, if one is.
void order_window(View& view);

// How much of the screen's end the window takes from the list: 0 where it lies over it.
[[nodiscard]] float window_beside_list(const View& view);

// ── Sections, each drawn into the window's scrolling column ──
void information_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail);
void tracking_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail);
void items_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail);
void summary_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail);
void activity_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail);

// ── At the top and at the bottom ──
void order_state_strip(View& view, ScrollColumn& column, const engine::OrderDetail& detail);
void order_banners(View& view, ScrollColumn& column, const engine::OrderDetail& detail);
void order_actions(View& view, Rect place, const engine::OrderDetail& detail);

// ── Shared by both ──
// The order's number as far as it is known: from the order, else from its row in the list, else "…".
[[nodiscard]] std::string_view number_of_open_order(const View& view);
// Previous and Next with the place in the list, in the room that the title bar keeps; and their keys.
[[nodiscard]] float steps_width(View& view);
void order_steps(View& view, Rect place);
void window_skeleton(View& view, Rect body);
void window_of_gone_order(View& view, Rect body);

// A section's heading with its line above; what is returned is the room beside it.
Rect section_heading(View& view, ScrollColumn& column, std::string_view words);

} // namespace carnet::ui::views
