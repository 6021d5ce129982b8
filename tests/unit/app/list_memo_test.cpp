#include "app/list_memo.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::app;

namespace {

ListQuery rows(std::int64_t first, std::int32_t count, std::string search = "")
{
    ListQuery query;
    query.first = first;
    query.count = count;
    query.filter.search = std::move(search);
    return query;
}

ListAnswer answer_of(const ListQuery& query, std::int64_t total, std::uint64_t revision = 1)
{
    ListAnswer answer;
    answer.count = total;
    answer.first = query.first;
    answer.revision = revision;
    for (std::int64_t i = query.first; i < std::min(total, query.first + query.count); ++i) {
        ListRow row;
        row.row = static_cast<OrderRow>(i + 1);
        answer.rows.push_back(row);
    }
    return answer;
}

} // namespace

TEST_CASE("a list is asked once and then answered from memory")
{
    ListMemo memo;
    auto asked = memo.want(rows(0, 20));
    REQUIRE(asked);
    CHECK_FALSE(memo.want(rows(0, 20)));
    CHECK_FALSE(memo.answered(*asked, answer_of(*asked, 1000)));
    CHECK_FALSE(memo.want(rows(0, 20)));
    CHECK_FALSE(memo.want(rows(5, 10))); // inside what is there
    CHECK(memo.is_current());
    REQUIRE(memo.row_at(19));
    CHECK(memo.row_at(19)->row == static_cast<OrderRow>(20));
    CHECK_FALSE(memo.row_at(20));
}

TEST_CASE("while scrolling one question runs and only the newest follows it")
{
    ListMemo memo;
    auto first = memo.want(rows(0, 20));
    REQUIRE(first);
    CHECK_FALSE(memo.want(rows(100, 20)));
    CHECK_FALSE(memo.want(rows(200, 20)));
    auto next = memo.answered(*first, answer_of(*first, 1000));
    REQUIRE(next);
    CHECK(next->first == 200);
    CHECK(memo.row_at(0)); // the old rows stay until the new ones come
    CHECK_FALSE(memo.answered(*next, answer_of(*next, 1000)));
    CHECK(memo.row_at(200));
}

TEST_CASE("a new filter overtakes the question that runs")
{
    ListMemo memo;
    auto slow = memo.want(rows(0, 20, "a"));
    auto fast = memo.want(rows(0, 20, "ab"));
    REQUIRE(slow);
    REQUIRE(fast);
    CHECK_FALSE(memo.answered(*slow, answer_of(*slow, 900)));
    CHECK(memo.answer() == nullptr);
    CHECK_FALSE(memo.answered(*fast, answer_of(*fast, 9)));
    REQUIRE(memo.answer());
    CHECK(memo.answer()->count == 9);
}

TEST_CASE("rows of other filters stay on screen but are not current")
{
    ListMemo memo;
    auto first = memo.want(rows(0, 20));
    (void)memo.answered(*first, answer_of(*first, 5));
    (void)memo.want(rows(0, 20, "x"));
    CHECK_FALSE(memo.is_current());
    CHECK(memo.row_at(0));
}

TEST_CASE("a change of the book asks again, an answer that is new enough does not")
{
    ListMemo memo;
    auto first = memo.want(rows(0, 20));
    (void)memo.answered(*first, answer_of(*first, 5, 3));
    CHECK_FALSE(memo.changed(3));
    auto again = memo.changed(4);
    REQUIRE(again);
    CHECK_FALSE(memo.answered(*again, answer_of(*again, 6, 4)));
    CHECK(memo.answer()->count == 6);
}

TEST_CASE("a question that failed is asked again")
{
    ListMemo memo;
    auto first = memo.want(rows(0, 20));
    memo.failed(*first);
    CHECK(memo.want(rows(0, 20)));
}

TEST_CASE("the end of the list is not asked for again and again")
{
    ListMemo memo;
    auto first = memo.want(rows(0, 50));
    (void)memo.answered(*first, answer_of(*first, 7));
    CHECK_FALSE(memo.want(rows(0, 50)));
    CHECK_FALSE(memo.want(rows(10, 50)));
    auto none = memo.want(rows(0, 50, "none"));
    (void)memo.answered(*none, answer_of(*none, 0));
    CHECK_FALSE(memo.want(rows(0, 50, "none")));
}

TEST_CASE("after the book was opened anew the rows stay on screen and are asked for again, whatever their revision")
{
    ListMemo memo;
    auto asked = memo.want(rows(0, 20));
    CHECK_FALSE(memo.answered(*asked, answer_of(*asked, 1000, 7)));
    memo.reopened();
    CHECK(memo.row_at(0));
    auto again = memo.want(rows(0, 20));
    REQUIRE(again);
    CHECK_FALSE(memo.answered(*again, answer_of(*again, 1000, 1)));
    CHECK_FALSE(memo.want(rows(0, 20)));
}
