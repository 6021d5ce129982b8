// Opening and closing the book: which account, which storage, and what happens when another tab has it. A lock held
// elsewhere is waited for, never worked around; a browser that keeps nothing gives the book in memory, and it is said.
#include "engine/engine.hpp"

namespace carnet::engine {

namespace {

BookFailure failure_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::storage_full:
        return BookFailure::storage_full;
    case ErrorCode::storage_corrupt:
        return BookFailure::corrupt;
    case ErrorCode::unsupported:
        return BookFailure::newer_version;
    default:
        return BookFailure::storage_failed;
    }
}

} // namespace

void Engine::start(std::string_view last_account)
{
    if (last_account.empty())
        ask_for_token(); // whose book it is, the host must say first
    else
        open_book(last_account);
    settle();
}

void Engine::open_book(std::string_view account)
{
    m_wanted_account = account;
    m_book_status = {BookState::opening, StorageRung::disk, BookFailure::none, m_wanted_account, {}};
    m_platform.open_storage(m_wanted_account);
}

void Engine::storage_event(StorageEventKind kind, std::string_view reason)
{
    switch (kind) {
    case StorageEventKind::opened:
        opened(StorageRung::disk);
        break;
    case StorageEventKind::opened_memory:
        opened(StorageRung::memory);
        break;
    case StorageEventKind::held_elsewhere:
        m_book_status.state = BookState::held_elsewhere;
        break;
    case StorageEventKind::asked_back:
        // Another tab is given the book; this one stands in the queue for it again.
        close_book(BookState::held_elsewhere);
        m_platform.open_storage(m_wanted_account);
        break;
    case StorageEventKind::failed:
        m_book_status.state = BookState::failed;
        m_book_status.failure = BookFailure::storage_failed;
        break;
    case StorageEventKind::gone:
        close_book(BookState::failed);
        m_book_status.failure = BookFailure::gone;
        break;
    }
    m_book_status.reason = reason;
    settle();
}

void Engine::opened(StorageRung rung)
{
    m_book_status.rung = rung;
    auto book = store::Book::open(m_platform.storage(), {m_wanted_account, new_uuid(), {}});
    if (!book) {
        m_book_status.state = BookState::failed;
        m_book_status.failure = failure_of(book.error().code);
        m_platform.close_storage();
        return;
    }
    m_book = std::move(*book);
    m_warm = false;
    m_told_revision = 0;
    m_tags_changed = true;
    m_book_status.state = BookState::open;
    m_book_status.failure = BookFailure::none;
    m_book_for_sync = std::make_unique<BookForSync>(*m_book);
    m_machine = std::make_unique<sync::Machine>(*m_book_for_sync, m_chance);
    sync_step(sync::event::Start {});
}

void Engine::close_book(BookState then)
{
    m_lists.clear();
    m_tasks.stop_all();
    m_undo.clear();
    m_last_batch.reset();
    if (m_machine)
        sync_step(sync::event::Stop {});
    m_machine.reset();
    m_book_for_sync.reset();
    m_sync_wants_turn = false;
    if (m_book) {
        // What was committed is safe whether or not the log can be ended; the next opening ends it.
        (void)m_book->close();
        m_book.reset();
    }
    m_platform.close_storage();
    m_book_status.state = then;
}

void Engine::on(Rest&& rest, Responder responder)
{
    if (rest.resting && !m_resting)
        close_book(BookState::closed);
    else if (!rest.resting && m_resting)
        open_book(m_wanted_account);
    m_resting = rest.resting;
    responder.done({});
}

void Engine::on(UseHere&&, Responder responder)
{
    m_platform.ask_for_storage();
    responder.done({});
}

void Engine::on(TryAgain&&, Responder responder)
{
    if (m_book_status.state == BookState::failed)
        open_book(m_wanted_account);
    else if (m_machine)
        sync_step(sync::event::TryNow {});
    else if (m_wanted_account.empty())
        ask_for_token();
    responder.done({});
}

Result<store::Book*> Engine::book()
{
    if (!m_book)
        return failure(ErrorCode::unavailable, "the book is not open");
    return m_book.get();
}

} // namespace carnet::engine
