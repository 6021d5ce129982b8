// What stands in the place of the list when there is nothing to list, or not yet, and why; and the whole screen when
// the book itself is not here.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

// Draws the state and gives true; false when there are rows to show.
bool list_state(View& view, Rect area);

// The same for the whole screen: the book is opening, in another tab, or cannot be opened.
bool book_state(View& view, Rect screen);

// "3 new orders", with a way to them, while one reads further down.
void new_orders_line(View& view, Rect& area);

} // namespace carnet::ui::views
