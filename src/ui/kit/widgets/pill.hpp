// Pills and chips: a status (the word always, the colour as a help, an icon for those who do not see it), a tag in the
// merchant's colour, a filter that is on.
#pragma once

#include "ui/kit/ui.hpp"
#include "ui/kit/widgets/button.hpp"

#include <cstdint>
#include <string_view>

namespace carnet::ui {

enum class Tone : std::uint8_t { neutral, info, success, warning, danger };

[[nodiscard]] Token ground_of(Tone tone);
[[nodiscard]] Token words_of(Tone tone);

[[nodiscard]] float pill_width(Ui& ui, std::string_view words, Icon icon = Icon::none, bool with_chevron = false);
// Pixels alone, at the start of the rectangle and in its vertical middle; gives the pill's place.
Rect draw_pill(Ui& ui, Rect rect, std::string_view words, Tone tone, Icon icon = Icon::none);
// A pill with its text node.
void pill(Ui& ui, NodeId id, Rect rect, std::string_view words, Tone tone, Icon icon = Icon::none);
// A pill that opens something: the status in its row. The name says more than the word ("Status: New, order A7F3K2").
Interaction pill_button(
    Ui& ui, NodeId id, Rect rect, std::string_view words, Tone tone, Icon icon, const ButtonOptions& options);

// A tag: `color` counts as domain's TagColor.
[[nodiscard]] float chip_width(Ui& ui, std::string_view words);
Rect draw_chip(Ui& ui, Rect rect, std::string_view words, std::size_t color);
void chip(Ui& ui, NodeId id, Rect rect, std::string_view words, std::size_t color);
// With a cross behind its words that takes it off; `remove`: "Remove the tag VIP from order A7F3K2".
struct RemovableChipOptions {
    std::size_t color {0};
    std::string_view remove {};
    std::string_view disabled_reason {};
};
[[nodiscard]] float removable_chip_width(Ui& ui, std::string_view words);
Interaction removable_chip(Ui& ui, Rect rect, std::string_view words, const RemovableChipOptions& options);
// As many chips as fit, the others as "+2" with their names in a tooltip.
struct ChipItem {
    std::string_view words;
    std::size_t color {0};
    std::uint64_t key {0};
};
void chips(Ui& ui, NodeId scope, Rect rect, std::span<const ChipItem> items);

// A filter that is on: the whole chip takes it off. `name`: "Remove filter Status: New".
[[nodiscard]] float filter_chip_width(Ui& ui, std::string_view words);
Interaction filter_chip(Ui& ui, Rect rect, std::string_view words, std::string_view name);

} // namespace carnet::ui
