// The screen's questions and commands. Each command is one transaction of the book: when it is answered, it is durable.
#include "engine/engine.hpp"

#include "domain/undo.hpp"

#include <algorithm>
#include <utility>

namespace carnet::engine {

namespace {

// A responder for a callback that std::function must be able to copy.
std::shared_ptr<Responder> shared(Responder responder)
{
    return std::make_shared<Responder>(std::move(responder));
}

AttentionItem item_of(store::Book& book, store::AttentionRow row)
{
    AttentionItem item {std::move(row.mutation), row.at, {}, row.code, std::move(row.detail), {}};
    if (item.mutation.order.empty())
        return item;
    // Shown beside the refused edit; without it the item still says what was refused and why.
    auto order = book.host_order(item.mutation.order);
    if (order && *order) {
        item.order_number = (*order)->number;
        item.host_order = std::move(**order);
    }
    return item;
}

ListQuery without_window(ListQuery query)
{
    query.first = 0;
    query.count = 0;
    query.anchor = OrderRow::none;
    query.want_facets = false;
    return query;
}

} // namespace

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

void Engine::on(AskList&& ask, Responder responder)
{
    auto book = this->book();
    if (!book)
        return responder.answer(Result<ListAnswer> {std::unexpected(book.error())});
    m_lists.start(ask.view, (*book)->start_list_query(std::move(ask.query)),
        [responder = shared(std::move(responder))](Result<store::ListQueryRun*> run) {
            if (run)
                responder->answer(Result<ListAnswer> {(*run)->take_answer()});
            else
                responder->answer(Result<ListAnswer> {std::unexpected(std::move(run).error())});
        });
}

void Engine::on(AskNeighbours&& ask, Responder responder)
{
    auto book = this->book();
    if (!book)
        return responder.answer(Result<Neighbours> {std::unexpected(book.error())});
    auto finish = [book = *book, row = ask.row, seen = ask.position](
                      Result<store::ListQueryRun*> run) -> Result<Neighbours> {
        const store::ListResult& result = *TRY(std::move(run))->result();
        auto count = static_cast<std::int64_t>(result.rows.size());
        auto found = result.position_of(row);
        Neighbours neighbours;
        neighbours.position = found.value_or(std::min(seen, count));
        neighbours.count = count;
        neighbours.in_list = found.has_value();
        auto id_at = [&](std::int64_t position) -> Result<std::optional<OrderId>> {
            if (position < 0 || position >= count)
                return std::optional<OrderId> {};
            auto listed = TRY(book->list_row(result.rows[static_cast<std::size_t>(position)]));
            return std::optional {std::move(listed.id)};
        };
        neighbours.previous = TRY(id_at(neighbours.position - 1));
        // Where the order itself is not in the list any more, the one that stands in its place follows.
        neighbours.next = TRY(id_at(found ? neighbours.position + 1 : neighbours.position));
        return neighbours;
    };
    m_lists.start((*book)->start_list_query(without_window(std::move(ask.query))),
        [responder = shared(std::move(responder)), finish](
            Result<store::ListQueryRun*> run) { responder->answer(finish(std::move(run))); });
}

void Engine::on(AskRange&& ask, Responder responder)
{
    auto book = this->book();
    if (!book)
        return responder.answer(Result<RowRange> {std::unexpected(book.error())});
    auto finish = [from = ask.from, to = ask.to](Result<store::ListQueryRun*> run) -> Result<RowRange> {
        const auto& rows = TRY(std::move(run))->result()->rows;
        auto count = static_cast<std::int64_t>(rows.size());
        auto first = rows.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::int64_t>(from, 0, count));
        auto last = rows.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::int64_t>(to + 1, 0, count));
        return RowRange {first < last ? std::vector<OrderRow>(first, last) : std::vector<OrderRow> {}};
    };
    m_lists.start((*book)->start_list_query(without_window(std::move(ask.query))),
        [responder = shared(std::move(responder)), finish](
            Result<store::ListQueryRun*> run) { responder->answer(finish(std::move(run))); });
}

void Engine::on(AskOrder&& ask, Responder responder)
{
    auto read = [&]() -> Result<OrderDetail> {
        store::Book& book = *TRY(this->book());
        auto whole = TRY(book.order_detail(ask.order));
        OrderDetail detail;
        detail.row = whole.row;
        detail.order = std::move(whole.order);
        detail.messages = std::move(whole.messages);
        detail.products = std::move(whole.products);
        for (store::OutboxRow& waiting : whole.waiting)
            detail.waiting.push_back({std::move(waiting.entry.mutation), waiting.entry.at, waiting.entry.n != 0});
        for (store::AttentionRow& refused : whole.attention)
            detail.attention.push_back(item_of(book, std::move(refused)));
        return detail;
    };
    responder.answer(read());
}

