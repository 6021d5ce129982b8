// The host's side of the book: pages of the feed become the base, pending edits are replayed on it, and what goes up is
// numbered and answered. Each word is sync/sync_book.hpp's.
#include "store/book.hpp"

#include "base/check.hpp"
#include "store/records/row_codec.hpp"

#include <algorithm>
#include <iterator>
#include <variant>

namespace carnet::store {

namespace {

constexpr Sql any_pending_tag_deletion {
    "SELECT 1 FROM outbox WHERE order_id = '' AND name = 'tag.delete' AND (n IS NULL OR n > ?1) LIMIT 1"};
constexpr Sql select_absent_orders {
    "SELECT row, id FROM orders WHERE NOT EXISTS (SELECT 1 FROM staged_present WHERE type = 0 AND id = orders.id)"};
constexpr Sql delete_absent_messages {
    "DELETE FROM messages WHERE NOT EXISTS (SELECT 1 FROM staged_present WHERE type = 1 AND id = messages.id)"};
constexpr Sql delete_absent_products {
    "DELETE FROM products WHERE NOT EXISTS (SELECT 1 FROM staged_present WHERE type = 3 AND id = products.id)"};

} // namespace

// The order that a change is about, whose pending edits it may touch; empty when there is none.
Result<OrderId> Book::touched_order(const FeedChange& change)
{
    if (const auto* message = std::get_if<Message>(&change.row))
        return message->order;
    if (change.type == RowType::order)
        return OrderId::create(change.id);
    if (change.type != RowType::message)
        return OrderId {};
    // A message that is taken away no longer says whose it was; the one here may be a pending edit's.
    auto message = TRY(m_tables->messages.find(TRY(MessageId::create(change.id))));
    return message ? message->order : OrderId {};
}

// How one page, or a staged pull with its last page, becomes the base.
struct Book::Advance {
    bool staged {false}; // the staged pages come first
    bool replace {false}; // what is not in the pages is gone
    bool last {false}; // the page's ack counts
};

Result<void> Book::adopt(std::string_view account, std::string_view epoch)
{
    BookRow row = m_stand.row;
    if (!row.account.empty() && row.account != account)
        return failure(ErrorCode::refused, "the book belongs to another account");
    if (!row.epoch.empty() && row.epoch != epoch)
        return failure(ErrorCode::conflict, "the host has another epoch");
    row.account = account;
    row.epoch = epoch;
    if (row == m_stand.row)
        return {};
    BookWrite write = TRY(begin_write());
    return commit(write, row);
}

Result<PageEffect> Book::apply_first_page(const FeedPage& page)
{
    CHECK(m_stand.row.pull == Pull::first && page.epoch == m_stand.row.epoch);
    return advance_base(page, Advance {.staged = false, .replace = false, .last = !page.more});
}

Result<PageEffect> Book::reveal(const FeedPage& page)
{
    CHECK(m_stand.row.pull != Pull::first && !page.more && page.epoch == m_stand.row.epoch);
    return advance_base(page, Advance {.staged = true, .replace = m_stand.row.pull == Pull::replace, .last = true});
}

Result<void> Book::stage_page(const FeedPage& page)
{
    CHECK(m_stand.row.pull != Pull::first && page.more && page.epoch == m_stand.row.epoch);
    BookWrite write = TRY(begin_write());
    BookRow row = m_stand.row;
    row.cursor = page.cursor;
    StagedPage staged {{}, page.unreadable};
    if (row.pull != Pull::replace) {
        staged.changes = page.changes;
    } else {
        // Most rows are equal to ours after a restore from a backup: then it is enough to know that they are there.
        for (const FeedChange& change : page.changes) {
            TRY(m_tables->staging.add_present(change.type, change.id));
            if (!TRY(equals_base(change)))
                staged.changes.push_back(change);
        }
    }
    TRY(m_tables->staging.add(staged));
    return commit(write, row);
}

Result<PageEffect> Book::advance_base(const FeedPage& page, const Advance& advance)
{
    CHECK(!advance.last || (page.ack >= m_stand.row.ack && page.ack <= m_stand.row.last_number));
    BookWrite write = TRY(begin_write());
    PendingEdits edits {write, m_options.author};
    BookRow row = m_stand.row;
    std::int64_t ack = advance.last ? page.ack : row.ack;

    // Whose edits have to be taken off and put on again: mostly few orders', but the deletion of a tag is everybody's.
    bool everything = advance.replace || TRY(has_pending_tag_deletion());
    std::set<OrderId> orders;
    if (!everything) {
        auto note_orders = [&](std::span<const FeedChange> changes) -> Result<void> {
            for (const FeedChange& change : changes) {
                if (OrderId order = TRY(touched_order(change)); !order.empty())
                    orders.insert(std::move(order));
            }
            return {};
        };
        if (advance.staged) {
            TRY(m_tables->staging.each_page(
                [&](const StagedPage& staged) -> Result<void> { return note_orders(staged.changes); }));
        }
        TRY(note_orders(page.changes));
        std::set<OrderId> with_edits;
        std::vector<OutboxRow> pending = TRY(m_tables->outbox.pending(row.ack));
        for (const OutboxRow& entry : pending) {
            const OrderId& order = entry.entry.mutation.order;
            bool leaves = entry.entry.n != 0 && entry.entry.n <= ack;
            if (!order.empty() && (leaves || orders.contains(order)))
                with_edits.insert(order);
        }
        orders = std::move(with_edits);
    }

    if (everything) {
        TRY(edits.rewind_all());
    } else {
        TRY(edits.rewind_tags());
        for (const OrderId& order : orders)
            TRY(edits.rewind_order(order));
    }

    PageEffect effect;
    effect.tags_changed = everything;
    if (advance.replace) {
        for (const FeedChange& change : page.changes)
            TRY(m_tables->staging.add_present(change.type, change.id));
        TRY(remove_absent(write));
    }
    if (advance.staged) {
        TRY(m_tables->staging.each_page([&](const StagedPage& staged) -> Result<void> {
            TRY(apply_changes(write, staged.changes, effect));
            return note_unreadable(staged.unreadable);
        }));
        TRY(m_tables->staging.remove_all());
    }
    TRY(apply_changes(write, page.changes, effect));
    TRY(note_unreadable(page.unreadable));

    row.cursor = page.cursor;
    if (advance.last) {
        row.pull = Pull::follow;
        row.ack = ack;
        TRY(m_tables->outbox.remove_answered_upto(ack));
    }
    if (everything) {
        TRY(edits.replay_all(ack));
    } else {
        TRY(edits.replay_tags(ack));
        for (const OrderId& order : orders)
            TRY(edits.replay_order(order, ack));
    }
    effect.new_orders = write.inserted_orders();
    TRY(commit(write, row));
    return effect;
}

Result<void> Book::put_message(const Message& message, PageEffect& effect)
{
    if (message.direction == MessageDirection::in && !TRY(m_tables->messages.find(message.id))) {
        effect.answers += 1;
        effect.answered = message.order;
    }
    return m_tables->messages.put(message);
}

Result<void> Book::remove_message(std::string_view text)
{
    MessageId id = TRY(MessageId::create(text));
    return m_tables->messages.remove(id);
}

Result<void> Book::remove_tag(std::string_view text)
{
    TagId id = TRY(TagId::create(text));
    return m_tables->tags.remove(id);
}

Result<void> Book::remove_product(std::string_view text)
{
    ProductId id = TRY(ProductId::create(text));
    return m_tables->products.remove(id);
}

// Changes of the feed, in their order, become the base. Rows with pending edits have been rewound before.
Result<void> Book::apply_changes(BookWrite& write, std::span<const FeedChange> changes, PageEffect& effect)
{
    for (const FeedChange& change : changes) {
        bool deleted = std::holds_alternative<RowDeleted>(change.row);
        TRY(m_tables->unreadable.remove(wire_name(change.type), change.id));
        switch (change.type) {
        case RowType::order: {
            OrderId id = TRY(OrderId::create(change.id));
            OrderRow row = TRY(m_tables->orders.row_of(id));
            const auto* order = std::get_if<Order>(&change.row);
            if (deleted && row != OrderRow::none)
                TRY(write.remove_order(row, id));
            else if (order && !why_not_storable(*order))
                TRY(write.put_order(*order, change.rev, row, nullptr));
            else if (order) // the version before stays, if there is one
                TRY(m_tables->unreadable.add(wire_name(change.type), change.id));
            break;
        }
        case RowType::message:
            if (const auto* message = std::get_if<Message>(&change.row))
                TRY(put_message(*message, effect));
            else if (deleted)
                TRY(remove_message(change.id));
            break;
        case RowType::tag:
            effect.tags_changed = true;
            if (const auto* tag = std::get_if<Tag>(&change.row))
                TRY(m_tables->tags.put(*tag));
            else if (deleted)
                TRY(remove_tag(change.id));
            break;
        case RowType::product:
            if (const auto* product = std::get_if<Product>(&change.row))
                TRY(m_tables->products.put(*product));
            else if (deleted)
                TRY(remove_product(change.id));
            break;
        }
    }
    return {};
}

Result<void> Book::note_unreadable(const std::vector<UnreadableRow>& rows)
{
    for (const UnreadableRow& row : rows)
        TRY(m_tables->unreadable.add(row.type, row.id));
    return {};
}

// In a pull that replaces everything: whether a row is the one that the base has already.
Result<bool> Book::equals_base(const FeedChange& change)
{
    const auto* order = std::get_if<Order>(&change.row);
    if (!order)
        return false; // the other rows are few
    if (auto shadow = TRY(m_tables->shadows.find(RowType::order, change.id))) {
        if (!shadow->content || shadow->rev != change.rev)
            return false;
        return TRY(decode_order(*shadow->content)) == *order;
    }
    OrderRow row = TRY(m_tables->orders.row_of(order->id));
    if (row == OrderRow::none || TRY(m_tables->orders.rev(row)) != change.rev)
        return false;
    return TRY(m_tables->orders.read(row, TagTable::As::base)) == *order;
}

Result<void> Book::remove_absent(BookWrite& write)
{
    std::vector<std::pair<OrderRow, OrderId>> absent;
    {
        Cursor cursor = m_tables->connection->query(select_absent_orders);
        while (TRY(cursor.next())) {
            OrderId id = TRY(OrderId::create(cursor.text(1)));
            absent.emplace_back(static_cast<OrderRow>(cursor.integer(0)), std::move(id));
        }
    }
    for (const auto& [row, id] : absent)
        TRY(write.remove_order(row, id));
    TRY(m_tables->connection->run(delete_absent_messages));
    TRY(m_tables->connection->run(delete_absent_products));
    TRY(m_tables->unreadable.remove_all());
    // Tags come whole in every pull, and are few.
    return m_tables->tags.remove_all();
}

Result<bool> Book::has_pending_tag_deletion()
{
    return TRY(m_tables->connection->integer(any_pending_tag_deletion, m_stand.row.ack)).has_value();
}

// ── What goes up ──

Result<std::vector<OutboxEntry>> Book::take_for_push(const PushLimits& limits)
{
    std::vector<OutboxRow> rows = TRY(m_tables->outbox.unanswered(limits.mutations));
    std::vector<OutboxEntry> taken;
    BookRow book = m_stand.row;
    std::vector<std::pair<std::int64_t, std::int64_t>> numbered; // position, n
    std::size_t bytes = 0;
    for (OutboxRow& row : rows) {
        OutboxEntry& entry = row.entry;
        if (entry.n == 0) {
            entry.n = book.last_number + 1;
            // The size is that of the entry as it will be sent, so the number is given first, and taken back when the
            // entry does not fit.
        }
        std::size_t size = limits.wire_size ? limits.wire_size(entry) : 0;
        if (!taken.empty() && bytes + size > limits.bytes)
            break;
        bytes += size;
        if (entry.n == book.last_number + 1) {
            ++book.last_number;
            numbered.emplace_back(row.position, entry.n);
        }
        taken.push_back(std::move(entry));
    }
    if (numbered.empty())
        return taken;
    BookWrite write = TRY(begin_write());
    for (const auto& [position, n] : numbered)
        TRY(m_tables->outbox.set_number(position, n));
    TRY(commit(write, book));
    return taken;
}

Result<void> Book::record_outcomes(std::span<const MutationOutcome> outcomes)
{
    BookWrite write = TRY(begin_write());
    for (const MutationOutcome& outcome : outcomes) {
        std::optional<OutboxRow> row = TRY(m_tables->outbox.find(outcome.uid));
        if (!row || row->entry.n == 0 || row->entry.n != outcome.n || row->outcome)
            continue;
        if (outcome.kind == OutcomeKind::rejected)
            TRY(m_tables->attention.add({row->entry.mutation, row->entry.at, outcome.code, outcome.detail}));
        if (outcome.n <= m_stand.row.ack)
            TRY(m_tables->outbox.remove(outcome.uid));
        else
            TRY(m_tables->outbox.set_outcome(row->position, outcome.kind));
    }
    return commit(write, m_stand.row);
}

Result<void> Book::begin_client_file(BookRow& row, std::string_view client_file)
{
    CHECK(!client_file.empty() && client_file != row.client_file);
    TRY(m_tables->outbox.remove_rejected());
    row.last_number = TRY(m_tables->outbox.renumber());
    row.client_file = client_file;
    row.ack = 0;
    return {};
}

Result<void> Book::begin_epoch(std::string_view epoch, std::string_view client_file)
{
    BookWrite write = TRY(begin_write());
    BookRow row = m_stand.row;
    TRY(m_tables->staging.remove_all());
    row.epoch = epoch;
    // A book that never took a page is still empty.
    if (!(row.pull == Pull::first && row.cursor.empty()))
        row.pull = Pull::replace;
    row.cursor.clear();
    TRY(renumber_in(write, row, client_file));
    return commit(write, row);
}

Result<void> Book::renumber(std::string_view client_file)
{
    BookWrite write = TRY(begin_write());
    BookRow row = m_stand.row;
    TRY(renumber_in(write, row, client_file));
    return commit(write, row);
}

// The entries that the host refused leave the outbox, and with it the view; entries that the base contained already
// are pending again until the host says so under the new numbers.
Result<void> Book::renumber_in(BookWrite& write, BookRow& row, std::string_view client_file)
{
    PendingEdits edits {write, m_options.author};
    TRY(edits.rewind_all());
    TRY(begin_client_file(row, client_file));
    return edits.replay_all(row.ack);
}

Result<void> Book::set_aside(const MutationUid& uid, std::string_view detail, std::string_view client_file)
{
    std::optional<OutboxRow> entry = TRY(m_tables->outbox.find(uid));
    CHECK(entry && !entry->outcome);
    BookWrite write = TRY(begin_write());
    BookRow row = m_stand.row;
    TRY(m_tables->attention.add(
        {entry->entry.mutation, entry->entry.at, RejectionCode::invalid_args, std::string {detail}}));
    TRY(m_tables->outbox.remove(uid));
    TRY(renumber_in(write, row, client_file));
    return commit(write, row);
}

} // namespace carnet::store
