// The pauses between tries: bounded, random, and the host's word before ours.
#include "sync/lane.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace carnet;
using namespace carnet::sync;

namespace {

class Seeded final : public Chance {
public:
    std::uint64_t next() override { return m_random.next(); }

private:
    test::Random m_random {5};
};

} // namespace

TEST_CASE("the n-th pause is anything up to a bound that doubles from 1 s to 60 s")
{
    Seeded chance;
    constexpr Milliseconds bounds[] = {1'000, 2'000, 4'000, 8'000, 16'000, 32'000, 60'000, 60'000, 60'000};
    std::vector<Milliseconds> longest(std::size(bounds), 0);
    std::vector<Milliseconds> shortest(std::size(bounds), 60'000);
    for (int run = 0; run < 2'000; ++run) {
        Lane lane;
        for (std::size_t i = 0; i < std::size(bounds); ++i) {
            lane.failed({0}, chance, {});
            Milliseconds pause = lane.not_before().milliseconds;
            CHECK(pause <= bounds[i]);
            longest[i] = std::max(longest[i], pause);
            shortest[i] = std::min(shortest[i], pause);
        }
    }
    for (std::size_t i = 0; i < std::size(bounds); ++i) {
        CHECK(longest[i] > bounds[i] * 9 / 10);
        CHECK(shortest[i] < bounds[i] / 10);
    }
}

TEST_CASE("what the host asks for wins, but not for ever, and not over the merchant")
{
    Seeded chance;
    Lane lane;
    lane.failed({1'000}, chance, parse_retry_after("7"));
    CHECK(lane.not_before() == Instant {8'000});
    CHECK(!lane.may_send({7'999}));
    lane.try_now(Lane::Insistence::polite);
    CHECK(!lane.may_send({7'999}));
    lane.try_now(Lane::Insistence::merchant);
    CHECK(lane.may_send({1'000}));

    CHECK(parse_retry_after("0") == 0);
    CHECK(parse_retry_after("86400") == longest_asked_pause);
    CHECK(parse_retry_after("99999999999999999999999") == longest_asked_pause);
    CHECK(!parse_retry_after(""));
    CHECK(!parse_retry_after("-1"));
    CHECK(!parse_retry_after("7.5"));
    CHECK(!parse_retry_after("7 seconds"));
    CHECK(!parse_retry_after("Fri, 31 Dec 1999 23:59:59 GMT"));
}

TEST_CASE("after the network is back the pauses are short again")
{
    Seeded chance;
    Lane lane;
    for (int i = 0; i < 20; ++i)
        lane.failed({0}, chance, {});
    lane.try_now(Lane::Insistence::polite);
    CHECK(lane.may_send({0}));
    lane.failed({0}, chance, {});
    CHECK(lane.not_before() <= Instant {2'000});
}

TEST_CASE("one request at a time, given up some time after its deadline")
{
    Lane lane;
    lane.sent(RequestId {3}, {1'000}, 20'000, 1);
    CHECK(!lane.may_send({500'000}));
    CHECK(lane.is_waiting_for(RequestId {3}));
    CHECK(!lane.is_waiting_for(RequestId {2}));
    CHECK(!lane.is_overdue({21'000}));
    CHECK(lane.is_overdue({26'000}));
    CHECK(lane.next_look({1'000}) == Instant {26'000});
    lane.ended();
    CHECK(!lane.is_waiting_for(RequestId {3}));
    CHECK(!lane.is_waiting_for(RequestId::none));
    CHECK(lane.may_send({1'000}));
}
