// Pickers: a tag's colour, a range of days with presets, a value out of many that may also be typed, a command, and the
// map of the keyboard's shortcuts.
#pragma once

#include "ui/kit/ui.hpp"
#include "ui/kit/widgets/listbox.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carnet::ui {

// Swatches in rows, one of them chosen; `labels` name the colours, in the order of domain's TagColor.
[[nodiscard]] float color_picker_height(const Ui& ui, float width, std::size_t colors);
[[nodiscard]] std::size_t color_picker(
    Ui& ui, Rect rect, std::string_view name, std::span<const std::string_view> labels, std::size_t chosen);

// The filter "Date": a button that opens the dialog "Date" with a listbox of presets and the two days (SPEC 9).
struct DateRangeOptions {
    std::string_view name;
    std::string_view value {}; // in words, the button's description
    std::span<const ListOption> presets {};
    std::string_view from {}; // ISO days, as the fields give them
    std::string_view to {};
    std::string_view from_shown {}; // the same in words
    std::string_view to_shown {};
    std::string_view from_label {};
    std::string_view to_label {};
    std::string_view error {}; // "The end is before the beginning"
};
struct DateRangeResult {
    std::optional<std::size_t> preset;
    std::optional<std::string> from;
    std::optional<std::string> to;
};
[[nodiscard]] float date_range_width(Ui& ui, std::string_view name);
[[nodiscard]] DateRangeResult date_range(Ui& ui, Rect rect, const DateRangeOptions& options);

// A field with a list under it. `options` are those that fit what is typed; any other text stands too.
struct ComboboxResult {
    bool changed {false}; // typed or chosen
    std::string value;
    std::optional<std::size_t> chosen;
};
[[nodiscard]] ComboboxResult combobox(Ui& ui, Rect rect, std::string_view name, std::string_view value,
    std::span<const ListOption> options, std::string_view placeholder = {});

// Everything that can be done, found by typing. The app filters and orders; the palette is open while it is called.
struct PaletteItem {
    std::string_view label;
    Icon icon {Icon::none};
    std::string_view shortcut {};
    std::string_view disabled_reason {};
};
struct PaletteOptions {
    std::string_view name;
    std::string_view placeholder {};
    std::string_view query {};
    std::span<const PaletteItem> items {};
    std::string_view nothing {};
};
struct PaletteResult {
    std::optional<std::string> query;
    std::optional<std::size_t> chosen;
    bool closed {false};
};
[[nodiscard]] PaletteResult command_palette(Ui& ui, const PaletteOptions& options);

struct Shortcut {
    std::string_view keys; // "Shift+↓"
    std::string_view words;
    bool begins_group {false};
};
// True when it is closed.
[[nodiscard]] bool shortcut_map(Ui& ui, std::string_view name, std::span<const Shortcut> shortcuts);

} // namespace carnet::ui
