// A language that the product speaks. The list of them is made at build time (i18n/languages.hpp); which one is shown
// is the page's choice (web/intl/languages.js): the merchant's, else the editor's, else the browser's, else English.
#pragma once

#include <cstdint>
#include <string_view>

namespace carnet::i18n {

enum class Direction : std::uint8_t { ltr, rtl };

struct Language {
    std::string_view tag; // BCP 47: "fr"
    std::string_view name; // as its speakers write it: "Français"
    Direction direction {Direction::ltr};
};

} // namespace carnet::i18n
