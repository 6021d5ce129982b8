// From layouts, icons and shadows to quads in a draw list, and the queue of what the browser has to paint for them.
#include "ui/kit/text/engine.hpp"

#include "base/utf8.hpp"
#include "ui/kit/text/hash.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace carnet::ui {

namespace {

// Glyphs stand at quarters of a pixel, as browsers place them; a finer grid would only fill the atlas.
constexpr int positions_in_a_pixel = 4;

// Ink may reach a little beyond what measureText says (hinting, filters).
constexpr int ink_margin = 1;

// The fragment shader reads colours as they are painted when u is beyond this; else it takes the coverage alone.
constexpr float colored_offset = 2.0F;

constexpr float texel = 1.0F / static_cast<float>(Atlas::page_size);

// A browser fattens or thins text by its own lightness; ours is painted the same way and tinted afterwards.
bool is_light(std::uint32_t color)
{
    std::uint32_t red = color & 0xFF;
    std::uint32_t green = color >> 8 & 0xFF;
    std::uint32_t blue = color >> 16 & 0xFF;
    return red * 299 + green * 587 + blue * 114 > 128'000;
}

std::uint64_t quad_key(char32_t character, FontId font, RasterKind ink, unsigned quarter)
{
    return static_cast<std::uint64_t>(font.value) << 32 | static_cast<std::uint64_t>(ink) << 28
        | static_cast<std::uint64_t>(quarter) << 24 | character;
}

} // namespace

bool TextEngine::is_current(std::uint32_t epoch, std::uint32_t pages) const
{
    if (epoch == m_atlas.epoch())
        return true;
    for (std::uint32_t page = 0; page < Atlas::most_pages; ++page) {
        if ((pages >> page & 1) != 0 && m_atlas.forgotten_at(page) > epoch)
            return false;
    }
    return true;
}

void TextEngine::queue(const RasterRequest& request)
{
    m_queue.push_back(request);
    m_queue_text_begin.push_back(static_cast<std::uint32_t>(m_queue_text.size()));
    m_queue_text += request.text;
}

void TextEngine::draw(ImDrawList& list, const Layout& kept, int x, int baseline, std::uint32_t color)
{
    // The engine owns the layouts; callers see them as values that do not change.
    auto& layout = const_cast<Layout&>(kept);
    bool light = is_light(color);
    Layout::Painted& painted = layout.m_painted[light ? 1 : 0];
    bool same_color = !layout.m_has_colors || painted.color == color;
    if (!painted.done || !same_color || !is_current(painted.epoch, painted.pages))
        paint(layout, painted, light ? RasterKind::light_ink : RasterKind::dark_ink, color);
    for (std::uint32_t page = 0; page < Atlas::most_pages; ++page) {
        if ((painted.pages >> page & 1) != 0)
            m_atlas.mark_used(page);
    }
    for (const GlyphQuad& quad : painted.quads)
        emit(list, quad, x, baseline, color, false);
}

void TextEngine::paint(Layout& layout, Layout::Painted& painted, RasterKind ink, std::uint32_t color)
{
    painted.quads.clear();
    painted.pages = 0;
    painted.color = color;
    painted.epoch = m_atlas.epoch();
    painted.done = true;
    for (const Layout::Piece& piece : layout.m_pieces) {
        if (piece.character != 0)
            paint_glyph(painted, piece, layout.m_typeface.font, ink);
        else
            paint_run(painted, layout.m_text, piece, layout.m_typeface.font, ink, color);
    }
}

