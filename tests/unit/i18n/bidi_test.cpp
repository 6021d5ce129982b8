// Arguments of another direction, and arguments that try to turn the sentence.
#include "i18n/bidi.hpp"

#include "base/utf8.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>

using namespace carnet::i18n;

namespace {

constexpr std::string_view fsi = "\u2068";
constexpr std::string_view pdi = "\u2069";

std::string put(std::string_view argument, Direction direction)
{
    std::string sentence;
    append_isolated(sentence, argument, direction);
    return sentence;
}

std::string isolated(std::string_view text)
{
    return std::string {fsi} + std::string {text} + std::string {pdi};
}

} // namespace

TEST_CASE("what runs with the sentence stays bare")
{
    for (std::string_view text : {"A7F3K2", "Lefèvre", "1,234.50", "$12.00", "+33 6 12 34", "山田 太郎", "Ольга",
             "สมชาย", "🎁", "", "“x” – y…", "राहुल"})
        CHECK(put(text, Direction::ltr) == text);
    for (std::string_view text : {"משה כהן", "محمد", "1,234", "12.50", "14:05", "", "₪", "…"})
        CHECK(put(text, Direction::rtl) == text);
}

TEST_CASE("what runs the other way is isolated")
{
    for (std::string_view text : {"משה", "a משה", "محمد 12", "١٢٣", "\u200f1"})
        CHECK(put(text, Direction::ltr) == isolated(text));
    for (std::string_view text : {"A7F3K2", "Lefèvre", "山田", "+33 6 12 34", "12 345", "a", "µ", "-5", "12%"})
        CHECK(put(text, Direction::rtl) == isolated(text));
}

TEST_CASE("direction controls of an argument end with it")
{
    // An override that is never closed.
    CHECK(put("a\u202e", Direction::ltr) == isolated("a\u202e"));
    // Isolates left open are closed inside.
    CHECK(put("\u2067a", Direction::ltr) == isolated("\u2067a\u2069"));
    CHECK(put("\u2067\u2066a\u2069", Direction::ltr) == isolated("\u2067\u2066a\u2069\u2069"));
    // A closing mark that closes nothing would close ours.
    CHECK(put("a\u2069b\u202e", Direction::ltr) == isolated("ab\u202e"));
    CHECK(put("\u2069\u2069", Direction::rtl) == isolated(""));
}

TEST_CASE("ill-formed bytes pass as they are")
{
    CHECK(put("\xff\xfe", Direction::ltr) == "\xff\xfe");
    CHECK(put("\xe2\x80", Direction::ltr) == "\xe2\x80");
    CHECK(put(std::string_view {"a\0b", 3}, Direction::ltr) == std::string_view {"a\0b", 3});
}

TEST_CASE("isolates can be taken out for names that are not drawn")
{
    CHECK(without_isolates("Order \u2068משה\u2069, x") == "Order משה, x");
    CHECK(without_isolates("plain") == "plain");
}

TEST_CASE("the direction of a text is that of its first letter")
{
    CHECK(direction_of("  12 משה a", Direction::ltr) == Direction::rtl);
    CHECK(direction_of("(a משה", Direction::rtl) == Direction::ltr);
    CHECK(direction_of("+33 6", Direction::rtl) == Direction::rtl);
    CHECK(direction_of("", Direction::ltr) == Direction::ltr);
}

TEST_CASE("whatever an argument holds, the sentence after it stands as it did")
{
    constexpr std::array<std::string_view, 12> pieces {
        "a", "ש", " ", "\u2066", "\u2067", "\u2068", "\u2069", "\u202a", "\u202e", "\u202c", "1", "\xe2\x81"};
    std::mt19937 random {20261123};
    for (int round = 0; round < 5'000; ++round) {
        std::string argument;
        for (std::size_t i = 0, length = random() % 12; i < length; ++i)
            argument += pieces[random() % pieces.size()];
        for (Direction direction : {Direction::ltr, Direction::rtl}) {
            int open = 0;
            std::string sentence = put(argument, direction);
            for (std::size_t i = 0; i < sentence.size();) {
                auto character = carnet::utf8_character_at(sentence, i);
                if (character.code >= 0x2066 && character.code <= 0x2068)
                    ++open;
                if (character.code == 0x2069)
                    --open;
                REQUIRE(open >= 0);
                i += character.length;
            }
            CHECK(open == 0);
        }
    }
}
