#include "support/model_book.hpp"

#include "base/check.hpp"
#include "domain/apply.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace carnet::test {

namespace {

template <typename Row> void put_row(std::map<std::string, Row>& rows, const FeedChange& change)
{
    if (const Row* row = std::get_if<Row>(&change.row))
        rows.insert_or_assign(change.id, *row);
    else
        rows.erase(change.id);
}

std::vector<Message> conversation_of(const Rows& rows, const OrderId& order)
{
    std::vector<Message> conversation;
    for (const auto& [id, message] : rows.messages) {
        if (message.order == order)
            conversation.push_back(message);
    }
    std::ranges::sort(conversation, {}, [](const Message& message) { return std::pair {message.at, message.id}; });
    return conversation;
}

void predict_on_order(Rows& rows, Order& order, const OutboxEntry& entry)
{
    std::vector<Message> conversation = conversation_of(rows, order.id);
    ApplyContext context {entry.at, "me", WrittenBy::client, conversation};
    auto applied = carnet::apply(entry.mutation, order, context);
    if (!applied)
        return;
    for (const StockMove& move : applied->stock) {
        if (auto product = rows.products.find(move.product.text()); product != rows.products.end())
            apply_moves(product->second, {move});
    }
    if (applied->message)
        rows.messages.insert_or_assign(applied->message->id.text(), *applied->message);
}

std::string unreadable_key(std::string_view type, std::string_view id)
{
    return std::string {type} + '/' + std::string {id};
}

} // namespace

void put_change(Rows& rows, const FeedChange& change)
{
    switch (change.type) {
    case RowType::order:
        return put_row(rows.orders, change);
    case RowType::message:
        return put_row(rows.messages, change);
    case RowType::tag:
        return put_row(rows.tags, change);
    case RowType::product:
        return put_row(rows.products, change);
    }
}

void predict(Rows& rows, const OutboxEntry& entry)
{
    const MutationBody& body = entry.mutation.body;
    if (const auto* put = std::get_if<mutation::PutTag>(&body)) {
        rows.tags.insert_or_assign(put->id.text(), Tag {put->id, put->name, put->color});
    } else if (const auto* deletion = std::get_if<mutation::DeleteTag>(&body)) {
        rows.tags.erase(deletion->id.text());
        for (auto& [id, order] : rows.orders)
            std::erase(order.tags, deletion->id);
    } else if (auto order = rows.orders.find(entry.mutation.order.text()); order != rows.orders.end()) {
        predict_on_order(rows, order->second, entry);
    }
}

ModelBook::ModelBook(sync::ClientFileId client_file, BookBugs bugs)
    : m_bugs(bugs)
{
    m_state.client_file = std::move(client_file);
}

// ── The merchant's side ─────────────────────────────────────────────────────────────────────────────────────────────

void ModelBook::edit(Mutation mutation, Timestamp at)
{
    m_outbox.push_back({{0, std::move(mutation), at}, {}});
    m_view.reset();
    ++m_version;
}

bool ModelBook::withdraw(const MutationUid& uid)
{
    auto is_it = [&](const ModelEntry& held) { return held.entry.mutation.uid == uid && held.entry.n == 0; };
    if (std::erase_if(m_outbox, is_it) == 0)
        return false;
    m_view.reset();
    ++m_version;
    return true;
}

const Rows& ModelBook::view() const
{
    if (!m_view) {
        m_view = m_base;
        for (const ModelEntry& held : m_outbox) {
            if (is_pending(held))
                predict(*m_view, held.entry);
        }
    }
    return *m_view;
}

bool ModelBook::is_pending(const ModelEntry& held) const
{
    return held.entry.n == 0 || held.entry.n > m_state.ack;
}

void ModelBook::restart()
{
    if (!m_bugs.numbers_in_memory)
        return;
    for (ModelEntry& held : m_outbox) {
        if (held.entry.n > m_numbers_before_restart)
            held.entry.n = 0;
    }
    m_state.last_number = std::min(m_state.last_number, m_numbers_before_restart);
}

