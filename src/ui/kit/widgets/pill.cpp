#include "ui/kit/widgets/pill.hpp"

#include <string>

namespace carnet::ui {

namespace {

constexpr float pill_padding = 8;
constexpr float pill_icon = 14;
constexpr float gap = 4;
constexpr float chevron = 12;
constexpr float least_target = 24;
constexpr TextStyle pill_style {.size = TextSize::small};
constexpr TextStyle chip_style {.size = TextSize::small};

} // namespace

Token ground_of(Tone tone)
{
    switch (tone) {
    case Tone::info:
        return Token::info_ground;
    case Tone::success:
        return Token::success_ground;
    case Tone::warning:
        return Token::warning_ground;
    case Tone::danger:
        return Token::danger_ground;
    case Tone::neutral:
        break;
    }
    return Token::neutral_ground;
}

Token words_of(Tone tone)
{
    switch (tone) {
    case Tone::info:
        return Token::info_words;
    case Tone::success:
        return Token::success_words;
    case Tone::warning:
        return Token::warning_words;
    case Tone::danger:
        return Token::danger_words;
    case Tone::neutral:
        break;
    }
    return Token::neutral_words;
}

float pill_width(Ui& ui, std::string_view words, Icon icon, bool with_chevron)
{
    return 2 * pill_padding + ui.text_width(words, pill_style) + (icon != Icon::none ? pill_icon + gap : 0)
        + (with_chevron ? chevron + gap : 0);
}

static void draw_pill_inside(Ui& ui, Rect place, std::string_view words, Token ink, Icon icon, bool with_chevron)
{
    Rect inside = place.inset(pill_padding, 0);
    if (icon != Icon::none)
        ui.icon(inside.take_start(pill_icon, gap).centered({pill_icon, pill_icon}), icon, ink);
    if (with_chevron)
        ui.icon(inside.take_end(chevron, gap).centered({chevron, chevron}), Icon::chevron_down, ink);
    TextStyle style = pill_style;
    style.color = ink;
    ui.draw_text(inside, words, style);
}

Rect draw_pill(Ui& ui, Rect rect, std::string_view words, Tone tone, Icon icon)
{
    float width = std::min(pill_width(ui, words, icon), rect.width());
    Rect place = rect.middle_start({width, size::pill});
    ui.fill(place, ground_of(tone), radius::round);
    draw_pill_inside(ui, place, words, words_of(tone), icon, false);
    return place;
}

void pill(Ui& ui, NodeId id, Rect rect, std::string_view words, Tone tone, Icon icon)
{
    Rect place = draw_pill(ui, rect, words, tone, icon);
    NodeSpec spec;
    spec.role = Role::text;
    spec.text = words;
    ui.leaf(id, place, spec);
    if (place.width() < pill_width(ui, words, icon))
        ui.tooltip(id, place, words);
}

Interaction pill_button(
    Ui& ui, NodeId id, Rect rect, std::string_view words, Tone tone, Icon icon, const ButtonOptions& options)
{
    bool disabled = !options.disabled_reason.empty();
    bool with_chevron = !disabled;
    Icon shown = disabled ? Icon::lock : icon;
    float width = std::min(pill_width(ui, words, shown, with_chevron), rect.width());
    Rect place = rect.middle_start({width, size::pill});
    // A finger needs more room than the eye.
    Rect target = ui.is_touch() ? rect.middle_start({width, std::min(rect.height(), size::control_touch)}) : place;
    Interaction touched = ui.interact(id, target, {.disabled = disabled});
    NodeSpec spec;
    spec.role = Role::button;
    spec.text = words;
    spec.name = options.name;
    spec.description = disabled ? options.disabled_reason : options.description;
    spec.disabled = disabled;
    spec.popup = options.popup;
    spec.expanded = options.expanded;
    spec.controls = options.controls;
    spec.focusable = options.focusable;
    ui.leaf(id, target, spec);
    ui.fill(place, ground_of(tone), radius::round);
    Token ink = words_of(tone);
    if ((touched.hovered || options.active) && !disabled)
        ui.outline(place, ui.color(ink).with_alpha(0.45F), radius::round);
    draw_pill_inside(ui, place, words, ink, shown, with_chevron);
    if (touched.focus_visible)
        ui.focus_ring(place, radius::round);
    if (touched.hovered)
        ui.cursor(disabled ? Cursor::not_allowed : Cursor::hand);
    if (disabled)
        ui.tooltip(id, target, options.disabled_reason);
    else if (width < pill_width(ui, words, shown, with_chevron))
        ui.tooltip(id, target, words);
    return touched;
}

float chip_width(Ui& ui, std::string_view words)
{
    return 2 * pill_padding - 4 + ui.text_width(words, chip_style);
}

Rect draw_chip(Ui& ui, Rect rect, std::string_view words, std::size_t color)
{
    Theme::Chip tone = ui.theme().chip(color);
    Rect place = rect.middle_start({std::min(chip_width(ui, words), rect.width()), size::chip});
    ui.fill(place, tone.ground, 5);
    ui.draw_text(place.inset(pill_padding - 2, 0), words, chip_style, tone.words);
    return place;
}

void chip(Ui& ui, NodeId id, Rect rect, std::string_view words, std::size_t color)
{
    Rect place = draw_chip(ui, rect, words, color);
    NodeSpec spec;
    spec.role = Role::text;
    spec.text = words;
    ui.leaf(id, place, spec);
    if (place.width() < chip_width(ui, words))
        ui.tooltip(id, place, words);
}

float removable_chip_width(Ui& ui, std::string_view words)
{
    // The cross is a target of its own: at least 24 pixels (WCAG 2.5.8).
    return pill_padding - 2 + ui.text_width(words, chip_style) + least_target;
}

Interaction removable_chip(Ui& ui, Rect rect, std::string_view words, const RemovableChipOptions& options)
{
    Theme::Chip tone = ui.theme().chip(options.color);
    Rect place = rect.middle_start({std::min(removable_chip_width(ui, words), rect.width()), least_target});
    ui.fill(place, tone.ground, 6);
    Rect inside = place;
    Rect cross = inside.take_end(least_target);
    inside.take_start(pill_padding - 2);
    NodeSpec label;
    label.role = Role::text;
    label.text = words;
    NodeId label_id = ui.id("words");
    ui.leaf(label_id, inside, label);
    if (ui.draw_text(inside, words, chip_style, tone.words))
        ui.tooltip(label_id, inside, words);

    NodeId id = ui.id(options.remove);
    // Under a finger the cross is pressed beside it, too.
    Rect target = ui.is_touch() ? Rect {cross.start, rect.top, cross.end + size::space_small, rect.bottom} : cross;
    bool disabled = !options.disabled_reason.empty();
    Interaction touched = ui.interact(id, target, {.disabled = disabled});
    NodeSpec spec;
    spec.role = Role::button;
    spec.name = options.remove;
    spec.description = options.disabled_reason;
    spec.disabled = disabled;
    spec.focusable = Focusable::stop;
    ui.leaf(id, target, spec);
    if ((touched.hovered || touched.held) && !disabled)
        ui.fill(cross.inset(3), tone.words.with_alpha(0.16F), radius::small);
    ui.icon(cross.centered({pill_icon, pill_icon}), Icon::close, tone.words);
    if (touched.focus_visible)
        ui.focus_ring(cross.inset(3), radius::small);
    if (touched.hovered)
        ui.cursor(disabled ? Cursor::not_allowed : Cursor::hand);
    ui.tooltip(id, target, disabled ? options.disabled_reason : options.remove);
    return touched;
}

void chips(Ui& ui, NodeId scope, Rect rect, std::span<const ChipItem> items)
{
    IdScope within = ui.scope(static_cast<std::uint64_t>(scope));
    constexpr float room_for_count = 30;
    Rect left = rect;
    for (std::size_t i = 0; i < items.size(); ++i) {
        float wanted = chip_width(ui, items[i].words);
        bool last = i + 1 == items.size();
        float room = left.width() - (last ? 0 : room_for_count + gap);
        // A first chip that is too wide is cut; a later one waits behind the count.
        if (wanted > room && i > 0) {
            std::string count = "+" + std::to_string(items.size() - i);
            std::string names;
            for (const ChipItem& hidden : items.subspan(i)) {
                if (!names.empty())
                    names += " · ";
                names += hidden.words;
            }
            NodeId id = ui.id("more");
            NodeSpec spec;
            spec.role = Role::text;
            spec.text = names;
            Rect place = left.take_start(room_for_count);
            ui.leaf(id, place, spec);
            ui.draw_text(place, count, style::muted);
            ui.tooltip(id, place, names);
            return;
        }
        IdScope one = ui.scope(items[i].key);
        chip(ui, ui.id("chip"), left.take_start(std::min(wanted, std::max(room, 24.0F)), gap), items[i].words,
            items[i].color);
    }
}

static constexpr float filter_chip_height = 28;

float filter_chip_width(Ui& ui, std::string_view words)
{
    return 10 + ui.text_width(words, chip_style) + gap + pill_icon + 6;
}

Interaction filter_chip(Ui& ui, Rect rect, std::string_view words, std::string_view name)
{
    NodeId id = ui.id(name);
    Interaction touched = ui.interact(id, rect);
    NodeSpec spec;
    spec.role = Role::button;
    spec.text = words;
    spec.name = name;
    spec.focusable = Focusable::stop;
    ui.leaf(id, rect, spec);
    // What a finger hits may be higher than what the eye sees.
    Rect shown = rect.centered({rect.width(), std::min(rect.height(), filter_chip_height)});
    ui.fill(shown, touched.hovered ? Token::pressed : Token::neutral_ground, radius::round);
    Rect inside = shown;
    inside.take_start(10);
    inside.take_end(6);
    ui.icon(inside.take_end(pill_icon, gap).centered({pill_icon, pill_icon}), Icon::close,
        touched.hovered ? Token::text : Token::text_muted);
    ui.draw_text(inside, words, chip_style);
    if (touched.focus_visible)
        ui.focus_ring(shown, radius::round);
    if (touched.hovered)
        ui.cursor(Cursor::hand);
    return touched;
}

} // namespace carnet::ui
