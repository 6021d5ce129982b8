// Above the list: the title with Export and Settings, the modules, Orders or Archived orders, the search and the
// filters, the filters that are on, and how many orders that leaves with their totals.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

// Each cuts what it needs off the top of the area.
void title_bar(View& view, Rect& area);
void module_tabs(View& view, Rect& area);
void list_tabs(View& view, Rect& area);
void search_and_filters(View& view, Rect& area);
void active_filters(View& view, Rect& area);
void count_and_sums(View& view, Rect& area);

} // namespace carnet::ui::views
