// The JSON reader against nlohmann/json: the same verdicts and the same events, for good texts, bad ones, and good ones
// made bad.
#include "support/json_referee.hpp"
#include "sync/json/events.hpp"
#include "sync/json/feed_json.hpp"
#include "sync/json/mend.hpp"
#include "sync/json/writer.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace carnet;
using namespace std::string_literals;
using test::Random;

namespace {

std::string in_arrays(int depth)
{
    return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

std::string on_quote(std::string_view text)
{
    std::string json;
    sync::append_json_string(json, text);
    return json;
}

} // namespace

TEST_CASE("a text is JSON for our reader exactly when it is for nlohmann/json, and says the same")
{
    const std::vector<std::string> texts {
        "",
        " ",
        "null",
        "true",
        "false",
        "nul",
        "nullx",
        "True",
        "0",
        "-0",
        "00",
        "-",
        "+1",
        "1.",
        ".5",
        "1.5",
        "1e5",
        "1E+5",
        "1e-5",
        "1e",
        "1e+",
        "0x10",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.1e1",
        "-1.5E-3",
        "NaN",
        "Infinity",
        "1 2",
        "[1 2]",
        "\"\"",
        "\"a",
        "a\"",
        "\"\\\"\"",
        "\"\\\\\"",
        "\"\\/\\b\\f\\n\\r\\t\"",
        "\"\\u0041\"",
        "\"\\u00e9\\u20ac\"",
        "\"\\ud83d\\ude00\"",
        "\"\\ud83d\"",
        "\"\\ude00\"",
        "\"\\ud83dx\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ud83d\\ud83d\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\uFFFF\"",
        "\"\\x\"",
        "\"\\",
        "\"\\u0000\"",
        "\"tab\there\"",
        "\"line\nbreak\"",
        "\"\x7f\"",
        "\"é€😀\"",
        "\"\xff\"",
        "\"\xc0\xaf\"",
        "\"\xed\xa0\x80\"",
        "\"\xf4\x90\x80\x80\"",
        "\"\xe2\x82\"",
        "\"\x80\"",
        "[]",
        "[",
        "]",
        "[,]",
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1,2]",
        "[[],[[]]]",
        "[1}",
        "{}",
        "{",
        "}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{\"a\":1,\"b\":2}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{\"a\":{\"b\":[{}]}}",
        "{\"a\":1,\"a\":2}",
        "{\"a\"::1}",
        "{\"a\",1}",
        "\xef\xbb\xbf{}",
        "\xef\xbb{}",
        "{}\xef\xbb\xbf",
        "{} x",
        "{}{}",
        "  \t\r\n{ \"a\" :\t[ 1 , 2 ]\r\n}  ",
        "\v{}",
        "\xc2\xa0{}",
        "//x\n{}",
        "/*x*/{}",
        "tru",
        "truefalse",
        "[true,false,null]",
        "[tru]",
        in_arrays(31),
        in_arrays(32),
        in_arrays(33),
        in_arrays(5000),
        std::string(100'000, '['),
        "\"12345678901234567890\"",
        "\"1234567\\u00e9890123456789\"",
        "\"seven77\xc3\xa9seven77\"",
        "\"1234567\x01\"",
        "\"12345678\x1f\"",
        "\"1234567\"8\"",
    };
    for (const std::string& text : texts) {
        INFO(text.substr(0, 80));
        CHECK(test::disagreement(text) == "");
    }
}

TEST_CASE("the two readers agree about twenty thousand orders with a byte changed, lost or doubled")
{
    Random random {7};
    std::string order = sync::order_to_wire_json(test::random_order(random));
    constexpr std::string_view bytes = "\"\\{}[]:,0-9.eEtfnu \n\x01\x7f\xc3\xa9\xf0";
    std::string found;
    for (int i = 0; i < 20'000 && found.empty(); ++i) {
        if (i % 200 == 0)
            order = sync::order_to_wire_json(test::random_order(random));
        std::string text = order;
        for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
            std::size_t at = random.below(text.size());
            std::size_t kind = random.below(3);
            if (kind == 0)
                text[at] = bytes[random.below(bytes.size())];
            else if (kind == 1)
                text.erase(at, 1 + random.below(4));
            else
                text.insert(at, 1, bytes[random.below(bytes.size())]);
        }
        found = test::disagreement(text);
        if (!found.empty())
            found += "\n" + text;
    }
    CHECK(found == "");
}

TEST_CASE("a text longer than allowed is not even looked at")
{
    struct Nobody final : sync::JsonEvents {
        bool on_null() override { return false; }
        bool on_boolean(bool) override { return false; }
        bool on_integer(std::int64_t) override { return false; }
        bool on_number(std::string_view) override { return false; }
        bool on_text(std::string_view) override { return false; }
        bool on_object_begin() override { return false; }
        bool on_member(std::string_view) override { return false; }
        bool on_object_end() override { return false; }
        bool on_array_begin() override { return false; }
        bool on_array_end() override { return false; }
    } nobody;
    CHECK(sync::read_json("[1,2]", 4, nobody).error().code == ErrorCode::too_large);
    CHECK(sync::read_json("[1,2]", 5, nobody).error().code == ErrorCode::invalid_input);
}

TEST_CASE("only characters that do not exist are mended")
{
    CHECK(!sync::mended_json(R"({"a":"é \ud83d\ude00 \\ud800"})"));
    CHECK(sync::mended_json(R"("\ud83d")") == R"("\ufffd")");
    CHECK(sync::mended_json(R"("\ude00x\ud83d\ud83d\ude00")") == R"("\ufffdx\ufffd\ud83d\ude00")");
    CHECK(sync::mended_json(R"("\\\ud83d")") == R"("\\\ufffd")");
    CHECK(sync::mended_json("\"a\xff\"") == "\"a\ufffd\"");
    CHECK(!sync::mended_json("{not JSON"));
    CHECK(!sync::mended_json("\"\\u12"));
}

TEST_CASE("what the writer writes is read back as it was, whatever the text")
{
    for (std::string text : {""s, "plain"s, "\"\\/\b\f\n\r\t"s, "\0\x01\x1f\x7f"s, "é€😀\u2028\u202e"s, "'<script>&"s}) {
        auto transcript = test::transcript_of_ours(on_quote(text));
        REQUIRE(transcript);
        CHECK(*transcript == "t" + text + "\x1f");
    }
    CHECK(on_quote("a\xff"
                   "b\xed\xa0\x80")
        == "\"a\ufffdb\ufffd\ufffd\ufffd\"");
}
