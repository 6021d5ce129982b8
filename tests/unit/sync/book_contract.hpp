// The contract of sync/sync_book.hpp as tests, for every implementation: the model of the simulator and the real store.
// A bench gives the tests a fresh book and the merchant's side of it:
//
//     struct Bench {
//         sync::SyncBook& book();
//         void edit(Mutation mutation);                        a committed local edit
//         bool withdraw(const MutationUid& uid);               takes back an edit that has no number yet
//         std::optional<Order> order(std::string_view id);     as the merchant sees it
//         std::optional<Message> message(std::string_view id);
//         std::optional<Tag> tag(std::string_view id);
//         std::vector<MutationUid> attention();                what needs attention, oldest first
//         void reopen();                                       the program ends, and starts again
//         void fail_writes(bool failing);                      every transaction fails with storage_full, or works
//         again
//     };
//
// Use: TEST_CASE("the model keeps the contract of a book") { carnet::test::book_contract<ModelBench>(); }
#pragma once

#include "sync/sync_book.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::test {

namespace contract {

template <typename AnyId> AnyId id(std::string_view text)
{
    return AnyId::create(text).value();
}

inline Order an_order(std::string_view id_text, std::string number = "N1")
{
    Order order;
    order.id = id<OrderId>(id_text);
    order.number = std::move(number);
    order.currency = Currency::create("EUR").value();
    order.created_at = timestamp_from_milliseconds(1'700'000'000'000);
    order.updated_at = order.created_at;
    return order;
}

inline FeedChange put(Order order)
{
    std::string text = order.id.text();
    return {RowType::order, text, 1, 1, std::move(order)};
}

inline FeedChange put(Tag tag)
{
    std::string text = tag.id.text();
    return {RowType::tag, text, 1, 1, std::move(tag)};
}

inline FeedChange put(Message message)
{
    std::string text = message.id.text();
    return {RowType::message, text, 1, 1, std::move(message)};
}

inline FeedChange deleted(RowType type, std::string_view id_text)
{
    return {type, std::string {id_text}, 2, 2, RowDeleted {}};
}

inline Mutation archive(std::string_view uid, std::string_view order)
{
    return {id<MutationUid>(uid), id<OrderId>(order), mutation::SetArchived {true}};
}

inline Mutation say(std::string_view uid, std::string_view order, std::string_view message)
{
    return {id<MutationUid>(uid), id<OrderId>(order), mutation::SendMessage {id<MessageId>(message), "", "hello", {}}};
}

inline MutationOutcome outcome(std::int64_t n, std::string_view uid, OutcomeKind kind = OutcomeKind::applied)
{
    MutationOutcome outcome;
    outcome.n = n;
    outcome.uid = id<MutationUid>(uid);
    outcome.kind = kind;
    if (kind == OutcomeKind::rejected)
        outcome.code = RejectionCode::illegal_transition;
    return outcome;
}

enum class More : std::uint8_t { yes, no };

inline FeedPage page(
    std::string cursor, More more, std::vector<FeedChange> changes, std::int64_t ack = 0, std::string epoch = "e1")
{
    FeedPage page;
    page.epoch = std::move(epoch);
    page.cursor = std::move(cursor);
    page.more = more == More::yes;
    page.ack = ack;
    page.changes = std::move(changes);
    return page;
}

template <typename Bench> std::vector<OutboxEntry> push(Bench& bench, std::int64_t mutations = 100)
{
    auto taken = bench.book().take_for_push({.mutations = mutations});
    REQUIRE(taken);
    return *taken;
}

// A book whose first pull brought orders a, b and c.
template <typename Bench> void fill(Bench& bench)
{
    REQUIRE(bench.book().adopt("shop", "e1"));
    REQUIRE(bench.book().apply_first_page(
        page("c1", More::no, {put(an_order("a")), put(an_order("b")), put(an_order("c"))})));
}

template <typename Bench> bool shows_archived(Bench& bench, std::string_view order)
{
    auto shown = bench.order(order);
    return shown && shown->archived;
}

} // namespace contract

