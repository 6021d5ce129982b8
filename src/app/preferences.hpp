// What a merchant chose for this screen and wants to find again: columns, density, theme, keys, saved views, export
// options. Kept in the local book, per account (SPEC 3); one setting a concern, so that tabs don't overwrite each
// other.
#pragma once

#include "app/view_state.hpp"
#include "base/enum_set.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::app {

// The columns of the grid, in their order (SPEC 2).
enum class Column : std::uint8_t { number, name, date, price, status, payment, manage };
inline constexpr std::size_t column_count = 7;

enum class Density : std::uint8_t { comfortable, compact };
enum class ThemeChoice : std::uint8_t { system, light, dark };

struct Preferences {
    EnumSet<Column> hidden_columns;
    // In CSS pixels; 0: the width that the theme gives.
    std::array<float, column_count> column_widths {};
    Density density {Density::comfortable};
    ThemeChoice theme {ThemeChoice::system};
    bool single_keys {true}; // WCAG 2.1.4: shortcuts without a modifier can be switched off

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

struct SavedView {
    std::string id;
    std::string name;
    ViewState view; // its window is always closed

    friend bool operator==(const SavedView&, const SavedView&) = default;
};

// The keys under which the book keeps them.
inline constexpr std::string_view preferences_key = "screen.preferences";
inline constexpr std::string_view saved_views_key = "screen.views";
inline constexpr std::string_view export_key = "screen.export";

// As text, and back; what does not read is left at its default.
[[nodiscard]] std::string to_text(const Preferences& preferences);
[[nodiscard]] Preferences preferences_from(std::string_view text);
[[nodiscard]] std::string to_text(const std::vector<SavedView>& views);
[[nodiscard]] std::vector<SavedView> saved_views_from(std::string_view text);

} // namespace carnet::app
