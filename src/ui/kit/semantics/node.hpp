// What a thing on the canvas is, for everyone who does not see pixels: screen readers, the keyboard, tests. Each widget
// declares one node for each thing it draws; the page makes a real element of it at the same place (web/screen/
// mirror.js). A node is a value of one frame; its id (ImGui's) is what makes it the same thing in the next.
#pragma once

#include "ui/kit/geometry.hpp"

#include <cstdint>
#include <string_view>

namespace carnet::ui {

// A thing's identity over frames: an ImGuiID. Zero is nothing.
enum class NodeId : std::uint32_t { none = 0 };

// The numbers are the wire's: web/screen/roles.js has the same list.
enum class Role : std::uint8_t {
    none = 0, // a box without meaning, for a layer or a scrolling area
    text = 1, // words, drawn by themselves
    main = 2,
    region = 3,
    heading = 4,
    button = 5,
    link = 6,
    checkbox = 7,
    textbox = 8,
    searchbox = 9,
    combobox = 10,
    tablist = 11,
    tab = 12,
    grid = 13,
    row = 14,
    column_header = 15,
    grid_cell = 16,
    menu = 17,
    menu_item = 18,
    menu_item_checkbox = 19,
    menu_item_radio = 20,
    listbox = 21,
    option = 22,
    dialog = 23,
    status = 24,
    log = 25,
    toolbar = 26,
    group = 27,
    list = 28,
    list_item = 29,
    progress_bar = 30,
    separator = 31,
    image = 32,
    radio_group = 33,
    radio = 34,
    row_group = 35,
    article = 36,
    alert = 37,
    table = 38,
    cell = 39,
    navigation = 40,
    switch_button = 41,
};

enum class Tristate : std::uint8_t { none, no, yes, mixed };
enum class SortState : std::uint8_t { none, unsorted, ascending, descending };
enum class Popup : std::uint8_t { none, menu, listbox, dialog, grid };
enum class Live : std::uint8_t { none, polite, assertive };

// Whether Tab stops here. In a group that is one stop (a grid, a menu, a list of tabs) exactly one item is `stop` and
// the others are `by_script`: the arrows move between them.
enum class Focusable : std::uint8_t { no, stop, by_script };

enum class InputKind : std::uint8_t { text, search, email, telephone, url, date, number, multiline };
enum class EnterKey : std::uint8_t { none, search, send, done, next };

struct NodeSpec {
    Role role {Role::none};
    // What is drawn as text; the element's own text.
    std::string_view text {};
    // The accessible name, when it is not the text.
    std::string_view name {};
    std::string_view description {}; // the reason of a disabled thing; the value of a filter
    std::string_view value {}; // of a field; of a progress bar in words
    std::string_view placeholder {};
    std::string_view href {};
    std::string_view key_shortcuts {}; // as aria-keyshortcuts writes them
    std::string_view lang {};

    Focusable focusable {Focusable::no};
    Tristate checked {Tristate::none};
    Tristate pressed {Tristate::none};
    Tristate selected {Tristate::none};
    Tristate expanded {Tristate::none};
    SortState sort {SortState::none};
    Popup popup {Popup::none};
    Live live {Live::none};
    InputKind input {InputKind::text};
    EnterKey enter_key {EnterKey::none};
    bool disabled {false};
    bool read_only {false};
    bool invalid {false};
    bool required {false};
    bool multiselectable {false};
    bool busy {false};
    bool modal {false};
    bool current {false};
    // Scrolls what is inside it: the page may scroll it too (focus, an assistive technology), see mirror.js.
    bool scrolls {false};
    // Nothing in it can be reached: it lies under a modal window.
    bool inert {false};

    std::int32_t level {0}; // of a heading
    std::int32_t position {0}; // of an option, from 1
    std::int32_t set_size {0};
    std::int64_t row_index {0}; // from 1, the header included
    std::int64_t row_count {0};
    std::int32_t column_index {0};
    std::int32_t column_count {0};
    float value_now {-1}; // of a progress bar, 0 … 1; below 0: unknown
    std::int32_t max_length {0};

    NodeId controls {NodeId::none};
    NodeId labelled_by {NodeId::none};
    NodeId active {NodeId::none}; // of a combobox: the option that the arrows chose
    float font_size {0}; // of a field, CSS pixels
    float padding_left {0}; // of a field: the room for its icon, on the side where that is drawn
    float padding_right {0};
};

} // namespace carnet::ui