template <typename Bench> void book_contract()
{
    using namespace contract;
    using sync::PullKind;
    Bench bench;

    SUBCASE("a new book has a client file, no account, and everything before it")
    {
        sync::BookState state = bench.book().state();
        CHECK(!state.client_file.empty());
        CHECK(state.account.empty());
        CHECK(state.pull == PullKind::first);
        CHECK(state.cursor.empty());
        bench.reopen();
        CHECK(bench.book().state() == state);
    }

    SUBCASE("an account and an epoch are taken once, and no other after them")
    {
        REQUIRE(bench.book().adopt("shop", "e1"));
        CHECK(bench.book().adopt("shop", "e1"));
        CHECK(bench.book().adopt("other", "e1").error().code == ErrorCode::refused);
        CHECK(bench.book().adopt("shop", "e2").error().code == ErrorCode::conflict);
        bench.reopen();
        CHECK(bench.book().state().account == "shop");
        CHECK(bench.book().state().epoch == "e1");
    }

    SUBCASE("pages of the first pull show at once, and a restart goes on after the last")
    {
        REQUIRE(bench.book().adopt("shop", "e1"));
        REQUIRE(bench.book().apply_first_page(page("c1", More::yes, {put(an_order("a"))})));
        CHECK(bench.order("a"));
        CHECK(bench.book().state().pull == PullKind::first);
        bench.reopen();
        CHECK(bench.book().state().cursor == "c1");
        CHECK(bench.book().state().orders == 1);
        REQUIRE(bench.book().apply_first_page(page("c2", More::no, {put(an_order("b"))})));
        CHECK(bench.book().state().pull == PullKind::follow);
        CHECK(bench.book().state().orders == 2);
    }

    SUBCASE("edits during the first pull stay on the rows that later pages bring, and only its last page acks")
    {
        REQUIRE(bench.book().adopt("shop", "e1"));
        REQUIRE(bench.book().apply_first_page(page("c1", More::yes, {put(an_order("a"))})));
        bench.edit(archive("u1", "a"));
        CHECK(push(bench).front().n == 1);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u1")}));
        REQUIRE(bench.book().apply_first_page(page("c2", More::yes, {put(an_order("a", "N2"))}, 1)));
        CHECK(shows_archived(bench, "a"));
        CHECK(bench.order("a")->number == "N2");
        CHECK(bench.book().state().pending == 1);
        Order archived = an_order("a", "N3");
        archived.archived = true;
        REQUIRE(bench.book().apply_first_page(page("c3", More::no, {put(archived)}, 1)));
        CHECK(shows_archived(bench, "a"));
        CHECK(bench.book().state().pending == 0);
        CHECK(bench.book().state().ack == 1);
    }

    SUBCASE("a staged page shows nothing, survives a restart, and is revealed with the last")
    {
        fill(bench);
        REQUIRE(
            bench.book().stage_page(page("c2", More::yes, {put(an_order("a", "N2")), deleted(RowType::order, "b")})));
        CHECK(bench.order("a")->number == "N1");
        CHECK(bench.order("b"));
        CHECK(bench.book().state().cursor == "c2");
        CHECK(bench.book().state().pages_staged);
        bench.reopen();
        CHECK(bench.book().state().cursor == "c2");
        CHECK(bench.book().state().pages_staged);
        CHECK(bench.order("a")->number == "N1");
        REQUIRE(bench.book().reveal(page("c3", More::no, {put(an_order("d"))})));
        CHECK(bench.order("a")->number == "N2");
        CHECK(!bench.order("b"));
        CHECK(bench.order("d"));
        CHECK(!bench.book().state().pages_staged);
        CHECK(bench.book().state().orders == 3);
    }

    SUBCASE("of two versions of a row in one pull the later stands")
    {
        fill(bench);
        REQUIRE(bench.book().stage_page(page("c2", More::yes, {put(an_order("a", "N2"))})));
        REQUIRE(bench.book().stage_page(page("c3", More::yes, {deleted(RowType::order, "a")})));
        REQUIRE(bench.book().reveal(page("c4", More::no, {put(an_order("a", "N3")), put(an_order("b", "N4"))})));
        CHECK(bench.order("a")->number == "N3");
        CHECK(bench.order("b")->number == "N4");
    }

    SUBCASE("a pending edit is replayed on the host's new row")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        REQUIRE(bench.book().reveal(page("c2", More::no, {put(an_order("a", "N2"))})));
        CHECK(bench.order("a")->number == "N2");
        CHECK(shows_archived(bench, "a"));
        bench.reopen();
        CHECK(shows_archived(bench, "a"));
        CHECK(bench.book().state().pending == 1);
    }

    SUBCASE("an acked edit makes way for the host's row, whatever that says")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        push(bench);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u1")}));
        CHECK(shows_archived(bench, "a"));
        REQUIRE(bench.book().reveal(page("c2", More::no, {put(an_order("a"))}, 1)));
        CHECK(!shows_archived(bench, "a"));
        CHECK(bench.book().state().pending == 0);
    }

    SUBCASE("edits after the acked ones stay, in their order")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        bench.edit(archive("u2", "b"));
        bench.edit({id<MutationUid>("u3"), id<OrderId>("b"), mutation::SetArchived {false}});
        CHECK(push(bench, 1).size() == 1);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u1")}));
        Order archived = an_order("a");
        archived.archived = true;
        REQUIRE(bench.book().reveal(page("c2", More::no, {put(archived), put(an_order("b", "N2"))}, 1)));
        CHECK(bench.book().state().pending == 2);
        CHECK(!shows_archived(bench, "b"));
        auto rest = push(bench);
        REQUIRE(rest.size() == 2);
        CHECK(rest[0].n == 2);
        CHECK(rest[0].mutation.uid.text() == "u2");
        CHECK(rest[1].n == 3);
    }

    SUBCASE("numbers are given by a push, kept by a restart, and end the way back")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        bench.edit(archive("u2", "b"));
        CHECK(bench.withdraw(id<MutationUid>("u1")));
        CHECK(!shows_archived(bench, "a"));
        bench.edit(archive("u3", "c"));
        auto taken = push(bench, 1);
        REQUIRE(taken.size() == 1);
        CHECK(taken[0].n == 1);
        CHECK(taken[0].mutation.uid.text() == "u2");
        bench.reopen();
        CHECK(!bench.withdraw(id<MutationUid>("u2")));
        CHECK(bench.withdraw(id<MutationUid>("u3")));
        auto again = push(bench);
        REQUIRE(again.size() == 1);
        CHECK(again[0].n == 1);
        CHECK(again[0].mutation == taken[0].mutation);
        CHECK(bench.book().state().last_number == 1);
    }

    SUBCASE("a push is bounded by count and by bytes, but never empty")
    {
        fill(bench);
        for (int i = 0; i < 5; ++i)
            bench.edit(say("u" + std::to_string(i), "a", "m" + std::to_string(i)));
        sync::PushLimits limits;
        limits.wire_size = [](const OutboxEntry&) { return std::size_t {100}; };
        limits.bytes = 250;
        CHECK(bench.book().take_for_push(limits)->size() == 2);
        limits.bytes = 10;
        CHECK(bench.book().take_for_push(limits)->size() == 1);
        CHECK(bench.book().state().last_number == 2);
    }

    SUBCASE("an answer to a push changes nothing that is seen, and takes nothing out of the view")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        bench.edit(archive("u2", "b"));
        push(bench);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u1"), outcome(2, "u2", OutcomeKind::rejected)}));
        CHECK(shows_archived(bench, "a"));
        CHECK(shows_archived(bench, "b"));
        CHECK(bench.book().state().pending == 2);
        CHECK(bench.book().state().unanswered == 0);
        CHECK(push(bench).empty());
        CHECK(bench.attention() == std::vector {id<MutationUid>("u2")});
        REQUIRE(bench.book().reveal(page("c2", More::no, {}, 2)));
        CHECK(!shows_archived(bench, "a"));
        CHECK(!shows_archived(bench, "b"));
        bench.reopen();
        CHECK(bench.attention() == std::vector {id<MutationUid>("u2")});
    }

    SUBCASE("an answer under another number or uid is passed over")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        push(bench);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(2, "u1", OutcomeKind::rejected)}));
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u9", OutcomeKind::rejected)}));
        CHECK(bench.attention().empty());
        CHECK(bench.book().state().unanswered == 1);
    }

    SUBCASE("an edit that was acked before its answer came is asked about again, and its refusal is not lost")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        bench.edit(archive("u2", "b"));
        push(bench);
        REQUIRE(bench.book().reveal(page("c2", More::no, {}, 2)));
        CHECK(!shows_archived(bench, "a"));
        CHECK(bench.book().state().pending == 0);
        CHECK(bench.book().state().unanswered == 2);
        bench.reopen();
        auto again = push(bench);
        REQUIRE(again.size() == 2);
        CHECK(again[0].n == 1);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u1", OutcomeKind::rejected), outcome(2, "u2")}));
        CHECK(bench.attention() == std::vector {id<MutationUid>("u1")});
        CHECK(bench.book().state().unanswered == 0);
        CHECK(push(bench).empty());
    }

    SUBCASE("a new epoch keeps what is seen until its reveal, then has only the new rows and the edits")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        bench.edit(archive("u2", "b"));
        push(bench, 1);
        REQUIRE(bench.book().stage_page(page("c2", More::yes, {put(an_order("c", "N2"))})));
        REQUIRE(bench.book().begin_epoch("e2", id<sync::ClientFileId>("file-2")));
        sync::BookState state = bench.book().state();
        CHECK(state.epoch == "e2");
        CHECK(state.client_file.text() == "file-2");
        CHECK(state.pull == PullKind::replace);
        CHECK(state.cursor.empty());
        CHECK(!state.pages_staged);
        CHECK(state.ack == 0);
        CHECK(state.last_number == 1);
        CHECK(bench.order("c")->number == "N1");
        bench.reopen();
        REQUIRE(bench.book().stage_page(page("d1", More::yes, {put(an_order("a", "N5"))}, 0, "e2")));
        CHECK(bench.order("a")->number == "N1");
        CHECK(bench.order("c"));
        REQUIRE(bench.book().reveal(page("d2", More::no, {put(an_order("d"))}, 0, "e2")));
        CHECK(bench.order("a")->number == "N5");
        CHECK(shows_archived(bench, "a"));
        CHECK(!bench.order("b"));
        CHECK(!bench.order("c"));
        CHECK(bench.order("d"));
        CHECK(bench.book().state().orders == 2);
        CHECK(bench.book().state().pending == 2);
        auto entries = push(bench);
        REQUIRE(entries.size() == 2);
        CHECK(entries[0].mutation.uid.text() == "u1");
        CHECK(entries[1].n == 2);
    }

    SUBCASE("a new epoch before the first page leaves the first pull a first pull")
    {
        REQUIRE(bench.book().adopt("shop", "e1"));
        REQUIRE(bench.book().begin_epoch("e2", id<sync::ClientFileId>("file-2")));
        CHECK(bench.book().state().pull == PullKind::first);
        REQUIRE(bench.book().apply_first_page(page("c1", More::no, {put(an_order("a"))}, 0, "e2")));
        CHECK(bench.order("a"));
    }

    SUBCASE("a new client file numbers what was numbered from 1 under the same uids, and asks about all of it again")
    {
        fill(bench);
        for (int i = 1; i <= 4; ++i)
            bench.edit(say("u" + std::to_string(i), "a", "m" + std::to_string(i)));
        push(bench, 3);
        REQUIRE(bench.book().record_outcomes(std::vector {outcome(1, "u1"), outcome(2, "u2", OutcomeKind::rejected)}));
        REQUIRE(bench.book().renumber(id<sync::ClientFileId>("file-2")));
        CHECK(bench.book().state().last_number == 2);
        CHECK(bench.book().state().client_file.text() == "file-2");
        CHECK(bench.message("m1"));
        CHECK(bench.message("m4"));
        CHECK(bench.attention() == std::vector {id<MutationUid>("u2")});
        CHECK(bench.withdraw(id<MutationUid>("u4")));
        auto entries = push(bench);
        REQUIRE(entries.size() == 2);
        CHECK(entries[0].mutation.uid.text() == "u1");
        CHECK(entries[0].n == 1);
        CHECK(entries[1].mutation.uid.text() == "u3");
        CHECK(entries[1].n == 2);
    }

    SUBCASE("what the host cannot take at all needs attention, and no longer blocks what stands behind it")
    {
        fill(bench);
        bench.edit(say("u1", "a", "m1"));
        bench.edit(say("u2", "a", "m2"));
        push(bench);
        REQUIRE(bench.book().set_aside(id<MutationUid>("u1"), "413", id<sync::ClientFileId>("file-2")));
        CHECK(!bench.message("m1"));
        CHECK(bench.message("m2"));
        CHECK(bench.attention() == std::vector {id<MutationUid>("u1")});
        auto entries = push(bench);
        REQUIRE(entries.size() == 1);
        CHECK(entries[0].mutation.uid.text() == "u2");
        CHECK(entries[0].n == 1);
    }

    SUBCASE("an edit whose order is gone stays in the outbox, and takes effect when the order is back")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        REQUIRE(bench.book().reveal(page("c2", More::no, {deleted(RowType::order, "a")})));
        CHECK(!bench.order("a"));
        CHECK(bench.book().state().pending == 1);
        REQUIRE(bench.book().reveal(page("c3", More::no, {put(an_order("a"))})));
        CHECK(shows_archived(bench, "a"));
    }

    SUBCASE("tags and messages are rows like orders, and are predicted like them")
    {
        fill(bench);
        bench.edit({id<MutationUid>("u1"), {}, mutation::PutTag {id<TagId>("t1"), "Gift", TagColor::green}});
        bench.edit(say("u2", "a", "m1"));
        CHECK(bench.tag("t1")->name == "Gift");
        CHECK(bench.message("m1")->text == "hello");
        REQUIRE(bench.book().reveal(page("c2", More::no, {put(Tag {id<TagId>("t1"), "Wrap", TagColor::red})})));
        CHECK(bench.tag("t1")->name == "Gift");
        push(bench);
        Message sent;
        sent.id = id<MessageId>("m1");
        sent.order = id<OrderId>("a");
        sent.text = "hello";
        sent.delivery = Delivery::sent;
        REQUIRE(bench.book().reveal(
            page("c3", More::no, {put(Tag {id<TagId>("t1"), "Gift", TagColor::blue}), put(sent)}, 2)));
        CHECK(bench.tag("t1")->color == TagColor::blue);
        CHECK(bench.message("m1")->delivery == Delivery::sent);
        REQUIRE(bench.book().reveal(page("c4", More::no, {deleted(RowType::tag, "t1")}, 2)));
        CHECK(!bench.tag("t1"));
    }

    SUBCASE("unreadable rows are counted until a readable one comes")
    {
        fill(bench);
        FeedPage odd = page("c2", More::no, {});
        odd.unreadable.push_back({"order", "z", "d.status has an unknown value"});
        odd.unreadable.push_back({"order", "y", "d.status has an unknown value"});
        REQUIRE(bench.book().reveal(odd));
        CHECK(bench.book().state().unreadable == 2);
        bench.reopen();
        CHECK(bench.book().state().unreadable == 2);
        REQUIRE(bench.book().reveal(page("c3", More::no, {put(an_order("z")), deleted(RowType::order, "y")})));
        CHECK(bench.book().state().unreadable == 0);
    }

    SUBCASE("a write that fails leaves no trace, and works when it is tried again")
    {
        fill(bench);
        bench.edit(archive("u1", "a"));
        sync::BookState before = bench.book().state();
        bench.fail_writes(true);
        CHECK(bench.book().stage_page(page("c2", More::yes, {put(an_order("a", "N2"))})).error().code
            == ErrorCode::storage_full);
        CHECK(!bench.book().reveal(page("c2", More::no, {put(an_order("a", "N2"))})));
        CHECK(!bench.book().take_for_push({}));
        CHECK(!bench.book().begin_epoch("e2", id<sync::ClientFileId>("file-2")));
        CHECK(!bench.book().renumber(id<sync::ClientFileId>("file-2")));
        CHECK(bench.book().state() == before);
        CHECK(bench.order("a")->number == "N1");
        bench.fail_writes(false);
        REQUIRE(bench.book().reveal(page("c2", More::no, {put(an_order("a", "N2"))})));
        CHECK(bench.order("a")->number == "N2");
        CHECK(push(bench).front().n == 1);
    }
}

} // namespace carnet::test
