// The date filter: presets, and any two days of the site's time zone.
#pragma once

#include "ui/views/view.hpp"

#include <string_view>

namespace carnet::ui::views {

// The button "Date" and, when open, its dialog.
[[nodiscard]] float date_filter_width(View& view, std::string_view name);
void date_filter(View& view, Rect place, std::string_view name);

// The chosen days in words: "Last 7 days", "1 – 15 Nov 2026", "since 1 Nov 2026".
[[nodiscard]] std::string_view date_words(View& view);

} // namespace carnet::ui::views
