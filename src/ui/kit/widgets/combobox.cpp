// A field with a list under it, and the palette of commands: the focus stays in the field, the arrows choose in the
// list, which is told by aria-activedescendant, for a text field cannot give its focus away while one types.
#include "ui/kit/widgets/pickers.hpp"

#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/popup.hpp"
#include "ui/kit/widgets/text_field.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float padding = 6;
constexpr float option_padding = 8;
constexpr float most_options_high = 7.5F;
constexpr std::size_t nothing_chosen = static_cast<std::size_t>(-1);

struct ListState {
    std::size_t at {nothing_chosen};
};

struct Line {
    std::string_view label;
    Icon icon {Icon::none};
    std::string_view shortcut;
    std::string_view disabled_reason;
};

NodeId option_id(const Ui& ui, std::size_t i)
{
    return ui.id({reinterpret_cast<const char*>(&i), sizeof i});
}

void move_by_keys(Ui& ui, ListState& state, std::size_t count)
{
    if (count == 0) {
        state.at = nothing_chosen;
        return;
    }
    if (state.at != nothing_chosen)
        state.at = std::min(state.at, count - 1);
    if (ui.take_key(Key::down))
        state.at = state.at == nothing_chosen || state.at + 1 == count ? 0 : state.at + 1;
    else if (ui.take_key(Key::up))
        state.at = state.at == nothing_chosen || state.at == 0 ? count - 1 : state.at - 1;
}

// The options in a scrolling column; gives the one that was pressed.
std::optional<std::size_t> draw_lines(
    Ui& ui, Rect rect, std::string_view name, std::span<const Line> lines, ListState& state)
{
    float row = ui.control_height();
    NodeSpec spec;
    spec.role = Role::listbox;
    spec.name = name;
    NodeId list_id = ui.id("listbox");
    double height = static_cast<double>(row) * static_cast<double>(lines.size()) + 2.0 * static_cast<double>(padding);
    if (state.at != nothing_chosen) {
        double top = static_cast<double>(row) * static_cast<double>(state.at);
        double visible = static_cast<double>(rect.height() - 2 * padding - row);
        double offset = ui.scroll_offset(list_id);
        if (top < offset)
            ui.scroll_to(list_id, top);
        else if (top > offset + visible)
            ui.scroll_to(list_id, top - visible);
    }
    ScrollScope scroll = ui.scroll_area(list_id, rect, height, spec);
    Rect column = scroll.content().inset(padding, padding);
    std::optional<std::size_t> pressed;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        Rect place = column.take_top(row);
        NodeId id = option_id(ui, i);
        bool disabled = !line.disabled_reason.empty();
        Interaction touched = ui.interact(id, place, {.disabled = disabled});
        NodeSpec node;
        node.role = Role::option;
        node.text = line.label;
        node.selected = i == state.at ? Tristate::yes : Tristate::no;
        node.disabled = disabled;
        node.description = line.disabled_reason;
        node.position = static_cast<std::int32_t>(i) + 1;
        node.set_size = static_cast<std::int32_t>(lines.size());
        node.focusable = Focusable::by_script;
        ui.leaf(id, place, node);
        if (!place.overlaps(rect))
            continue;
        if (i == state.at || touched.hovered)
            ui.fill(place, Token::pressed, 6);
        Rect inside = place.inset(option_padding, 0);
        TextStyle words {.size = TextSize::small, .color = disabled ? Token::text_disabled : Token::text};
        if (line.icon != Icon::none)
            ui.icon(inside.take_start(size::icon, option_padding), line.icon, Token::text_muted);
        constexpr TextStyle shortcut_style {.size = TextSize::small, .color = Token::text_muted, .align = Align::end};
        if (!line.shortcut.empty())
            ui.draw_text(inside.take_end(ui.text_width(line.shortcut, shortcut_style), option_padding), line.shortcut,
                shortcut_style);
        ui.draw_text(inside, line.label, words);
        if (touched.hovered)
            ui.cursor(disabled ? Cursor::not_allowed : Cursor::hand);
        if (touched.pressed)
            pressed = i;
    }
    return pressed;
}

} // namespace

