// Dear ImGui's compile-time options for this product (IMGUI_USER_CONFIG). They must be the same for every file that
// includes imgui.h, so CMake sets them once for the library and for who uses it.
// ImGui gives us windows as layers, hit-testing and draw lists; it never sees a font, a keyboard or a clipboard.
#pragma once

#include "base/check.hpp"

// A broken promise to ImGui is our bug: stop at once, as everywhere else.
#define IM_ASSERT(expression) CHECK(expression)

// No demo, no metrics window, no font of its own (13 KB and 9.5 KB of the download).
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
// Not FreeType: this is the one option that leaves stb_truetype out. What takes its place stands in imgui_fonts.
#define IMGUI_ENABLE_FREETYPE
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS

// Names are written in every plane of Unicode.
#define IMGUI_USE_WCHAR32

// ImDrawIdx stays 16 bits wide: a 4K grid has about 60,000 corners, and the renderer honours VtxOffset beyond that.
