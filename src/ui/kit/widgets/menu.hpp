// Menus: a column of things to do beside what they are done to. The arrows, Home, End and first letters choose, Enter
// and Space do, Esc closes. What cannot be done stands there disabled with its reason.
//
//   menu_button(ui, rect, t("more"), ...);
//   if (auto chosen = menu(ui, {.id = id, .trigger = id, .anchor = rect, .name = ..., .items = items}))
//       do_it(*chosen);
#pragma once

#include "ui/kit/ui.hpp"
#include "ui/kit/widgets/pill.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carnet::ui {

struct MenuItem {
    std::string_view label;
    Icon icon {Icon::none};
    std::string_view disabled_reason {};
    std::string_view shortcut {}; // drawn at the end: "⌘K"
    Tristate checked {Tristate::none}; // yes or no makes it a menuitemradio or checkbox
    bool dangerous {false};
    bool after_line {false}; // begins a new group
    bool is_pill {false}; // drawn as a status pill
    Tone tone {Tone::neutral};
    bool current {false}; // what stands now: a plain menuitem with a tick (aria-current), to be chosen like the others
};

struct MenuOptions {
    NodeId id {NodeId::none}; // of the popup: opened with ui.open_popup(id, trigger)
    NodeId trigger {NodeId::none};
    Rect anchor;
    std::string_view name;
    std::span<const MenuItem> items {};
    bool radio {false}; // checked items are one of several
    bool at_end {false}; // its end edge on the anchor's
    float least_width {180};
};

// The chosen item, once.
[[nodiscard]] std::optional<std::size_t> menu(Ui& ui, const MenuOptions& options);

} // namespace carnet::ui
