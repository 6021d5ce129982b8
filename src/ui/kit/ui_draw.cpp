// Ui's pixels: where logical becomes physical (and is mirrored), shapes, text.
#include "ui/kit/ui_pixels.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

// ── the one place that mirrors ────────────────────────────────────────────────────────────────────────────────────

PhysicalRect Ui::physical(Rect rect) const
{
    if (m_right_to_left)
        return {m_size.width - rect.end, rect.top, m_size.width - rect.start, rect.bottom};
    return {rect.start, rect.top, rect.end, rect.bottom};
}

Point Ui::logical(float physical_x, float y) const
{
    return {m_right_to_left ? m_size.width - physical_x : physical_x, y};
}

Ui::PixelRect Ui::pixels(Rect rect) const
{
    PhysicalRect place = physical(rect);
    auto snap = [this](float value) { return static_cast<int>(std::lround(value * m_ratio)); };
    return {snap(place.left), snap(place.top), snap(place.right), snap(place.bottom)};
}

float Ui::snapped(float length) const
{
    return std::round(length * m_ratio) / m_ratio;
}

// ── shapes ────────────────────────────────────────────────────────────────────────────────────────────────────────

ImDrawList& Ui::draw_list() const
{
    return m_drawing_over ? *m_drawing_over : *ImGui::GetCurrentWindowRead()->DrawList;
}

static float bounded_radius(float radius, float ratio, int width, int height)
{
    return std::min(radius * ratio, static_cast<float>(std::min(width, height)) / 2);
}

void Ui::fill(Rect rect, Color color, float radius)
{
    PixelRect place = pixels(rect);
    draw_list().AddRectFilled(place.corner(), place.far_corner(), color.packed(),
        bounded_radius(radius, m_ratio, place.width(), place.height()));
}

void Ui::outline(Rect rect, Color color, float radius, float thickness)
{
    PixelRect place = pixels(rect);
    float line = std::max(std::round(thickness * m_ratio), 1.0F);
    // The stroke lies inside the rectangle, its middle half a line from the edge. ImGui itself insets a stroke by half
    // a pixel.
    float inset = (line - 1) / 2;
    draw_list().AddRect({place.corner().x + inset, place.corner().y + inset},
        {place.far_corner().x - inset, place.far_corner().y - inset}, color.packed(),
        std::max(bounded_radius(radius, m_ratio, place.width(), place.height()) - inset, 0.0F), 0, line);
}

void Ui::line_below(Rect rect, Token token)
{
    PixelRect place = pixels(rect);
    int line = std::max(1, static_cast<int>(std::floor(m_ratio)));
    draw_list().AddRectFilled(
        {place.corner().x, static_cast<float>(place.bottom - line)}, place.far_corner(), color(token).packed());
}

void Ui::line_after(Rect rect, Token token)
{
    PixelRect place = pixels(rect);
    int line = std::max(1, static_cast<int>(std::floor(m_ratio)));
    int left = m_right_to_left ? place.left : place.right - line;
    draw_list().AddRectFilled({static_cast<float>(left), place.corner().y},
        {static_cast<float>(left + line), place.far_corner().y}, color(token).packed());
}

void Ui::circle(Point center, float radius, Color color)
{
    PhysicalRect place = physical({center.x, center.y, center.x, center.y});
    draw_list().AddCircleFilled({place.left * m_ratio, place.top * m_ratio}, radius * m_ratio, color.packed());
}

void Ui::shadow(Rect rect, float radius, float blur, float strength)
{
    PixelRect place = pixels(rect);
    auto whole = [this](float value) { return static_cast<int>(std::lround(value * m_ratio)); };
    Color shade = Color {0, 0, 0, 255}.with_alpha(m_theme.scheme() == Scheme::dark ? strength * 2.5F : strength);
    int down = whole(blur / 4);
    m_text.draw_shadow(draw_list(), place.left, place.top + down, place.right, place.bottom + down, whole(radius),
        std::max(whole(blur), 1), shade.packed());
}

void Ui::focus_ring(Rect rect, float radius)
{
    // Two pixels of air between the thing and the ring, so that the ring shows on any ground.
    Rect around = rect.outset(size::focus_ring);
    outline(around, Token::focus, radius + size::focus_ring, size::focus_ring);
}

