// The screen: events in, a frame out. It owns Ui, knows no browser, and is driven the same way by the page
// (platform/web/screen/bridge.cpp) and by tests (platform/headless). Nothing runs by itself: whoever drives it asks
// needs_frame() and wake_at() what to schedule, and schedules nothing when there is nothing.
#pragma once

#include "ui/kit/input/touch.hpp"
#include "ui/kit/semantics/difference.hpp"
#include "ui/kit/ui.hpp"

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

struct ImDrawData;

namespace carnet::ui {

class Screen {
public:
    // Draws everything and, at its end, lets what the merchant did change the model. It may be called several times
    // for one frame: a press and its release that arrived together are two looks at the screen.
    using View = std::function<void(Ui&)>;

    Screen(TextRasterizer& rasterizer, View view);

    [[nodiscard]] Ui& ui() { return m_ui; }

    // ── what the screen is like ───────────────────────────────────────────────────────────────────────────────────
    void resize(Size css_pixels, float device_pixel_ratio);
    void set_theme_request(const ThemeRequest& request);
    void set_color_overrides(std::vector<ColorOverride> overrides);
    // The device's main pointer is a finger: targets are large from the first frame on. A mouse that comes changes
    // that.
    void set_mainly_touched(bool touched);
    void set_right_to_left(bool right_to_left);
    void set_words(KitWords words);
    [[nodiscard]] const ThemeRequest& theme_request() const { return m_theme_request; }

    // ── what the merchant does ────────────────────────────────────────────────────────────────────────────────────
    void pointer(const PointerEvent& event, double now);
    // Answered at once, from what the last frame showed: the page must know whether it may scroll itself.
    [[nodiscard]] Answer wheel(const WheelEvent& event);
    // Answered at once by drawing a frame: whoever on the screen wants the key takes it.
    [[nodiscard]] Answer key(const KeyEvent& event, double now);
    void text_typed(NodeId id, std::string_view value);
    void activate(NodeId id);
    void focus_moved(NodeId id, bool visibly);
    void scrolled_by_page(NodeId id, float delta_y);
    // The WebGL context was lost and is back: every picture is to be painted again.
    void pictures_lost();
    // The page's elements are gone: say everything again.
    void elements_lost();
    void request_frames(int count) { m_ui.request_frames(count); }

    // ── frames ────────────────────────────────────────────────────────────────────────────────────────────────────
    void frame(double now);
    [[nodiscard]] bool needs_frame() const { return m_ui.m_frames_wanted > 0; }
    // Seconds; far away when nothing is to come.
    [[nodiscard]] double wake_at() const { return std::min(m_ui.m_wake_at, m_touch.due()); }
    [[nodiscard]] std::uint32_t frames_made() const { return m_frames_made; }

    // ── what the last frame made ──────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] std::span<const std::uint32_t> difference() const { return m_difference_words; }
    [[nodiscard]] const ImDrawData* pictures() const;
    [[nodiscard]] std::uint32_t take_fresh_pages() { return m_ui.m_text.atlas().take_fresh_pages(); }
    [[nodiscard]] Cursor cursor() const { return m_ui.m_cursor; }
    [[nodiscard]] std::string take_clipboard() { return std::exchange(m_ui.m_clipboard, {}); }
    // The last frame, as shown: tests look here.
    [[nodiscard]] const Tree& tree() const { return m_ui.m_trees[m_ui.m_building]; }
    [[nodiscard]] NodeId focused() const { return m_ui.m_focused; }
    // What could be pressed but is no node: must be empty (tests).
    [[nodiscard]] std::vector<NodeId> pressable_without_meaning() const;

private:
    void draw_once(double now);
    void apply(const Touch::Step& step);
    void point_at(float x, float y);
    void press(int button, bool down);
    void make_theme();

    View m_view;
    Ui m_ui;
    Difference m_difference;
    std::span<const std::uint32_t> m_difference_words;
    ThemeRequest m_theme_request;
    std::vector<ColorOverride> m_overrides;
    Touch m_touch;
    bool m_mainly_touched {false};
    std::vector<std::pair<std::uint32_t, std::string>> m_typed_later; // into other fields, before the next look
    std::uint32_t m_frames_made {0};
};

} // namespace carnet::ui
