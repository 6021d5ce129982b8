// Saved replies: what is filled in, what stays, and that nothing is filled in twice.
#include "domain/message_template.hpp"

#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

using namespace carnet;

namespace {

const TemplateValues values {"Hélène", "A7F3K2", "UPS 1Z"};

} // namespace

TEST_CASE("S59: name, number and tracking are filled in, wherever they stand")
{
    CHECK(filled_template("Dear {name}, {number} left: {tracking}", values) == "Dear Hélène, A7F3K2 left: UPS 1Z");
    CHECK(filled_template("{name}{name}", values) == "HélèneHélène");
    CHECK(filled_template("", values) == "");
    CHECK(filled_template("plain", values) == "plain");
}

TEST_CASE("braces that mean nothing stay as they are")
{
    for (std::string_view text :
        {"{", "}", "{}", "{ name }", "{Name}", "{date}", "{name", "name}", "{{", "{na{me}}", "{\xff}"}) {
        CAPTURE(text);
        CHECK(filled_template(text, values) == text);
    }
    CHECK(filled_template("{{name}}", values) == "{Hélène}");
    CHECK(filled_template("{{name}", values) == "{Hélène");
}

TEST_CASE("what is filled in is not looked at again")
{
    TemplateValues hostile {"{number}", "{tracking}", "{name}"};
    CHECK(filled_template("{name} {number} {tracking}", hostile) == "{number} {tracking} {name}");
    CHECK(filled_template("{{name}ame}", {"n", "", ""}) == "{name}");
}

TEST_CASE("places without a value are told, each once")
{
    CHECK(places_without_value("{tracking} {tracking} {name}", {"Nora", "A1", ""})
        == std::vector<std::string_view> {"tracking"});
    CHECK(places_without_value("{tracking} {name}", {"", "A1", ""})
        == std::vector<std::string_view> {"tracking", "name"});
    CHECK(places_without_value("no place", {}).empty());
}

TEST_CASE("what has no value can stay as it is written")
{
    CHECK(filled_where_known("{name}: {tracking}, {other}", {"Nora", "A1", ""}) == "Nora: {tracking}, {other}");
    CHECK(filled_where_known("{name}{number}{tracking}", {}) == "{name}{number}{tracking}");
}

TEST_CASE("an order's values: a parcel a line, with its link")
{
    Order order;
    order.number = "A7F3K2";
    order.customer.name = "Nora";
    order.tracking = {{test::id_of<TrackingId>("t1"), "1Z999AA10123456784", "UPS", "", {}},
        {test::id_of<TrackingId>("t2"), "77", "My cousin", "", {}},
        {test::id_of<TrackingId>("t3"), "88", "", "javascript:alert(1)", {}}};
    TemplateValues of_order = template_values(order);
    CHECK(of_order.name == "Nora");
    CHECK(of_order.number == "A7F3K2");
    CHECK(of_order.tracking
        == "UPS 1Z999AA10123456784 https://www.ups.com/track?tracknum=1Z999AA10123456784\nMy cousin 77\n88");
    order.tracking.clear();
    CHECK(template_values(order).tracking.empty());
}
