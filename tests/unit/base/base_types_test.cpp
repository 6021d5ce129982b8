// Ids, sets of enums, and errors passed on as values.
#include "base/enum_set.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

#include <doctest/doctest.h>

#include <unordered_set>

using namespace carnet;

namespace {

enum class Color { red, green, blue };

Result<int> doubled(std::string_view text)
{
    OrderId id = TRY(OrderId::create(text));
    return static_cast<int>(id.text().size()) * 2;
}

} // namespace

TEST_CASE("an id is what the wire allows, and nothing else")
{
    for (std::string_view text :
        {"a", "01J-x_Y", "0", "A12345678901234567890123456789012345678901234567890123456789012_"})
        CHECK(OrderId::create(text).value().text() == text);
    for (std::string text : {std::string {}, std::string {"a b"}, std::string {"é"}, std::string {"a.b"},
             std::string {"a\0b", 3}, std::string(65, 'a')}) {
        auto id = OrderId::create(text);
        REQUIRE_FALSE(id);
        CHECK(id.error().code == ErrorCode::invalid_input);
    }
    CHECK(OrderId {}.empty());
    std::unordered_set<OrderId> ids {OrderId::create("a").value(), OrderId::create("a").value()};
    CHECK(ids.size() == 1);
}

TEST_CASE("a set of enum values is a word")
{
    using Colors = EnumSet<Color>;
    Colors colors {Color::red, Color::blue};
    CHECK(colors.size() == 2);
    CHECK(colors.contains(Color::red));
    CHECK_FALSE(colors.contains(Color::green));
    colors.toggle(Color::red);
    colors.insert(Color::green);
    CHECK(colors == Colors {Color::green, Color::blue});
    CHECK(Colors::from_bits(colors.bits()) == colors);
    CHECK((colors | Colors {Color::red}).size() == 3);
    CHECK((colors & Colors {Color::blue}) == Colors {Color::blue});
    colors.erase(Color::green);
    colors.erase(Color::blue);
    CHECK(colors.empty());
}

TEST_CASE("TRY gives the value, or returns the error as it is")
{
    CHECK(doubled("abc").value() == 6);
    auto failed = doubled("a b");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().message == "not an id");
}
