// What the text engine asks of the browser (or of a fake in tests): measure strings, paint strings, icons and shadows
// into pages of the atlas, find words. All lengths are physical pixels; all text is UTF-8. Calls carry many requests at
// once, because the boundary costs more than the work on a single glyph.
#pragma once

#include "ui/kit/text/script.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace carnet::ui {

enum class FontWeight : std::uint8_t { regular, semibold };

// The system font in one weight and one size, the size in 1/64 physical pixel.
struct FontId {
    std::uint32_t value {0};

    [[nodiscard]] static FontId of(FontWeight weight, float pixels)
    {
        auto size = static_cast<std::uint32_t>(pixels * 64.0F + 0.5F) & 0xFFFFU;
        return {(weight == FontWeight::semibold ? 1U << 16 : 0U) | size};
    }
    [[nodiscard]] FontWeight weight() const
    {
        return (value >> 16 & 1) != 0 ? FontWeight::semibold : FontWeight::regular;
    }
    [[nodiscard]] float pixels() const { return static_cast<float>(value & 0xFFFFU) / 64.0F; }

    friend bool operator==(FontId, FontId) = default;
};

struct FontMetrics {
    float ascent {0}; // above the baseline, of the font itself
    float descent {0}; // below it
};

struct MeasureRequest {
    std::string_view text;
    FontId font;
    TextDirection direction {TextDirection::left_to_right};
};

// The pen's advance and how far the ink reaches from the pen's start on the baseline; all positive outwards.
struct Extent {
    float advance {0};
    float left {0};
    float right {0};
    float ascent {0};
    float descent {0};
};

enum class RasterKind : std::uint32_t {
    dark_ink, // text painted black: how a browser thins or fattens dark text is kept; only its coverage is used
    light_ink, // the same for light text
    colored, // text painted in `color`, shown as it is (emoji)
    icon, // `text` is an SVG path on a 16 × 16 grid, stroked with a pen of 1.5, `scale` pixels a unit
    icon_filled, // the same, filled
    shadow, // a blurred rounded square: `scale` is its radius, `blur` the blur
};

struct RasterRequest {
    RasterKind kind {RasterKind::dark_ink};
    std::string_view text;
    FontId font;
    TextDirection direction {TextDirection::left_to_right};
    std::uint32_t page {0};
    std::uint32_t x {0}; // the place in the page
    std::uint32_t y {0};
    std::uint32_t width {0};
    std::uint32_t height {0};
    float pen_x {0}; // where the pen starts, from the place's corner
    float pen_y {0}; // the baseline
    std::uint32_t color {0}; // as ImGui packs it
    float scale {1};
    float blur {0};
};

class TextRasterizer {
public:
    virtual ~TextRasterizer() = default;

    [[nodiscard]] virtual FontMetrics font_metrics(FontId font) = 0;
    virtual void measure(std::span<const MeasureRequest> requests, std::span<Extent> extents) = 0;
    // Paints into the atlas' pages; a page that is named for the first time is made.
    virtual void rasterize(std::span<const RasterRequest> requests) = 0;
    // How many bytes from the start, ending between two of what people call letters, fit into the width.
    [[nodiscard]] virtual std::uint32_t fitting_bytes(
        std::string_view text, FontId font, TextDirection direction, float width) = 0;
    // Where words end (bytes), by the language's dictionary.
    virtual void word_ends(std::string_view text, std::vector<std::uint32_t>& ends) = 0;
};

} // namespace carnet::ui
