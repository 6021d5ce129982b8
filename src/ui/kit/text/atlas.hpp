// The pages that glyphs, runs, icons and shadows are painted into, as shelves of equal height. Pages are of one size
// and bounded in number: when there are too many, the one that was used least is forgotten as a whole, and what is
// still needed of it is painted again. So an hour of names in every script ends with as many pages as a minute. The
// pixels themselves live in textures of the renderer; this only keeps the books.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace carnet::ui {

struct AtlasPlace {
    std::uint16_t page {0};
    std::uint16_t x {0};
    std::uint16_t y {0};
};

class Atlas {
public:
    // 4 MB of texture a page. A frame of a 4K grid in ten scripts needs two or three.
    static constexpr std::uint32_t page_size = 1024;
    // Beyond this many pages the least used is forgotten at the end of the frame.
    static constexpr std::uint32_t comfortable_pages = 8;
    // A single frame may use more, up to here; beyond it what finds no place is not drawn in that frame.
    static constexpr std::uint32_t most_pages = 16;
    // Every page begins with a white square, so that shapes can be drawn from whichever page is bound.
    static constexpr std::uint32_t white_square = 4;

    // Small glyphs are used again and again, runs only while their string is on screen: apart, a page of old names can
    // be forgotten without the alphabet.
    enum class Shelf : std::uint8_t { glyphs, runs };

    Atlas();

    // Nothing when the thing is larger than a page or every page is in use.
    [[nodiscard]] std::optional<AtlasPlace> place(Shelf shelf, std::uint32_t width, std::uint32_t height);

    void mark_used(std::uint32_t page) { m_pages[page].uses_in_frame += 1; }

    // Forgets pages when there are too many; call when a frame has been drawn.
    void end_frame();
    // After the browser took the textures away, or when the device-pixel ratio changed.
    void forget_everything();

    // Grows with every page forgotten; a layout made before a page was forgotten must be made again.
    [[nodiscard]] std::uint32_t epoch() const { return m_epoch; }
    [[nodiscard]] std::uint32_t forgotten_at(std::uint32_t page) const { return m_pages[page].forgotten_at; }

    // Pages that are new or were forgotten since the last call: the renderer clears them and paints the white square.
    [[nodiscard]] std::uint32_t take_fresh_pages();

    [[nodiscard]] std::uint32_t pages_in_use() const;

private:
    struct Row {
        std::uint16_t y {0};
        std::uint16_t height {0};
        std::uint16_t used {0};
    };
    struct Page {
        bool in_use {false};
        Shelf shelf {Shelf::glyphs};
        std::vector<Row> rows;
        std::uint16_t bottom {0};
        std::uint32_t uses_in_frame {0};
        std::uint32_t last_used_frame {0};
        // Uses, fading by half about every second of frames: what is popular now.
        float popularity {0};
        std::uint32_t forgotten_at {0};
    };

    [[nodiscard]] std::optional<AtlasPlace> place_in(std::uint32_t page, std::uint32_t width, std::uint32_t height);
    void open(std::uint32_t page, Shelf shelf);
    void forget(Page& page);

    std::array<Page, most_pages> m_pages {};
    std::uint32_t m_frame {0};
    std::uint32_t m_epoch {0};
    std::uint32_t m_fresh {0};
};

} // namespace carnet::ui
