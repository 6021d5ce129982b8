// The line at the bottom of the screen that says how things stand (SPEC 10): what waits to be sent, whether the host is
// heard, what needs attention, and where the data is kept.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

// Cuts its line off the bottom of the area.
void sync_bar(View& view, Rect& area);

} // namespace carnet::ui::views
