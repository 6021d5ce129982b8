#include "ui/kit/widgets/button.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float button_padding = size::space;
constexpr float icon_gap = 6;
constexpr float badge_padding = 4;
constexpr float badge_height = 18;

constexpr TextStyle label_style {.size = TextSize::small, .weight = FontWeight::semibold};
constexpr TextStyle badge_style {.size = TextSize::small,
    .weight = FontWeight::semibold,
    .color = Token::on_accent,
    .align = Align::center,
    .figures = Figures::tabular};

struct Look {
    std::optional<Token> ground;
    Token words {Token::text};
    std::optional<Token> border;
};

Look look_of(ButtonKind kind, const Interaction& touched, bool disabled, bool active)
{
    bool lit = (touched.hovered || touched.held) && !disabled;
    switch (kind) {
    case ButtonKind::primary:
        if (disabled)
            return {Token::sunken, Token::text_disabled, Token::hairline};
        return {touched.held ? Token::accent_pressed : lit ? Token::accent_hover : Token::accent, Token::on_accent, {}};
    case ButtonKind::danger:
        if (disabled)
            return {Token::sunken, Token::text_disabled, Token::hairline};
        return {lit ? Token::danger_hover : Token::danger, Token::on_danger, {}};
    case ButtonKind::plain:
        if (disabled)
            return {{}, Token::text_disabled, {}};
        if (touched.held || active)
            return {Token::pressed, Token::text, {}};
        return {lit ? std::optional {Token::pressed} : std::nullopt, Token::text, {}};
    case ButtonKind::secondary:
        break;
    }
    if (disabled)
        return {Token::surface, Token::text_disabled, Token::hairline};
    Token ground = touched.held ? Token::pressed : lit ? Token::hover : active ? Token::selected : Token::surface;
    return {ground, Token::text, active ? Token::accent : Token::border};
}

NodeSpec spec_of(Role role, std::string_view label, const ButtonOptions& options)
{
    NodeSpec spec;
    spec.role = role;
    spec.text = label;
    spec.name = options.name;
    bool disabled = !options.disabled_reason.empty();
    spec.description = disabled ? options.disabled_reason : options.description;
    spec.disabled = disabled;
    spec.key_shortcuts = options.shortcut;
    spec.popup = options.popup;
    spec.expanded = options.expanded;
    spec.pressed = options.pressed;
    spec.controls = options.controls;
    spec.focusable = options.focusable;
    return spec;
}

void paint_ground(Ui& ui, Rect rect, const Look& look, const Interaction& touched)
{
    if (look.ground)
        ui.fill(rect, *look.ground, radius::control);
    if (look.border)
        ui.outline(rect, *look.border, radius::control);
    if (touched.focus_visible)
        ui.focus_ring(rect, radius::control);
    if (touched.hovered)
        ui.cursor(Cursor::hand);
}

// What stands after the words: an icon, or the number in its place.
float trailing_width(Ui& ui, const ButtonOptions& options)
{
    if (options.badge.empty())
        // As wide as a number of one digit: nothing moves when one takes its place.
        return options.trailing_icon != Icon::none ? badge_height : 0;
    return std::max(badge_height, ui.text_width(options.badge, badge_style) + 2 * badge_padding);
}

// An arrow has air of its own, a number has not.
float trailing_gap(const ButtonOptions& options)
{
    return options.badge.empty() ? icon_gap - 4 : icon_gap;
}

void draw_trailing(Ui& ui, Rect place, const ButtonOptions& options, Token ink)
{
    if (options.badge.empty()) {
        ui.icon(place, options.trailing_icon, ink);
        return;
    }
    Rect ground = place.centered({place.width(), badge_height});
    ui.fill(ground, Token::accent, badge_height / 2);
    ui.draw_text(ground, options.badge, badge_style);
}

} // namespace

float button_width(Ui& ui, std::string_view label, const ButtonOptions& options)
{
    float width = 2 * button_padding + ui.text_width(label, label_style);
    if (options.icon != Icon::none)
        width += size::icon + icon_gap;
    if (float trailing = trailing_width(ui, options); trailing > 0)
        width += trailing + trailing_gap(options);
    return width;
}

