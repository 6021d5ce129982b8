// The screen without a browser: a rasterizer whose glyphs are boxes of fixed widths, a clock that the test moves, and a
// page that focuses what it is told to. Tests find nodes by role and name, click their rectangles, press keys, and
// look.
#pragma once

#include "ui/kit/screen.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::ui::test {

// Every glyph is half as wide as its font is high, Han and emoji a whole; nothing kerns. Counts what it is asked.
class FakeRasterizer final : public TextRasterizer {
public:
    FontMetrics font_metrics(FontId font) override;
    void measure(std::span<const MeasureRequest> requests, std::span<Extent> extents) override;
    void rasterize(std::span<const RasterRequest> requests) override;
    std::uint32_t fitting_bytes(std::string_view text, FontId font, TextDirection direction, float width) override;
    void word_ends(std::string_view text, std::vector<std::uint32_t>& ends) override;

    [[nodiscard]] static float width_of(std::string_view text, FontId font);

    std::size_t measured {0};
    std::size_t painted {0};
    std::vector<RasterRequest> last_batch; // texts are not kept
};

class HeadlessScreen {
public:
    explicit HeadlessScreen(Screen::View view, Size size = {1280, 800}, float ratio = 1);

    // Draws until nothing is wanted, as the page would.
    void settle();
    // Lets time pass, drawing what was to be drawn in it.
    void wait(double seconds);

    [[nodiscard]] const Node* find(Role role, std::string_view name = {}, std::size_t nth = 0) const;
    [[nodiscard]] std::size_t count(Role role, std::string_view name = {}) const;
    [[nodiscard]] const Node& get(Role role, std::string_view name = {}, std::size_t nth = 0) const;
    [[nodiscard]] std::string focused_name() const;

    void click(Role role, std::string_view name = {}, std::size_t nth = 0, Modifiers modifiers = {});
    void click_at(float x, float y, Modifiers modifiers = {});
    void tap(Role role, std::string_view name = {});
    void hover(Role role, std::string_view name = {});
    // As an assistive technology does it.
    void activate(Role role, std::string_view name = {});
    void focus(Role role, std::string_view name = {});
    Answer press(Key key, Modifiers modifiers = {});
    Answer press(char32_t character, Modifiers modifiers = {});
    void type(Role role, std::string_view name, std::string_view value);
    void touch(PointerPhase phase, float x, float y, double seconds_later = 0.01);

    FakeRasterizer rasterizer;
    Screen screen;

private:
    void frame();
    void take_focus();
    void focus_by_pointer(float x, float y);

    double m_now {1};
    bool m_by_keyboard {false};
    std::set<std::uint32_t> m_fresh;
};

} // namespace carnet::ui::test
