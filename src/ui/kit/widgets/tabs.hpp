// A list of tabs: one Tab stop, the arrows choose. What a tab shows stands below and is the caller's.
#pragma once

#include "ui/kit/ui.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace carnet::ui {

struct TabItem {
    std::string_view label;
    // Drawn beside the label, not part of the name (SPEC 9: tab names carry no counts).
    std::string_view count {};
    std::string_view disabled_reason {};
};

enum class TabLook : std::uint8_t { underlined, segmented };

// The chosen one, which is the one passed in unless the merchant chose another.
[[nodiscard]] std::size_t tabs(Ui& ui, Rect rect, std::string_view name, std::span<const TabItem> items,
    std::size_t chosen, TabLook look = TabLook::underlined);
[[nodiscard]] float tabs_width(Ui& ui, std::span<const TabItem> items, TabLook look = TabLook::underlined);

} // namespace carnet::ui
