#include "store/bulk.hpp"

#include "base/check.hpp"
#include "domain/undo.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

// A transaction's fixed cost (the flush) is shared by as many orders as fit into a slice, but not by so many that the
// log grows beyond what a checkpoint writes back quickly.
constexpr std::size_t orders_per_transaction = 200;
constexpr std::size_t examples_per_reason = 3;

MutationBody action_on(const MutationBody& action, OrderStatus from)
{
    MutationBody body = action;
    if (auto* status = std::get_if<mutation::SetStatus>(&body))
        status->from = from;
    return body;
}

void note_refusal(BulkTally& tally, Reason reason, const std::string& number)
{
    auto found = std::ranges::find(tally.refused, reason, &RefusedOrders::reason);
    if (found == tally.refused.end())
        found = tally.refused.insert(tally.refused.end(), RefusedOrders {reason, 0, {}});
    ++found->count;
    if (found->numbers.size() < examples_per_reason)
        found->numbers.push_back(number);
    std::ranges::stable_sort(tally.refused, std::ranges::greater {}, &RefusedOrders::count);
}

bool is_cancel(const MutationBody& body)
{
    const auto* status = std::get_if<mutation::SetStatus>(&body);
    return status && status->to == OrderStatus::cancelled;
}

} // namespace

bool is_bulk_action(const MutationBody& body)
{
    return std::holds_alternative<mutation::SetStatus>(body) || std::holds_alternative<mutation::SetArchived>(body)
        || std::holds_alternative<mutation::AddTag>(body) || std::holds_alternative<mutation::RemoveTag>(body);
}

BulkPlan::BulkPlan(Book& book, std::vector<OrderRow> rows, MutationBody action, Timestamp now)
    : m_book(book)
    , m_rows(std::move(rows))
    , m_action(std::move(action))
    , m_now(now)
{
    CHECK(is_bulk_action(m_action));
    m_tally.total = static_cast<std::int64_t>(m_rows.size());
}

Result<Step> BulkPlan::step(Slice& slice)
{
    constexpr std::size_t between_questions = 16;
    while (m_next < m_rows.size()) {
        OrderRow row = m_rows[m_next++];
        ++m_tally.looked_at;
        if (!m_book.index().columns().contains(row)) {
            ++m_tally.gone;
        } else {
            ListRow list_row = TRY(m_book.list_row(row));
            OrderState state = state_of(list_row);
            Verdict verdict = can_do(action_on(m_action, list_row.status), state, Place::bulk, m_now);
            if (auto reason = verdict.reason())
                note_refusal(m_tally, *reason, list_row.number);
            else if (verdict.is_already_so())
                ++m_tally.already_so;
            else
                ++m_tally.changed;
            bool loses_refund = verdict.is_allowed() && is_cancel(m_action)
                && warning_before_cancel(state) == CancelWarning::refund_no_longer_possible;
            m_tally.paid += loses_refund ? 1 : 0;
        }
        if (m_next % between_questions == 0 && m_next < m_rows.size() && slice.spent())
            return Step::more;
    }
    return Step::done;
}

void BulkTrace::add(Done done, const MutationUid& uid)
{
    m_done.push_back(done);
    m_uids += uid.text();
    m_uid_ends.push_back(static_cast<std::uint32_t>(m_uids.size()));
}

MutationUid BulkTrace::uid(std::size_t i) const
{
    std::size_t begin = i == 0 ? 0 : m_uid_ends[i - 1];
    auto uid = MutationUid::create(std::string_view {m_uids}.substr(begin, m_uid_ends[i] - begin));
    CHECK(uid.has_value());
    return *std::move(uid);
}

BulkRun::BulkRun(Book& book, std::vector<OrderRow> rows, MutationBody action, std::string batch, NewUid new_uid)
    : m_book(book)
    , m_rows(std::move(rows))
    , m_action(std::move(action))
    , m_batch(std::move(batch))
    , m_new_uid(std::move(new_uid))
{
    CHECK(is_bulk_action(m_action));
    m_tally.total = static_cast<std::int64_t>(m_rows.size());
}

