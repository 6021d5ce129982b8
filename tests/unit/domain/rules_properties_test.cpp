// What no sequence of actions can do, whatever their order, their place and the number of devices: a small host of
// mutations by uid, as PROTOCOL 3 wants it, is driven with seeded sequences.
#include "domain/apply.hpp"
#include "domain/undo.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace carnet;

namespace {

// H4: a uid that is known has its stored result again, and no effect.
class SmallHost {
public:
    explicit SmallHost(Order order)
        : m_order(std::move(order))
    {
    }

    const Applied& push(const Mutation& mutation)
    {
        auto [stored, is_new] = m_results.try_emplace(mutation.uid);
        if (is_new) {
            m_now = timestamp_from_milliseconds(to_milliseconds(m_now) + 1'000);
            stored->second = apply(mutation, m_order, {m_now, "Nora", WrittenBy::host, {}}).value();
        }
        return stored->second;
    }

    const Order& order() const { return m_order; }

private:
    Order m_order;
    Timestamp m_now {timestamp_from_milliseconds(1'780'000'000'000)};
    std::map<MutationUid, Applied> m_results;
};

constexpr int sequences = 1'000;
constexpr int steps = 25;

} // namespace

TEST_CASE("no sequence of actions returns more units than were taken, of a line or to the shelf")
{
    test::Random random(1);
    std::int64_t returned_in_all = 0;
    for (int sequence = 0; sequence < sequences; ++sequence) {
        SmallHost host(test::random_order(random));
        std::map<ProductId, std::int64_t> with_buyer; // what the shelf has given and not got back
        for (const LineItem& line : host.order().items)
            with_buyer[line.product_id] += line.stock_taken - line.stock_returned;
        std::vector<Mutation> sent;
        for (int step = 0; step < steps; ++step) {
            bool again = !sent.empty() && random.chance(20);
            Mutation mutation = again ? random.pick(sent) : test::random_mutation(random, host.order());
            Order before = host.order();
            const Applied& result = host.push(mutation);
            if (again)
                CHECK(host.order() == before);
            else
                for (const StockMove& move : result.stock) {
                    with_buyer[move.product] -= move.delta;
                    returned_in_all += std::max<std::int64_t>(move.delta, 0);
                }
            if (result.kind == OutcomeKind::rejected || result.kind == OutcomeKind::noop) {
                CHECK(host.order() == before);
                CHECK((again || result.stock.empty()));
            }
            sent.push_back(mutation);
            for (const LineItem& line : host.order().items) {
                CHECK(line.stock_returned <= line.stock_taken);
                CHECK(line.stock_taken - line.stock_returned <= std::max(line.quantity, line.stock_taken));
            }
            for (const auto& [product, units] : with_buyer)
                CHECK(units >= 0);
        }
        // The ledgers and the moves tell the same story.
        std::map<ProductId, std::int64_t> by_ledger;
        for (const LineItem& line : host.order().items)
            by_ledger[line.product_id] += line.stock_taken - line.stock_returned;
        by_ledger.erase(ProductId {});
        with_buyer.erase(ProductId {});
        CHECK(by_ledger == with_buyer);
    }
    CHECK(returned_in_all > 1'000);
}

TEST_CASE("S55: no sequence of actions leads out of Refunded")
{
    test::Random random(2);
    int refunded = 0;
    for (int sequence = 0; sequence < sequences; ++sequence) {
        SmallHost host(test::random_order(random));
        bool was_refunded = false;
        for (int step = 0; step < steps; ++step) {
            host.push(test::random_mutation(random, host.order()));
            bool is_refunded = host.order().status == OrderStatus::refunded;
            CHECK(is_refunded == (host.order().payment_status == PaymentStatus::refunded));
            CHECK((is_refunded || !was_refunded));
            was_refunded = is_refunded;
        }
        refunded += was_refunded;
    }
    CHECK(refunded > 100);
}

TEST_CASE("S23: no sequence of actions leads to Abandoned cart or to Payment in progress")
{
    test::Random random(3);
    for (int sequence = 0; sequence < sequences; ++sequence) {
        SmallHost host(test::random_order(random));
        for (int step = 0; step < steps; ++step) {
            PaymentStatus before = host.order().payment_status;
            host.push(test::random_mutation(random, host.order()));
            PaymentStatus after = host.order().payment_status;
            bool set_by_system = after == PaymentStatus::abandoned_cart || after == PaymentStatus::in_progress;
            CHECK((after == before || !set_by_system));
        }
    }
}

TEST_CASE("every sequence stays within the states that an order can be in")
{
    test::Random random(4);
    for (int sequence = 0; sequence < sequences; ++sequence) {
        SmallHost host(test::random_order(random));
        for (int step = 0; step < steps; ++step) {
            host.push(test::random_mutation(random, host.order()));
            auto state = std::pair {host.order().status, host.order().payment_status};
            CHECK(std::ranges::find(test::possible_states, state) != test::possible_states.end());
        }
    }
}

TEST_CASE("a mutation replayed later moves no unit a second time")
{
    test::Random random(5);
    for (int sequence = 0; sequence < sequences; ++sequence) {
        // Without the host's memory of uids: the ledger alone keeps the units together.
        Order order = test::random_order(random);
        Mutation mutation = test::random_mutation(random, order);
        ApplyContext context {order.created_at, "Nora", WrittenBy::client, {}};
        Order once = order;
        Applied first = apply(mutation, once, context).value();
        Order twice = once;
        Applied second = apply(mutation, twice, context).value();
        CAPTURE(wire_name_of(mutation.body));
        CHECK((second.kind == OutcomeKind::noop || second.kind == OutcomeKind::rejected));
        CHECK(second.stock.empty());
        CHECK(twice == once);
    }
}
