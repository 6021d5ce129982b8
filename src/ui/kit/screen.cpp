#include "ui/kit/screen.hpp"

#include "base/check.hpp"

#include "imgui.h"
#include "imgui_internal.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <utility>

namespace carnet::ui {

namespace {

// After an event: one frame that answers it and one that settles what the answer moved under the pointer.
constexpr int frames_after_event = 2;

// A press, its release and a double click at most; more is the next frame's.
constexpr int most_looks_in_a_frame = 4;

} // namespace

Screen::Screen(TextRasterizer& rasterizer, View view)
    : m_view(std::move(view))
    , m_ui(rasterizer)
{
    make_theme();
}

void Screen::resize(Size css_pixels, float device_pixel_ratio)
{
    CHECK(device_pixel_ratio > 0);
    bool sharper = std::fabs(device_pixel_ratio - m_ui.m_ratio) > 1.0e-4F;
    m_ui.m_size = css_pixels;
    m_ui.m_ratio = device_pixel_ratio;
    if (sharper)
        m_ui.m_text.forget_measures();
    request_frames(frames_after_event);
}

void Screen::make_theme()
{
    m_ui.m_theme = Theme {m_theme_request, m_overrides};
    request_frames(frames_after_event);
}

void Screen::set_theme_request(const ThemeRequest& request)
{
    if (request == m_theme_request)
        return;
    m_theme_request = request;
    make_theme();
}

void Screen::set_color_overrides(std::vector<ColorOverride> overrides)
{
    m_overrides = std::move(overrides);
    make_theme();
}

void Screen::set_mainly_touched(bool touched)
{
    if (std::exchange(m_mainly_touched, touched) == touched)
        return;
    m_ui.m_touch = touched;
    request_frames(frames_after_event);
}

void Screen::set_right_to_left(bool right_to_left)
{
    if (std::exchange(m_ui.m_right_to_left, right_to_left) != right_to_left)
        request_frames(frames_after_event);
}

void Screen::set_words(KitWords words)
{
    m_ui.m_words = std::move(words);
    request_frames(frames_after_event);
}

// ── events ────────────────────────────────────────────────────────────────────────────────────────────────────────

void Screen::point_at(float x, float y)
{
    ImGui::SetCurrentContext(m_ui.m_imgui);
    ImGuiIO& io = ImGui::GetIO();
    // ImGui shows the place to a frame of its own before the press, so that what lies under the pointer is known by
    // then, only when it takes the pointer for a finger.
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(x * m_ui.m_ratio, y * m_ui.m_ratio);
}

void Screen::press(int button, bool down)
{
    ImGui::SetCurrentContext(m_ui.m_imgui);
    ImGui::GetIO().AddMouseButtonEvent(button, down);
}

void Screen::pointer(const PointerEvent& event, double now)
{
    m_ui.m_modifiers = event.modifiers;
    request_frames(frames_after_event);
    if (event.kind == PointerKind::touch) {
        m_ui.m_touch = true;
        apply(m_touch.on_event(event, now));
        return;
    }
    m_ui.m_touch = false;
    switch (event.phase) {
    case PointerPhase::leave:
    case PointerPhase::cancel:
        if (event.phase == PointerPhase::cancel)
            press(0, false);
        ImGui::SetCurrentContext(m_ui.m_imgui);
        ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        return;
    case PointerPhase::move:
        point_at(event.x, event.y);
        return;
    case PointerPhase::down:
    case PointerPhase::up: {
        point_at(event.x, event.y);
        int button = event.button == PointerButton::secondary ? 1 : event.button == PointerButton::middle ? 2 : 0;
        press(button, event.phase == PointerPhase::down);
        return;
    }
    }
}

void Screen::apply(const Touch::Step& step)
{
    switch (step.outcome) {
    case Touch::Outcome::nothing:
        return;
    case Touch::Outcome::tap:
    case Touch::Outcome::long_press: {
        int button = step.outcome == Touch::Outcome::tap ? 0 : 1;
        point_at(step.x, step.y);
        press(button, true);
        press(button, false);
        request_frames(frames_after_event);
        return;
    }
    case Touch::Outcome::pan: {
        const ScrollArea* area = m_ui.scroll_area_at(step.x, step.y);
        if (!area) {
            m_touch.stop();
            return;
        }
        double offset = m_ui.scroll_offset(area->id) - static_cast<double>(step.pan_y);
        double kept = std::clamp(offset, 0.0, area->most);
        if (std::fabs(kept - offset) > 0.5)
            m_touch.stop();
        m_ui.scroll_to(area->id, kept);
        return;
    }
    }
}

Answer Screen::wheel(const WheelEvent& event)
{
    const ScrollArea* area = m_ui.scroll_area_at(event.x, event.y);
    if (!area || area->most <= 0)
        return Answer::not_handled;
    double offset = m_ui.scroll_offset(area->id);
    double wanted = std::clamp(offset + static_cast<double>(event.delta_y), 0.0, area->most);
    m_ui.scroll_to(area->id, wanted);
    // At its end the area keeps the wheel: a list that hands over to the page jumps under the reader.
    return std::fabs(event.delta_y) >= std::fabs(event.delta_x) ? Answer::handled : Answer::not_handled;
}

Answer Screen::key(const KeyEvent& event, double now)
{
    KeyEvent pressed = event;
    if (pressed.key == Key::left)
        pressed.key = m_ui.m_right_to_left ? Key::toward_end : Key::toward_start;
    else if (pressed.key == Key::right)
        pressed.key = m_ui.m_right_to_left ? Key::toward_start : Key::toward_end;
    // What was pressed or typed before the key is looked at before it: a choice that is clicked, and Esc at once, is
    // chosen.
    ImGui::SetCurrentContext(m_ui.m_imgui);
    if (GImGui->InputEventsQueue.Size > 0 || !m_ui.m_activations.empty() || !m_ui.m_texts_typed.empty())
        frame(now);
    m_ui.m_modifiers = pressed.modifiers;
    m_ui.m_key = pressed;
    m_ui.m_key_taken = false;
    frame(now);
    m_ui.m_key.reset();
    bool taken = std::exchange(m_ui.m_key_taken, false);
    if (taken)
        request_frames(frames_after_event);
    return taken ? Answer::handled : Answer::not_handled;
}

void Screen::text_typed(NodeId id, std::string_view value)
{
    // One field a look: what a view makes of a second one must begin from what the first has changed.
    auto field = static_cast<std::uint32_t>(id);
    bool same_field = m_ui.m_texts_typed.contains(field) && m_typed_later.empty();
    if (m_ui.m_texts_typed.empty() || same_field)
        m_ui.m_texts_typed[field] = value;
    else if (!m_typed_later.empty() && m_typed_later.back().first == field)
        m_typed_later.back().second = value;
    else
        m_typed_later.emplace_back(field, value);
    request_frames(frames_after_event);
}

void Screen::activate(NodeId id)
{
    m_ui.m_activations.push_back(id);
    request_frames(frames_after_event);
}

void Screen::focus_moved(NodeId id, bool visibly)
{
    m_ui.m_focused = id;
    m_ui.m_focus_visible = visibly;
    request_frames(frames_after_event);
}

void Screen::scrolled_by_page(NodeId id, float delta_y)
{
    m_ui.scroll_to(id, m_ui.scroll_offset(id) + static_cast<double>(delta_y));
}

void Screen::pictures_lost()
{
    m_ui.m_text.forget_pictures();
    request_frames(frames_after_event);
}

void Screen::elements_lost()
{
    m_difference.forget();
    request_frames(frames_after_event);
}

// ── frames ────────────────────────────────────────────────────────────────────────────────────────────────────────

void Screen::frame(double now)
{
    // One is being made, however many looks it takes.
    m_ui.m_frames_wanted = std::max(0, m_ui.m_frames_wanted - 1);
    apply(m_touch.on_time(now));
    for (int look = 0; look < most_looks_in_a_frame; ++look) {
        draw_once(now);
        if (!m_typed_later.empty()) {
            m_ui.m_texts_typed.insert(std::move(m_typed_later.front()));
            m_typed_later.erase(m_typed_later.begin());
            continue;
        }
        if (GImGui->InputEventsQueue.Size == 0)
            break;
    }
    if (!m_ui.m_texts_typed.empty() || !m_typed_later.empty())
        request_frames(frames_after_event);
    NodeId focus = NodeId::none;
    if (m_ui.m_focus_wanted != NodeId::none && tree().find(m_ui.m_focus_wanted))
        focus = std::exchange(m_ui.m_focus_wanted, NodeId::none);
    m_difference_words = m_difference.update(tree(), m_ui.m_focused, focus);
    if (m_touch.is_moving())
        request_frames(1);
    ++m_frames_made;
}

void Screen::draw_once(double now)
{
    m_ui.begin_frame(now);
    m_view(m_ui);
    m_ui.end_frame();
}

const ImDrawData* Screen::pictures() const
{
    ImGui::SetCurrentContext(m_ui.m_imgui);
    return ImGui::GetDrawData();
}

std::vector<NodeId> Screen::pressable_without_meaning() const
{
    std::vector<NodeId> found;
    for (NodeId id : m_ui.m_interactive) {
        if (!tree().find(id))
            found.push_back(id);
    }
    return found;
}

} // namespace carnet::ui
