// The merchant's side of the book: one edit, taking it back, and what the host refused.
#include "store/book.hpp"

#include "base/check.hpp"
#include "domain/undo.hpp"
#include "store/records/row_codec.hpp"

namespace carnet::store {

namespace {

Applied refusal(RejectionCode code, std::optional<Reason> reason)
{
    Applied applied;
    applied.kind = OutcomeKind::rejected;
    applied.code = code;
    applied.reason = reason;
    return applied;
}

} // namespace

Result<Action> Book::act(const Mutation& mutation, Place place, Timestamp now, std::string_view batch)
{
    BookWrite write = TRY(begin_write());
    Action action = TRY(act_in(write, mutation, place, now, batch));
    if (action.applied.kind == OutcomeKind::rejected || action.applied.kind == OutcomeKind::noop)
        return action; // nothing to commit: the transaction ends without a trace
    TRY(commit(write, m_stand.row));
    return action;
}

Result<Action> Book::act_in(
    BookWrite& write, const Mutation& mutation, Place place, Timestamp now, std::string_view batch)
{
    Action action;
    if (const auto* put = std::get_if<mutation::PutTag>(&mutation.body)) {
        action.inverse = inverse_of(*put, m_tables->tags.visible(put->id));
    } else if (const auto* deletion = std::get_if<mutation::DeleteTag>(&mutation.body)) {
        std::optional<Tag> tag = m_tables->tags.visible(deletion->id);
        if (!tag) {
            action.applied.kind = OutcomeKind::noop;
            return action;
        }
        action.inverse = inverse_of(*deletion, *tag);
    } else {
        OrderRow row = TRY(m_tables->orders.row_of(mutation.order));
        bool makes_it = std::holds_alternative<mutation::ImportOrder>(mutation.body);
        if (makes_it && row == OrderRow::none)
            return record_edit(write, mutation, now, batch, std::move(action));
        if (row == OrderRow::none) {
            action.applied = refusal(RejectionCode::gone, {});
            return action;
        }
        Order before = TRY(m_tables->orders.read(row, TagTable::As::view));
        Verdict verdict = can_do(mutation.body, state_of(before), place, now);
        if (auto reason = verdict.reason()) {
            action.applied = refusal(rejection_code(mutation.body, *reason), reason);
            return action;
        }
        if (verdict.is_already_so()) {
            action.applied.kind = OutcomeKind::noop;
            return action;
        }
        action.inverse = inverse_of(mutation, before);
    }
    return record_edit(write, mutation, now, batch, std::move(action));
}

Result<Action> Book::record_edit(
    BookWrite& write, const Mutation& mutation, Timestamp now, std::string_view batch, Action action)
{
    PendingEdits edits {write, m_options.author};
    action.applied = TRY(edits.apply_to_view(mutation, now));
    if (action.applied.kind != OutcomeKind::rejected && action.applied.kind != OutcomeKind::noop)
        TRY(m_tables->outbox.add(mutation, now, batch));
    return action;
}

// Takes an edit that has left the outbox out of the view: what is still pending is put on again.
Result<void> Book::take_back(BookWrite& write, const Mutation& mutation)
{
    PendingEdits edits {write, m_options.author};
    bool about_tags = mutation.order.empty();
    if (about_tags || TRY(has_pending_tag_deletion())) {
        TRY(edits.rewind_all());
        return edits.replay_all(m_stand.row.ack);
    }
    TRY(edits.rewind_order(mutation.order));
    return edits.replay_order(mutation.order, m_stand.row.ack);
}

Result<Withdrawal> Book::withdraw(const MutationUid& uid)
{
    BookWrite write = TRY(begin_write());
    Withdrawal withdrawal = TRY(withdraw_in(write, uid));
    if (withdrawal == Withdrawal::withdrawn)
        TRY(commit(write, m_stand.row));
    return withdrawal;
}

Result<Withdrawal> Book::withdraw_in(BookWrite& write, const MutationUid& uid)
{
    std::optional<OutboxRow> entry = TRY(m_tables->outbox.find(uid));
    if (!entry)
        return Withdrawal::unknown;
    if (entry->entry.n != 0)
        return Withdrawal::numbered;
    TRY(m_tables->outbox.remove(uid));
    TRY(take_back(write, entry->entry.mutation));
    return Withdrawal::withdrawn;
}

Result<std::vector<OutboxRow>> Book::entries_of_batch(std::string_view batch)
{
    return m_tables->outbox.of_batch(batch);
}

// ── What the host refused ──

Result<std::optional<Order>> Book::host_order(const OrderId& id)
{
    if (auto shadow = TRY(m_tables->shadows.find(RowType::order, id.text()))) {
        if (!shadow->content)
            return std::nullopt;
        return TRY(decode_order(*shadow->content));
    }
    OrderRow row = TRY(m_tables->orders.row_of(id));
    if (row == OrderRow::none)
        return std::nullopt;
    return TRY(m_tables->orders.read(row, TagTable::As::base));
}

Result<Action> Book::retry_attention(const MutationUid& uid, const MutationUid& new_uid, Timestamp now)
{
    std::optional<AttentionRow> row = TRY(m_tables->attention.find(uid));
    if (!row)
        return failure(ErrorCode::not_found, "no such refused edit");
    Mutation again = row->mutation;
    again.uid = new_uid;
    BookWrite write = TRY(begin_write());
    // As from the information window: what was refused is decided upon again with everything in view.
    Action action = TRY(act_in(write, again, Place::info, now, ""));
    if (action.applied.kind == OutcomeKind::rejected)
        return action; // stays on the list
    TRY(m_tables->attention.remove(uid));
    TRY(commit(write, m_stand.row));
    return action;
}

Result<void> Book::discard_attention(const MutationUid& uid)
{
    BookWrite write = TRY(begin_write());
    TRY(m_tables->attention.remove(uid));
    return commit(write, m_stand.row);
}

} // namespace carnet::store
