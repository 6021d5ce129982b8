// Where the search's words stand in a text, to be marked as it is drawn (SPEC 2: what matched is shown).
#pragma once

#include "ui/views/view.hpp"

#include <span>
#include <string_view>

namespace carnet::ui::views {

// Byte ranges of `text`, in its order; none unless `matched`. Valid until it is asked again in this frame's row.
[[nodiscard]] std::span<const ByteRange> marks_in(View& view, std::string_view text, bool matched);

} // namespace carnet::ui::views
