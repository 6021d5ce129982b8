// Words on their own: a line, a heading, a paragraph, with their nodes. A line that is cut shows whole in a tooltip.
#pragma once

#include "ui/kit/ui.hpp"

#include <cstdint>
#include <string_view>

namespace carnet::ui {

// `key` is the identity; the words may change without the element being another.
void text(Ui& ui, std::string_view key, Rect rect, std::string_view words, TextStyle style = style::body);
void text(Ui& ui, NodeId id, Rect rect, std::string_view words, TextStyle style = style::body);
// With pieces marked that the search matched.
void text(Ui& ui, NodeId id, Rect rect, std::string_view words, TextStyle style, std::span<const ByteRange> marked);

void heading(Ui& ui, Rect rect, std::string_view words, int level, TextStyle style = style::title);

// As many lines as it takes; gives the height, which paragraph_height() tells beforehand.
float paragraph(Ui& ui, std::string_view key, Rect rect, std::string_view words, TextStyle style = style::body);

} // namespace carnet::ui
