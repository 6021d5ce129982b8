#include "ui/kit/widgets/feedback.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

void status(Ui& ui, std::string_view key, Rect rect, std::string_view words, TextStyle style, std::string_view name)
{
    NodeSpec spec;
    spec.role = Role::status;
    spec.text = words;
    spec.name = name;
    NodeId id = ui.id(key);
    ui.leaf(id, rect, spec);
    if (ui.draw_text(rect, words, style))
        ui.tooltip(id, rect, words);
}

// ── toasts ────────────────────────────────────────────────────────────────────────────────────────────────────────

namespace {

constexpr float toast_height = 44;
constexpr float toast_gap = 8;
constexpr float toast_most_width = 560;
constexpr TextStyle toast_style {.size = TextSize::small, .color = Token::on_toast};
constexpr TextStyle toast_action_style {
    .size = TextSize::small, .weight = FontWeight::semibold, .color = Token::toast_action};

Icon icon_of(Tone tone)
{
    switch (tone) {
    case Tone::success:
        return Icon::success;
    case Tone::warning:
        return Icon::warning;
    case Tone::danger:
        return Icon::error;
    case Tone::info:
        return Icon::info;
    case Tone::neutral:
        break;
    }
    return Icon::none;
}

float toast_width(Ui& ui, const Toast& toast)
{
    float width = 2 * size::space_medium + ui.text_width(toast.words, toast_style) + size::space + 28;
    if (icon_of(toast.tone) != Icon::none)
        width += size::icon + size::space_small;
    if (!toast.action.empty())
        width += ui.text_width(toast.action, toast_action_style) + 2 * size::space_small + size::space_small;
    return std::min(width, std::min(toast_most_width, ui.screen().width() - 2 * size::space));
}

// A button on the dark ground of a toast.
Interaction toast_button(Ui& ui, Rect rect, std::string_view words, std::string_view name, Icon icon)
{
    NodeId id = ui.id(name.empty() ? words : name);
    Interaction touched = ui.interact(id, rect);
    NodeSpec spec;
    spec.role = Role::button;
    spec.text = words;
    spec.name = name;
    spec.focusable = Focusable::stop;
    ui.leaf(id, rect, spec);
    if (touched.hovered || touched.held)
        ui.fill(rect, ui.color(Token::on_toast).with_alpha(0.14F), 6);
    if (icon != Icon::none)
        ui.icon(rect, icon, Token::on_toast);
    TextStyle style = toast_action_style;
    style.align = Align::center;
    ui.draw_text(rect, words, style);
    if (touched.focus_visible)
        ui.outline(rect, Token::toast_action, 6, size::focus_ring);
    if (touched.hovered)
        ui.cursor(Cursor::hand);
    return touched;
}

} // namespace

std::optional<ToastEvent> toasts(Ui& ui, std::span<const Toast> list, float bottom_margin)
{
    Rect screen = ui.screen();
    float height = list.empty() ? 1 : static_cast<float>(list.size()) * (toast_height + toast_gap);
    float widest = 1;
    for (const Toast& toast : list)
        widest = std::max(widest, toast_width(ui, toast));
    Rect area = screen;
    area.take_bottom(size::space_medium + bottom_margin);
    area = area.take_bottom(height);
    area = area.centered({widest, height});
    NodeSpec spec;
    spec.role = Role::status;
    spec.name = ui.words().messages;
    LayerScope layer = ui.layer(ui.id("toasts"), LayerKind::toast, area, {});
    NodeScope region = ui.node(ui.id("messages"), area, spec);
    std::optional<ToastEvent> event;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Toast& toast = list[i];
        IdScope one = ui.scope(toast.key);
        Rect row = area.take_top(toast_height, toast_gap);
        Rect place = row.centered({toast_width(ui, toast), toast_height});
        float shown = ui.appear(ui.id("appear"));
        place = place.moved(0, (1 - shown) * 12);
        ui.shadow(place, radius::control, 12, 0.25F * shown);
        ui.fill(place, ui.color(Token::toast), radius::control);
        Rect inside = place.inset(size::space_medium, 0);
        inside.end += size::space_small;
        if (toast_button(
                ui, inside.take_end(28, size::space_tiny).centered({28, 28}), {}, ui.words().dismiss, Icon::close))
            event = ToastEvent {i, false};
        if (!toast.action.empty()) {
            float width = ui.text_width(toast.action, toast_action_style) + 2 * size::space_small;
            if (toast_button(
                    ui, inside.take_end(width, size::space_small).centered({width, 28}), toast.action, {}, Icon::none))
                event = ToastEvent {i, true};
        }
        if (Icon icon = icon_of(toast.tone); icon != Icon::none)
            ui.icon(inside.take_start(size::icon, size::space_small), icon, Token::on_toast);
        text(ui, "words", inside, toast.words, toast_style);
        if (toast.until > ui.now())
            ui.wake_at(toast.until);
    }
    return event;
}

// ── banners ───────────────────────────────────────────────────────────────────────────────────────────────────────

namespace {

constexpr float banner_padding = 10;

// Where words, action and dismissal stand. On a phone the action would leave the words a column of a word or two: there
// it stands under them.
struct BannerLayout {
    float words_width {0};
    float words_height {0};
    bool action_below {false};
    float height {0};
};

constexpr float least_words_width = 240;

BannerLayout banner_layout(Ui& ui, float width, std::string_view words, const BannerOptions& options)
{
    BannerLayout layout;
    bool has_action = !options.action.empty();
    float room = width - 2 * size::space_medium - size::icon - size::space_small;
    if (!options.dismiss.empty())
        room -= ui.control_height() + size::space_small;
    float beside = room - (has_action ? button_width(ui, options.action) + size::space_small : 0);
    layout.action_below = has_action && beside < least_words_width;
    layout.words_width = std::max(layout.action_below ? room : beside, 80.0F);
    layout.words_height = ui.paragraph_height(words, style::small, layout.words_width);
    bool has_button_beside = !options.dismiss.empty() || (has_action && !layout.action_below);
    layout.height = std::max(layout.words_height, has_button_beside ? ui.control_height() : 0.0F) + 2 * banner_padding;
    if (layout.action_below)
        layout.height += ui.control_height() + size::space_small;
    return layout;
}

} // namespace

