#include "app/selection.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::app;

namespace {
constexpr OrderRow row(unsigned number)
{
    return static_cast<OrderRow>(number);
}
} // namespace

TEST_CASE("S46 orders are ticked one by one and unticked again")
{
    Selection selection;
    selection.toggle(row(3));
    selection.toggle(row(1));
    CHECK(selection.contains(row(1)));
    CHECK(selection.contains(row(3)));
    CHECK_FALSE(selection.contains(row(2)));
    CHECK(selection.count(10) == 2);
    CHECK(selection.extent(10) == Selection::Extent::some);
    selection.toggle(row(3));
    selection.toggle(row(1));
    CHECK(selection.empty());
    CHECK(selection.extent(10) == Selection::Extent::none);
}

TEST_CASE("S48 all that match are ticked at once, except those unticked after")
{
    Selection selection;
    selection.select_all();
    CHECK(selection.count(100'000) == 100'000);
    CHECK(selection.extent(100'000) == Selection::Extent::all);
    selection.toggle(row(7));
    CHECK_FALSE(selection.contains(row(7)));
    CHECK(selection.contains(row(8)));
    CHECK(selection.count(100'000) == 99'999);
    CHECK(selection.extent(100'000) == Selection::Extent::some);
    selection.toggle(row(7));
    CHECK(selection.extent(100'000) == Selection::Extent::all);
}

TEST_CASE("a range is added to what is ticked, each order once")
{
    Selection selection;
    selection.toggle(row(5));
    std::vector<OrderRow> range {row(6), row(5), row(4)};
    selection.insert(range);
    CHECK(selection.rows() == std::vector<OrderRow> {row(4), row(5), row(6)});
    selection.select_all();
    selection.toggle(row(5));
    selection.insert(range);
    CHECK(selection.contains(row(5)));
    CHECK(selection.count(6) == 6);
}

TEST_CASE("every row ticked one by one is the same extent as all")
{
    Selection selection;
    for (unsigned i = 1; i <= 3; ++i)
        selection.toggle(row(i));
    CHECK(selection.extent(3) == Selection::Extent::all);
}
