// Every colour, size, radius and duration of the product, by name: the one file to change a look. Nothing else in the
// kit or in a view writes a number for a colour or a time. Which colours must be readable on which is said here too,
// and tests/unit/ui/theme_test.cpp measures each pair against WCAG 2.2 AA.
#pragma once

#include "ui/kit/theme/color.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace carnet::ui {

// name, light, dark, light with high contrast, dark with high contrast
#define CARNET_COLOR_TOKENS(X)                                                                                         \
    /* surfaces, from the back to the front */                                                                         \
    X(canvas, 0xF7F7F8, 0x101216, 0xFFFFFF, 0x000000)                                                                  \
    X(surface, 0xFFFFFF, 0x17191E, 0xFFFFFF, 0x000000)                                                                 \
    X(raised, 0xFFFFFF, 0x1F2228, 0xFFFFFF, 0x000000)                                                                  \
    X(sunken, 0xF1F2F4, 0x0C0E11, 0xF0F0F0, 0x1A1A1A)                                                                  \
    X(hover, 0xF6F7F9, 0x1D2026, 0xEBEBEB, 0x242424)                                                                   \
    X(pressed, 0xECEEF1, 0x272B32, 0xDBDBDB, 0x333333)                                                                 \
    X(selected, 0xEFF3FF, 0x1B2340, 0xD9E3FF, 0x10204F)                                                                \
    /* lines */                                                                                                        \
    X(hairline, 0xE8E9ED, 0x272A31, 0x6B6B6B, 0x8F8F8F)                                                                \
    X(border, 0xD6D9DF, 0x343841, 0x3D3D3D, 0xB8B8B8)                                                                  \
    X(field_border, 0x878D99, 0x6E7683, 0x1F1F1F, 0xD6D6D6)                                                            \
    /* words */                                                                                                        \
    X(text, 0x1B1D22, 0xECEEF2, 0x000000, 0xFFFFFF)                                                                    \
    X(text_muted, 0x5B616E, 0xA3A9B5, 0x242424, 0xE6E6E6)                                                              \
    X(text_disabled, 0x686E7A, 0x8E95A1, 0x454545, 0xBDBDBD)                                                           \
    X(link, 0x3352CC, 0x9DB1FF, 0x0B2A9E, 0xB9C8FF)                                                                    \
    /* the one accent */                                                                                               \
    X(accent, 0x3B5BDB, 0x4C6BEA, 0x1B37A6, 0xA9BCFF)                                                                  \
    X(accent_hover, 0x3250C8, 0x4463E2, 0x122A85, 0xC3D0FF)                                                            \
    X(accent_pressed, 0x2945B4, 0x3D5AD3, 0x0C1F66, 0xDCE4FF)                                                          \
    X(on_accent, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000)                                                               \
    X(focus, 0x3B5BDB, 0x8EA5FF, 0x0B2A9E, 0xFFE45C)                                                                   \
    X(danger, 0xC42B2B, 0xCE3F3F, 0x9E0F0F, 0xFF9C9C)                                                                  \
    X(danger_hover, 0xAF2323, 0xC23636, 0x7F0A0A, 0xFFB8B8)                                                            \
    X(on_danger, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x000000)                                                               \
    X(danger_text, 0xB42323, 0xFF9B94, 0x8A0B0B, 0xFFB3AD)                                                             \
    /* what a pill or a banner says: its ground and its words */                                                       \
    X(neutral_ground, 0xECEEF1, 0x2B2F37, 0xE3E3E3, 0x2B2B2B)                                                          \
    X(neutral_words, 0x434955, 0xC9CED8, 0x1A1A1A, 0xF2F2F2)                                                           \
    X(info_ground, 0xE2ECFF, 0x1B2C55, 0xD6E4FF, 0x0E214F)                                                             \
    X(info_words, 0x1F46B0, 0xA9C1FF, 0x0A2470, 0xC9D8FF)                                                              \
    X(success_ground, 0xDCF4E3, 0x143424, 0xCFF2DA, 0x07301A)                                                          \
    X(success_words, 0x15652F, 0x8EDBA8, 0x07401A, 0xA9F2C1)                                                           \
    X(warning_ground, 0xFDF0CC, 0x3B2F10, 0xFDEBB8, 0x362900)                                                          \
    X(warning_words, 0x7A4B06, 0xF0CC7A, 0x4F2F00, 0xFFE19A)                                                           \
    X(danger_ground, 0xFDE5E4, 0x431E1F, 0xFDDAD8, 0x450A0C)                                                           \
    X(danger_words, 0x9E1F1F, 0xFFAAA4, 0x6E0A0A, 0xFFC4C0)                                                            \
    /* over everything */                                                                                              \
    X(toast, 0x23262D, 0xE9EBF0, 0x000000, 0xFFFFFF)                                                                   \
    X(on_toast, 0xFFFFFF, 0x1B1D22, 0xFFFFFF, 0x000000)                                                                \
    X(toast_action, 0xB4C4FF, 0x2B49C4, 0xC9D6FF, 0x0B2A9E)                                                            \
    X(tooltip, 0x23262D, 0x353A44, 0x000000, 0xFFFFFF)                                                                 \
    X(on_tooltip, 0xFFFFFF, 0xF2F3F6, 0xFFFFFF, 0x000000)                                                              \
    X(highlight, 0xFFE9A3, 0x5E4A0E, 0xFFE07A, 0x5C4A00)                                                               \
    X(scrollbar, 0x9AA0AB, 0x5E6572, 0x4A4A4A, 0xBDBDBD)                                                               \
    X(scrollbar_hover, 0x757B87, 0x868D9A, 0x1F1F1F, 0xFFFFFF)                                                         \
    X(skeleton, 0xECEEF1, 0x23262D, 0xDBDBDB, 0x333333)

