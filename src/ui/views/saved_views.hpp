// At the end of the line of tabs: the saved views, and which columns are shown.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

void list_menus(View& view, Rect line);

} // namespace carnet::ui::views
