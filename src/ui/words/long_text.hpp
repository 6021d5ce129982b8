// How much of a person's text is shown before one asks for the rest: a message may be a megabyte, and laying it out in
// every frame would stop the screen.
#pragma once

#include "base/utf8.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::ui {

inline constexpr std::size_t shown_of_a_quote = 300; // bytes: inside a sentence
inline constexpr std::size_t shown_at_first = 4'000; // bytes: a message, a comment
inline constexpr std::size_t shown_at_most = 60'000; // of what was asked for; the rest can be copied

// The beginning of a text, with an ellipsis where something is left out.
[[nodiscard]] inline std::string beginning_of(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return std::string {text};
    return std::string {utf8_prefix(text, bytes)} + "…";
}

} // namespace carnet::ui
