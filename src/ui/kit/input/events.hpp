// What a person does, as the page reports it: values without a browser in them, so that tests make the same ones.
// Places are physical CSS pixels from the screen's top left corner; times are seconds of the page's clock.
#pragma once

#include "ui/kit/semantics/node.hpp"

#include <cstdint>
#include <string>

namespace carnet::ui {

enum class PointerKind : std::uint8_t { mouse, touch, pen };
enum class PointerPhase : std::uint8_t { move, down, up, cancel, leave };
enum class PointerButton : std::uint8_t { none, primary, secondary, middle };

struct Modifiers {
    bool shift {false};
    bool control {false}; // Ctrl, or Command on a Mac: the one that shortcuts use
    bool alt {false};

    [[nodiscard]] constexpr bool none() const { return !shift && !control && !alt; }
    friend bool operator==(const Modifiers&, const Modifiers&) = default;
};

struct PointerEvent {
    PointerPhase phase {PointerPhase::move};
    PointerKind kind {PointerKind::mouse};
    PointerButton button {PointerButton::none};
    std::uint32_t id {0}; // which finger
    float x {0};
    float y {0};
    Modifiers modifiers;
};

struct WheelEvent {
    float x {0};
    float y {0};
    float delta_x {0}; // CSS pixels: the page has turned lines and pages into them
    float delta_y {0};
};

// Arrows along the line are logical: `toward_start` is left in English and right in Hebrew.
enum class Key : std::uint8_t {
    other = 0, // see `character`
    enter = 1,
    space = 2,
    escape = 3,
    tab = 4,
    up = 5,
    down = 6,
    left = 7, // as pressed; Ui turns them into the next two
    right = 8,
    toward_start = 9,
    toward_end = 10,
    home = 11,
    end = 12,
    page_up = 13,
    page_down = 14,
    backspace = 15,
    delete_forward = 16,
    context_menu = 17,
    f2 = 18,
};

struct KeyEvent {
    Key key {Key::other};
    // What was typed, in lower case; on a layout without Latin letters the Latin letter of the same key.
    char32_t character {0};
    Modifiers modifiers;
    bool repeated {false};
    // The focus is in a DOM field, which edits itself: only keys that a field has no use for are taken.
    bool in_text_field {false};
};

enum class Answer : std::uint8_t { not_handled, handled };

} // namespace carnet::ui
