// Packed languages: whole and of this build, or refused.
#include "i18n/catalogue.hpp"

#include "i18n/languages.hpp"
#include "i18n/words.hpp"
#include "support/spoken.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace carnet;
using namespace carnet::i18n;

TEST_CASE("every language of the site can be read, and lacks no message")
{
    CHECK(languages.front().tag == "en");
    for (const Language& language : languages) {
        Catalogue catalogue = test::catalogue(language.tag);
        CHECK(catalogue.tag() == language.tag);
        CHECK(catalogue.direction() == language.direction);
        for (std::size_t i = 0; i < words::message_count; ++i)
            CHECK_FALSE(catalogue.message(static_cast<TextId>(i)).empty());
    }
}

TEST_CASE("a file of another build, cut off or damaged is refused")
{
    std::string good = "carnet-messages 1 abc fr ltr\none\ntwo\n";
    auto catalogue = Catalogue::parse(good, "abc", 2);
    REQUIRE(catalogue);
    CHECK(catalogue->message(TextId {1}) == "two");
    CHECK(catalogue->message(TextId {2}) == "");
    CHECK(catalogue->tag() == "fr");

    CHECK_FALSE(Catalogue::parse(good, "abd", 2));
    CHECK_FALSE(Catalogue::parse(good, "abc", 3));
    CHECK_FALSE(Catalogue::parse(good, "abc", 1));
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_FALSE(Catalogue::parse(good.substr(0, length), "abc", 2));
    CHECK_FALSE(Catalogue::parse("<!doctype html><html></html>\n", "abc", 2));
    CHECK_FALSE(Catalogue::parse("carnet-messages 1 abc fr ltr\none\n\xff\n", "abc", 2));
    CHECK_FALSE(Catalogue::parse(std::string(2'000'000, 'x'), "abc", 2));
}