Result<Step> BulkRun::step(Slice& slice, Timestamp now)
{
    // What this transaction does counts only when it is committed.
    BulkTally tally = m_tally;
    std::vector<std::pair<BulkTrace::Done, MutationUid>> done;
    std::size_t next = m_next;
    BookWrite write = TRY(m_book.begin_write());
    while (next < m_rows.size() && next - m_next < orders_per_transaction) {
        OrderRow row = m_rows[next++];
        ++tally.looked_at;
        if (!write.has_order(row)) {
            ++tally.gone;
            continue;
        }
        ListRow list_row = TRY(m_book.list_row(row));
        Mutation mutation {m_new_uid(), list_row.id, action_on(m_action, list_row.status)};
        Action action = TRY(m_book.act_in(write, mutation, Place::bulk, now, m_batch));
        if (action.applied.kind == OutcomeKind::rejected) {
            if (action.applied.reason)
                note_refusal(tally, *action.applied.reason, list_row.number);
            else
                ++tally.gone;
        } else if (action.applied.kind == OutcomeKind::noop) {
            ++tally.already_so;
        } else {
            ++tally.changed;
            bool loses_refund = is_cancel(m_action)
                && warning_before_cancel(state_of(list_row)) == CancelWarning::refund_no_longer_possible;
            tally.paid += loses_refund ? 1 : 0;
            done.emplace_back(BulkTrace::Done {row, list_row.status}, mutation.uid);
        }
        if (slice.spent())
            break;
    }
    TRY(m_book.commit(write, m_book.stand().row));
    m_tally = std::move(tally);
    m_next = next;
    for (const auto& [what, uid] : done)
        m_trace.add(what, uid);
    return m_next < m_rows.size() ? Step::more : Step::done;
}

BulkUndo::BulkUndo(Book& book, BulkTrace trace, MutationBody action, std::string batch, BulkRun::NewUid new_uid)
    : m_book(book)
    , m_trace(std::move(trace))
    , m_action(std::move(action))
    , m_batch(std::move(batch))
    , m_new_uid(std::move(new_uid))
    , m_left(m_trace.size())
{
}

Result<Step> BulkUndo::step(Slice& slice, Timestamp now)
{
    std::int64_t undone = m_undone;
    std::int64_t not_undone = m_not_undone;
    std::size_t left = m_left;
    BookWrite write = TRY(m_book.begin_write());
    while (left > 0 && m_left - left < orders_per_transaction) {
        --left;
        BulkTrace::Done done = m_trace.done(left);
        MutationUid uid = m_trace.uid(left);
        Withdrawal withdrawal = TRY(m_book.withdraw_in(write, uid));
        bool taken_back = withdrawal == Withdrawal::withdrawn;
        if (!taken_back && write.has_order(done.row)) {
            Order now_there = TRY(m_book.order(done.row));
            Order before = now_there;
            before.status = done.before;
            Mutation mutation {uid, now_there.id, action_on(m_action, done.before)};
            // A tag that was added was not there before, and the other way round; so with the archive.
            if (const auto* add = std::get_if<mutation::AddTag>(&m_action))
                std::erase(before.tags, add->tag);
            if (const auto* remove = std::get_if<mutation::RemoveTag>(&m_action);
                remove && std::ranges::find(before.tags, remove->tag) == before.tags.end())
                before.tags.push_back(remove->tag);
            if (const auto* archive = std::get_if<mutation::SetArchived>(&m_action))
                before.archived = !archive->archived;
            if (auto inverse = inverse_of(mutation, before)) {
                Action action = TRY(
                    m_book.act_in(write, Mutation {m_new_uid(), now_there.id, *inverse}, Place::info, now, m_batch));
                taken_back = action.applied.kind != OutcomeKind::rejected;
            }
        }
        taken_back ? ++undone : ++not_undone;
        if (slice.spent())
            break;
    }
    TRY(m_book.commit(write, m_book.stand().row));
    m_undone = undone;
    m_not_undone = not_undone;
    m_left = left;
    return m_left > 0 ? Step::more : Step::done;
}

} // namespace carnet::store
