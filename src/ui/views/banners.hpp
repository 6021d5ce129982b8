// What stands above the list until it is over: offline, read only, data that is not kept, a new version.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

void banners(View& view, Rect& area);

} // namespace carnet::ui::views
