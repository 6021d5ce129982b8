#include "engine/book_for_sync.hpp"

#include "base/check.hpp"

#include <utility>

namespace carnet::engine {

namespace {

sync::PullKind kind_of(store::Pull pull)
{
    switch (pull) {
    case store::Pull::first:
        return sync::PullKind::first;
    case store::Pull::follow:
        return sync::PullKind::follow;
    case store::Pull::replace:
        return sync::PullKind::replace;
    }
    return sync::PullKind::first;
}

} // namespace

BookForSync::BookForSync(store::Book& book)
    : m_book(book)
{
}

sync::BookState BookForSync::state() const
{
    const store::BookStand& stand = m_book.stand();
    auto client_file = sync::ClientFileId::create(stand.row.client_file);
    CHECK(client_file.has_value()); // made by us when the file was
    return {stand.row.account, stand.row.epoch, std::move(*client_file), kind_of(stand.row.pull), stand.row.cursor,
        stand.pages_staged, stand.row.ack, stand.row.last_number, stand.unanswered, stand.pending, stand.orders,
        stand.unreadable};
}

Result<void> BookForSync::adopt(std::string_view account, std::string_view epoch)
{
    return m_book.adopt(account, epoch);
}

Result<void> BookForSync::apply_first_page(const FeedPage& page)
{
    auto effect = TRY(m_book.apply_first_page(page));
    m_news.tags |= effect.tags_changed;
    return {};
}

Result<void> BookForSync::stage_page(const FeedPage& page)
{
    return m_book.stage_page(page);
}

Result<void> BookForSync::reveal(const FeedPage& page)
{
    auto effect = TRY(m_book.reveal(page));
    m_news.tags |= effect.tags_changed;
    m_news.orders += effect.new_orders;
    m_news.answers += effect.answers;
    if (!effect.answered.empty())
        m_news.answered = effect.answered;
    return {};
}

Result<std::vector<OutboxEntry>> BookForSync::take_for_push(const sync::PushLimits& limits)
{
    return m_book.take_for_push({limits.mutations, limits.bytes, limits.wire_size});
}

Result<void> BookForSync::record_outcomes(std::span<const MutationOutcome> outcomes)
{
    return m_book.record_outcomes(outcomes);
}

Result<void> BookForSync::begin_epoch(std::string_view epoch, const sync::ClientFileId& client_file)
{
    return m_book.begin_epoch(epoch, client_file.text());
}

Result<void> BookForSync::renumber(const sync::ClientFileId& client_file)
{
    return m_book.renumber(client_file.text());
}

Result<void> BookForSync::set_aside(
    const MutationUid& uid, std::string_view detail, const sync::ClientFileId& client_file)
{
    return m_book.set_aside(uid, detail, client_file.text());
}

BookForSync::News BookForSync::take_news()
{
    return std::exchange(m_news, {});
}

} // namespace carnet::engine