void TextEngine::paint_glyph(Layout::Painted& painted, const Layout::Piece& piece, FontId font, RasterKind ink)
{
    int whole = static_cast<int>(std::floor(piece.x));
    auto quarter = static_cast<int>((piece.x - static_cast<float>(whole)) * positions_in_a_pixel + 0.5F);
    if (quarter == positions_in_a_pixel) {
        quarter = 0;
        ++whole;
    }
    std::uint64_t key = quad_key(piece.character, font, ink, static_cast<unsigned>(quarter));
    auto [found, is_new] = m_glyphs.try_emplace(key);
    Glyph& glyph = found->second;
    if (is_new || m_atlas.forgotten_at(glyph.quad.page) > glyph.epoch) {
        glyph = {{}, m_atlas.epoch()};
        const Extent& extent = glyph_extent(piece.character, font);
        float fraction = static_cast<float>(quarter) / positions_in_a_pixel;
        int left = static_cast<int>(std::floor(fraction - extent.left)) - ink_margin;
        int right = static_cast<int>(std::ceil(fraction + extent.right)) + ink_margin;
        int top = static_cast<int>(std::floor(-extent.ascent)) - ink_margin;
        int bottom = static_cast<int>(std::ceil(extent.descent)) + ink_margin;
        bool has_ink = extent.right + extent.left > 0 && extent.ascent + extent.descent > 0;
        if (has_ink) {
            auto width = static_cast<std::uint32_t>(right - left);
            auto height = static_cast<std::uint32_t>(bottom - top);
            std::optional<AtlasPlace> place = m_atlas.place(Atlas::Shelf::glyphs, width, height);
            if (!place) {
                m_glyphs.erase(found);
                painted.done = false;
                return;
            }
            glyph.quad = {static_cast<std::int16_t>(left), static_cast<std::int16_t>(top),
                static_cast<std::uint16_t>(width), static_cast<std::uint16_t>(height), place->x, place->y, place->page,
                false};
            std::string written;
            append_utf8(written, piece.character);
            RasterRequest request;
            request.kind = ink;
            request.text = written;
            request.font = font;
            request.page = place->page;
            request.x = place->x;
            request.y = place->y;
            request.width = width;
            request.height = height;
            request.pen_x = fraction - static_cast<float>(left);
            request.pen_y = static_cast<float>(-top);
            queue(request);
        }
    }
    if (glyph.quad.width == 0)
        return;
    GlyphQuad quad = glyph.quad;
    quad.x = static_cast<std::int16_t>(quad.x + whole);
    painted.quads.push_back(quad);
    painted.pages |= 1U << quad.page;
}

void TextEngine::paint_run(Layout::Painted& painted, std::string_view text, const Layout::Piece& piece, FontId font,
    RasterKind ink, std::uint32_t color)
{
    std::string_view run = text.substr(piece.begin, piece.end - piece.begin);
    Extent extent = run_extent(run, font, piece.direction);
    int whole = static_cast<int>(std::floor(piece.x));
    float fraction = piece.x - static_cast<float>(whole);
    int left = static_cast<int>(std::floor(fraction - extent.left)) - ink_margin;
    int right = static_cast<int>(std::ceil(fraction + std::max(extent.right, extent.advance))) + ink_margin;
    int top = static_cast<int>(std::floor(-extent.ascent)) - ink_margin;
    int bottom = static_cast<int>(std::ceil(extent.descent)) + ink_margin;
    auto height = static_cast<std::uint32_t>(
        std::clamp(bottom - top, 1, static_cast<int>(Atlas::page_size - Atlas::white_square)));
    // A run wider than a page lies on several shelves, painted once for each.
    for (int begin = left; begin < right;) {
        int end = std::min(right, begin + static_cast<int>(Atlas::page_size));
        auto width = static_cast<std::uint32_t>(end - begin);
        std::optional<AtlasPlace> place = m_atlas.place(Atlas::Shelf::runs, width, height);
        if (!place) {
            painted.done = false;
            return;
        }
        RasterRequest request;
        request.kind = piece.colored ? RasterKind::colored : ink;
        request.text = run;
        request.font = font;
        request.direction = piece.direction;
        request.page = place->page;
        request.x = place->x;
        request.y = place->y;
        request.width = width;
        request.height = height;
        request.pen_x = fraction - static_cast<float>(begin);
        request.pen_y = static_cast<float>(-top);
        request.color = color;
        queue(request);
        painted.quads.push_back({static_cast<std::int16_t>(begin + whole), static_cast<std::int16_t>(top),
            static_cast<std::uint16_t>(width), static_cast<std::uint16_t>(height), place->x, place->y, place->page,
            piece.colored});
        painted.pages |= 1U << place->page;
        begin = end;
    }
}

void TextEngine::emit(ImDrawList& list, const GlyphQuad& quad, int x, int y, std::uint32_t color, bool mirrored)
{
    ImVec2 from {static_cast<float>(x + quad.x), static_cast<float>(y + quad.y)};
    ImVec2 to {from.x + static_cast<float>(quad.width), from.y + static_cast<float>(quad.height)};
    const ImVec4& clip = list._CmdHeader.ClipRect;
    if (to.x <= clip.x || from.x >= clip.z || to.y <= clip.y || from.y >= clip.w)
        return;
    float offset = quad.colored ? colored_offset : 0.0F;
    ImVec2 uv_from {static_cast<float>(quad.u) * texel + offset, static_cast<float>(quad.v) * texel};
    ImVec2 uv_to {
        static_cast<float>(quad.u + quad.width) * texel + offset, static_cast<float>(quad.v + quad.height) * texel};
    if (mirrored)
        std::swap(uv_from.x, uv_to.x);
    // The texture stays bound for what follows: every page has a white square at the same corner for shapes.
    ImTextureRef page {static_cast<ImTextureID>(quad.page + 1)};
    if (list._CmdHeader.TexRef._TexID != page._TexID)
        list._SetTexture(page);
    // Colours of an emoji are kept; only its transparency follows.
    ImU32 tint = quad.colored ? (color | 0x00FFFFFFU) : color;
    list.PrimReserve(6, 4);
    list.PrimRectUV(from, to, uv_from, uv_to, tint);
}

