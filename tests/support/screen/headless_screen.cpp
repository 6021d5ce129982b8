#include "support/screen/headless_screen.hpp"

#include "base/utf8.hpp"

#include "doctest/doctest.h"

#include <algorithm>

namespace carnet::ui::test {

FontMetrics FakeRasterizer::font_metrics(FontId font)
{
    return {font.pixels() * 0.8F, font.pixels() * 0.2F};
}

float FakeRasterizer::width_of(std::string_view text, FontId font)
{
    float width = 0;
    for (std::size_t i = 0; i < text.size();) {
        Utf8Character at = utf8_character_at(text, i);
        i += at.length;
        CharacterClass kind = character_class(at.code);
        bool no_width = kind == CharacterClass::mark || kind == CharacterClass::joiner
            || kind == CharacterClass::bidi_control || kind == CharacterClass::ignorable;
        bool wide = kind == CharacterClass::emoji || breaks_anywhere(at.code);
        width += no_width ? 0 : font.pixels() * (wide ? 1.0F : 0.5F);
    }
    return width;
}

void FakeRasterizer::measure(std::span<const MeasureRequest> requests, std::span<Extent> extents)
{
    for (std::size_t i = 0; i < requests.size(); ++i) {
        ++measured;
        float width = width_of(requests[i].text, requests[i].font);
        bool has_ink = requests[i].text.find_first_not_of(' ') != std::string_view::npos;
        extents[i] = {width, 0, has_ink ? width : 0, has_ink ? requests[i].font.pixels() * 0.7F : 0, 0};
    }
}

void FakeRasterizer::rasterize(std::span<const RasterRequest> requests)
{
    painted += requests.size();
    last_batch.assign(requests.begin(), requests.end());
}

std::uint32_t FakeRasterizer::fitting_bytes(std::string_view text, FontId font, TextDirection, float width)
{
    std::size_t fits = 0;
    for (std::size_t i = 0; i < text.size();) {
        i += utf8_character_at(text, i).length;
        if (width_of(text.substr(0, i), font) > width)
            break;
        fits = i;
    }
    return static_cast<std::uint32_t>(fits);
}

// A dictionary with one rule: a word has three letters.
void FakeRasterizer::word_ends(std::string_view text, std::vector<std::uint32_t>& ends)
{
    ends.clear();
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size();) {
        i += utf8_character_at(text, i).length;
        if (++letters % 3 == 0 || i == text.size())
            ends.push_back(static_cast<std::uint32_t>(i));
    }
}

HeadlessScreen::HeadlessScreen(Screen::View view, Size size, float ratio)
    : screen(rasterizer, std::move(view))
{
    screen.resize(size, ratio);
    settle();
}

void HeadlessScreen::frame()
{
    screen.frame(m_now);
    take_focus();
    CHECK_MESSAGE(screen.pressable_without_meaning().empty(), "something can be pressed that is no node");
}

// Word 6 of the difference: what is to be focused, see difference.cpp.
void HeadlessScreen::take_focus()
{
    std::span<const std::uint32_t> words = screen.difference();
    if (words.size() > 6 && words[6] != 0)
        screen.focus_moved(NodeId {words[6]}, m_by_keyboard);
}

void HeadlessScreen::settle()
{
    for (int i = 0; i < 40; ++i) {
        m_now += 1.0 / 60;
        frame();
        if (!screen.needs_frame())
            return;
    }
    FAIL("the screen never comes to rest");
}

void HeadlessScreen::wait(double seconds)
{
    double end = m_now + seconds;
    while (m_now < end) {
        double next = screen.needs_frame() ? m_now + 1.0 / 60 : std::max(screen.wake_at(), m_now + 0.001);
        m_now = std::min(next, end);
        if (m_now < end || screen.needs_frame() || screen.wake_at() <= m_now)
            frame();
    }
}

const Node* HeadlessScreen::find(Role role, std::string_view name, std::size_t nth) const
{
    for (const Node& node : screen.tree().nodes()) {
        if (node.spec.role == role && (name.empty() || screen.tree().name_of(node) == name)) {
            if (nth == 0)
                return &node;
            --nth;
        }
    }
    return nullptr;
}

std::size_t HeadlessScreen::count(Role role, std::string_view name) const
{
    std::size_t found = 0;
    while (find(role, name, found))
        ++found;
    return found;
}

