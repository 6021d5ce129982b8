#include "store/pending_edits.hpp"

#include "store/records/row_codec.hpp"

#include <variant>

namespace carnet::store {

namespace {

bool needs_conversation(const MutationBody& body)
{
    return std::holds_alternative<mutation::SendMessage>(body) || std::holds_alternative<mutation::MarkRead>(body);
}

Applied without_effect(OutcomeKind kind, std::optional<RejectionCode> code = {})
{
    Applied applied;
    applied.kind = kind;
    applied.code = code;
    return applied;
}

} // namespace

Result<Applied> PendingEdits::apply_to_view(const Mutation& mutation, Timestamp now)
{
    if (const auto* put = std::get_if<mutation::PutTag>(&mutation.body))
        return put_tag(*put);
    if (const auto* deletion = std::get_if<mutation::DeleteTag>(&mutation.body))
        return delete_tag(*deletion);
    return apply_to_order(mutation, now);
}

Result<Applied> PendingEdits::put_tag(const mutation::PutTag& put)
{
    BookTables& tables = m_write.tables();
    Tag tag {put.id, put.name, put.color};
    std::optional<Tag> before = tables.tags.visible(put.id);
    if (before == tag)
        return without_effect(OutcomeKind::noop);
    bool shadowed = TRY(tables.shadows.has(RowType::tag, put.id.text()));
    if (!shadowed && !tables.tags.is_hidden(put.id)) {
        ShadowTable::Shadow shadow {RowType::tag, put.id.text(), 0, {}};
        if (before)
            shadow.content = encode(*before);
        TRY(tables.shadows.put(shadow));
    }
    TRY(tables.tags.put(tag));
    return Applied {};
}

Result<Applied> PendingEdits::delete_tag(const mutation::DeleteTag& deletion)
{
    // Also a tag that the host has taken away meanwhile: orders that still carry it lose it.
    TRY(m_write.tables().tags.hide(deletion.id));
    return Applied {};
}

Result<Applied> PendingEdits::apply_to_order(const Mutation& mutation, Timestamp now)
{
    BookTables& tables = m_write.tables();
    OrderRow row = TRY(tables.orders.row_of(mutation.order));
    if (row == OrderRow::none && std::holds_alternative<mutation::ImportOrder>(mutation.body))
        return import_order(mutation, now);
    if (row == OrderRow::none)
        return without_effect(OutcomeKind::rejected, RejectionCode::gone);
    Order before = TRY(tables.orders.read(row, TagTable::As::view));
    std::vector<Message> conversation;
    if (needs_conversation(mutation.body))
        conversation = TRY(tables.messages.of_order(mutation.order));
    Order after = before;
    Applied applied = TRY(apply(mutation, after,
        ApplyContext {.now = now, .by = m_by, .written_by = WrittenBy::client, .conversation = conversation}));
    if (applied.kind == OutcomeKind::rejected || applied.kind == OutcomeKind::noop)
        return applied;
    TRY(keep_shadow(mutation.order, row));
    std::int64_t rev = TRY(tables.orders.rev(row));
    TRY(m_write.put_order(after, rev, row, &before));
    for (const StockMove& move : applied.stock)
        TRY(tables.products.move(mutation.order, move));
    if (applied.message) {
        Message message = *applied.message;
        message.waiting = true;
        TRY(tables.messages.put(message));
    }
    return applied;
}

// An order that the host does not know: its shadow is that there is none.
Result<Applied> PendingEdits::import_order(const Mutation& mutation, Timestamp now)
{
    Order order = imported_order(mutation, ApplyContext {now, m_by, WrittenBy::client, {}});
    if (why_not_storable(order))
        return without_effect(OutcomeKind::rejected, RejectionCode::invalid_args);
    TRY(m_write.tables().shadows.put({RowType::order, order.id.text(), 0, {}}));
    TRY(m_write.put_order(order, 0, OrderRow::none, nullptr));
    return Applied {};
}

Result<void> PendingEdits::keep_shadow(const OrderId& id, OrderRow row)
{
    BookTables& tables = m_write.tables();
    if (TRY(tables.shadows.has(RowType::order, id.text())))
        return {};
    Order base = TRY(tables.orders.read(row, TagTable::As::base));
    std::int64_t rev = TRY(tables.orders.rev(row));
    return tables.shadows.put({RowType::order, id.text(), rev, encode(base)});
}

Result<void> PendingEdits::restore(const ShadowTable::Shadow& shadow)
{
    BookTables& tables = m_write.tables();
    if (shadow.type == RowType::tag) {
        TagId id = TRY(TagId::create(shadow.id));
        if (!shadow.content)
            return tables.tags.remove(id);
        return tables.tags.put(TRY(decode_tag(*shadow.content)));
    }
    OrderId id = TRY(OrderId::create(shadow.id));
    OrderRow row = TRY(tables.orders.row_of(id));
    if (!shadow.content)
        return row == OrderRow::none ? Result<void> {} : m_write.remove_order(row, id);
    Order base = TRY(decode_order(*shadow.content));
    TRY(m_write.put_order(base, shadow.rev, row, nullptr));
    return {};
}

Result<void> PendingEdits::rewind_all()
{
    BookTables& tables = m_write.tables();
    TRY(tables.tags.unhide_all());
    // Tags first: restored orders refer to them.
    for (RowType type : {RowType::tag, RowType::order}) {
        std::vector<ShadowTable::Shadow> shadows = TRY(tables.shadows.all_of(type));
        for (const ShadowTable::Shadow& shadow : shadows)
            TRY(restore(shadow));
    }
    TRY(tables.shadows.remove_all());
    TRY(tables.products.remove_moves());
    return tables.messages.remove_waiting();
}

Result<void> PendingEdits::replay_all(std::int64_t ack)
{
    std::vector<OutboxRow> entries = TRY(m_write.tables().outbox.pending(ack));
    for (const OutboxRow& entry : entries)
        TRY(replay(entry));
    return {};
}

Result<void> PendingEdits::rewind_tags()
{
    ShadowTable& shadows = m_write.tables().shadows;
    std::vector<ShadowTable::Shadow> of_tags = TRY(shadows.all_of(RowType::tag));
    for (const ShadowTable::Shadow& shadow : of_tags) {
        TRY(restore(shadow));
        TRY(shadows.remove(RowType::tag, shadow.id));
    }
    return {};
}

Result<void> PendingEdits::replay_tags(std::int64_t ack)
{
    return replay_order(OrderId {}, ack); // edits of tags are kept as those of no order
}

Result<void> PendingEdits::rewind_order(const OrderId& order)
{
    BookTables& tables = m_write.tables();
    std::optional<ShadowTable::Shadow> shadow = TRY(tables.shadows.find(RowType::order, order.text()));
    if (shadow) {
        TRY(restore(*shadow));
        TRY(tables.shadows.remove(RowType::order, order.text()));
    }
    TRY(tables.products.remove_moves_of_order(order));
    return tables.messages.remove_waiting_of_order(order);
}

Result<void> PendingEdits::replay_order(const OrderId& order, std::int64_t ack)
{
    std::vector<OutboxRow> entries = TRY(m_write.tables().outbox.pending_of_order(ack, order));
    for (const OutboxRow& entry : entries)
        TRY(replay(entry));
    return {};
}

Result<void> PendingEdits::replay(const OutboxRow& entry)
{
    // What the rules now forbid, or whose order is gone, has no effect: the host decides about it.
    auto applied = apply_to_view(entry.entry.mutation, entry.entry.at);
    if (!applied)
        return std::unexpected(std::move(applied).error());
    return {};
}

} // namespace carnet::store
