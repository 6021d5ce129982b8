// The whole boundary between the page and the screen: two exported functions, an inbox and an outbox of 32-bit words.
//
//   page (web/screen/)                                  wasm
//   ──────────────────                                  ────
//   pointer.js, wheel.js, keyboard.js, fields.js,
//   focus.js, environment.js, size.js, mirror.js
//        │ words (and text)
//        ▼
//   screen.js  ── carnet_screen_inbox(bytes) ─────────▶ where to write the event
//              ── carnet_screen_event(words, now) ────▶ Screen::pointer, wheel, key, text_typed, …  ┐
//              ── carnet_screen_frame(now) ───────────▶ Screen::frame ─ view ─ text engine ──┐      │
//                                                                                            │      │
//   text.js    ◀─ carnet_text_measure / _paint / … ──── (imports, web/library/screen.js) ◀───┘      │
//              ◀─ the outbox: what changed, what to draw, when to come back ◀────────────────────────┘
//        │
//        ├──▶ mirror.js    the difference of the semantics → DOM elements
//        ├──▶ renderer.js  vertices, indices, commands → WebGL 2
//        └──▶ scheduler.js the next frame, or none
//
// Numbers only; text is UTF-8. The page reads the outbox before it calls again.
#include "platform/web/screen/bridge.hpp"

#include "base/check.hpp"

#include "imgui.h"

#include <emscripten/emscripten.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

extern "C" void carnet_screen_schedule();

