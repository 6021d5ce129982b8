#include "ui/kit/widgets/listbox.hpp"

#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/popup.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float padding = 6;
constexpr float option_padding = 8;
constexpr float swatch_size = 10;
constexpr float most_options_high = 9.5F; // a half one shows that there are more
constexpr float least_width = 200;
constexpr TextStyle label_style {.size = TextSize::small};
constexpr TextStyle count_style {
    .size = TextSize::small, .color = Token::text_muted, .align = Align::end, .figures = Figures::tabular};

std::uint64_t key_of(const ListboxOptions& list, std::size_t i)
{
    return list.options[i].key != 0 ? list.options[i].key : i + 1;
}

NodeId id_of(const Ui& ui, const ListboxOptions& list, std::size_t i)
{
    std::uint64_t key = key_of(list, i);
    return ui.id({reinterpret_cast<const char*>(&key), sizeof key});
}

void draw_option(Ui& ui, Rect place, const ListOption& option, Choice choice, const Interaction& touched)
{
    bool disabled = !option.disabled_reason.empty();
    if ((touched.hovered || touched.focused) && !disabled)
        ui.fill(place, Token::pressed, 6);
    Rect inside = place.inset(option_padding, 0);
    if (choice == Choice::several) {
        draw_checkbox(ui, inside.take_start(size::checkbox, option_padding),
            option.chosen ? Tristate::yes : Tristate::no, touched.hovered, disabled);
    } else {
        Rect tick = inside.take_end(size::icon, option_padding);
        if (option.chosen)
            ui.icon(tick, Icon::check, Token::accent);
    }
    if (option.icon != Icon::none)
        ui.icon(inside.take_start(size::icon, option_padding), option.icon, Token::text_muted);
    if (option.swatch) {
        Rect dot = inside.take_start(swatch_size, option_padding);
        ui.circle(dot.center(), swatch_size / 2, ui.theme().chip(*option.swatch).words);
    }
    if (!option.count.empty())
        ui.draw_text(
            inside.take_end(ui.text_width(option.count, count_style), option_padding), option.count, count_style);
    TextStyle words = label_style;
    words.color = disabled ? Token::text_disabled : Token::text;
    ui.draw_text(inside, option.label, words);
    if (touched.focus_visible)
        ui.outline(place, Token::focus, 6, size::focus_ring);
    if (touched.hovered)
        ui.cursor(disabled ? Cursor::not_allowed : Cursor::hand);
}

std::size_t wanted_by_key(Ui& ui, const ListboxOptions& list, std::size_t at)
{
    std::size_t last = list.options.size() - 1;
    if (ui.take_key(Key::down))
        return std::min(at + 1, last);
    if (ui.take_key(Key::up))
        return at == 0 ? 0 : at - 1;
    if (ui.take_key(Key::home))
        return 0;
    if (ui.take_key(Key::end))
        return last;
    const KeyEvent* pressed = ui.key();
    if (pressed && pressed->key == Key::other && pressed->modifiers.none() && !pressed->in_text_field) {
        auto lower = [](char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; };
        for (std::size_t step = 1; step <= list.options.size(); ++step) {
            std::size_t i = (at + step) % list.options.size();
            std::string_view label = list.options[i].label;
            if (!label.empty() && lower(utf8_character_at(label, 0).code) == pressed->character) {
                ui.take_this_key();
                return i;
            }
        }
    }
    return at;
}

} // namespace

float listbox_height(const Ui& ui, const ListboxOptions& list)
{
    float row = ui.control_height();
    if (list.options.empty())
        return row + 2 * padding;
    return std::min(static_cast<float>(list.options.size()), most_options_high) * row + 2 * padding;
}

float listbox_width(Ui& ui, const ListboxOptions& list)
{
    float widest = least_width;
    for (const ListOption& option : list.options) {
        float width =
            2 * (padding + option_padding) + size::checkbox + option_padding + ui.text_width(option.label, label_style);
        if (option.icon != Icon::none)
            width += size::icon + option_padding;
        if (option.swatch)
            width += swatch_size + option_padding;
        if (!option.count.empty())
            width += size::space_large + ui.text_width(option.count, count_style);
        widest = std::max(widest, width + size::scrollbar);
    }
    return std::min(widest, 360.0F);
}

