// The book against the model of the simulator (tests/support/model_book.hpp), which works everything out anew: random
// edits, withdrawals, pages, pushes, answers, new epochs and restarts, and after each step both show the same.
#include "unit/store/book_harness.hpp"

#include "support/model_book.hpp"

#include <algorithm>
#include <map>

using namespace carnet;
using namespace carnet::testing;

namespace {

constexpr std::uint32_t order_count = 24;

class Schedule {
public:
    explicit Schedule(std::uint64_t seed)
        : m_random(seed)
        , m_generator(seed)
        , m_model(id_of<sync::ClientFileId>("client-1"))
    {
        m_book.book(); // opened with "client-1" too
        must(m_book.book().adopt("a", "e1"));
        must(m_model.adopt("a", "e1"));
    }

    void step()
    {
        switch (m_random.below(12)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return edit();
        case 4:
            return withdraw();
        case 5:
        case 6:
        case 7:
            return pull();
        case 8:
            return push();
        case 9:
            return answer();
        case 10:
            return m_random.one_in(8) ? new_epoch() : pull();
        default:
            m_book.reopen();
            m_model.restart();
        }
    }

    void compare()
    {
        const test::Rows& view = m_model.view();
        sync::BookState state = m_model.state();
        const store::BookStand& stand = m_book.book().stand();
        REQUIRE(stand.pending == state.pending);
        REQUIRE(stand.unanswered == state.unanswered);
        REQUIRE(stand.orders == state.orders);
        REQUIRE(stand.row.ack == state.ack);
        REQUIRE(stand.row.last_number == state.last_number);
        REQUIRE(stand.row.cursor == state.cursor);
        REQUIRE(stand.unreadable == state.unreadable);
        for (std::uint32_t i = 0; i < order_count; ++i) {
            OrderId id = m_generator.order(i).id;
            auto expected = view.orders.find(id.text());
            auto whole = m_book.book().order_detail(id);
            REQUIRE(whole.has_value() == (expected != view.orders.end()));
            if (whole)
                compare_order(*whole, expected->second);
        }
        std::vector<Tag> tags = m_book.book().tags();
        REQUIRE(tags.size() == view.tags.size());
        for (const Tag& tag : tags)
            REQUIRE(tag == view.tags.at(tag.id.text()));
        REQUIRE(must(m_book.book().attention()).size() == m_model.attention().size());
    }

    void compare_list()
    {
        must(m_book.book().verify_index());
        OracleBook oracle = m_book.oracle();
        for (int i = 0; i < 4; ++i) {
            ListQuery query = BookGenerator::random_query(m_random);
            query.first = 0;
            query.count = 100;
            std::vector<OrderRow> rows;
            for (const ListRow& row : m_book.ask(query).rows)
                rows.push_back(row.row);
            REQUIRE(rows == oracle_answer(oracle, query).rows);
        }
    }

private:
    void compare_order(const store::WholeOrder& whole, const Order& expected)
    {
        Order order = whole.order;
        for (ActivityEntry& entry : order.activity)
            entry.by = entry.waiting ? "me" : entry.by; // the model's name for the merchant
        REQUIRE(order == expected);
        for (const Product& product : whole.products)
            REQUIRE(product == m_model.view().products.at(product.id.text()));
        std::size_t messages = 0;
        for (const auto& [id, message] : m_model.view().messages)
            messages += message.order == order.id ? 1 : 0;
        REQUIRE(whole.messages.size() == messages);
        for (const Message& message : whole.messages)
            REQUIRE(message == m_model.view().messages.at(message.id.text()));
    }