const GlyphQuad* TextEngine::find_picture(std::uint64_t key, RasterRequest request)
{
    auto [found, is_new] = m_pictures.try_emplace(key);
    Glyph& picture = found->second;
    if (is_new || m_atlas.forgotten_at(picture.quad.page) > picture.epoch) {
        std::optional<AtlasPlace> place = m_atlas.place(Atlas::Shelf::glyphs, request.width, request.height);
        if (!place) {
            m_pictures.erase(found);
            return nullptr;
        }
        picture.epoch = m_atlas.epoch();
        picture.quad = {0, 0, static_cast<std::uint16_t>(request.width), static_cast<std::uint16_t>(request.height),
            place->x, place->y, place->page, false};
        request.page = place->page;
        request.x = place->x;
        request.y = place->y;
        queue(request);
    }
    m_atlas.mark_used(picture.quad.page);
    return &picture.quad;
}

void TextEngine::draw_icon(ImDrawList& list, std::string_view path, Stroke stroke, int x, int y, int pixels,
    std::uint32_t color, bool mirrored)
{
    constexpr float grid = 16.0F;
    RasterRequest request;
    request.kind = stroke == Stroke::filled ? RasterKind::icon_filled : RasterKind::icon;
    request.text = path;
    request.width = static_cast<std::uint32_t>(pixels) + 2 * ink_margin;
    request.height = request.width;
    request.pen_x = ink_margin;
    request.pen_y = ink_margin;
    request.scale = static_cast<float>(pixels) / grid;
    auto kind = static_cast<std::uint64_t>(request.kind);
    const GlyphQuad* picture = find_picture(hash_of(path, kind << 32 | static_cast<std::uint64_t>(pixels)), request);
    if (picture)
        emit(list, *picture, x - ink_margin, y - ink_margin, color, mirrored);
}

void TextEngine::draw_shadow(
    ImDrawList& list, int left, int top, int right, int bottom, int corner, int blur, std::uint32_t color)
{
    // A square just large enough that its middle is flat; its corners and edges are cut out and stretched.
    int edge = corner + 2 * blur;
    int side = 2 * edge + 1;
    RasterRequest request;
    request.kind = RasterKind::shadow;
    request.width = static_cast<std::uint32_t>(side);
    request.height = static_cast<std::uint32_t>(side);
    request.scale = static_cast<float>(corner);
    request.blur = static_cast<float>(blur);
    std::uint64_t key = hash_of("shadow", static_cast<std::uint64_t>(corner), static_cast<std::uint64_t>(blur));
    const GlyphQuad* picture = find_picture(key, request);
    if (!picture)
        return;
    ImTextureRef page {static_cast<ImTextureID>(picture->page + 1)};
    if (list._CmdHeader.TexRef._TexID != page._TexID)
        list._SetTexture(page);
    std::array<int, 4> xs {left - blur, left - blur + edge, right + blur - edge, right + blur};
    std::array<int, 4> ys {top - blur, top - blur + edge, bottom + blur - edge, bottom + blur};
    std::array<int, 4> cuts {0, edge, edge + 1, side};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            if (xs[column + 1] <= xs[column] || ys[row + 1] <= ys[row])
                continue;
            list.PrimReserve(6, 4);
            list.PrimRectUV({static_cast<float>(xs[column]), static_cast<float>(ys[row])},
                {static_cast<float>(xs[column + 1]), static_cast<float>(ys[row + 1])},
                {static_cast<float>(picture->u + cuts[column]) * texel,
                    static_cast<float>(picture->v + cuts[row]) * texel},
                {static_cast<float>(picture->u + cuts[column + 1]) * texel,
                    static_cast<float>(picture->v + cuts[row + 1]) * texel},
                color);
        }
    }
}

void TextEngine::end_frame()
{
    if (!m_queue.empty()) {
        for (std::size_t i = 0; i < m_queue.size(); ++i)
            m_queue[i].text = std::string_view {m_queue_text}.substr(m_queue_text_begin[i], m_queue[i].text.size());
        m_rasterizer.rasterize(m_queue);
        m_queue.clear();
        m_queue_text_begin.clear();
        m_queue_text.clear();
    }
    m_atlas.end_frame();
    forget_old_layouts();
    ++m_frame;
}

} // namespace carnet::ui
