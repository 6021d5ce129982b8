// At the bottom of the screen: what can be done to the orders that are ticked (S46, S48).
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

// Cuts the bar off the bottom of the area while something is ticked.
void selection_bar(View& view, Rect& area);

} // namespace carnet::ui::views