enum class Token : std::uint8_t {
#define CARNET_TOKEN_NAME(name, light, dark, high_light, high_dark) name,
    CARNET_COLOR_TOKENS(CARNET_TOKEN_NAME)
#undef CARNET_TOKEN_NAME
        count_of_tokens
};

inline constexpr std::size_t token_count = static_cast<std::size_t>(Token::count_of_tokens);
using Palette = std::array<Color, token_count>;

inline constexpr Palette light_palette {{
#define CARNET_TOKEN_VALUE(name, light, dark, high_light, high_dark) Color::hex(light),
    CARNET_COLOR_TOKENS(CARNET_TOKEN_VALUE)
#undef CARNET_TOKEN_VALUE
}};
inline constexpr Palette dark_palette {{
#define CARNET_TOKEN_VALUE(name, light, dark, high_light, high_dark) Color::hex(dark),
    CARNET_COLOR_TOKENS(CARNET_TOKEN_VALUE)
#undef CARNET_TOKEN_VALUE
}};
inline constexpr Palette light_contrast_palette {{
#define CARNET_TOKEN_VALUE(name, light, dark, high_light, high_dark) Color::hex(high_light),
    CARNET_COLOR_TOKENS(CARNET_TOKEN_VALUE)
#undef CARNET_TOKEN_VALUE
}};
inline constexpr Palette dark_contrast_palette {{
#define CARNET_TOKEN_VALUE(name, light, dark, high_light, high_dark) Color::hex(high_dark),
    CARNET_COLOR_TOKENS(CARNET_TOKEN_VALUE)
#undef CARNET_TOKEN_VALUE
}};

// The names a host may override (theme.hpp), as they are written here.
inline constexpr std::array<const char*, token_count> token_names {
#define CARNET_TOKEN_TEXT(name, light, dark, high_light, high_dark) #name,
    CARNET_COLOR_TOKENS(CARNET_TOKEN_TEXT)
#undef CARNET_TOKEN_TEXT
};

// What must be seen on what, and how well: 4.5 for words (WCAG 1.4.3), 3 for the lines and marks that make a control
// (WCAG 1.4.11).
struct ContrastPair {
    Token front;
    Token back;
    double least;
};