namespace carnet::platform {

namespace {

// The numbers are those of web/screen/wire.js.
enum class Event : std::uint32_t {
    nothing = 0, // only the outbox is wanted
    resize = 1, // f width, f height, f ratio
    pointer = 2, // phase, kind, button, finger, f x, f y, modifiers
    wheel = 3, // f x, f y, f dx, f dy
    key = 4, // key, character, modifiers, flags
    text = 5, // id, bytes, text
    activate = 6, // id
    focus = 7, // id, visibly
    scrolled = 8, // id, f dy
    environment = 9, // flags, eight colours of the system
    pictures_lost = 10,
    elements_lost = 11,
    wake = 12,
};

struct Outbox {
    std::uint32_t answer {0};
    std::uint32_t frames_made {0};
    const std::uint32_t* difference {nullptr};
    std::uint32_t difference_words {0};
    const std::uint32_t* drawing {nullptr};
    std::uint32_t drawing_words {0};
    std::uint32_t fresh_pages {0};
    std::uint32_t cursor {0};
    const char* clipboard {nullptr};
    std::uint32_t clipboard_bytes {0};
    std::uint32_t needs_frame {0};
    float wake_in {-1}; // seconds; below 0: never
    std::uint32_t nodes {0};
    std::uint32_t atlas_pages {0};
    std::uint32_t layouts {0};
    std::uint32_t background {0}; // the page's own colour behind the canvas
    std::uint32_t scheme {0}; // 1: dark, for the browser's own controls
    std::uint32_t field_text {0};
    std::uint32_t field_placeholder {0};
    std::uint32_t right_to_left {0};
};

ui::Screen* s_screen {nullptr};
std::vector<std::uint32_t> s_inbox;
std::vector<std::uint32_t> s_drawing;
std::string s_clipboard;
Outbox s_outbox;

float float_at(std::size_t word)
{
    return std::bit_cast<float>(s_inbox[word]);
}

ui::NodeId id_at(std::size_t word)
{
    return ui::NodeId {s_inbox[word]};
}

ui::Modifiers modifiers_of(std::uint32_t bits)
{
    return {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
}

std::uint32_t word_of(const void* pointer)
{
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pointer));
}

// For each list: its vertices, indices, and commands with their page, clip and range. Read by renderer.js.
void write_drawing(const ImDrawData& data)
{
    s_drawing.clear();
    s_drawing.push_back(static_cast<std::uint32_t>(data.DisplaySize.x));
    s_drawing.push_back(static_cast<std::uint32_t>(data.DisplaySize.y));
    s_drawing.push_back(static_cast<std::uint32_t>(data.CmdLists.Size));
    for (const ImDrawList* list : data.CmdLists) {
        s_drawing.push_back(word_of(list->VtxBuffer.Data));
        s_drawing.push_back(static_cast<std::uint32_t>(list->VtxBuffer.size_in_bytes()));
        s_drawing.push_back(word_of(list->IdxBuffer.Data));
        s_drawing.push_back(static_cast<std::uint32_t>(list->IdxBuffer.size_in_bytes()));
        std::size_t count_at = s_drawing.size();
        s_drawing.push_back(0);
        for (const ImDrawCmd& command : list->CmdBuffer) {
            float left = std::max(command.ClipRect.x, 0.0F);
            float top = std::max(command.ClipRect.y, 0.0F);
            float right = std::min(command.ClipRect.z, data.DisplaySize.x);
            float bottom = std::min(command.ClipRect.w, data.DisplaySize.y);
            if (command.ElemCount == 0 || right <= left || bottom <= top)
                continue;
            ImTextureID page = command.TexRef._TexData ? 1 : command.TexRef._TexID;
            s_drawing.push_back(static_cast<std::uint32_t>(page - 1));
            for (float edge : {left, top, right, bottom})
                s_drawing.push_back(static_cast<std::uint32_t>(edge));
            s_drawing.push_back(command.ElemCount);
            s_drawing.push_back(command.IdxOffset);
            s_drawing.push_back(command.VtxOffset);
            s_drawing[count_at] += 1;
        }
    }
}

void fill_outbox(double now, bool made_frame)
{
    const ui::Screen& screen = *s_screen;
    s_outbox.frames_made = screen.frames_made();
    if (made_frame) {
        s_outbox.difference = screen.difference().data();
        s_outbox.difference_words = static_cast<std::uint32_t>(screen.difference().size());
        write_drawing(*screen.pictures());
        s_outbox.drawing = s_drawing.data();
        s_outbox.drawing_words = static_cast<std::uint32_t>(s_drawing.size());
        s_outbox.fresh_pages = s_screen->take_fresh_pages();
        s_outbox.cursor = static_cast<std::uint32_t>(screen.cursor());
        s_clipboard = s_screen->take_clipboard();
        s_outbox.clipboard = s_clipboard.data();
        s_outbox.clipboard_bytes = static_cast<std::uint32_t>(s_clipboard.size());
        s_outbox.nodes = static_cast<std::uint32_t>(screen.tree().nodes().size());
        s_outbox.atlas_pages = s_screen->ui().text_engine().atlas().pages_in_use();
        s_outbox.layouts = static_cast<std::uint32_t>(s_screen->ui().text_engine().layouts_kept());
        const ui::Theme& theme = s_screen->ui().theme();
        s_outbox.background = theme.color(ui::Token::canvas).packed();
        s_outbox.scheme = theme.scheme() == ui::Scheme::dark ? 1 : 0;
        s_outbox.field_text = theme.color(ui::Token::text).packed();
        s_outbox.field_placeholder = theme.color(ui::Token::text_muted).packed();
        s_outbox.right_to_left = s_screen->ui().is_right_to_left() ? 1 : 0;
    }
    s_outbox.needs_frame = screen.needs_frame() ? 1 : 0;
    double wake = screen.wake_at();
    s_outbox.wake_in = wake > 1.0e17 ? -1.0F : static_cast<float>(std::max(wake - now, 0.0));
}

void set_environment()
{
    std::uint32_t flags = s_inbox[1];
    ui::ThemeRequest request = s_screen->theme_request();
    request.scheme = (flags & 1) != 0 ? ui::Scheme::dark : ui::Scheme::light;
    request.contrast = (flags & 2) != 0 ? ui::Contrast::high : ui::Contrast::normal;
    request.reduced_motion = (flags & 4) != 0;
    request.forced_colors = (flags & 8) != 0;
    auto color = [](std::size_t word) { return ui::Color::hex(s_inbox[word]); };
    request.forced = {color(2), color(3), color(4), color(5), color(6), color(7), color(8), color(9)};
    s_screen->set_theme_request(request);
    s_screen->set_mainly_touched((flags & 16) != 0);
}

ui::Answer take_event(double now)
{
    ui::Screen& screen = *s_screen;
    switch (static_cast<Event>(s_inbox[0])) {
    case Event::nothing:
        break;
    case Event::resize:
        screen.resize({float_at(1), float_at(2)}, float_at(3));
        break;
    case Event::pointer: {
        ui::PointerEvent event;
        event.phase = static_cast<ui::PointerPhase>(s_inbox[1]);
        event.kind = static_cast<ui::PointerKind>(s_inbox[2]);
        event.button = static_cast<ui::PointerButton>(s_inbox[3]);
        event.id = s_inbox[4];
        event.x = float_at(5);
        event.y = float_at(6);
        event.modifiers = modifiers_of(s_inbox[7]);
        screen.pointer(event, now);
        break;
    }
    case Event::wheel:
        return screen.wheel({float_at(1), float_at(2), float_at(3), float_at(4)});
    case Event::key: {
        ui::KeyEvent event;
        event.key = static_cast<ui::Key>(s_inbox[1]);
        event.character = s_inbox[2];
        event.modifiers = modifiers_of(s_inbox[3]);
        event.repeated = (s_inbox[4] & 1) != 0;
        event.in_text_field = (s_inbox[4] & 2) != 0;
        return screen.key(event, now);
    }
    case Event::text: {
        const auto* text = reinterpret_cast<const char*>(s_inbox.data() + 3);
        screen.text_typed(id_at(1), {text, s_inbox[2]});
        break;
    }
    case Event::activate:
        screen.activate(id_at(1));
        break;
    case Event::focus:
        screen.focus_moved(id_at(1), s_inbox[2] != 0);
        break;
    case Event::scrolled:
        screen.scrolled_by_page(id_at(1), float_at(2));
        break;
    case Event::environment:
        set_environment();
        break;
    case Event::pictures_lost:
        screen.pictures_lost();
        break;
    case Event::elements_lost:
        screen.elements_lost();
        break;
    case Event::wake:
        screen.request_frames(2);
        break;
    }
    return ui::Answer::not_handled;
}

} // namespace

void connect_screen(ui::Screen& screen)
{
    s_screen = &screen;
}

void schedule_frame()
{
    if (s_screen)
        s_screen->request_frames(2);
    carnet_screen_schedule();
}

extern "C" {

// Room for an event of this many bytes; the page writes it there and calls carnet_screen_event.
EMSCRIPTEN_KEEPALIVE std::uint32_t* carnet_screen_inbox(std::uint32_t bytes)
{
    s_inbox.resize(std::max<std::size_t>((bytes + 3) / 4, 16));
    return s_inbox.data();
}

EMSCRIPTEN_KEEPALIVE const void* carnet_screen_event(double now)
{
    CHECK(s_screen);
    std::uint32_t frames_before = s_screen->frames_made();
    s_outbox.answer = static_cast<std::uint32_t>(take_event(now));
    fill_outbox(now, s_screen->frames_made() != frames_before);
    return &s_outbox;
}

EMSCRIPTEN_KEEPALIVE const void* carnet_screen_frame(double now)
{
    CHECK(s_screen);
    s_screen->frame(now);
    s_outbox.answer = 0;
    fill_outbox(now, true);
    return &s_outbox;
}

} // extern "C"

} // namespace carnet::platform
