// The look that is in force: the palette that fits the system (light, dark, high contrast, forced colours), changed by
// what the host may name, and the density. A Theme is a value made anew whenever one of its causes changes; widgets
// only ask it.
#pragma once

#include "ui/kit/theme/tokens.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::ui {

enum class Scheme : std::uint8_t { light, dark };
enum class Contrast : std::uint8_t { normal, high };
enum class Density : std::uint8_t { comfortable, compact };

// What the system (or a setting of the merchant's) asks for.
struct ThemeRequest {
    Scheme scheme {Scheme::light};
    Contrast contrast {Contrast::normal};
    Density density {Density::comfortable};
    bool reduced_motion {false};
    // Under `forced-colors` the page reports the system's own colours; they replace the palette.
    struct Forced {
        Color canvas;
        Color canvas_text;
        Color button_face;
        Color button_text;
        Color highlight;
        Color highlight_text;
        Color link_text;
        Color gray_text;
        friend bool operator==(const Forced&, const Forced&) = default;
    };
    bool forced_colors {false};
    Forced forced;

    friend bool operator==(const ThemeRequest&, const ThemeRequest&) = default;
};

// A colour that the embedding page wants for a token, by the token's name.
struct ColorOverride {
    std::string name;
    std::string value;
};

// Why an override was not taken, for the host's log.
struct RefusedOverride {
    std::string name;
    std::string reason;
};

class Theme {
public:
    Theme() = default;
    explicit Theme(const ThemeRequest& request, std::span<const ColorOverride> overrides = {});

    [[nodiscard]] Color color(Token token) const { return m_palette[static_cast<std::size_t>(token)]; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    [[nodiscard]] Scheme scheme() const { return m_request.scheme; }
    [[nodiscard]] bool reduced_motion() const { return m_request.reduced_motion; }
    [[nodiscard]] Density density() const { return m_request.density; }
    [[nodiscard]] float row_height() const
    {
        return m_request.density == Density::compact ? size::row_compact : size::row;
    }

    struct Chip {
        Color ground;
        Color words;
    };
    // `index` counts as domain's TagColor; a number beyond the palette is gray.
    [[nodiscard]] Chip chip(std::size_t index) const;

    [[nodiscard]] const std::vector<RefusedOverride>& refused() const { return m_refused; }

private:
    void apply_forced_colors();
    void apply_overrides(std::span<const ColorOverride> overrides);

    ThemeRequest m_request;
    Palette m_palette {light_palette};
    std::vector<RefusedOverride> m_refused;
};

// True when every pair of the palette is as readable as tokens.hpp asks.
[[nodiscard]] bool is_readable(const Palette& palette);

} // namespace carnet::ui