inline constexpr double contrast_of_words = 4.5;
inline constexpr double contrast_of_marks = 3.0;

inline constexpr std::array contrast_pairs {
    ContrastPair {Token::text, Token::canvas, contrast_of_words},
    ContrastPair {Token::text, Token::surface, contrast_of_words},
    ContrastPair {Token::text, Token::raised, contrast_of_words},
    ContrastPair {Token::text, Token::sunken, contrast_of_words},
    ContrastPair {Token::text, Token::hover, contrast_of_words},
    ContrastPair {Token::text, Token::pressed, contrast_of_words},
    ContrastPair {Token::text, Token::selected, contrast_of_words},
    ContrastPair {Token::text, Token::highlight, contrast_of_words},
    ContrastPair {Token::text_muted, Token::canvas, contrast_of_words},
    ContrastPair {Token::text_muted, Token::surface, contrast_of_words},
    ContrastPair {Token::text_muted, Token::raised, contrast_of_words},
    ContrastPair {Token::text_muted, Token::sunken, contrast_of_words},
    ContrastPair {Token::text_muted, Token::hover, contrast_of_words},
    ContrastPair {Token::text_muted, Token::pressed, contrast_of_words},
    ContrastPair {Token::text_muted, Token::selected, contrast_of_words},
    ContrastPair {Token::text_disabled, Token::surface, contrast_of_words},
    ContrastPair {Token::text_disabled, Token::raised, contrast_of_words},
    ContrastPair {Token::text_disabled, Token::canvas, contrast_of_words},
    ContrastPair {Token::link, Token::canvas, contrast_of_words},
    ContrastPair {Token::link, Token::surface, contrast_of_words},
    ContrastPair {Token::link, Token::raised, contrast_of_words},
    ContrastPair {Token::link, Token::hover, contrast_of_words},
    ContrastPair {Token::link, Token::pressed, contrast_of_words},
    ContrastPair {Token::link, Token::selected, contrast_of_words},
    ContrastPair {Token::on_accent, Token::accent, contrast_of_words},
    ContrastPair {Token::on_accent, Token::accent_hover, contrast_of_words},
    ContrastPair {Token::on_accent, Token::accent_pressed, contrast_of_words},
    ContrastPair {Token::on_danger, Token::danger, contrast_of_words},
    ContrastPair {Token::on_danger, Token::danger_hover, contrast_of_words},
    ContrastPair {Token::danger_text, Token::surface, contrast_of_words},
    ContrastPair {Token::danger_text, Token::raised, contrast_of_words},
    ContrastPair {Token::danger_text, Token::hover, contrast_of_words},
    ContrastPair {Token::danger_text, Token::pressed, contrast_of_words},
    ContrastPair {Token::neutral_words, Token::neutral_ground, contrast_of_words},
    ContrastPair {Token::info_words, Token::info_ground, contrast_of_words},
    ContrastPair {Token::success_words, Token::success_ground, contrast_of_words},
    ContrastPair {Token::warning_words, Token::warning_ground, contrast_of_words},
    ContrastPair {Token::danger_words, Token::danger_ground, contrast_of_words},
    ContrastPair {Token::on_toast, Token::toast, contrast_of_words},
    ContrastPair {Token::toast_action, Token::toast, contrast_of_words},
    ContrastPair {Token::on_tooltip, Token::tooltip, contrast_of_words},
    ContrastPair {Token::field_border, Token::surface, contrast_of_marks},
    ContrastPair {Token::field_border, Token::raised, contrast_of_marks},
    ContrastPair {Token::field_border, Token::canvas, contrast_of_marks},
    ContrastPair {Token::accent, Token::surface, contrast_of_marks},
    ContrastPair {Token::accent, Token::canvas, contrast_of_marks},
    ContrastPair {Token::focus, Token::canvas, contrast_of_marks},
    ContrastPair {Token::focus, Token::surface, contrast_of_marks},
    ContrastPair {Token::focus, Token::raised, contrast_of_marks},
    ContrastPair {Token::focus, Token::hover, contrast_of_marks},
    ContrastPair {Token::focus, Token::selected, contrast_of_marks},
    ContrastPair {Token::scrollbar_hover, Token::surface, contrast_of_marks},
};

