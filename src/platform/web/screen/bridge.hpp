// The screen's side of the wasm boundary, see bridge.cpp for its drawing. A program makes one Screen and gives it here;
// web/screen/screen.js does the rest.
#pragma once

#include "ui/kit/screen.hpp"

namespace carnet::platform {

// The browser's 2D canvas as the kit's rasterizer.
[[nodiscard]] ui::TextRasterizer& browser_rasterizer();

// Events and frames of the page go to this screen from now on. It must live as long as the page.
void connect_screen(ui::Screen& screen);

// Something changed that is no event of the page (a reply of the engine): draw soon.
void schedule_frame();

} // namespace carnet::platform