std::optional<std::size_t> listbox(Ui& ui, Rect rect, const ListboxOptions& list)
{
    NodeSpec spec;
    spec.role = Role::listbox;
    spec.name = list.name;
    spec.multiselectable = list.choice == Choice::several;
    float row = ui.control_height();
    double height =
        static_cast<double>(row) * static_cast<double>(list.options.size()) + 2.0 * static_cast<double>(padding);
    NodeId list_id = ui.id("listbox");
    ScrollScope scroll = ui.scroll_area(list_id, rect, height, spec);
    IdScope within = ui.scope("listbox");
    std::optional<std::size_t> pressed;
    if (list.options.empty()) {
        ui.draw_text(rect.inset(padding + option_padding, 0), list.empty_text, style::muted);
        return {};
    }
    Rect column = scroll.content().inset(padding, padding);
    std::size_t stop = 0;
    for (std::size_t i = 0; i < list.options.size(); ++i) {
        if (list.options[i].chosen) {
            stop = i;
            break;
        }
    }
    for (std::size_t i = 0; i < list.options.size(); ++i) {
        if (ui.has_focus(id_of(ui, list, i)))
            stop = i;
    }
    for (std::size_t i = 0; i < list.options.size(); ++i) {
        const ListOption& option = list.options[i];
        Rect place = column.take_top(row);
        bool disabled = !option.disabled_reason.empty();
        NodeId id = id_of(ui, list, i);
        Interaction touched = ui.interact(id, place, {.disabled = disabled});
        NodeSpec node;
        node.role = Role::option;
        node.text = option.label;
        node.name = option.name;
        node.selected = option.chosen ? Tristate::yes : Tristate::no;
        node.disabled = disabled;
        node.description = option.disabled_reason;
        node.position = static_cast<std::int32_t>(i) + 1;
        node.set_size = static_cast<std::int32_t>(list.options.size());
        node.focusable = i == stop ? Focusable::stop : Focusable::by_script;
        ui.leaf(id, place, node);
        if (place.overlaps(rect))
            draw_option(ui, place, option, list.choice, touched);
        if (disabled)
            ui.tooltip(id, place, option.disabled_reason);
        if (touched.pressed)
            pressed = i;
        if (touched.focused) {
            std::size_t wanted = wanted_by_key(ui, list, i);
            if (wanted != i) {
                ui.focus(id_of(ui, list, wanted));
                double top = static_cast<double>(row) * static_cast<double>(wanted);
                double offset = ui.scroll_offset(list_id);
                double visible = static_cast<double>(rect.height() - 2 * padding);
                if (top < offset)
                    ui.scroll_to(list_id, top);
                else if (top + static_cast<double>(row) > offset + visible)
                    ui.scroll_to(list_id, top + static_cast<double>(row) - visible);
            }
        }
    }
    return pressed;
}

static ButtonOptions filter_look(const FilterButtonOptions& look, Popup kind, bool open)
{
    ButtonOptions options;
    options.icon = look.icon;
    options.trailing_icon = Icon::chevron_down;
    options.description = look.value;
    options.badge = look.badge;
    options.disabled_reason = look.disabled_reason;
    options.popup = kind;
    options.expanded = open ? Tristate::yes : Tristate::no;
    options.active = !look.value.empty();
    return options;
}

float filter_button_width(Ui& ui, std::string_view name, const FilterButtonOptions& look)
{
    return button_width(ui, name, filter_look(look, Popup::listbox, false));
}

bool filter_button(Ui& ui, Rect rect, std::string_view name, NodeId popup, Popup kind, const FilterButtonOptions& look)
{
    NodeId id = ui.id(name);
    bool open = ui.popup_is_open(popup);
    Interaction touched = button(ui, id, rect, name, filter_look(look, kind, open));
    if (touched.pressed || (touched.focused && !open && ui.take_key(Key::down)))
        ui.toggle_popup(popup, id);
    return ui.popup_is_open(popup);
}

std::optional<std::size_t> filter_listbox(
    Ui& ui, Rect rect, const ListboxOptions& list, const FilterButtonOptions& look)
{
    IdScope within = ui.scope(list.name);
    NodeId popup_id = ui.id("popup");
    if (!filter_button(ui, rect, list.name, popup_id, Popup::listbox, look))
        return {};
    std::optional<PopupScope> popup = begin_popup(ui,
        {.id = popup_id,
            .trigger = ui.id(list.name),
            .anchor = rect,
            .size = {std::max(listbox_width(ui, list), rect.width()), listbox_height(ui, list)},
            .name = list.name});
    if (!popup)
        return {};
    std::optional<std::size_t> pressed = listbox(ui, popup->rect(), list);
    if (pressed && list.choice == Choice::one)
        ui.close_popup(popup_id);
    return pressed;
}

} // namespace carnet::ui