// ── SyncBook ────────────────────────────────────────────────────────────────────────────────────────────────────────

sync::BookState ModelBook::state() const
{
    sync::BookState state = m_state;
    state.pages_staged = !m_staged.empty();
    for (const ModelEntry& held : m_outbox) {
        state.unanswered += held.outcome ? 0 : 1;
        state.pending += is_pending(held) ? 1 : 0;
    }
    state.orders = static_cast<std::int64_t>(m_base.orders.size());
    state.unreadable = static_cast<std::int64_t>(m_unreadable.size());
    return state;
}

Result<void> ModelBook::begin()
{
    if (before_write) {
        if (auto allowed = before_write(); !allowed)
            return allowed;
    }
    m_view.reset();
    ++m_version;
    return {};
}

Result<void> ModelBook::adopt(std::string_view account, std::string_view epoch)
{
    if (!m_state.account.empty() && m_state.account != account)
        return failure(ErrorCode::refused, "another account");
    if (!m_state.epoch.empty() && m_state.epoch != epoch)
        return failure(ErrorCode::conflict, "another epoch");
    TRY(begin());
    m_state.account = account;
    m_state.epoch = epoch;
    return {};
}

Result<void> ModelBook::apply_first_page(const FeedPage& page)
{
    CHECK(m_state.pull == sync::PullKind::first && page.epoch == m_state.epoch);
    TRY(begin());
    apply(page);
    m_state.cursor = page.cursor;
    if (!page.more) {
        m_state.pull = sync::PullKind::follow;
        take_ack(page.ack);
    }
    return {};
}

Result<void> ModelBook::stage_page(const FeedPage& page)
{
    CHECK(m_state.pull != sync::PullKind::first && page.more && page.epoch == m_state.epoch);
    if (m_bugs.writes_cursor_first && m_state.pull == sync::PullKind::follow)
        m_state.cursor = page.cursor;
    TRY(begin());
    m_state.cursor = page.cursor;
    if (m_bugs.applies_pages_singly && m_state.pull == sync::PullKind::follow)
        apply(page);
    else
        m_staged.push_back(page);
    if (m_bugs.acks_on_any_page)
        take_ack(page.ack);
    return {};
}

Result<void> ModelBook::reveal(const FeedPage& page)
{
    CHECK(m_state.pull != sync::PullKind::first && !page.more && page.epoch == m_state.epoch);
    CHECK(page.ack >= m_state.ack && page.ack <= m_state.last_number);
    if (m_bugs.writes_cursor_first)
        m_state.cursor = page.cursor;
    TRY(begin());
    if (m_state.pull == sync::PullKind::replace && !m_bugs.keeps_old_rows) {
        m_base = {};
        m_unreadable.clear();
    }
    for (const FeedPage& staged : m_staged)
        apply(staged);
    apply(page);
    m_staged.clear();
    m_state.cursor = page.cursor;
    m_state.pull = sync::PullKind::follow;
    take_ack(page.ack);
    return {};
}

void ModelBook::apply(const FeedPage& page)
{
    for (const FeedChange& change : page.changes) {
        put_change(m_base, change);
        m_unreadable.erase(unreadable_key(wire_name(change.type), change.id));
    }
    put_unreadable(page);
}

void ModelBook::put_unreadable(const FeedPage& page)
{
    for (const UnreadableRow& row : page.unreadable)
        m_unreadable.insert_or_assign(unreadable_key(row.type, row.id), row);
}

void ModelBook::take_ack(std::int64_t ack)
{
    m_state.ack = ack;
    std::erase_if(m_outbox,
        [&](const ModelEntry& held) { return !is_pending(held) && (held.outcome || m_bugs.forgets_unanswered); });
}

