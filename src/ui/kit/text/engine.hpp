// The text engine: lays out single lines, keeps what it laid out, and puts it into a draw list. Glyphs of simple
// scripts are painted once each and placed with pair kerning at quarters of a pixel; everything else is painted as a
// whole run by the browser. All numbers are physical pixels, left to right; Ui converts and mirrors. It keeps no pixels
// (Atlas keeps places, the renderer textures) and knows no colours but the one it is given.
#pragma once

#include "ui/kit/text/atlas.hpp"
#include "ui/kit/text/rasterizer.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImDrawList;

namespace carnet::ui {

// A font with what changes the layout. Tabular figures are all as wide as the widest, for columns of numbers.
struct Typeface {
    FontId font;
    bool tabular {false};

    friend bool operator==(const Typeface&, const Typeface&) = default;
};

// A corner of an atlas page that is copied to the screen, relative to the pen's start on the baseline.
struct GlyphQuad {
    std::int16_t x {0};
    std::int16_t y {0};
    std::uint16_t width {0};
    std::uint16_t height {0};
    std::uint16_t u {0};
    std::uint16_t v {0};
    std::uint16_t page {0};
    bool colored {false};
};

// A line of text as it stands; made by TextEngine and valid until the end of the frame.
class Layout {
public:
    [[nodiscard]] float width() const { return m_width; }
    // The text did not fit and ends in an ellipsis.
    [[nodiscard]] bool truncated() const { return m_truncated; }

private:
    friend class TextEngine;

    // One glyph, or one run (character is then 0).
    struct Piece {
        char32_t character {0};
        float x {0};
        std::uint32_t begin {0};
        std::uint32_t end {0};
        TextDirection direction {TextDirection::left_to_right};
        bool colored {false};
    };
    // The quads for one ink. Stale when a page they lie on was forgotten since.
    struct Painted {
        std::vector<GlyphQuad> quads;
        std::uint32_t pages {0};
        std::uint32_t epoch {0};
        std::uint32_t color {0};
        bool done {false};
    };

    std::string m_text; // as drawn, with the ellipsis
    std::string m_source; // as asked
    Typeface m_typeface;
    float m_limit {0};
    float m_width {0};
    bool m_truncated {false};
    bool m_has_colors {false};
    std::vector<Piece> m_pieces;
    Painted m_painted[2];
    std::uint32_t m_last_used {0};
};

// Where a line of a wrapped text begins and ends, in bytes, without the space at its end.
struct LineRange {
    std::uint32_t begin {0};
    std::uint32_t end {0};
};

class TextEngine {
public:
    explicit TextEngine(TextRasterizer& rasterizer);
    ~TextEngine();
    TextEngine(const TextEngine&) = delete;
    TextEngine& operator=(const TextEngine&) = delete;

    static constexpr float unlimited = 1.0e9F;

    // A single line; with a limit, what does not fit ends in an ellipsis.
    [[nodiscard]] const Layout& layout(std::string_view text, Typeface typeface, float limit = unlimited);
    [[nodiscard]] float width(std::string_view text, Typeface typeface) { return layout(text, typeface).width(); }
    [[nodiscard]] FontMetrics metrics(FontId font);

    // The lines of a text in a width: broken where its scripts allow it, and at line feeds.
    [[nodiscard]] const std::vector<LineRange>& wrap(std::string_view text, Typeface typeface, float width);

    // Where the pen stands before the byte, for marking a piece of a line. In a line that the browser shapes it is the
    // width of what comes before, measured in the line's direction.
    [[nodiscard]] float pen_before(std::string_view text, Typeface typeface, std::uint32_t byte);

    // Draws with the pen's start at (x, baseline), whole pixels.
    void draw(ImDrawList& list, const Layout& layout, int x, int baseline, std::uint32_t color);

    // An SVG path on a 16 × 16 grid, drawn `pixels` wide.
    enum class Stroke : std::uint8_t { line, filled };
    void draw_icon(ImDrawList& list, std::string_view path, Stroke stroke, int x, int y, int pixels,
        std::uint32_t color, bool mirrored);
    // A soft shadow around a rectangle, in nine pieces.
    void draw_shadow(
        ImDrawList& list, int left, int top, int right, int bottom, int corner, int blur, std::uint32_t color);

    // Paints what is new since the last call, in one call to the browser, and forgets what is too old.
    void end_frame();
    // The device-pixel ratio changed: sizes of before are worth nothing.
    void forget_measures();
    // The browser took the textures away: everything is painted anew.
    void forget_pictures() { m_atlas.forget_everything(); }

    [[nodiscard]] Atlas& atlas() { return m_atlas; }
    [[nodiscard]] std::size_t layouts_kept() const { return m_layouts.size(); }

private:
    struct Glyph {
        GlyphQuad quad;
        std::uint32_t epoch {0};
    };
    struct Wrapped {
        std::string text;
        Typeface typeface;
        float width {0};
        std::vector<LineRange> lines;
        std::uint32_t last_used {0};
    };

    void lay_out(Layout& layout, std::string_view text);
    void lay_out_within(Layout& layout, float limit);
    void measure_missing(std::string_view text, FontId font);
    [[nodiscard]] const Extent& glyph_extent(char32_t character, FontId font);
    [[nodiscard]] float advance_before(char32_t character, char32_t next, Typeface typeface);
    [[nodiscard]] float widest_digit(FontId font);
    [[nodiscard]] Extent run_extent(std::string_view text, FontId font, TextDirection direction);

    void paint(Layout& layout, Layout::Painted& painted, RasterKind ink, std::uint32_t color);
    void paint_glyph(Layout::Painted& painted, const Layout::Piece& piece, FontId font, RasterKind ink);
    void paint_run(Layout::Painted& painted, std::string_view text, const Layout::Piece& piece, FontId font,
        RasterKind ink, std::uint32_t color);
    [[nodiscard]] bool is_current(std::uint32_t epoch, std::uint32_t pages) const;
    void emit(ImDrawList& list, const GlyphQuad& quad, int x, int y, std::uint32_t color, bool mirrored);
    const GlyphQuad* find_picture(std::uint64_t key, RasterRequest request);
    void queue(const RasterRequest& request);
    void forget_old_layouts();

    void wrap_paragraph(std::string_view text, std::uint32_t begin, std::uint32_t end, Typeface typeface, float width,
        std::vector<LineRange>& lines);

    TextRasterizer& m_rasterizer;
    Atlas m_atlas;
    std::uint32_t m_frame {0};
    std::unordered_map<std::uint64_t, std::unique_ptr<Layout>> m_layouts;
    std::unordered_map<std::uint64_t, Wrapped> m_wraps;
    std::unordered_map<std::uint64_t, Extent> m_extents; // by character and font
    std::unordered_map<std::uint64_t, float> m_pairs; // advance of a character before another, by font
    std::unordered_map<std::uint64_t, Glyph> m_glyphs; // by character, font, ink and quarter of a pixel
    std::unordered_map<std::uint64_t, Glyph> m_pictures; // icons and shadows
    std::unordered_map<std::uint32_t, FontMetrics> m_metrics;
    std::unordered_map<std::uint32_t, float> m_digits;
    std::vector<Segment> m_segments;
    // What end_frame() will have painted. Texts are kept in one string, since their owners may be gone by then.
    std::vector<RasterRequest> m_queue;
    std::vector<std::uint32_t> m_queue_text_begin;
    std::string m_queue_text;
};

} // namespace carnet::ui
