#include "ui/kit/theme/theme.hpp"

#include <optional>

namespace carnet::ui {

static const Palette& palette_for(const ThemeRequest& request)
{
    bool dark = request.scheme == Scheme::dark;
    if (request.contrast == Contrast::high)
        return dark ? dark_contrast_palette : light_contrast_palette;
    return dark ? dark_palette : light_palette;
}

static std::optional<std::size_t> token_index(std::string_view name)
{
    for (std::size_t i = 0; i < token_count; ++i) {
        if (name == token_names[i])
            return i;
    }
    return {};
}

Theme::Theme(const ThemeRequest& request, std::span<const ColorOverride> overrides)
    : m_request(request)
    , m_palette(palette_for(request))
{
    // A person's forced colours win over a host's taste.
    if (request.forced_colors)
        apply_forced_colors();
    else
        apply_overrides(overrides);
}

void Theme::apply_forced_colors()
{
    const ThemeRequest::Forced& forced = m_request.forced;
    auto set = [this](std::initializer_list<Token> tokens, Color color) {
        for (Token token : tokens)
            m_palette[static_cast<std::size_t>(token)] = color;
    };
    using enum Token;
    set({canvas, surface, raised, sunken, hover, toast, tooltip, neutral_ground, info_ground, success_ground,
            warning_ground, danger_ground, skeleton},
        forced.canvas);
    set({text, text_muted, on_toast, on_tooltip, neutral_words, info_words, success_words, warning_words, danger_words,
            danger_text, hairline, border, scrollbar},
        forced.canvas_text);
    set({pressed, danger_hover, danger}, forced.button_face);
    set({field_border, on_danger}, forced.button_text);
    set({selected, accent, accent_hover, accent_pressed, highlight, focus, scrollbar_hover}, forced.highlight);
    set({on_accent}, forced.highlight_text);
    set({link, toast_action}, forced.link_text);
    set({text_disabled}, forced.gray_text);
    // A selected row keeps ordinary words, so it keeps the ordinary ground; the tick says that it is selected.
    set({selected, highlight}, forced.canvas);
}

// An override is taken only when the palette stays readable with it: the pairs that name the token are measured.
void Theme::apply_overrides(std::span<const ColorOverride> overrides)
{
    for (const ColorOverride& override : overrides) {
        std::optional<std::size_t> index = token_index(override.name);
        if (!index) {
            m_refused.push_back({override.name, "no colour of this name"});
            continue;
        }
        std::optional<Color> color = parse_color(override.value);
        if (!color) {
            m_refused.push_back({override.name, "not a colour: write #rrggbb"});
            continue;
        }
        Palette before = m_palette;
        m_palette[*index] = *color;
        // The accent's two other tones follow it, so that one name is enough for a brand.
        if (static_cast<Token>(*index) == Token::accent) {
            Color shade = m_request.scheme == Scheme::dark ? Color {0, 0, 0, 26} : Color {0, 0, 0, 38};
            m_palette[static_cast<std::size_t>(Token::accent_hover)] = blended(shade, *color);
            m_palette[static_cast<std::size_t>(Token::accent_pressed)] =
                blended(shade, m_palette[static_cast<std::size_t>(Token::accent_hover)]);
        }
        if (!is_readable(m_palette)) {
            m_palette = before;
            m_refused.push_back({override.name, "not enough contrast"});
        }
    }
}

Theme::Chip Theme::chip(std::size_t index) const
{
    if (m_request.forced_colors)
        return {m_request.forced.canvas, m_request.forced.canvas_text};
    const ChipTone& tone = chip_tones[index < chip_tones.size() ? index : chip_tones.size() - 1];
    if (m_request.scheme == Scheme::dark)
        return {Color::hex(tone.dark_ground), Color::hex(tone.dark_words)};
    return {Color::hex(tone.light_ground), Color::hex(tone.light_words)};
}

bool is_readable(const Palette& palette)
{
    for (const ContrastPair& pair : contrast_pairs) {
        Color front = palette[static_cast<std::size_t>(pair.front)];
        Color back = palette[static_cast<std::size_t>(pair.back)];
        if (contrast_ratio(front, back) < pair.least)
            return false;
    }
    return true;
}

} // namespace carnet::ui
