// A colour of the screen (sRGB, 8 bits a channel, straight alpha) and WCAG's measure of contrast between two.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::ui {

struct Color {
    std::uint8_t red {0};
    std::uint8_t green {0};
    std::uint8_t blue {0};
    std::uint8_t alpha {255};

    // 0xRRGGBB, opaque.
    [[nodiscard]] static constexpr Color hex(std::uint32_t rgb)
    {
        return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb), 255};
    }
    [[nodiscard]] constexpr Color with_alpha(float share) const
    {
        return {red, green, blue, static_cast<std::uint8_t>(static_cast<float>(alpha) * share + 0.5F)};
    }

    // As Dear ImGui packs it (IM_COL32).
    [[nodiscard]] constexpr std::uint32_t packed() const
    {
        return static_cast<std::uint32_t>(alpha) << 24 | static_cast<std::uint32_t>(blue) << 16
            | static_cast<std::uint32_t>(green) << 8 | red;
    }

    friend constexpr bool operator==(Color, Color) = default;
};

// "#rgb" or "#rrggbb", as a host writes its colours; nothing for anything else.
[[nodiscard]] std::optional<Color> parse_color(std::string_view text);

// What the eye gets when `over` lies on an opaque `under`.
[[nodiscard]] Color blended(Color over, Color under);

// WCAG 2.2: relative luminance 0…1, and the contrast ratio 1…21 of two opaque colours.
[[nodiscard]] double relative_luminance(Color color);
[[nodiscard]] double contrast_ratio(Color a, Color b);

} // namespace carnet::ui