Result<std::vector<OutboxEntry>> ModelBook::take_for_push(const sync::PushLimits& limits)
{
    std::vector<OutboxEntry> taken;
    std::size_t bytes = 0;
    for (const ModelEntry& held : m_outbox) {
        if (held.outcome || (m_bugs.never_sends_again && held.entry.n != 0))
            continue;
        bytes += limits.wire_size ? limits.wire_size(held.entry) : 0;
        if (std::ssize(taken) == limits.mutations || (!taken.empty() && bytes > limits.bytes))
            break;
        taken.push_back(held.entry);
    }
    if (std::ranges::none_of(taken, [](const OutboxEntry& entry) { return entry.n == 0; })) {
        m_numbers_before_restart = m_state.last_number;
        return taken;
    }
    TRY(begin());
    for (OutboxEntry& entry : taken) {
        if (entry.n != 0)
            continue;
        entry.n = ++m_state.last_number;
        std::ranges::find(m_outbox, entry.mutation.uid, [](const ModelEntry& held) {
            return held.entry.mutation.uid;
        })->entry.n = entry.n;
    }
    return taken;
}

Result<void> ModelBook::record_outcomes(std::span<const MutationOutcome> outcomes)
{
    TRY(begin());
    for (const MutationOutcome& outcome : outcomes) {
        auto held = std::ranges::find_if(m_outbox, [&](const ModelEntry& candidate) {
            return candidate.entry.n == outcome.n && candidate.entry.mutation.uid == outcome.uid && !candidate.outcome;
        });
        if (held == m_outbox.end())
            continue;
        held->outcome = outcome;
        bool is_known = std::ranges::any_of(
            m_attention, [&](const ModelAttention& known) { return known.entry.mutation.uid == outcome.uid; });
        if (outcome.kind == OutcomeKind::rejected && !is_known)
            m_attention.push_back({held->entry, outcome.code, outcome.detail});
        m_numbers_before_restart = std::max(m_numbers_before_restart, outcome.n);
    }
    std::erase_if(
        m_outbox, [&](const ModelEntry& held) { return held.outcome && (!is_pending(held) || m_bugs.drops_on_push); });
    return {};
}

Result<void> ModelBook::begin_epoch(std::string_view epoch, const sync::ClientFileId& client_file)
{
    TRY(begin());
    m_state.epoch = epoch;
    m_staged.clear();
    bool is_untouched = m_state.pull == sync::PullKind::first && m_state.cursor.empty();
    m_state.pull = is_untouched ? sync::PullKind::first : sync::PullKind::replace;
    m_state.cursor.clear();
    number_anew(client_file);
    return {};
}

Result<void> ModelBook::renumber(const sync::ClientFileId& client_file)
{
    TRY(begin());
    number_anew(client_file);
    return {};
}

Result<void> ModelBook::set_aside(
    const MutationUid& uid, std::string_view detail, const sync::ClientFileId& client_file)
{
    auto held =
        std::ranges::find(m_outbox, uid, [](const ModelEntry& candidate) { return candidate.entry.mutation.uid; });
    CHECK(held != m_outbox.end() && !held->outcome);
    TRY(begin());
    m_attention.push_back({held->entry, RejectionCode::invalid_args, std::string {detail}});
    m_outbox.erase(held);
    number_anew(client_file);
    return {};
}

void ModelBook::number_anew(const sync::ClientFileId& client_file)
{
    if (!m_bugs.keeps_client_file)
        m_state.client_file = client_file;
    m_state.ack = 0;
    m_state.last_number = 0;
    std::erase_if(
        m_outbox, [](const ModelEntry& held) { return held.outcome && held.outcome->kind == OutcomeKind::rejected; });
    for (ModelEntry& held : m_outbox) {
        held.outcome.reset();
        if (held.entry.n != 0)
            held.entry.n = ++m_state.last_number;
        if (m_bugs.renames_mutations)
            held.entry.mutation.uid = MutationUid::create(held.entry.mutation.uid.text() + "x").value();
    }
    m_numbers_before_restart = m_state.last_number;
}

} // namespace carnet::test
