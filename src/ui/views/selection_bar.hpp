// At the bottom of the screen: what can be done to the orders that are ticked (S46, S48).
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

// 0 while nothing is ticked.
[[nodiscard]] float selection_bar_height(const View& view);
// Cuts the bar off the top of the area.
void selection_bar(View& view, Rect& area);

} // namespace carnet::ui::views
