// Listboxes: options to choose, one or several, each with how many it would leave ("New, 21 orders"). A choice applies
// at once; Esc closes and keeps it (SPEC 9). As a popup under a filter's button, or in place.
#pragma once

#include "ui/kit/ui.hpp"
#include "ui/kit/widgets/button.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carnet::ui {

struct ListOption {
    std::string_view label; // drawn, and the text of its element
    std::string_view name {}; // "New, 21 orders", when the option says more than its label
    std::string_view count {}; // drawn at the end
    bool chosen {false};
    std::string_view disabled_reason {};
    Icon icon {Icon::none};
    std::optional<std::size_t> swatch {}; // a tag's colour
    std::uint64_t key {0}; // its identity; 0: its place
};

enum class Choice : std::uint8_t { one, several };

struct ListboxOptions {
    std::string_view name;
    std::span<const ListOption> options {};
    Choice choice {Choice::several};
    std::string_view empty_text {};
};

[[nodiscard]] float listbox_height(const Ui& ui, const ListboxOptions& options);
[[nodiscard]] float listbox_width(Ui& ui, const ListboxOptions& options);

// In a given place; the option that was chosen or taken back, once.
[[nodiscard]] std::optional<std::size_t> listbox(Ui& ui, Rect rect, const ListboxOptions& options);

struct FilterButtonOptions {
    std::string_view value {}; // what is chosen, in words: the description (SPEC 9); the filter is on when there is one
    std::string_view badge {}; // how many are chosen, drawn in the place of the arrow
    std::string_view disabled_reason {};
    Icon icon {Icon::none};
};

[[nodiscard]] float filter_button_width(Ui& ui, std::string_view name, const FilterButtonOptions& look = {});
// A filter: the button "Status" and, when open, the listbox "Status" under it.
[[nodiscard]] std::optional<std::size_t> filter_listbox(
    Ui& ui, Rect rect, const ListboxOptions& options, const FilterButtonOptions& look = {});
// The button alone, for filters that open something else; true while it is open.
[[nodiscard]] bool filter_button(
    Ui& ui, Rect rect, std::string_view name, NodeId popup, Popup kind, const FilterButtonOptions& look = {});

} // namespace carnet::ui
