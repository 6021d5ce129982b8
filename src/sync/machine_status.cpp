// What the machine tells at the end of each step: its status, when that is another one, and when it wants to be woken.
// Nothing here changes what sync does.
#include "sync/machine.hpp"

#include <utility>

namespace carnet::sync {

void Machine::report(Turn& turn)
{
    SyncStatus status = current_status(turn.now());
    if (status != m_status) {
        m_status = std::move(status);
        turn.want(effect::StatusChanged {});
    }
    std::optional<Instant> look = m_is_running ? next_look(turn.now()) : std::nullopt;
    if (look && look != m_wake_at)
        turn.want(effect::WakeAt {*look});
    m_wake_at = look;
}

SyncStatus Machine::current_status(Instant now) const
{
    SyncStatus status;
    if (!m_is_running)
        return status;
    BookState book = m_shared.book.state();
    status.phase = current_phase();
    status.read_only = m_pusher.is_read_only();
    status.waiting = book.unanswered;
    status.pending = book.pending;
    status.orders = book.orders;
    status.unreadable = book.unreadable;
    status.last_heard = m_shared.last_heard;
    status.storage = m_shared.storage;
    for (const Lane* lane : {&m_token_lane, &m_hello_lane, &m_puller.lane(), &m_pusher.lane()}) {
        if (!lane->has_failed())
            continue;
        status.trouble = m_shared.trouble;
        if (!lane->is_busy() && lane->not_before() > now && (!status.next_try || lane->not_before() < *status.next_try))
            status.next_try = lane->not_before();
    }
    return status;
}

Phase Machine::current_phase() const
{
    BookState book = m_shared.book.state();
    if (m_shared.storage)
        return Phase::storage_trouble;
    if (m_is_wrong_account)
        return Phase::wrong_account;
    if (m_is_signed_out)
        return Phase::signed_out;
    if (m_is_incompatible)
        return Phase::incompatible;
    if (m_is_forbidden || m_puller.is_forbidden())
        return Phase::forbidden;
    if (m_is_offline || m_token_lane.has_failed() || m_hello_lane.has_failed() || m_puller.lane().has_failed())
        return Phase::offline;
    if (!m_is_introduced)
        return Phase::connecting;
    if (book.pull == PullKind::first)
        return Phase::first_pull;
    return m_puller.is_up_to_date() ? Phase::up_to_date : Phase::catching_up;
}

std::optional<Instant> Machine::next_look(Instant now) const
{
    std::optional<Instant> look = m_puller.next_look(now);
    for (const Lane* lane : {&m_token_lane, &m_hello_lane, &m_pusher.lane()}) {
        std::optional<Instant> other = lane->next_look(now);
        if (other && (!look || *other < *look))
            look = other;
    }
    return look;
}

} // namespace carnet::sync