const Node& HeadlessScreen::get(Role role, std::string_view name, std::size_t nth) const
{
    const Node* node = find(role, name, nth);
    INFO("role " << static_cast<int>(role) << ", name \"" << std::string {name} << "\"");
    REQUIRE(node);
    return *node;
}

std::string HeadlessScreen::focused_name() const
{
    const Node* node = screen.tree().find(screen.focused());
    return node ? screen.tree().name_of(*node) : "";
}

// As the page does it: a press focuses the innermost element there that can have the focus.
void HeadlessScreen::focus_by_pointer(float x, float y)
{
    const Node* found = nullptr;
    for (const Node& node : screen.tree().nodes()) {
        const PhysicalRect& r = node.rect;
        bool inside = x >= r.left && x < r.right && y >= r.top && y < r.bottom;
        const Node* root = &node;
        while (root->parent >= 0)
            root = &screen.tree().nodes()[static_cast<std::size_t>(root->parent)];
        inside = inside && !root->spec.inert;
        if (inside && node.spec.focusable != Focusable::no)
            found = &node;
    }
    screen.focus_moved(found ? found->id : NodeId::none, false);
}

void HeadlessScreen::click_at(float x, float y, Modifiers modifiers)
{
    m_by_keyboard = false;
    PointerEvent event;
    event.x = x;
    event.y = y;
    event.modifiers = modifiers;
    screen.pointer(event, m_now);
    event.button = PointerButton::primary;
    event.phase = PointerPhase::down;
    screen.pointer(event, m_now);
    focus_by_pointer(x, y);
    event.phase = PointerPhase::up;
    screen.pointer(event, m_now);
    settle();
}

void HeadlessScreen::click(Role role, std::string_view name, std::size_t nth, Modifiers modifiers)
{
    PhysicalRect rect = get(role, name, nth).rect;
    click_at((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2, modifiers);
}

void HeadlessScreen::hover(Role role, std::string_view name)
{
    PhysicalRect rect = get(role, name).rect;
    PointerEvent event;
    event.x = (rect.left + rect.right) / 2;
    event.y = (rect.top + rect.bottom) / 2;
    screen.pointer(event, m_now);
    settle();
}

void HeadlessScreen::touch(PointerPhase phase, float x, float y, double seconds_later)
{
    m_now += seconds_later;
    PointerEvent event;
    event.kind = PointerKind::touch;
    event.phase = phase;
    event.x = x;
    event.y = y;
    screen.pointer(event, m_now);
    screen.frame(m_now);
    take_focus();
}

void HeadlessScreen::tap(Role role, std::string_view name)
{
    PhysicalRect rect = get(role, name).rect;
    float x = (rect.left + rect.right) / 2;
    float y = (rect.top + rect.bottom) / 2;
    touch(PointerPhase::down, x, y);
    focus_by_pointer(x, y);
    touch(PointerPhase::up, x, y);
    settle();
}

void HeadlessScreen::activate(Role role, std::string_view name)
{
    screen.activate(get(role, name).id);
    settle();
}

void HeadlessScreen::focus(Role role, std::string_view name)
{
    m_by_keyboard = true;
    screen.focus_moved(get(role, name).id, true);
    settle();
}

Answer HeadlessScreen::press(Key key, Modifiers modifiers)
{
    m_by_keyboard = true;
    KeyEvent event;
    event.key = key;
    event.modifiers = modifiers;
    Answer answer = screen.key(event, m_now);
    take_focus();
    // Enter and Space on what is a button in the page become its click.
    const Node* node = screen.tree().find(screen.focused());
    bool clicks = node
        && (node->spec.role == Role::button || node->spec.role == Role::tab || node->spec.role == Role::option
            || node->spec.role == Role::menu_item || node->spec.role == Role::menu_item_radio
            || node->spec.role == Role::menu_item_checkbox || node->spec.role == Role::checkbox);
    if (answer == Answer::not_handled && clicks && (key == Key::enter || key == Key::space))
        screen.activate(node->id);
    settle();
    return answer;
}

Answer HeadlessScreen::press(char32_t character, Modifiers modifiers)
{
    m_by_keyboard = true;
    KeyEvent event;
    event.character = character;
    event.modifiers = modifiers;
    Answer answer = screen.key(event, m_now);
    take_focus();
    settle();
    return answer;
}

void HeadlessScreen::type(Role role, std::string_view name, std::string_view value)
{
    NodeId id = get(role, name).id;
    screen.focus_moved(id, true);
    screen.text_typed(id, value);
    settle();
}

} // namespace carnet::ui::test