    OrderId some_order() { return m_generator.order(m_random.below(order_count)).id; }
    TagId some_tag() { return id_of<TagId>("tag-" + std::to_string(m_random.below(5))); }
    Timestamp next_moment() { return timestamp_from_milliseconds(1'796'000'000'000 + 1'000 * ++m_moment); }
    std::string next_id(const char* kind) { return kind + std::to_string(++m_ids); }

    MutationBody some_body(const OrderId& id)
    {
        auto found = m_model.view().orders.find(id.text());
        OrderStatus status = found == m_model.view().orders.end() ? OrderStatus::new_order : found->second.status;
        PaymentStatus payment =
            found == m_model.view().orders.end() ? PaymentStatus::unpaid : found->second.payment_status;
        switch (m_random.below(9)) {
        case 0:
        case 1:
            return mutation::SetStatus {status, static_cast<OrderStatus>(m_random.below(4)), m_random.one_in(2), {}};
        case 2:
            return mutation::SetPayment {payment, m_random.one_in(2) ? PaymentStatus::paid : PaymentStatus::unpaid};
        case 3:
            return mutation::Refund {};
        case 4:
            return mutation::AddTag {some_tag()};
        case 5:
            return mutation::RemoveTag {some_tag()};
        case 6:
            return mutation::PutTracking {
                id_of<TrackingId>(next_id("trk")), "1Z999AA1012345678" + std::to_string(m_random.below(9)), "UPS", ""};
        case 7:
            return mutation::SendMessage {id_of<MessageId>(next_id("msg")), "", "Bonjour", {}};
        default:
            return mutation::SetArchived {m_random.one_in(2)};
        }
    }

    void edit()
    {
        Mutation mutation;
        mutation.uid = id_of<MutationUid>(next_id("uid"));
        if (m_random.one_in(6)) {
            if (m_random.one_in(3))
                mutation.body = mutation::DeleteTag {some_tag()};
            else
                mutation.body = mutation::PutTag {some_tag(), next_id("name"), TagColor::teal};
        } else {
            mutation.order = some_order();
            mutation.body = some_body(mutation.order);
        }
        Timestamp at = next_moment();
        store::Action action = must(m_book.book().act(mutation, Place::info, at));
        bool recorded = action.applied.kind == OutcomeKind::applied || action.applied.kind == OutcomeKind::merged;
        if (recorded)
            m_model.edit(mutation, at);
    }

    void withdraw()
    {
        if (m_model.outbox().empty())
            return;
        MutationUid uid = m_random.pick(m_model.outbox()).entry.mutation.uid;
        bool taken = m_model.withdraw(uid);
        REQUIRE((must(m_book.book().withdraw(uid)) == store::Withdrawal::withdrawn) == taken);
    }

    FeedChange some_change()
    {
        FeedChange change;
        change.rev = ++m_ids;
        if (m_random.one_in(5)) {
            TagId tag = some_tag();
            change.type = RowType::tag;
            change.id = tag.text();
            if (m_random.one_in(3))
                change.row = RowDeleted {};
            else
                change.row = Tag {tag, next_id("host"), TagColor::red};
            return change;
        }
        if (m_random.one_in(6)) {
            Product product = m_random.pick(m_generator.products());
            product.stock = m_random.below(50);
            change.type = RowType::product;
            change.id = product.id.text();
            change.row = product;
            return change;
        }
        Order order = m_generator.order(m_random.below(order_count));
        change.type = RowType::order;
        change.id = order.id.text();
        order.archived = m_random.one_in(3);
        order.customer.name += " " + next_id("v");
        // Tags that the host has taken off come back off.
        std::erase_if(order.tags, [this](const TagId&) { return m_random.one_in(4); });
        if (m_random.one_in(10))
            change.row = RowDeleted {};
        else
            change.row = std::move(order);
        return change;
    }

    FeedPage some_page(bool more)
    {
        FeedPage page;
        page.epoch = m_model.state().epoch;
        page.cursor = next_id("c");
        page.more = more;
        for (std::uint32_t i = 0; i <= m_random.below(6); ++i)
            page.changes.push_back(some_change());
        if (m_random.one_in(10))
            page.unreadable.push_back({"order", next_id("bad"), "test"});
        sync::BookState state = m_model.state();
        auto span = static_cast<std::uint32_t>(state.last_number - state.ack + 1);
        page.ack = more ? m_random.below(100) : state.ack + m_random.below(span);
        return page;
    }

    void pull()
    {
        bool more = m_random.one_in(2);
        FeedPage page = some_page(more);
        if (m_model.state().pull == sync::PullKind::first) {
            if (m_model.state().cursor.empty()) {
                for (const Product& product : m_generator.products()) {
                    FeedChange& change = page.changes.emplace_back();
                    change = {RowType::product, product.id.text(), 1, 1, product};
                }
            }
            must(m_book.book().apply_first_page(page));
            must(m_model.apply_first_page(page));
        } else if (more) {
            must(m_book.book().stage_page(page));
            must(m_model.stage_page(page));
        } else {
            must(m_book.book().reveal(page));
            must(m_model.reveal(page));
        }
    }

    void push()
    {
        auto count = static_cast<std::int64_t>(1 + m_random.below(5));
        std::vector<OutboxEntry> ours = must(m_book.book().take_for_push({count, 1'000'000, nullptr}));
        std::vector<OutboxEntry> theirs = must(m_model.take_for_push({count, 1'000'000, nullptr}));
        REQUIRE(ours.size() == theirs.size());
        for (std::size_t i = 0; i < ours.size(); ++i) {
            REQUIRE(ours[i].n == theirs[i].n);
            REQUIRE(ours[i].mutation == theirs[i].mutation);
            REQUIRE(ours[i].at == theirs[i].at);
        }
    }

    void answer()
    {
        std::vector<MutationOutcome> outcomes;
        for (const test::ModelEntry& entry : m_model.outbox()) {
            if (entry.entry.n == 0 || m_random.one_in(3))
                continue;
            MutationOutcome& outcome = outcomes.emplace_back();
            outcome.n = entry.entry.n + (m_random.one_in(10) ? 1 : 0);
            outcome.uid = entry.entry.mutation.uid;
            if (m_random.one_in(4)) {
                outcome.kind = OutcomeKind::rejected;
                outcome.code = RejectionCode::gone;
            }
        }
        must(m_book.book().record_outcomes(outcomes));
        must(m_model.record_outcomes(outcomes));
    }

    void new_epoch()
    {
        std::string client = next_id("client-x");
        if (m_random.one_in(3)) {
            must(m_book.book().renumber(client));
            must(m_model.renumber(id_of<sync::ClientFileId>(client)));
            return;
        }
        std::string epoch = next_id("e");
        must(m_book.book().begin_epoch(epoch, client));
        must(m_model.begin_epoch(epoch, id_of<sync::ClientFileId>(client)));
    }

    Random m_random;
    BookGenerator m_generator;
    BookOnDevice m_book;
    test::ModelBook m_model;
    std::int64_t m_moment {0};
    std::int64_t m_ids {0};
};

} // namespace

TEST_CASE("the book shows after every step what the model of base and outbox works out (C1–C5, C8)")
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        Schedule schedule {seed};
        for (int step = 0; step < 60; ++step) {
            CAPTURE(step);
            schedule.step();
            schedule.compare();
            if (step % 30 == 29)
                schedule.compare_list();
        }
    }
}