void Engine::on(AskTags&&, Responder responder)
{
    auto read = [&]() -> Result<TagList> {
        store::Book& book = *TRY(this->book());
        TagList list {book.tags(), {}};
        for (const Tag& tag : list.tags)
            list.carried.push_back({tag.id, static_cast<std::uint32_t>(book.orders_with_tag(tag.id))});
        return list;
    };
    responder.answer(read());
}

void Engine::on(AskAttention&&, Responder responder)
{
    auto read = [&]() -> Result<std::vector<AttentionItem>> {
        store::Book& book = *TRY(this->book());
        std::vector<AttentionItem> items;
        for (store::AttentionRow& row : TRY(book.attention()))
            items.push_back(item_of(book, std::move(row)));
        return items;
    };
    responder.answer(read());
}

void Engine::on(AskSetting&& ask, Responder responder)
{
    auto read = [&]() -> Result<Setting> { return Setting {TRY(TRY(book())->setting(ask.key))}; };
    responder.answer(read());
}

void Engine::on(PutSetting&& put, Responder responder)
{
    auto write = [&]() -> Result<void> {
        std::optional<std::string_view> value;
        if (put.value)
            value = *put.value;
        return TRY(book())->put_setting(put.key, value);
    };
    responder.done(write());
}

// ── Commands ────────────────────────────────────────────────────────────────────────────────────────────────────────

Result<void> Engine::may_edit() const
{
    if (m_machine && m_machine->status().read_only)
        return failure(ErrorCode::refused, "the host lets this person only read");
    return {};
}

void Engine::on(Act&& act, Responder responder)
{
    auto run = [&]() -> Result<Acted> {
        store::Book& book = *TRY(this->book());
        TRY(may_edit());
        bool about_tags =
            std::holds_alternative<mutation::PutTag>(act.body) || std::holds_alternative<mutation::DeleteTag>(act.body);
        Mutation mutation {new_uid(), std::move(act.order), std::move(act.body)};
        auto done = TRY(book.act(mutation, act.from_list ? Place::list : Place::info, host_now()));
        switch (done.applied.kind) {
        case OutcomeKind::rejected:
            return failure(ErrorCode::refused,
                done.applied.reason ? std::string {wire_name(*done.applied.reason)} : std::string {});
        case OutcomeKind::noop:
            return Acted {std::move(mutation.uid), false};
        case OutcomeKind::applied:
        case OutcomeKind::merged:
            break;
        }
        m_tags_changed |= about_tags;
        m_undo.note({mutation.uid, mutation.order, std::move(done.inverse)});
        sync_step(sync::event::LocalEdit {});
        return Acted {std::move(mutation.uid), true};
    };
    responder.answer(run());
}

Result<bool> Engine::take_back(store::Book& book, const MutationUid& uid)
{
    if (TRY(book.withdraw(uid)) == store::Withdrawal::withdrawn)
        return true;
    const UndoLog::Entry* entry = m_undo.find(uid);
    if (!entry || !entry->inverse)
        return failure(ErrorCode::refused, "there is no way back");
    auto done = TRY(book.act({new_uid(), entry->order, *entry->inverse}, Place::info, host_now()));
    return done.applied.kind != OutcomeKind::rejected;
}

void Engine::on(Undo&& undo, Responder responder)
{
    auto run = [&]() -> Result<Undone> {
        store::Book& book = *TRY(this->book());
        Undone undone;
        for (auto uid = undo.uids.rbegin(); uid != undo.uids.rend(); ++uid)
            TRY(take_back(book, *uid)) ? ++undone.count : ++undone.changed_since;
        m_tags_changed = true;
        sync_step(sync::event::LocalEdit {});
        return undone;
    };
    responder.answer(run());
}

void Engine::on(RetryAttention&& retry, Responder responder)
{
    auto run = [&]() -> Result<void> {
        store::Book& book = *TRY(this->book());
        auto done = TRY(book.retry_attention(retry.uid, new_uid(), host_now()));
        if (done.applied.kind == OutcomeKind::rejected)
            return failure(ErrorCode::refused, "it is still not allowed");
        sync_step(sync::event::LocalEdit {});
        return {};
    };
    responder.done(run());
}

void Engine::on(DiscardAttention&& discard, Responder responder)
{
    auto run = [&]() -> Result<void> { return TRY(book())->discard_attention(discard.uid); };
    responder.done(run());
}

} // namespace carnet::engine