ComboboxResult combobox(Ui& ui, Rect rect, std::string_view name, std::string_view value,
    std::span<const ListOption> options, std::string_view placeholder)
{
    IdScope within = ui.scope(name);
    NodeId popup_id = ui.id("popup");
    NodeId field_id = ui.id(name);
    auto& state = ui.state<ListState>(popup_id);
    bool focused = ui.has_focus(field_id);
    bool open = ui.popup_is_open(popup_id);
    ComboboxResult result;
    if (focused && !open && (ui.take_key(Key::down) || ui.take_key(Key::up))) {
        ui.open_popup(popup_id, field_id);
        open = true;
    } else if (focused && open) {
        move_by_keys(ui, state, options.size());
        if (state.at != nothing_chosen && ui.take_key(Key::enter))
            result.chosen = state.at;
    }
    if (open && !focused && !ui.focus_within(popup_id)) {
        ui.close_popup(popup_id);
        open = false;
    }
    bool shows_list = open && !options.empty();
    // The options' ids come from the popup's own window: the list tells which is chosen one frame later, when it is
    // there.
    NodeId active = NodeId::none;
    NodeId list = NodeId::none;
    if (shows_list && ui.is_layer_open(popup_id)) {
        for (const Node& node : ui.shown().nodes()) {
            if (!ui.shown().is_within(node.id, popup_id))
                continue;
            if (node.spec.role == Role::listbox)
                list = node.id;
            else if (node.spec.role == Role::option && node.spec.selected == Tristate::yes)
                active = node.id;
        }
    }
    FieldResult typed = text_field(ui, rect, name, value,
        {.placeholder = placeholder,
            .role = Role::combobox,
            .controls = list,
            .active_option = active,
            .expanded = list != NodeId::none ? Tristate::yes : Tristate::no});
    if (typed.changed) {
        result.changed = true;
        result.value = typed.value;
        state.at = nothing_chosen;
        if (!open)
            ui.open_popup(popup_id, field_id);
    }
    if (shows_list) {
        float rows = std::min(static_cast<float>(options.size()), most_options_high);
        std::optional<PopupScope> popup = begin_popup(ui,
            {.id = popup_id,
                .trigger = field_id,
                .anchor = rect,
                .size = {rect.width(), rows * ui.control_height() + 2 * padding},
                .name = name,
                .takes_focus = false});
        if (popup) {
            std::vector<Line> lines;
            for (const ListOption& option : options)
                lines.push_back({option.label, option.icon, {}, option.disabled_reason});
            if (auto pressed = draw_lines(ui, popup->rect(), name, lines, state)) {
                result.chosen = pressed;
                ui.focus(field_id);
            }
        }
    }
    if (result.chosen) {
        result.changed = true;
        result.value = options[*result.chosen].label;
        state.at = nothing_chosen;
        ui.close_popup(popup_id);
    }
    return result;
}

PaletteResult command_palette(Ui& ui, const PaletteOptions& options)
{
    constexpr float width = 560;
    constexpr float title = 56;
    PaletteResult result;
    float rows = std::min(static_cast<float>(std::max<std::size_t>(options.items.size(), 1)), 9.5F);
    float height = title + ui.control_height() + 2 * size::space + rows * ui.control_height() + 2 * padding;
    bool just_opened = !ui.is_layer_open(dialog_id(ui, options.name));
    DialogScope window = dialog(ui, {.name = options.name, .width = width, .height = height});
    IdScope within = ui.scope("palette");
    auto& state = ui.state<ListState>(ui.id("state"));
    if (just_opened)
        state.at = 0;
    move_by_keys(ui, state, options.items.size());
    if (state.at != nothing_chosen && ui.take_key(Key::enter) && options.items[state.at].disabled_reason.empty())
        result.chosen = state.at;
    Rect body = window.body;
    Rect field = body.take_top(ui.control_height() + 2 * size::space).inset(size::space_large, size::space);
    FieldResult typed = text_field(ui, field, options.name, options.query,
        {.placeholder = options.placeholder,
            .icon = Icon::search,
            .role = Role::combobox,
            .controls = options.items.empty() ? NodeId::none : ui.id("listbox"),
            .active_option = state.at == nothing_chosen ? NodeId::none : option_id(ui, state.at),
            .expanded = Tristate::yes});
    if (typed.changed) {
        result.query = typed.value;
        state.at = 0;
    }
    if (options.items.empty()) {
        ui.draw_text(body.inset(size::space_large, 0).take_top(ui.control_height()), options.nothing, style::muted);
    } else {
        std::vector<Line> lines;
        for (const PaletteItem& item : options.items)
            lines.push_back({item.label, item.icon, item.shortcut, item.disabled_reason});
        if (auto pressed = draw_lines(ui, body.inset(size::space_medium, 0), options.name, lines, state))
            result.chosen = pressed;
    }
    result.closed = window.close_requested || result.chosen;
    return result;
}

} // namespace carnet::ui
