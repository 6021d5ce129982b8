// Buttons: with words, with an icon, with both; a link. A press is a click, a tap, Enter or Space, or an assistive
// technology's click. A disabled one stays in the Tab order and says why (SPEC 9).
#pragma once

#include "ui/kit/ui.hpp"

#include <cstdint>
#include <string_view>

namespace carnet::ui {

enum class ButtonKind : std::uint8_t {
    secondary, // white with a hairline: most
    primary, // the accent: at most one in a view
    danger, // what cannot be undone
    plain, // no ground until pointed at: toolbars, rows
};

struct ButtonOptions {
    ButtonKind kind {ButtonKind::secondary};
    Icon icon {Icon::none};
    Icon trailing_icon {Icon::none};
    // The accessible name, when it says more than the words: "Info, order A7F3K2".
    std::string_view name {};
    // What is heard after the name and not drawn: the filter's choice, how many will be exported.
    std::string_view description {};
    // A short number in the place of the trailing icon: how many values filter.
    std::string_view badge {};
    // Why it cannot be pressed; empty when it can.
    std::string_view disabled_reason {};
    std::string_view shortcut {}; // as aria-keyshortcuts writes it
    Popup popup {Popup::none};
    Tristate expanded {Tristate::none};
    Tristate pressed {Tristate::none};
    NodeId controls {NodeId::none};
    Focusable focusable {Focusable::stop};
    bool active {false}; // a filter that filters
    Align align {Align::center};
};

// The width that its words and icons need.
[[nodiscard]] float button_width(Ui& ui, std::string_view label, const ButtonOptions& options = {});
// `key` tells two buttons with the same words apart; without it the words are the identity.
Interaction button(Ui& ui, Rect rect, std::string_view label, const ButtonOptions& options = {});
Interaction button(Ui& ui, NodeId id, Rect rect, std::string_view label, const ButtonOptions& options = {});

// A square with an icon alone; `name` is what it says to everyone else, and its tooltip.
Interaction icon_button(Ui& ui, Rect rect, Icon icon, std::string_view name, const ButtonOptions& options = {});
Interaction icon_button(
    Ui& ui, NodeId id, Rect rect, Icon icon, std::string_view name, const ButtonOptions& options = {});

struct LinkOptions {
    std::string_view name {};
    TextStyle style {.color = Token::link};
    Focusable focusable {Focusable::stop};
};

// A real link: the browser opens it in a new tab. Only http and https lead anywhere. Without an address it is pressed
// like a button (the editor opens the product).
Interaction link(Ui& ui, Rect rect, std::string_view label, std::string_view address, const LinkOptions& options = {});

} // namespace carnet::ui
