// For the .cpp files of Ui alone: a rectangle of whole device pixels, ImGui's unit in this product (so that its
// anti-aliasing fringe is one device pixel and lines are crisp at every ratio).
#pragma once

#include "ui/kit/ui.hpp"

#include "imgui.h"
#include "imgui_internal.h"

namespace carnet::ui {

struct Ui::PixelRect {
    int left {0};
    int top {0};
    int right {0};
    int bottom {0};

    [[nodiscard]] ImVec2 corner() const { return {static_cast<float>(left), static_cast<float>(top)}; }
    [[nodiscard]] ImVec2 far_corner() const { return {static_cast<float>(right), static_cast<float>(bottom)}; }
    [[nodiscard]] ImRect rect() const { return {corner(), far_corner()}; }
    [[nodiscard]] int width() const { return right - left; }
    [[nodiscard]] int height() const { return bottom - top; }
};

} // namespace carnet::ui
