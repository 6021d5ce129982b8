#include "ui/kit/widgets/checkbox.hpp"

namespace carnet::ui {

void draw_checkbox(Ui& ui, Rect rect, Tristate checked, bool hovered, bool disabled)
{
    Rect box = rect.centered({size::checkbox, size::checkbox});
    bool filled = checked == Tristate::yes || checked == Tristate::mixed;
    if (disabled) {
        ui.fill(box, Token::sunken, radius::small);
        ui.outline(box, Token::border, radius::small);
    } else if (filled) {
        ui.fill(box, hovered ? Token::accent_hover : Token::accent, radius::small);
    } else {
        ui.fill(box, hovered ? Token::hover : Token::surface, radius::small);
        ui.outline(box, Token::field_border, radius::small, hovered ? 1.5F : 1.0F);
    }
    Token ink = disabled ? Token::text_disabled : Token::on_accent;
    if (checked == Tristate::yes)
        ui.icon(box.inset(1), Icon::check, ink);
    else if (checked == Tristate::mixed)
        ui.icon(box.inset(1), Icon::minus, ink);
}

Interaction checkbox(Ui& ui, Rect rect, std::string_view label, Tristate checked, const CheckboxOptions& options)
{
    return checkbox(ui, ui.id(options.name.empty() ? label : options.name), rect, label, checked, options);
}

Interaction checkbox(
    Ui& ui, NodeId id, Rect rect, std::string_view label, Tristate checked, const CheckboxOptions& options)
{
    bool disabled = !options.disabled_reason.empty();
    Interaction touched = ui.interact(id, rect, {.disabled = disabled});
    NodeSpec spec;
    spec.role = Role::checkbox;
    spec.name = options.name.empty() ? label : options.name;
    spec.checked = checked;
    spec.disabled = disabled;
    spec.description = disabled ? options.disabled_reason : options.description;
    spec.focusable = options.focusable;
    ui.leaf(id, rect, spec);

    Rect inside = rect;
    Rect box = label.empty() ? rect : inside.take_start(size::checkbox, size::space_small);
    draw_checkbox(ui, box, checked, touched.hovered, disabled);
    if (!label.empty()) {
        TextStyle words {.color = disabled ? Token::text_disabled : Token::text};
        ui.draw_text(inside, label, words);
    }
    if (touched.focus_visible)
        ui.focus_ring(box.centered({size::checkbox, size::checkbox}), radius::small);
    if (touched.hovered)
        ui.cursor(disabled ? Cursor::not_allowed : Cursor::hand);
    if (disabled)
        ui.tooltip(id, rect, options.disabled_reason);
    return touched;
}

} // namespace carnet::ui