// A tag's chip: its ground and its words, in light and in dark; the order of domain's TagColor. The words' tone also
// makes the dot and the swatch of the picker.
struct ChipTone {
    std::uint32_t light_ground;
    std::uint32_t light_words;
    std::uint32_t dark_ground;
    std::uint32_t dark_words;
};

inline constexpr std::array chip_tones {
    ChipTone {0xFDE3E2, 0x9E1F1F, 0x461C1D, 0xFFABA5}, // red
    ChipTone {0xFFE6D5, 0x8F3A0B, 0x43230F, 0xFFB98C}, // orange
    ChipTone {0xFFEDC7, 0x7A4600, 0x3D2B06, 0xF7C76C}, // amber
    ChipTone {0xFBF3B5, 0x665200, 0x363009, 0xEBD75B}, // yellow
    ChipTone {0xECF7C4, 0x48600A, 0x283410, 0xC3DE6B}, // lime
    ChipTone {0xDAF4E0, 0x15652F, 0x133523, 0x8EDBA8}, // green
    ChipTone {0xD3F3EE, 0x0B625A, 0x0C3532, 0x76D9CB}, // teal
    ChipTone {0xD5F1FA, 0x0A5E78, 0x0B3340, 0x7CD3EE}, // cyan
    ChipTone {0xDFEBFF, 0x1F46B0, 0x1A2C57, 0xA9C1FF}, // blue
    ChipTone {0xE5E6FF, 0x3D3AB0, 0x282759, 0xBCBBFF}, // indigo
    ChipTone {0xEFE4FF, 0x6428AE, 0x33214F, 0xD3B5FF}, // violet
    ChipTone {0xFDE2F1, 0x9A1A63, 0x431B34, 0xFFA9D6}, // pink
    ChipTone {0xF1E7DF, 0x6A4329, 0x35281F, 0xDDBB9F}, // brown
    ChipTone {0xE9EBEF, 0x434955, 0x2B2F37, 0xC9CED8}, // gray
};

// Sizes in CSS pixels, on a grid of 4.
namespace size {
inline constexpr float hairline = 1;
inline constexpr float focus_ring = 2;
inline constexpr float space_tiny = 4;
inline constexpr float space_small = 8;
inline constexpr float space = 12;
inline constexpr float space_medium = 16;
inline constexpr float space_large = 24;
inline constexpr float space_huge = 32;
inline constexpr float control = 32; // a button, a field, a menu item, with a mouse
inline constexpr float control_touch = 44; // the same under a finger
inline constexpr float row = 52;
inline constexpr float row_compact = 40;
inline constexpr float header = 36;
inline constexpr float pill = 22;
inline constexpr float chip = 20;
inline constexpr float icon = 16;
inline constexpr float checkbox = 16;
inline constexpr float scrollbar = 12;
inline constexpr float narrow_screen = 720; // below this, rows become cards and windows full screens
inline constexpr float dialog_width = 480;
inline constexpr float side_window_width = 640;
} // namespace size

namespace radius {
inline constexpr float small = 4;
inline constexpr float control = 8;
inline constexpr float panel = 12;
inline constexpr float round = 999;
} // namespace radius

// Seconds. Motion stays under 150 ms, and is none where the system asks for none.
namespace duration {
inline constexpr double motion = 0.12;
inline constexpr double tooltip_delay = 0.5;
inline constexpr double toast = 10.0; // as long as Undo is offered (SPEC 6)
inline constexpr double live_region = 0.3; // a count settles before it is announced
inline constexpr double long_press = 0.5;
} // namespace duration

} // namespace carnet::ui
