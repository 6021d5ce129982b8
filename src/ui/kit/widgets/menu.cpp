#include "ui/kit/widgets/menu.hpp"

#include "ui/kit/widgets/popup.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float padding = 6;
constexpr float item_padding = 8;
constexpr float line_height = 9;
constexpr TextStyle item_style {.size = TextSize::small};
constexpr TextStyle shortcut_style {.size = TextSize::small, .color = Token::text_muted, .align = Align::end};

float item_height(const Ui& ui)
{
    return ui.control_height();
}

float menu_width(Ui& ui, const MenuOptions& options)
{
    float widest = options.least_width;
    for (const MenuItem& item : options.items) {
        float width = 2 * (padding + item_padding) + ui.text_width(item.label, item_style);
        if (item.icon != Icon::none)
            width += size::icon + item_padding;
        if (item.checked != Tristate::none || item.current)
            width += size::icon + item_padding;
        if (item.is_pill)
            width += 2 * item_padding;
        if (!item.shortcut.empty())
            width += size::space_large + ui.text_width(item.shortcut, shortcut_style);
        widest = std::max(widest, width);
    }
    return widest;
}

float menu_height(const Ui& ui, const MenuOptions& options)
{
    float height = 2 * padding;
    for (const MenuItem& item : options.items)
        height += item_height(ui) + (item.after_line ? line_height : 0);
    return height;
}

void draw_item(Ui& ui, Rect place, const MenuItem& item, const Interaction& touched)
{
    bool disabled = !item.disabled_reason.empty();
    bool lit = (touched.hovered || touched.focused) && !disabled;
    if (lit)
        ui.fill(place, Token::pressed, 6);
    Token ink = disabled ? Token::text_disabled : item.dangerous ? Token::danger_text : Token::text;
    Rect inside = place.inset(item_padding, 0);
    if (item.checked != Tristate::none || item.current) {
        Rect tick = inside.take_end(size::icon, item_padding);
        if (item.checked == Tristate::yes || item.current)
            ui.icon(tick, Icon::check, Token::accent);
    }
    if (item.is_pill) {
        if (disabled) {
            draw_pill(ui, inside, item.label, Tone::neutral, Icon::lock);
        } else {
            draw_pill(ui, inside, item.label, item.tone, item.icon);
        }
    } else {
        if (item.icon != Icon::none)
            ui.icon(inside.take_start(size::icon, item_padding), item.icon,
                disabled || item.dangerous ? ink : Token::text_muted);
        if (!item.shortcut.empty())
            ui.draw_text(inside.take_end(ui.text_width(item.shortcut, shortcut_style), item_padding), item.shortcut,
                shortcut_style);
        TextStyle words = item_style;
        words.color = ink;
        ui.draw_text(inside, item.label, words);
    }
    if (touched.focus_visible)
        ui.outline(place, Token::focus, 6, size::focus_ring);
    if (touched.hovered)
        ui.cursor(disabled ? Cursor::not_allowed : Cursor::hand);
}

// The next item whose words begin with what was typed.
std::optional<std::size_t> item_by_letter(std::span<const MenuItem> items, std::size_t from, char32_t letter)
{
    auto lower = [](char32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; };
    for (std::size_t step = 1; step <= items.size(); ++step) {
        std::size_t i = (from + step) % items.size();
        if (!items[i].label.empty() && lower(utf8_character_at(items[i].label, 0).code) == letter)
            return i;
    }
    return {};
}

std::size_t wanted_by_key(Ui& ui, std::span<const MenuItem> items, std::size_t at)
{
    std::size_t last = items.size() - 1;
    if (ui.take_key(Key::down))
        return at == last ? 0 : at + 1;
    if (ui.take_key(Key::up))
        return at == 0 ? last : at - 1;
    if (ui.take_key(Key::home))
        return 0;
    if (ui.take_key(Key::end))
        return last;
    const KeyEvent* pressed = ui.key();
    if (pressed && pressed->key == Key::other && pressed->modifiers.none()) {
        if (auto found = item_by_letter(items, at, pressed->character)) {
            ui.take_this_key();
            return *found;
        }
    }
    return at;
}

} // namespace

std::optional<std::size_t> menu(Ui& ui, const MenuOptions& options)
{
    std::optional<PopupScope> popup = begin_popup(ui,
        {.id = options.id,
            .trigger = options.trigger,
            .anchor = options.anchor,
            .size = {menu_width(ui, options), menu_height(ui, options)},
            .place = options.at_end ? PopupPlace::below_end : PopupPlace::below_start,
            .name = options.name});
    if (!popup || options.items.empty())
        return {};
    std::optional<std::size_t> chosen;
    NodeSpec spec;
    spec.role = Role::menu;
    spec.name = options.name;
    ScrollScope scroll =
        ui.scroll_area(ui.id("items"), popup->rect(), static_cast<double>(menu_height(ui, options)), spec);
    Rect column = scroll.content().inset(padding, padding);
    auto id_of = [&](std::size_t i) { return ui.id({reinterpret_cast<const char*>(&i), sizeof i}); };
    bool any_focused = false;
    for (std::size_t i = 0; i < options.items.size(); ++i)
        any_focused |= ui.has_focus(id_of(i));
    for (std::size_t i = 0; i < options.items.size(); ++i) {
        const MenuItem& item = options.items[i];
        if (item.after_line) {
            Rect line = column.take_top(line_height);
            ui.fill(line.centered({line.width(), ui.device_pixel()}), Token::hairline);
            NodeSpec separator;
            separator.role = Role::separator;
            std::size_t key = options.items.size() + i;
            ui.leaf(ui.id({reinterpret_cast<const char*>(&key), sizeof key}), line, separator);
        }
        Rect place = column.take_top(item_height(ui));
        bool disabled = !item.disabled_reason.empty();
        NodeId id = id_of(i);
        Interaction touched = ui.interact(id, place, {.disabled = disabled});
        NodeSpec node;
        node.role = item.checked == Tristate::none ? Role::menu_item
            : options.radio                        ? Role::menu_item_radio
                                                   : Role::menu_item_checkbox;
        node.text = item.label;
        node.checked = item.checked;
        node.current = item.current;
        node.disabled = disabled;
        node.description = item.disabled_reason;
        // One stop: the focused item, and before there is one the first.
        bool stop = any_focused ? touched.focused : i == 0;
        node.focusable = stop ? Focusable::stop : Focusable::by_script;
        ui.leaf(id, place, node);
        draw_item(ui, place, item, touched);
        if (disabled)
            ui.tooltip(id, place, item.disabled_reason);
        if (touched.pressed)
            chosen = i;
        if (touched.focused) {
            std::size_t wanted = wanted_by_key(ui, options.items, i);
            if (wanted != i)
                ui.focus(id_of(wanted));
        }
    }
    if (chosen)
        ui.close_popup(options.id);
    return chosen;
}

} // namespace carnet::ui
