#include "ui/kit/text/atlas.hpp"

#include <algorithm>

namespace carnet::ui {

static_assert(Atlas::most_pages <= 32, "pages are also bits of a word");

Atlas::Atlas()
{
    // The first page is always there, so that shapes have a white square even before the first word.
    open(0, Shelf::glyphs);
}

void Atlas::open(std::uint32_t index, Shelf shelf)
{
    Page& page = m_pages[index];
    page.in_use = true;
    page.shelf = shelf;
    page.rows.clear();
    // The white square has the first shelf for itself: one row of a few pixels.
    page.bottom = white_square;
    page.popularity = 0;
    page.uses_in_frame = 0;
    page.last_used_frame = m_frame;
    m_fresh |= 1U << index;
}

void Atlas::forget(Page& page)
{
    page.in_use = false;
    page.rows.clear();
    page.forgotten_at = ++m_epoch;
}

std::optional<AtlasPlace> Atlas::place_in(std::uint32_t index, std::uint32_t width, std::uint32_t height)
{
    Page& page = m_pages[index];
    // Shelves in steps of 4 pixels, so that glyphs of nearly one height share them.
    std::uint32_t wanted = (height + 3) / 4 * 4;
    for (Row& row : page.rows) {
        if (row.height == wanted && row.used + width <= page_size) {
            AtlasPlace found {static_cast<std::uint16_t>(index), row.used, row.y};
            row.used = static_cast<std::uint16_t>(row.used + width);
            return found;
        }
    }
    if (page.bottom + wanted > page_size)
        return {};
    page.rows.push_back({page.bottom, static_cast<std::uint16_t>(wanted), static_cast<std::uint16_t>(width)});
    AtlasPlace found {static_cast<std::uint16_t>(index), 0, page.bottom};
    page.bottom = static_cast<std::uint16_t>(page.bottom + wanted);
    return found;
}

std::optional<AtlasPlace> Atlas::place(Shelf shelf, std::uint32_t width, std::uint32_t height)
{
    if (width > page_size || height > page_size - white_square)
        return {};
    std::optional<std::uint32_t> closed;
    for (std::uint32_t i = 0; i < most_pages; ++i) {
        if (!m_pages[i].in_use) {
            if (!closed)
                closed = i;
        } else if (m_pages[i].shelf == shelf) {
            if (auto found = place_in(i, width, height))
                return found;
        }
    }
    if (!closed)
        return {};
    open(*closed, shelf);
    return place_in(*closed, width, height);
}

void Atlas::end_frame()
{
    ++m_frame;
    for (Page& page : m_pages) {
        if (!page.in_use)
            continue;
        if (page.uses_in_frame > 0)
            page.last_used_frame = m_frame;
        page.popularity = page.popularity * 0.99F + static_cast<float>(page.uses_in_frame);
        page.uses_in_frame = 0;
    }
    // First what has rested longest; among pages that are all in use, what carries least.
    while (pages_in_use() > comfortable_pages) {
        Page* least = nullptr;
        for (std::uint32_t i = 1; i < most_pages; ++i) {
            Page& page = m_pages[i];
            if (!page.in_use)
                continue;
            bool less = !least || page.last_used_frame < least->last_used_frame
                || (page.last_used_frame == least->last_used_frame && page.popularity < least->popularity);
            if (less)
                least = &page;
        }
        if (!least)
            return;
        forget(*least);
    }
}

void Atlas::forget_everything()
{
    for (Page& page : m_pages) {
        if (page.in_use)
            forget(page);
    }
    open(0, Shelf::glyphs);
}

std::uint32_t Atlas::take_fresh_pages()
{
    std::uint32_t fresh = m_fresh;
    m_fresh = 0;
    return fresh;
}

std::uint32_t Atlas::pages_in_use() const
{
    return static_cast<std::uint32_t>(
        std::count_if(m_pages.begin(), m_pages.end(), [](const Page& page) { return page.in_use; }));
}

} // namespace carnet::ui
