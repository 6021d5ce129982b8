// The line at the bottom of the screen that says how things stand (SPEC 10): what waits to be sent, whether the host is
// heard, what needs attention, and where the data is kept.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

[[nodiscard]] float sync_bar_height(const View& view);
void sync_bar(View& view, Rect line);

} // namespace carnet::ui::views
