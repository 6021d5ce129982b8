#include "ui/kit/theme/color.hpp"

#include <algorithm>

namespace carnet::ui {

static std::optional<unsigned> hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return {};
}

std::optional<Color> parse_color(std::string_view text)
{
    if (text.empty() || text[0] != '#' || (text.size() != 4 && text.size() != 7))
        return {};
    bool is_short = text.size() == 4;
    std::uint32_t rgb = 0;
    for (char c : text.substr(1)) {
        std::optional<unsigned> digit = hex_digit(c);
        if (!digit)
            return {};
        rgb = rgb << 4 | *digit;
        if (is_short)
            rgb = rgb << 4 | *digit;
    }
    return Color::hex(rgb);
}

Color blended(Color over, Color under)
{
    auto mix = [&](std::uint8_t a, std::uint8_t b) {
        int alpha = over.alpha;
        return static_cast<std::uint8_t>((a * alpha + b * (255 - alpha) + 127) / 255);
    };
    return {mix(over.red, under.red), mix(over.green, under.green), mix(over.blue, under.blue), 255};
}

static double linear(std::uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double relative_luminance(Color color)
{
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast_ratio(Color a, Color b)
{
    double first = relative_luminance(a);
    double second = relative_luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace carnet::ui
