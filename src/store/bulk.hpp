// Many orders at once (SPEC 6), in slices: the plan before (how many will change, are so already, cannot and why), the
// run (each slice a transaction of its own, so that stopping keeps what was done, whole), and taking it all back.
// Every order is judged and changed by the same rules and the same code as a single edit: Book::act.
#pragma once

#include "store/book.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace carnet::store {

// What cannot be changed, by its reason, the most frequent first.
struct RefusedOrders {
    Reason reason {};
    std::int64_t count {0};
    std::vector<std::string> numbers; // of the first ones, as examples
};

struct BulkTally {
    std::int64_t changed {0}; // in a plan: that will change
    std::int64_t already_so {0};
    std::vector<RefusedOrders> refused;
    std::int64_t paid {0}; // of a cancel: how many of them can then no longer be marked refunded
    std::int64_t gone {0}; // deleted by the host since they were ticked
    std::int64_t looked_at {0}; // for the progress: of `total`
    std::int64_t total {0};
};

// What is done to each: an order.status.set (its `from` is filled in), order.archive, order.tag.add or
// order.tag.remove.
[[nodiscard]] bool is_bulk_action(const MutationBody& body);

class BulkPlan {
public:
    // `rows` as they were ticked, or all of a list's result. The book lives as long as this.
    BulkPlan(Book& book, std::vector<OrderRow> rows, MutationBody action, Timestamp now);

    Result<Step> step(Slice& slice);
    [[nodiscard]] const BulkTally& tally() const { return m_tally; }

private:
    Book& m_book;
    std::vector<OrderRow> m_rows;
    MutationBody m_action;
    Timestamp m_now;
    std::size_t m_next {0};
    BulkTally m_tally;
};

// What a run did, for its undo: small, for it may be a million orders.
class BulkTrace {
public:
    struct Done {
        OrderRow row {OrderRow::none};
        OrderStatus before {}; // of a status change
    };

    void add(Done done, const MutationUid& uid);
    [[nodiscard]] std::size_t size() const { return m_done.size(); }
    [[nodiscard]] Done done(std::size_t i) const { return m_done[i]; }
    [[nodiscard]] MutationUid uid(std::size_t i) const;

private:
    std::vector<Done> m_done;
    std::string m_uids; // one after the other
    std::vector<std::uint32_t> m_uid_ends;
};

class BulkRun {
public:
    using NewUid = std::function<MutationUid()>;

    // `batch` marks what was done together, in the outbox.
    BulkRun(Book& book, std::vector<OrderRow> rows, MutationBody action, std::string batch, NewUid new_uid);

    // One transaction at most. `now` as in Book::act. After `done`, or when nobody steps on: tally() is the receipt.
    Result<Step> step(Slice& slice, Timestamp now);
    [[nodiscard]] const BulkTally& tally() const { return m_tally; }
    [[nodiscard]] BulkTrace take_trace() { return std::move(m_trace); }

private:
    Book& m_book;
    std::vector<OrderRow> m_rows;
    MutationBody m_action;
    std::string m_batch;
    NewUid m_new_uid;
    std::size_t m_next {0};
    BulkTally m_tally;
    BulkTrace m_trace;
};

// Takes a run back, last order first: what the host does not know is withdrawn, for the rest the inverse is done.
class BulkUndo {
public:
    BulkUndo(Book& book, BulkTrace trace, MutationBody action, std::string batch, BulkRun::NewUid new_uid);

    Result<Step> step(Slice& slice, Timestamp now);
    [[nodiscard]] std::int64_t undone() const { return m_undone; }
    [[nodiscard]] std::int64_t not_undone() const { return m_not_undone; } // changed since, or final

private:
    Book& m_book;
    BulkTrace m_trace;
    MutationBody m_action;
    std::string m_batch;
    BulkRun::NewUid m_new_uid;
    std::size_t m_left;
    std::int64_t m_undone {0};
    std::int64_t m_not_undone {0};
};

} // namespace carnet::store
