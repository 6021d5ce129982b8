// Reads days and amounts as people type them in their locale: with its separators, its order of day and month, and its
// own digits. Refuses what has two readings rather than guessing at money.
#pragma once

#include "base/time.hpp"
#include "i18n/intl.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace carnet::i18n {

// "23/11/2026", "23.11.26", "23-11-2026" in the locale's order, or "2026-11-23" in any.
[[nodiscard]] std::optional<CivilDay> typed_day(std::string_view text, const LocaleFacts& facts);

// "1 234,50" → "1234.50". Groups are accepted where they stand in threes; the sign stands in front.
[[nodiscard]] std::optional<std::string> typed_decimal(std::string_view text, const LocaleFacts& facts);

} // namespace carnet::i18n
