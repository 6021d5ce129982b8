#include "unit/store/book_harness.hpp"

#include <algorithm>

using namespace carnet;
using namespace carnet::testing;

namespace {

std::string describe(const ListQuery& query)
{
    const Filter& filter = query.filter;
    return "list " + std::to_string(static_cast<int>(filter.list)) + " statuses "
        + std::to_string(filter.statuses.bits()) + " payments " + std::to_string(filter.payments.bits()) + " modules "
        + std::to_string(filter.modules.bits()) + " page '" + filter.page_id + "' tags "
        + std::to_string(filter.tags.size()) + " search '" + filter.search + "' sort "
        + std::to_string(static_cast<int>(query.sort.column)) + "/"
        + std::to_string(static_cast<int>(query.sort.direction));
}

void check_answer(BookOnDevice& on_device, const OracleBook& oracle, const ListQuery& query)
{
    CAPTURE(describe(query));
    ListAnswer answer = on_device.ask(query);
    OracleAnswer expected = oracle_answer(oracle, query);
    REQUIRE(answer.count == static_cast<std::int64_t>(expected.rows.size()));
    CHECK(answer.sums == expected.sums);
    if (query.want_facets) {
        REQUIRE(answer.facets);
        CHECK(answer.facets->statuses == expected.facets.statuses);
        CHECK(answer.facets->payments == expected.facets.payments);
        CHECK(answer.facets->origins == expected.facets.origins);
        CHECK(answer.facets->modules == expected.facets.modules);
        CHECK(answer.facets->lists == expected.facets.lists);
        CHECK(answer.facets->unread == expected.facets.unread);
        CHECK(answer.facets->tags == expected.facets.tags);
        CHECK(answer.facets->ranges == expected.facets.ranges);
    }
    for (std::size_t i = 0; i < answer.rows.size(); ++i)
        REQUIRE(answer.rows[i].row == expected.rows[static_cast<std::size_t>(answer.first) + i]);
}

} // namespace

TEST_CASE("every combination of filters, search and sort gives what a plain reading of all orders gives (S4–S14)")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {7}, 1'500);
    OracleBook oracle = on_device.oracle();
    REQUIRE(oracle.orders.size() == 1'500);
    Random random {11};
    for (int i = 0; i < 120; ++i)
        check_answer(on_device, oracle, BookGenerator::random_query(random));
}

TEST_CASE("a window anywhere holds the rows at its positions, and the anchor's position is told")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 700);
    ListQuery query;
    query.count = 2'000;
    ListAnswer all = on_device.ask(query);
    REQUIRE(all.count > 100);
    query.first = 57;
    query.count = 10;
    query.anchor = all.rows[80].row;
    ListAnswer window = on_device.ask(query);
    REQUIRE(window.rows.size() == 10);
    CHECK(window.first == 57);
    for (std::size_t i = 0; i < 10; ++i)
        CHECK(window.rows[i] == all.rows[57 + i]);
    CHECK(window.anchor_position == 80);
    query.first = 100'000;
    CHECK(on_device.ask(query).rows.empty());
}

TEST_CASE("a query that is stepped in the smallest slices gives the same answer")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {5}, 9'000, 3'000);
    on_device.reopen();
    Random random {2};
    for (int i = 0; i < 20; ++i) {
        ListQuery query = BookGenerator::random_query(random);
        store::ListQueryRun run = on_device.book().start_list_query(query);
        int steps = 0;
        store::CountedSlice shortest {1};
        while (must(run.step(shortest)) == store::Step::more)
            ++steps;
        ListAnswer in_slices = run.take_answer();
        on_device.reopen(); // forgets what was kept
        ListAnswer at_once = on_device.ask(query);
        CHECK(in_slices.count == at_once.count);
        CHECK(in_slices.sums == at_once.sums);
        CHECK(in_slices.facets == at_once.facets);
        CHECK(in_slices.rows == at_once.rows);
        if (i == 0)
            CHECK(steps > 2);
    }
}
