#include "ui/kit/widgets/text.hpp"

namespace carnet::ui {

void text(Ui& ui, std::string_view key, Rect rect, std::string_view words, TextStyle style)
{
    text(ui, ui.id(key), rect, words, style, {});
}

void text(Ui& ui, NodeId id, Rect rect, std::string_view words, TextStyle style)
{
    text(ui, id, rect, words, style, {});
}

void text(Ui& ui, NodeId id, Rect rect, std::string_view words, TextStyle style, std::span<const ByteRange> marked)
{
    if (words.empty())
        return;
    NodeSpec spec;
    spec.role = Role::text;
    spec.text = words;
    ui.leaf(id, rect, spec);
    if (ui.draw_text(rect, words, style, marked))
        ui.tooltip(id, rect, words);
}

void heading(Ui& ui, Rect rect, std::string_view words, int level, TextStyle style)
{
    NodeSpec spec;
    spec.role = Role::heading;
    spec.text = words;
    spec.level = level;
    // A button or a region beside it often has the same words.
    IdScope apart = ui.scope("heading");
    NodeId id = ui.id(words);
    ui.leaf(id, rect, spec);
    if (ui.draw_text(rect, words, style))
        ui.tooltip(id, rect, words);
}

float paragraph(Ui& ui, std::string_view key, Rect rect, std::string_view words, TextStyle style)
{
    float height = ui.paragraph_height(words, style, rect.width());
    NodeSpec spec;
    spec.role = Role::text;
    spec.text = words;
    ui.leaf(ui.id(key), {rect.start, rect.top, rect.end, rect.top + height}, spec);
    ui.draw_paragraph(rect, words, style);
    return height;
}

} // namespace carnet::ui
