// Messages put together from patterns: plural and select forms, quoting, damaged patterns, and arguments that try to be
// more than text.
#include "i18n/message_format.hpp"

#include "platform/test/fake_intl.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

using namespace carnet;
using namespace carnet::i18n;

namespace {

Argument number(std::int64_t value)
{
    return Argument {NumberArgument {value}};
}

Argument text(std::string_view value)
{
    return Argument {value};
}

std::string said(std::string_view pattern, std::vector<Argument> arguments, std::string_view locale = "en")
{
    platform::FakeIntl intl;
    intl.use_locale(locale);
    return put_together(pattern, arguments, locale == "he" || locale == "ar" ? Direction::rtl : Direction::ltr, intl);
}

constexpr std::string_view orders = "{0,plural,one{# order}other{# orders}}";

} // namespace

TEST_CASE("a number takes its plural form and is written as the language writes numbers")
{
    CHECK(said(orders, {number(0)}) == "0 orders");
    CHECK(said(orders, {number(1)}) == "1 order");
    CHECK(said(orders, {number(1234)}) == "1,234 orders");
    CHECK(said("{0,plural,one{# commande}many{# de commandes}other{# commandes}}", {number(0)}, "fr") == "0 commande");
    CHECK(said("{0,plural,one{# commande}many{# de commandes}other{# commandes}}", {number(2'000'000)}, "fr")
        == "2\u202f000\u202f000 de commandes");
}

TEST_CASE("Arabic has six forms and each is found")
{
    constexpr std::string_view pattern = "{0,plural,zero{z}one{o}two{t}few{f}many{m}other{x}}";
    CHECK(said(pattern, {number(0)}, "ar") == "z");
    CHECK(said(pattern, {number(1)}, "ar") == "o");
    CHECK(said(pattern, {number(2)}, "ar") == "t");
    CHECK(said(pattern, {number(103)}, "ar") == "f");
    CHECK(said(pattern, {number(11)}, "ar") == "m");
    CHECK(said(pattern, {number(100)}, "ar") == "x");
}

TEST_CASE("an exact number wins over its plural form, wherever it stands")
{
    CHECK(said("{0,plural,=0{none}one{one}other{#}}", {number(0)}) == "none");
    CHECK(said("{0,plural,one{one}other{#}=1{exactly one}}", {number(1)}) == "exactly one");
    CHECK(said("{0,plural,=10{ten}one{one}other{#}}", {number(1)}) == "one");
}

TEST_CASE("a form that is not there becomes the form other")
{
    CHECK(said("{0,plural,other{# things}}", {number(1)}) == "1 things");
    CHECK(said("{0,select,a{A}other{else}}", {text("b")}) == "else");
    CHECK(said("{0,select,other{else}a{A}}", {text("a")}) == "A");
}

TEST_CASE("arguments stand in the forms, and the number sign is that of the plural around it")
{
    CHECK(said("{0,plural,one{{1}: # unit}other{{1}: # units}}", {number(2), text("Vase")}) == "Vase: 2 units");
    CHECK(said("{0,plural,other{# of {1,plural,other{#}}}}", {number(2), number(3)}) == "2 of 3");
    CHECK(said("{0,plural,other{{1,select,a{# a}other{# o}}}}", {number(7), text("a")}) == "7 a");
    CHECK(said("# {0}", {text("x")}) == "# x");
}

TEST_CASE("apostrophes make plain text of braces, and two are one")
{
    CHECK(said("'{'name'}' {0}", {text("x")}) == "{name} x");
    CHECK(said("it''s {0}", {text("x")}) == "it's x");
    CHECK(said("{0,plural,one{a}other{'#' '}' #}}", {number(5)}) == "# } 5");
}

TEST_CASE("an argument is never read as a pattern")
{
    for (std::string_view hostile :
        {"{0}", "{0,plural,other{#}}", "'{", "#", "}", "%s", "''", "{", "\\", "{1}{2}{3}"}) {
        CHECK(said("<{0}>", {text(hostile)}) == "<" + std::string {hostile} + ">");
        CHECK(said("{0,plural,other{#<{1}>}}", {number(1), text(hostile)}) == "1<" + std::string {hostile} + ">");
        CHECK(said("{0,select,a{}other{<{0}>}}", {text(hostile)}) == "<" + std::string {hostile} + ">");
    }
}

TEST_CASE("a damaged pattern gives a poorer text and nothing else")
{
    CHECK(said("{", {text("x")}) == "");
    CHECK(said("a {0", {text("x")}) == "a x");
    CHECK(said("a } b", {text("x")}) == "a } b");
    CHECK(said("{9}{x}{}{0}", {text("x")}) == "x");
    CHECK(said("{-1}{99999999999999999999}", {text("x")}) == "");
    CHECK(said("{0,plural,one{1", {number(1)}) == "1");
    CHECK(said("{0,plural}", {number(1)}) == "");
    CHECK(said("{0,plural,}", {number(1)}) == "");
    CHECK(said("{0,other,other{x}}", {number(1)}) == "x");
    CHECK(said("'{ never closed", {text("x")}) == "{ never closed");
    // A number where a text was expected, and the other way round.
    CHECK(said("{0,select,a{A}other{O}}", {number(1)}) == "O");
    CHECK(said("{0,plural,one{1}other{O}}", {text("x")}) == "O");
}

TEST_CASE("nesting without end ends")
{
    std::string deep;
    for (int i = 0; i < 10'000; ++i)
        deep += "{0,plural,other{";
    CHECK(said(deep, {number(1)}).size() < 10);
    CHECK(said(std::string(50'000, '{'), {number(1)}).empty());
}

TEST_CASE("every prefix of a message can be put together")
{
    constexpr std::string_view whole = "a '{' {0,plural,=0{no}one{# {1} ''}other{{2,select,x{é}other{#}} }} z";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        std::string result = said(whole.substr(0, length), {number(3), text("t"), text("x")});
        CHECK(result.size() < 64);
    }
}

TEST_CASE("whatever a damaged file holds, putting it together ends")
{
    constexpr std::array<std::string_view, 16> pieces {"{", "}", "{0,plural,", "{1,select,", "other{", "one{", "=1{",
        "}}", "'", "''", "#", "{0}", "{1}", ",", "é", "x"};
    std::mt19937 random {20261123};
    for (int round = 0; round < 20'000; ++round) {
        std::string pattern;
        std::size_t length = random() % 24;
        for (std::size_t i = 0; i < length; ++i)
            pattern += pieces[random() % pieces.size()];
        // A piece adds at most one argument or its own few letters.
        CHECK(said(pattern, {number(1), text("text")}).size() <= 24 * 12);
    }
}