void Ui::icon(Rect rect, Icon icon, Color color)
{
    IconShape shape = shape_of(icon);
    if (shape.path.empty())
        return;
    PixelRect place = pixels(rect);
    auto side = static_cast<int>(std::lround(size::icon * m_ratio));
    if (rect.width() < size::icon || rect.height() < size::icon)
        side = std::min(place.width(), place.height());
    int x = place.left + (place.width() - side) / 2;
    int y = place.top + (place.height() - side) / 2;
    m_text.draw_icon(draw_list(), shape.path, shape.filled ? TextEngine::Stroke::filled : TextEngine::Stroke::line, x,
        y, side, color.packed(), shape.follows_direction && m_right_to_left);
}

// ── text ──────────────────────────────────────────────────────────────────────────────────────────────────────────

Typeface Ui::typeface(TextStyle style) const
{
    return {FontId::of(style.weight, pixels_of(style.size) * m_ratio), style.figures == Figures::tabular};
}

bool Ui::put_text(Rect rect, std::string_view text, TextStyle style, Color color, std::span<const ByteRange> marked)
{
    if (text.empty())
        return false;
    PixelRect place = pixels(rect);
    Typeface face = typeface(style);
    const Layout& line = m_text.layout(text, face, static_cast<float>(place.width()));
    FontMetrics metrics = m_text.metrics(face.font);
    // Whole pixels above and below, and the odd one below: as a browser centres a line, so that a field's text does not
    // jump when its element takes over.
    auto above = static_cast<int>(std::lround(metrics.ascent));
    auto below = static_cast<int>(std::ceil(metrics.descent));
    int lead = place.height() - above - below;
    int baseline = place.top + (lead >= 0 ? lead / 2 : -((1 - lead) / 2)) + above;
    float spare = static_cast<float>(place.width()) - line.width();
    bool at_left = (style.align == Align::start) != m_right_to_left;
    float offset = style.align == Align::center ? spare / 2 : at_left ? 0 : spare;
    int x = place.left + static_cast<int>(std::floor(offset));
    for (ByteRange range : marked) {
        float from = m_text.pen_before(text, face, range.begin);
        float to = m_text.pen_before(text, face, range.end);
        float left = std::clamp(std::min(from, to), 0.0F, line.width());
        float right = std::clamp(std::max(from, to), 0.0F, line.width());
        if (right <= left)
            continue;
        auto top = static_cast<float>(baseline) - std::ceil(metrics.ascent);
        auto bottom = static_cast<float>(baseline) + std::ceil(metrics.descent);
        draw_list().AddRectFilled({static_cast<float>(x) + left - 1, top}, {static_cast<float>(x) + right + 1, bottom},
            this->color(Token::highlight).packed(), 2 * m_ratio);
    }
    m_text.draw(draw_list(), line, x, baseline, color.packed());
    return line.truncated();
}

bool Ui::draw_text(Rect rect, std::string_view text, TextStyle style)
{
    return put_text(rect, text, style, color(style.color), {});
}

bool Ui::draw_text(Rect rect, std::string_view text, TextStyle style, Color color)
{
    return put_text(rect, text, style, color, {});
}

bool Ui::draw_text(Rect rect, std::string_view text, TextStyle style, std::span<const ByteRange> marked)
{
    return put_text(rect, text, style, color(style.color), marked);
}

float Ui::text_width(std::string_view text, TextStyle style)
{
    // Rounded up to a device pixel: a box of this width never cuts its text.
    return std::ceil(m_text.width(text, typeface(style))) / m_ratio;
}

float Ui::paragraph_height(std::string_view text, TextStyle style, float width)
{
    auto lines = m_text.wrap(text, typeface(style), width * m_ratio).size();
    return static_cast<float>(lines) * line_height_of(style.size);
}

float Ui::draw_paragraph(Rect rect, std::string_view text, TextStyle style)
{
    const std::vector<LineRange>& lines = m_text.wrap(text, typeface(style), rect.width() * m_ratio);
    float height = line_height_of(style.size);
    const ImVec4& clip_rect = draw_list()._CmdHeader.ClipRect;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        float top = rect.top + static_cast<float>(i) * height;
        // Only the lines in view: a message may have ten thousand.
        if ((top + height) * m_ratio < clip_rect.y || top * m_ratio > clip_rect.w)
            continue;
        draw_text({rect.start, top, rect.end, top + height}, text.substr(lines[i].begin, lines[i].end - lines[i].begin),
            style);
    }
    return static_cast<float>(lines.size()) * height;
}

ClipScope Ui::clip(Rect rect)
{
    PixelRect place = pixels(rect);
    ImGui::PushClipRect(place.corner(), place.far_corner(), true);
    return ClipScope {*this};
}

ClipScope::~ClipScope()
{
    if (m_ui)
        ImGui::PopClipRect();
}

} // namespace carnet::ui
