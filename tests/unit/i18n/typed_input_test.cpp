// Days and amounts as people type them.
#include "i18n/typed_input.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace carnet;
using namespace carnet::i18n;

namespace {

constexpr LocaleFacts english {'.', ',', '0', DateOrder::month_day_year, 7};
constexpr LocaleFacts french {',', 0x202f, '0', DateOrder::day_month_year, 1};
constexpr LocaleFacts german {',', '.', '0', DateOrder::day_month_year, 1};
constexpr LocaleFacts egyptian {0x066b, 0x066c, 0x0660, DateOrder::day_month_year, 6};

} // namespace

TEST_CASE("a day is read in the order of the locale, and 2026-11-03 in every locale")
{
    CHECK(typed_day("11/3/2026", english) == CivilDay {2026, 11, 3});
    CHECK(typed_day("11/3/2026", french) == CivilDay {2026, 3, 11});
    CHECK(typed_day("03.11.26", german) == CivilDay {2026, 11, 3});
    CHECK(typed_day("3 11 2026", french) == CivilDay {2026, 11, 3});
    CHECK(typed_day("٣/١١/٢٠٢٦", egyptian) == CivilDay {2026, 11, 3});
    CHECK(typed_day(" \u200f3/11/2026 ", egyptian) == CivilDay {2026, 11, 3});
    for (const LocaleFacts& facts : {english, french, german, egyptian})
        CHECK(typed_day("2026-11-03", facts) == CivilDay {2026, 11, 3});
}

TEST_CASE("what is no day is refused")
{
    for (std::string_view text : {"", "11", "11/3", "11/3/2026/1", "31/2/2026", "0/1/2026", "13/13/2026", "3 nov 2026",
             "111/3/2026", "1/1/20266", "2026", "-", "a/b/c", "1/1/202"}) {
        CHECK_FALSE(typed_day(text, french));
    }
    CHECK_FALSE(typed_day("23/11/2026", english));
}

TEST_CASE("years of two digits are of this century up to 69")
{
    CHECK(typed_day("1/2/69", french) == CivilDay {2069, 2, 1});
    CHECK(typed_day("1/2/70", french) == CivilDay {1970, 2, 1});
}

TEST_CASE("an amount is read with the separators of the locale")
{
    CHECK(typed_decimal("1,234.50", english) == "1234.50");
    CHECK(typed_decimal("1 234,50", french) == "1234.50");
    CHECK(typed_decimal("1\u202f234,50", french) == "1234.50");
    CHECK(typed_decimal("1.234.567,5", german) == "1234567.5");
    CHECK(typed_decimal("١٬٢٣٤٫٥", egyptian) == "1234.5");
    CHECK(typed_decimal("1234", english) == "1234");
    CHECK(typed_decimal(" -12.5 ", english) == "-12.5");
    CHECK(typed_decimal("\u221212", english) == "-12");
    CHECK(typed_decimal("12.", english) == "12");
}

TEST_CASE("what has two readings is refused rather than guessed")
{
    for (std::string_view text : {"", "-", ".", "1,2", "12,34.5", "1,2345", "1,,234", ",123", "1.2.3", "1.5,5", "12a",
             "1-2", "--1", "1e5", "€5", "1,234,5"})
        CHECK_FALSE(typed_decimal(text, english));
    CHECK_FALSE(typed_decimal("1.5", german)); // fifteen, or one and a half?
    CHECK(typed_decimal("1.500", german) == "1500");
}
