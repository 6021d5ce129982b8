// Places and sizes in CSS pixels, in logical directions: `start` is where a line of the language begins (left in
// English, right in Hebrew) and `end` where it ends. A view lays out by cutting rectangles off a rectangle; mirroring
// for right-to-left happens once, in Ui::physical(), and nothing here knows of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace carnet::ui {

struct Size {
    float width {0};
    float height {0};

    friend bool operator==(const Size&, const Size&) = default;
};

// A place in logical CSS pixels: x grows from the start edge of the screen.
struct Point {
    float x {0};
    float y {0};

    friend bool operator==(const Point&, const Point&) = default;
};

struct Rect {
    float start {0};
    float top {0};
    float end {0};
    float bottom {0};

    [[nodiscard]] static constexpr Rect of(Point corner, Size size)
    {
        return {corner.x, corner.y, corner.x + size.width, corner.y + size.height};
    }

    [[nodiscard]] constexpr float width() const { return end - start; }
    [[nodiscard]] constexpr float height() const { return bottom - top; }
    [[nodiscard]] constexpr Size size() const { return {width(), height()}; }
    [[nodiscard]] constexpr Point center() const { return {(start + end) / 2, (top + bottom) / 2}; }
    [[nodiscard]] constexpr bool empty() const { return end <= start || bottom <= top; }
    [[nodiscard]] constexpr bool contains(Point p) const
    {
        return p.x >= start && p.x < end && p.y >= top && p.y < bottom;
    }
    [[nodiscard]] constexpr bool overlaps(const Rect& other) const
    {
        return start < other.end && other.start < end && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] constexpr Rect intersection(const Rect& other) const
    {
        Rect both {std::max(start, other.start), std::max(top, other.top), std::min(end, other.end),
            std::min(bottom, other.bottom)};
        both.end = std::max(both.end, both.start);
        both.bottom = std::max(both.bottom, both.top);
        return both;
    }

    // Cut a piece off one side; the rectangle keeps the rest, without the gap between the two.
    constexpr Rect take_start(float amount, float gap = 0)
    {
        Rect piece = *this;
        piece.end = std::min(start + std::max(amount, 0.0F), end);
        start = std::min(piece.end + gap, end);
        return piece;
    }
    constexpr Rect take_end(float amount, float gap = 0)
    {
        Rect piece = *this;
        piece.start = std::max(end - std::max(amount, 0.0F), start);
        end = std::max(piece.start - gap, start);
        return piece;
    }
    constexpr Rect take_top(float amount, float gap = 0)
    {
        Rect piece = *this;
        piece.bottom = std::min(top + std::max(amount, 0.0F), bottom);
        top = std::min(piece.bottom + gap, bottom);
        return piece;
    }
    constexpr Rect take_bottom(float amount, float gap = 0)
    {
        Rect piece = *this;
        piece.top = std::max(bottom - std::max(amount, 0.0F), top);
        bottom = std::max(piece.top - gap, top);
        return piece;
    }

    [[nodiscard]] constexpr Rect inset(float all) const { return inset(all, all); }
    [[nodiscard]] constexpr Rect inset(float horizontal, float vertical) const
    {
        Rect inner {start + horizontal, top + vertical, end - horizontal, bottom - vertical};
        inner.end = std::max(inner.end, inner.start);
        inner.bottom = std::max(inner.bottom, inner.top);
        return inner;
    }
    [[nodiscard]] constexpr Rect outset(float all) const { return {start - all, top - all, end + all, bottom + all}; }
    [[nodiscard]] constexpr Rect moved(float dx, float dy) const
    {
        return {start + dx, top + dy, end + dx, bottom + dy};
    }

    // A rectangle of this size in the middle, or at the start or end and in the vertical middle.
    [[nodiscard]] constexpr Rect centered(Size size) const
    {
        return of({start + (width() - size.width) / 2, top + (height() - size.height) / 2}, size);
    }
    [[nodiscard]] constexpr Rect middle_start(Size size) const
    {
        return of({start, top + (height() - size.height) / 2}, size);
    }
    [[nodiscard]] constexpr Rect middle_end(Size size) const
    {
        return of({end - size.width, top + (height() - size.height) / 2}, size);
    }

    friend bool operator==(const Rect&, const Rect&) = default;
};

// The screen in the page's own directions (left to right, always), in CSS pixels: what pixels, pointers and the page's
// elements use. Only the kit converts.
struct PhysicalRect {
    float left {0};
    float top {0};
    float right {0};
    float bottom {0};

    [[nodiscard]] constexpr float width() const { return right - left; }
    [[nodiscard]] constexpr float height() const { return bottom - top; }

    friend bool operator==(const PhysicalRect&, const PhysicalRect&) = default;
};

// A row of columns with stable widths: each has a least width and a share of what is left over.
struct Column {
    float minimum {0};
    float share {0};
};

template <std::size_t Count>
[[nodiscard]] constexpr std::array<Rect, Count> columns(
    Rect row, const std::array<Column, Count>& columns, float gap = 0)
{
    float fixed = gap * static_cast<float>(Count > 0 ? Count - 1 : 0);
    float shares = 0;
    for (const Column& column : columns) {
        fixed += column.minimum;
        shares += column.share;
    }
    float spare = std::max(row.width() - fixed, 0.0F);
    std::array<Rect, Count> cells {};
    for (std::size_t i = 0; i < Count; ++i) {
        float extra = shares > 0 ? spare * columns[i].share / shares : 0;
        cells[i] = row.take_start(columns[i].minimum + extra, gap);
    }
    return cells;
}

} // namespace carnet::ui
