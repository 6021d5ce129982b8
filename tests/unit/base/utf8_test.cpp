// UTF-8: every string has one reading, as browsers read it, and no reading leaves the string.
#include "base/utf8.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace carnet;

namespace {

std::vector<char32_t> codes_of(std::string_view text)
{
    std::vector<char32_t> codes;
    for (std::size_t position = 0; position < text.size();) {
        Utf8Character character = utf8_character_at(text, position);
        CHECK(character.length >= 1);
        CHECK(position + character.length <= text.size());
        CHECK((character.well_formed || character.code == replacement_character));
        codes.push_back(character.code);
        position += character.length;
    }
    return codes;
}

constexpr char32_t bad = replacement_character;

} // namespace

TEST_CASE("every scalar value is written and read back")
{
    for (char32_t code = 0; code <= 0x10ffff; ++code) {
        if (code >= 0xd800 && code <= 0xdfff)
            continue;
        std::string text;
        append_utf8(text, code);
        Utf8Character character = utf8_character_at(text, 0);
        if (character.code != code || character.length != text.size() || !character.well_formed)
            FAIL("U+" << static_cast<unsigned>(code));
    }
}

TEST_CASE("what is no character is written as U+FFFD")
{
    for (char32_t code : {0xd800u, 0xdfffu, 0x110000u, 0xffffffffu}) {
        std::string text;
        append_utf8(text, code);
        CHECK(text == "\xef\xbf\xbd");
    }
}

TEST_CASE("ill-formed text reads as one U+FFFD for each maximal subpart")
{
    // Table 3-8 of the Unicode standard, and its neighbours.
    CHECK(codes_of("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41")
        == std::vector<char32_t> {bad, bad, bad, bad, bad, bad, bad, bad, 0x41});
    CHECK(codes_of("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41")
        == std::vector<char32_t> {bad, bad, bad, bad, bad, bad, bad, bad, 0x41});
    CHECK(codes_of("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42")
        == std::vector<char32_t> {bad, bad, bad, bad, bad, 0x41, bad, bad, 0x42});
    CHECK(codes_of("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41") == std::vector<char32_t> {bad, bad, bad, bad, 0x41});
    // Cut off at every length.
    CHECK(codes_of("\xc3") == std::vector<char32_t> {bad});
    CHECK(codes_of("\xe2\x82") == std::vector<char32_t> {bad});
    CHECK(codes_of("\xf0\x9f\xa6") == std::vector<char32_t> {bad});
    CHECK(codes_of(std::string_view {"a\0b", 3}) == std::vector<char32_t> {'a', 0, 'b'});
}

TEST_CASE("every pair and triple of bytes is read to its end")
{
    for (unsigned first = 0; first < 256; ++first) {
        for (unsigned second = 0; second < 256; ++second) {
            for (unsigned third : {0x00u, 0x41u, 0x80u, 0xbfu, 0xc3u, 0xf0u}) {
                std::string text {static_cast<char>(first), static_cast<char>(second), static_cast<char>(third)};
                std::size_t position = 0;
                while (position < text.size())
                    position += utf8_character_at(text, position).length;
                REQUIRE(position == text.size());
                REQUIRE(is_well_formed_utf8(well_formed_utf8(text)));
            }
        }
    }
}

TEST_CASE("well-formed text is left as it is, the rest is repaired")
{
    CHECK(well_formed_utf8("Lefèvre 🦄") == "Lefèvre 🦄");
    CHECK(is_well_formed_utf8("Lefèvre 🦄"));
    CHECK(is_well_formed_utf8(""));
    CHECK_FALSE(is_well_formed_utf8("Lef\xe8vre"));
    CHECK(well_formed_utf8("Lef\xe8vre") == "Lef\xef\xbf\xbdvre");
}

TEST_CASE("a prefix does not cut a character in two")
{
    std::string_view text = "aé€🦄";
    CHECK(utf8_prefix(text, 0).empty());
    CHECK(utf8_prefix(text, 1) == "a");
    CHECK(utf8_prefix(text, 2) == "a");
    CHECK(utf8_prefix(text, 3) == "aé");
    CHECK(utf8_prefix(text, 5) == "aé");
    CHECK(utf8_prefix(text, 6) == "aé€");
    CHECK(utf8_prefix(text, 9) == "aé€");
    CHECK(utf8_prefix(text, 10) == text);
    CHECK(utf8_prefix(text, 99) == text);
    CHECK(utf8_prefix("\x80\x80\x80\x80\x80", 3).size() == 3);
}

TEST_CASE("the ASCII beginning of a text is measured over words and single bytes")
{
    for (std::size_t length = 0; length < 40; ++length) {
        std::string text(length, 'x');
        CHECK(ascii_prefix_length(text) == length);
        CHECK(ascii_prefix_length(text + "é" + text) == length);
    }
}

TEST_CASE("characters are counted, blank texts are known")
{
    CHECK(count_characters("aé€🦄") == 4);
    CHECK(count_characters("") == 0);
    for (std::string_view blank :
        {"", " ", "\t\r\n", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b\xe2\x80\x8f", "\xef\xbb\xbf"})
        CHECK(is_blank(blank));
    for (std::string_view text : {"a", " .", "\xff",
             "\xe2\x80\x8b\xe2\x80\x8f"
             "x",
             "é"})
        CHECK_FALSE(is_blank(text));
}