Interaction button(Ui& ui, Rect rect, std::string_view label, const ButtonOptions& options)
{
    return button(ui, ui.id(options.name.empty() ? label : options.name), rect, label, options);
}

Interaction button(Ui& ui, NodeId id, Rect rect, std::string_view label, const ButtonOptions& options)
{
    bool disabled = !options.disabled_reason.empty();
    Interaction touched = ui.interact(id, rect, {.disabled = disabled});
    ui.leaf(id, rect, spec_of(Role::button, label, options));
    Look look = look_of(options.kind, touched, disabled, options.active);
    paint_ground(ui, rect, look, touched);

    Rect inside = rect.inset(button_padding, 0);
    float used = button_width(ui, label, options) - 2 * button_padding;
    float spare = std::max(inside.width() - used, 0.0F);
    if (options.align == Align::center)
        inside.take_start(spare / 2);
    if (options.icon != Icon::none)
        ui.icon(inside.take_start(size::icon, icon_gap), options.icon, look.words);
    if (float trailing = trailing_width(ui, options); trailing > 0) {
        Rect at_end = inside;
        if (options.align == Align::center)
            at_end.end -= spare / 2;
        Token ink = options.kind == ButtonKind::secondary && !disabled ? Token::text_muted : look.words;
        draw_trailing(ui, at_end.take_end(trailing), options, ink);
        inside.end = at_end.end - trailing_gap(options);
    }
    TextStyle words = label_style;
    words.color = look.words;
    bool cut = ui.draw_text(inside.take_start(ui.text_width(label, words)), label, words);
    if (disabled)
        ui.tooltip(id, rect, options.disabled_reason);
    else if (cut)
        ui.tooltip(id, rect, label);
    return touched;
}

Interaction icon_button(Ui& ui, Rect rect, Icon icon, std::string_view name, const ButtonOptions& options)
{
    return icon_button(ui, ui.id(name), rect, icon, name, options);
}

Interaction icon_button(Ui& ui, NodeId id, Rect rect, Icon icon, std::string_view name, const ButtonOptions& options)
{
    bool disabled = !options.disabled_reason.empty();
    Interaction touched = ui.interact(id, rect, {.disabled = disabled});
    NodeSpec spec = spec_of(Role::button, {}, options);
    spec.name = name;
    ui.leaf(id, rect, spec);
    Look look = look_of(options.kind, touched, disabled, options.active);
    paint_ground(ui, rect, look, touched);
    Token ink = options.kind == ButtonKind::plain && !disabled && !touched.hovered ? Token::text_muted : look.words;
    ui.icon(rect, icon, ink);
    ui.tooltip(id, rect, disabled ? options.disabled_reason : name);
    return touched;
}

Interaction link(Ui& ui, Rect rect, std::string_view label, std::string_view address, const LinkOptions& options)
{
    NodeId id = ui.id(options.name.empty() ? label : options.name);
    Rect words = rect;
    if (options.style.align == Align::start)
        words.end = std::min(rect.end, rect.start + ui.text_width(label, options.style));
    Interaction touched = ui.interact(id, words);
    NodeSpec spec;
    spec.role = Role::link;
    spec.text = label;
    spec.name = options.name;
    spec.href = address;
    spec.focusable = options.focusable;
    ui.leaf(id, words, spec);
    bool cut = ui.draw_text(words, label, options.style);
    if (touched.hovered || touched.focus_visible) {
        float line = line_height_of(options.style.size);
        Rect under {words.start, words.center().y + line / 2 - 2, words.end, words.center().y + line / 2 - 1};
        ui.fill(under, options.style.color);
    }
    if (touched.hovered)
        ui.cursor(Cursor::hand);
    if (touched.focus_visible)
        ui.focus_ring(words, radius::small);
    if (cut)
        ui.tooltip(id, words, label);
    return touched;
}

} // namespace carnet::ui
