// How a text looks: one of three sizes, one of two weights, a named colour.
#pragma once

#include "ui/kit/text/rasterizer.hpp"
#include "ui/kit/theme/tokens.hpp"

#include <cstdint>

namespace carnet::ui {

enum class TextSize : std::uint8_t { small, body, title };

[[nodiscard]] constexpr float pixels_of(TextSize size)
{
    switch (size) {
    case TextSize::small:
        return 13;
    case TextSize::body:
        return 15;
    case TextSize::title:
        return 22;
    }
    return 15;
}

// The height of a line, as CSS would set it.
[[nodiscard]] constexpr float line_height_of(TextSize size)
{
    switch (size) {
    case TextSize::small:
        return 18;
    case TextSize::body:
        return 20;
    case TextSize::title:
        return 28;
    }
    return 20;
}

enum class Align : std::uint8_t { start, center, end };
// Tabular figures for numbers that are compared.
enum class Figures : std::uint8_t { proportional, tabular };

struct TextStyle {
    TextSize size {TextSize::body};
    FontWeight weight {FontWeight::regular};
    Token color {Token::text};
    Align align {Align::start};
    Figures figures {Figures::proportional};
};

namespace style {
inline constexpr TextStyle body {};
inline constexpr TextStyle strong {.weight = FontWeight::semibold};
inline constexpr TextStyle small {.size = TextSize::small};
inline constexpr TextStyle small_strong {.size = TextSize::small, .weight = FontWeight::semibold};
inline constexpr TextStyle muted {.size = TextSize::small, .color = Token::text_muted};
inline constexpr TextStyle title {.size = TextSize::title, .weight = FontWeight::semibold};
inline constexpr TextStyle number {.align = Align::end, .figures = Figures::tabular};
} // namespace style

} // namespace carnet::ui
