// The kit's rasterizer, by the browser's 2D canvas: hands requests over as arrays of words, see web/screen/text.js.
#include "platform/web/screen/bridge.hpp"

#include <bit>
#include <cstdint>
#include <vector>

extern "C" {
// Imported from web/library/screen.js.
void carnet_text_metrics(std::uint32_t font, float* ascent_and_descent);
void carnet_text_measure(const std::uint32_t* requests, std::uint32_t count, float* extents);
void carnet_text_paint(const std::uint32_t* requests, std::uint32_t count);
std::uint32_t carnet_text_fit(
    const char* text, std::uint32_t bytes, std::uint32_t font, std::uint32_t direction, float width);
std::uint32_t carnet_text_word_ends(const char* text, std::uint32_t bytes, std::uint32_t* ends, std::uint32_t most);
}

namespace carnet::platform {

namespace {

std::uint32_t word_of(const char* text)
{
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text));
}

std::uint32_t word_of(float number)
{
    return std::bit_cast<std::uint32_t>(number);
}

class BrowserRasterizer final : public ui::TextRasterizer {
public:
    ui::FontMetrics font_metrics(ui::FontId font) override
    {
        float numbers[2] {};
        carnet_text_metrics(font.value, numbers);
        return {numbers[0], numbers[1]};
    }

    // A request: text, bytes, font, direction. An extent: advance, left, right, ascent, descent.
    void measure(std::span<const ui::MeasureRequest> requests, std::span<ui::Extent> extents) override
    {
        static_assert(sizeof(ui::Extent) == 5 * sizeof(float));
        m_words.clear();
        for (const ui::MeasureRequest& request : requests) {
            m_words.insert(m_words.end(),
                {word_of(request.text.data()), static_cast<std::uint32_t>(request.text.size()), request.font.value,
                    static_cast<std::uint32_t>(request.direction)});
        }
        carnet_text_measure(m_words.data(), static_cast<std::uint32_t>(requests.size()), &extents.data()->advance);
    }

    // A request: kind, text, bytes, font, direction, page, x, y, width, height, f pen x, f pen y, colour, f scale, f
    // blur.
    void rasterize(std::span<const ui::RasterRequest> requests) override
    {
        m_words.clear();
        for (const ui::RasterRequest& r : requests) {
            m_words.insert(m_words.end(),
                {static_cast<std::uint32_t>(r.kind), word_of(r.text.data()), static_cast<std::uint32_t>(r.text.size()),
                    r.font.value, static_cast<std::uint32_t>(r.direction), r.page, r.x, r.y, r.width, r.height,
                    word_of(r.pen_x), word_of(r.pen_y), r.color, word_of(r.scale), word_of(r.blur)});
        }
        carnet_text_paint(m_words.data(), static_cast<std::uint32_t>(requests.size()));
    }

    std::uint32_t fitting_bytes(
        std::string_view text, ui::FontId font, ui::TextDirection direction, float width) override
    {
        return carnet_text_fit(text.data(), static_cast<std::uint32_t>(text.size()), font.value,
            static_cast<std::uint32_t>(direction), width);
    }

    void word_ends(std::string_view text, std::vector<std::uint32_t>& ends) override
    {
        ends.resize(text.size());
        ends.resize(carnet_text_word_ends(text.data(), static_cast<std::uint32_t>(text.size()), ends.data(),
            static_cast<std::uint32_t>(ends.size())));
    }

private:
    std::vector<std::uint32_t> m_words;
};

} // namespace

ui::TextRasterizer& browser_rasterizer()
{
    static BrowserRasterizer rasterizer;
    return rasterizer;
}

} // namespace carnet::platform
