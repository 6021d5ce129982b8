// The filters: the buttons that open them, their lists with how many orders each option would leave, and the chips of
// those that are on.
#pragma once

#include "ui/views/view.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace carnet::ui::views {

// Status, Payment, Date, Tag, Origin and Unread, in the places that `place` gives for their widths; their menus hang
// below them.
using Place = std::function<Rect(float width)>;
void filter_buttons(View& view, Rect area, const Place& place);
[[nodiscard]] float filter_buttons_width(View& view);

// One value of one filter that is on.
struct FilterChip {
    std::uint64_t key {0};
    std::string words; // "Status: New"
    std::string name; // "Remove filter Status: New"
    app::Action removed;
};
[[nodiscard]] std::vector<FilterChip> active_filter_chips(View& view);

} // namespace carnet::ui::views