float banner_height(Ui& ui, float width, std::string_view words, const BannerOptions& options)
{
    return banner_layout(ui, width, words, options).height;
}

BannerResult banner(Ui& ui, Rect rect, std::string_view words, const BannerOptions& options)
{
    BannerResult result;
    NodeSpec spec;
    spec.role = Role::group;
    NodeScope group = ui.node(ui.id(words), rect, spec);
    IdScope within = ui.scope(words);
    ui.fill(rect, ground_of(options.tone), radius::control);
    BannerLayout layout = banner_layout(ui, rect.width(), words, options);
    Rect inside = rect.inset(size::space_medium, banner_padding);
    Rect below = layout.action_below ? inside.take_bottom(ui.control_height(), size::space_small) : Rect {};
    Token ink = words_of(options.tone);
    Icon icon = icon_of(options.tone);
    if (icon == Icon::none)
        icon = Icon::info;
    Rect first_line = inside.take_start(size::icon, size::space_small);
    float top = inside.top + (inside.height() - layout.words_height) / 2;
    ui.icon({first_line.start, top, first_line.end, top + line_height_of(TextSize::small)}, icon, ink);
    if (!options.dismiss.empty()) {
        Rect place = inside.take_end(ui.control_height(), size::space_small);
        result.dismissed = icon_button(ui, place.centered({place.width(), ui.control_height()}), Icon::close,
            options.dismiss, {.kind = ButtonKind::plain})
                               .pressed;
    }
    if (!options.action.empty()) {
        float width = button_width(ui, options.action);
        if (layout.action_below)
            below.take_start(size::icon + size::space_small);
        Rect place = layout.action_below ? below.take_start(width) : inside.take_end(width, size::space_small);
        result.action = button(ui, place.centered({width, ui.control_height()}), options.action).pressed;
    }
    TextStyle style = style::small;
    style.color = ink;
    paragraph(
        ui, "words", {inside.start, top, inside.start + layout.words_width, top + layout.words_height}, words, style);
    return result;
}

// ── progress, emptiness, waiting ──────────────────────────────────────────────────────────────────────────────────

void progress(Ui& ui, Rect rect, std::string_view name, float share, std::string_view words)
{
    NodeSpec spec;
    spec.role = Role::progress_bar;
    spec.name = name;
    spec.value = words;
    spec.value_now = share;
    ui.leaf(ui.id(name), rect, spec);
    Rect bar = rect.centered({rect.width(), 6});
    ui.fill(bar, Token::pressed, 3);
    Rect filled = bar;
    if (share >= 0) {
        filled.end = filled.start + bar.width() * std::clamp(share, 0.0F, 1.0F);
    } else if (!ui.theme().reduced_motion()) {
        // A piece that runs from start to end, once in a second and a half.
        auto phase = static_cast<float>(std::fmod(ui.now() / 1.5, 1.0));
        float from = bar.start + bar.width() * (phase * 1.4F - 0.4F);
        filled.start = std::max(from, bar.start);
        filled.end = std::min(from + bar.width() * 0.4F, bar.end);
        ui.request_frames(1);
    } else {
        filled.end = filled.start + bar.width() * 0.4F;
    }
    if (filled.width() > 0)
        ui.fill(filled, Token::accent, 3);
}

bool empty_state(Ui& ui, Rect rect, const EmptyState& state)
{
    constexpr float width = 360;
    constexpr TextStyle words_style {.color = Token::text_muted, .align = Align::center};
    constexpr TextStyle title_style {.weight = FontWeight::semibold, .align = Align::center};
    float inner = std::min(width, rect.width() - 2 * size::space);
    // Centred lines are drawn one by one; a paragraph would stand at the start.
    float words_height = ui.paragraph_height(state.words, words_style, inner);
    float height = 48 + size::space + line_height_of(TextSize::body) + size::space_tiny + words_height
        + (state.action.empty() ? 0 : size::space_medium + ui.control_height());
    Rect column = rect.centered({inner, std::min(height, rect.height())});
    Rect badge = column.take_top(48, size::space).centered({48, 48});
    ui.fill(badge, Token::sunken, radius::panel);
    ui.icon(badge, state.icon, Token::text_muted);
    text(
        ui, "empty title", column.take_top(line_height_of(TextSize::body), size::space_tiny), state.title, title_style);
    if (!state.words.empty()) {
        Rect place = column.take_top(words_height);
        NodeSpec spec;
        spec.role = Role::text;
        spec.text = state.words;
        ui.leaf(ui.id("empty words"), place, spec);
        ui.draw_paragraph(place, state.words, words_style);
    }
    if (state.action.empty())
        return false;
    column.take_top(size::space_medium);
    float wide = button_width(ui, state.action);
    return button(ui, column.take_top(ui.control_height()).centered({wide, ui.control_height()}), state.action).pressed;
}

void skeleton(Ui& ui, Rect rect, float width)
{
    ui.fill(rect.middle_start({std::min(width, rect.width()), 10}), Token::skeleton, radius::small);
}

} // namespace carnet::ui
