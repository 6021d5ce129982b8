#include "ui/kit/widgets/dialog.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/text.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float title_height = 56;
constexpr float shadow_blur = 24;
constexpr float shadow_strength = 0.2F;
constexpr float scrim = 0.42F;

Rect place_of(const Ui& ui, const DialogOptions& options)
{
    Rect screen = ui.screen();
    if (ui.is_narrow() && (options.kind != DialogKind::modal || options.height <= 0))
        return screen;
    if (options.kind != DialogKind::modal)
        return screen.take_end(std::min(options.width, screen.width()));
    float height = options.height > 0 ? options.height : screen.height() - 2 * size::space_huge;
    float width = std::min(options.width, screen.width() - 2 * size::space);
    return screen.centered({width, std::min(height, screen.height() - 2 * size::space)});
}

} // namespace

NodeId dialog_id(const Ui& ui, std::string_view name)
{
    return ui.id("dialog " + std::string {name});
}

DialogScope dialog(Ui& ui, const DialogOptions& options)
{
    bool is_modal = options.kind != DialogKind::side;
    bool whole_screen = ui.is_narrow() && (options.kind != DialogKind::modal || options.height <= 0);
    Rect place = place_of(ui, options);
    NodeId id = dialog_id(ui, options.key.empty() ? options.name : options.key);
    // The modal layer covers the screen; its dialog stands in it.
    NodeSpec dialog_spec;
    dialog_spec.role = Role::dialog;
    dialog_spec.name = options.name;
    dialog_spec.modal = is_modal;
    LayerScope layer = ui.layer(id, is_modal ? LayerKind::modal : LayerKind::window, place, dialog_spec);
    float shown = ui.appear(ui.id("appear"));
    if (is_modal)
        ui.fill(ui.screen(), Color {0, 0, 0, 255}.with_alpha(scrim * shown));
    float corner = whole_screen || options.kind != DialogKind::modal ? 0 : radius::panel;
    if (!whole_screen)
        ui.shadow(place, corner, shadow_blur, shadow_strength * shown);
    ui.fill(place, Token::surface, corner);
    if (!whole_screen)
        ui.outline(place, Token::hairline, corner);

    Rect inside = place;
    Rect header = inside.take_top(title_height).inset(size::space_large, 0);
    if (whole_screen)
        header = header.inset(-size::space_small, 0);
    float side = ui.control_height();
    Rect close = header.take_end(side, size::space_small).middle_end({side, side});
    std::string_view close_name = options.close_name.empty() ? std::string_view {ui.words().close} : options.close_name;
    Rect kept = header.take_end(options.header_room, size::space_small);
    heading(ui, header, options.title.empty() ? options.name : options.title, 2,
        {.size = TextSize::body, .weight = FontWeight::semibold});
    bool closes = icon_button(ui, close, Icon::close, close_name, {.kind = ButtonKind::plain}).pressed;
    ui.line_below({place.start, place.top, place.end, place.top + title_height});
    Rect footer;
    if (options.footer_height > 0) {
        footer = inside.take_bottom(options.footer_height);
        ui.line_below({footer.start, footer.top - 1, footer.end, footer.top});
        footer = footer.inset(size::space_large, 0);
    }
    if (ui.take_key(Key::escape))
        closes = true;
    // A press beside a plain dialog leaves it; a side window with work in it is not lost so lightly.
    bool is_settled = ui.is_layer_open(id) && ui.layer_is_on_top() && ui.pointer_is_in(ui.screen());
    if (options.kind == DialogKind::modal && is_settled && ui.pressed_outside(place))
        closes = true;
    return {std::move(layer), {place, kept, inside, footer}, closes};
}

ConfirmResult confirm(Ui& ui, const ConfirmOptions& options)
{
    constexpr float width = 440;
    constexpr float footer_height = 64;
    float inner = std::min(width, ui.screen().width() - 2 * size::space) - 2 * size::space_large;
    float message_height = ui.paragraph_height(options.message, style::body, inner);
    bool has_choice = !options.choice.empty();
    float choice_height = has_choice ? ui.control_height() + size::space_small : 0;
    DialogScope window = dialog(ui,
        {.name = options.name,
            .width = width,
            .height = title_height + message_height + choice_height + 2 * size::space_medium + footer_height,
            .footer_height = footer_height});
    ConfirmResult result;
    if (window.close_requested)
        result.answer = Answered::left;
    Rect body = window.body.inset(size::space_large, size::space_medium);
    paragraph(ui, "message", body.take_top(message_height, size::space_small), options.message);
    if (has_choice) {
        result.choice_toggled = checkbox(
            ui, body.take_top(ui.control_height()), options.choice, options.chosen ? Tristate::yes : Tristate::no)
                                    .pressed;
    }
    Rect buttons = window.footer.middle_start({window.footer.width(), ui.control_height()});
    ButtonOptions look {.kind = options.dangerous ? ButtonKind::danger : ButtonKind::primary};
    if (button(ui, buttons.take_end(button_width(ui, options.confirm, look), size::space_small), options.confirm, look))
        result.answer = Answered::confirmed;
    if (button(ui, buttons.take_end(button_width(ui, options.back), size::space_small), options.back))
        result.answer = Answered::left;
    if (!options.alternative.empty()
        && button(ui, buttons.take_start(button_width(ui, options.alternative)), options.alternative))
        result.alternative = true;
    return result;
}

} // namespace carnet::ui
