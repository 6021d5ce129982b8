#include "ui/views/copy_field.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/words/long_text.hpp"

#include <string>

namespace carnet::ui::views {

namespace {

float value_width(const Ui& ui, float width)
{
    return std::max(width - ui.control_height(), 40.0F);
}

void copy(View& view, std::string_view text, i18n::Phrase said)
{
    view.ui.copy_to_clipboard(text);
    view.emit(action::Say {std::move(said)});
}

} // namespace

float copy_field_height(View& view, float width, const CopyField& field)
{
    std::string value = field.value.empty() ? std::string {view.tr.text(words::common_not_given)}
                                            : beginning_of(field.value, shown_of_a_quote);
    float lines = view.ui.paragraph_height(value, style::body, value_width(view.ui, width));
    return line_height_of(TextSize::small) + lines;
}

void copy_field(View& view, Rect place, const CopyField& field)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    IdScope scope = ui.scope(field.label);
    Rect column = place;
    Rect label = column.take_top(line_height_of(TextSize::small));
    if (field.value.empty()) {
        text(ui, "label", label, field.label, style::muted);
        text(ui, "none", column, tr.text(words::common_not_given), {.color = Token::text_muted});
        return;
    }
    // Pressing the value is for the pointer; everyone else has the button.
    Interaction touched = ui.interact(ui.id("value field"), place, {.below_others = true, .without_node = true});
    bool shows_button = touched.hovered || ui.pointer_is_in(place) || ui.is_touch() || ui.has_focus(ui.id("copy"));
    if (shows_button && !ui.is_touch())
        ui.fill(place.outset(size::space_tiny), Token::hover, radius::control);
    text(ui, "label", label, field.label, style::muted);
    Rect value = column;
    value.end = value.start + value_width(ui, place.width());
    paragraph(ui, "value", value, beginning_of(field.value, shown_of_a_quote));

    float side = ui.control_height();
    Rect corner = place.middle_end({side, side});
    std::string_view copied = field.copied.empty() ? field.value : field.copied;
    i18n::Phrase said {words::common_copied_field, {.field = field.label}};
    if (shows_button) {
        copy_button(view, corner, tr.text(words::common_copy_field, {.field = field.label}), copied, said);
    } else {
        NodeId id = ui.id("copy");
        ui.leaf(id, corner,
            {.role = Role::button,
                .name = tr.text(words::common_copy_field, {.field = field.label}),
                .focusable = Focusable::stop});
        if (ui.take_activation(id))
            copy(view, copied, said);
    }
    if (touched.hovered)
        ui.cursor(Cursor::hand);
    if (touched.pressed)
        copy(view, copied, said);
}

void copy_button(View& view, Rect place, std::string_view name, std::string_view copied, i18n::Phrase said)
{
    if (icon_button(view.ui, view.ui.id("copy"), place, Icon::copy, name, {.kind = ButtonKind::plain}))
        copy(view, copied, std::move(said));
}

} // namespace carnet::ui::views
