// The host: the sync machine's effects carried out, its events brought in, and the token. The machine decides
// everything; here only hands move.
#include "engine/engine.hpp"

#include "sync/json/answers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carnet::engine {

namespace {

// How long the first request for a token pauses after a failure: full jitter is the machine's; before the first book
// there is no machine, and one page asks seldom.
constexpr double first_token_pause_ms = 1'000;
constexpr double longest_token_pause_ms = 60'000;

sync::Instant instant(double monotonic_ms)
{
    return {static_cast<sync::Milliseconds>(monotonic_ms)};
}

SyncPhase phase_of(const sync::SyncStatus& status)
{
    if (status.read_only)
        return SyncPhase::read_only;
    switch (status.phase) {
    case sync::Phase::stopped:
    case sync::Phase::connecting:
    case sync::Phase::wrong_account:
        return SyncPhase::connecting;
    case sync::Phase::offline:
        return SyncPhase::offline;
    case sync::Phase::first_pull:
        return SyncPhase::first_pull;
    case sync::Phase::catching_up:
        return SyncPhase::receiving;
    case sync::Phase::up_to_date:
        return SyncPhase::up_to_date;
    case sync::Phase::signed_out:
    case sync::Phase::forbidden:
        return SyncPhase::signed_out;
    case sync::Phase::incompatible:
        return SyncPhase::incompatible;
    case sync::Phase::storage_trouble:
        return SyncPhase::storage_trouble;
    }
    return SyncPhase::connecting;
}

} // namespace

void Engine::sync_step(const sync::Event& event)
{
    if (!m_machine)
        return;
    auto effects = m_machine->step(instant(m_platform.monotonic_clock()), event);
    for (const sync::Effect& effect : effects)
        carry_out(effect);
}

void Engine::carry_out(const sync::Effect& effect)
{
    if (auto* send = std::get_if<sync::effect::Send>(&effect)) {
        m_platform.send(send->request);
    } else if (auto* cancel = std::get_if<sync::effect::Cancel>(&effect)) {
        m_platform.cancel(cancel->id);
    } else if (auto* wake = std::get_if<sync::effect::WakeAt>(&effect)) {
        m_wake_at = wake->at;
        m_platform.wake_at(static_cast<double>(wake->at.milliseconds));
    } else if (std::holds_alternative<sync::effect::Continue>(effect)) {
        m_sync_wants_turn = true;
    } else if (std::holds_alternative<sync::effect::AcquireToken>(effect)) {
        if (m_first_token) {
            sync_step(sync::event::TokenArrived {*std::exchange(m_first_token, std::nullopt)});
            return;
        }
        ask_for_token();
    } else if (auto* introduced = std::get_if<sync::effect::Introduced>(&effect)) {
        const sync::Hello& hello = introduced->hello;
        m_shop = {hello.name, hello.time_zone, hello.locale};
        if (hello.server_time)
            m_clock_offset_ms = to_milliseconds(*hello.server_time) - to_milliseconds(m_platform.wall_clock());
    }
    // StatusChanged and BookChanged are seen by settle(), which compares.
}

// ── The token: by POST /session of our own origin (PROTOCOL 1) ──────────────────────────────────────────────────────

void Engine::ask_for_token()
{
    if (std::exchange(m_token_asked, true))
        return;
    sync::HttpRequest request;
    request.id = token_request;
    request.method = sync::Method::post;
    request.path = "session";
    request.body = "{}";
    request.deadline = 20'000;
    request.max_answer_bytes = sync::max_small_answer_bytes;
    m_platform.send(request);
}

void Engine::token_answered(const sync::event::Answered& answer)
{
    m_token_asked = false;
    if (answer.status < 200 || answer.status > 299)
        return token_failed(answer.status >= 400 && answer.status <= 499 ? sync::TokenTrouble::refused
                                                                         : sync::TokenTrouble::unreachable);
    auto session = sync::read_session(answer.body);
    if (!session)
        return token_failed(sync::TokenTrouble::unreachable); // a login page, a captive portal: asked again
    m_token_failures = 0;
    if (m_book && m_wanted_account == session->account) {
        sync_step(sync::event::TokenArrived {std::move(*session)});
        return;
    }
    // The first book of this browser, or the person has signed in as somebody else: that one's book is opened.
    std::string account = session->account;
    m_first_token = std::move(*session);
    if (m_book_status.state != BookState::closed)
        close_book(BookState::closed);
    open_book(account);
}

void Engine::token_failed(sync::TokenTrouble trouble)
{
    m_token_asked = false;
    if (m_machine) {
        sync_step(sync::event::TokenFailed {trouble});
        return;
    }
    double pause = std::min(longest_token_pause_ms, first_token_pause_ms * std::exp2(m_token_failures));
    m_token_failures = std::min(m_token_failures + 1, 10);
    m_wake_at = instant(m_platform.monotonic_clock() + pause);
    m_platform.wake_at(static_cast<double>(m_wake_at->milliseconds));
}

// ── What comes in ───────────────────────────────────────────────────────────────────────────────────────────────────

void Engine::http_answered(
    sync::RequestId id, int status, std::string content_type, std::string retry_after, std::string body)
{
    sync::event::Answered answer {id, status, std::move(content_type), std::move(retry_after), std::move(body)};
    if (id == token_request)
        token_answered(answer);
    else
        sync_step(answer);
    settle();
}

void Engine::http_unanswered(sync::RequestId id, sync::NoAnswer reason)
{
    if (id == token_request)
        token_failed(sync::TokenTrouble::unreachable);
    else
        sync_step(sync::event::Unanswered {id, reason});
    settle();
}

void Engine::timer()
{
    m_wake_at.reset();
    if (m_machine)
        sync_step(sync::event::Woke {});
    else if (m_wanted_account.empty())
        ask_for_token();
    settle();
}

void Engine::on(PageState&& state, Responder responder)
{
    PageState before = std::exchange(m_page, state);
    if (!m_machine && m_wanted_account.empty() && (state.online || state.visible))
        ask_for_token();
    if (before.online != state.online)
        state.online ? sync_step(sync::event::Online {}) : sync_step(sync::event::Offline {});
    if (!before.visible && state.visible)
        sync_step(sync::event::Visible {});
    responder.done({});
}

EngineStatus Engine::current_status()
{
    EngineStatus status;
    status.book = m_book_status;
    status.shop = m_shop;
    if (!m_machine) {
        status.sync.phase = m_token_failures > 0 ? SyncPhase::offline : SyncPhase::connecting;
        return status;
    }
    const sync::SyncStatus& sync = m_machine->status();
    status.sync.phase = phase_of(sync);
    status.sync.waiting = sync.waiting;
    status.sync.so_far = sync.orders;
    if (m_book) {
        status.sync.attention = m_book->stand().attention;
        status.sync.unread = m_book->stand().unread;
    }
    // Moments of the monotonic clock, as moments for people; whole seconds, so that looking again is no change.
    auto moment = [&](sync::Instant at) {
        double away = static_cast<double>(at.milliseconds) - m_platform.monotonic_clock();
        double wall = static_cast<double>(to_milliseconds(m_platform.wall_clock())) + away;
        return timestamp_from_milliseconds(static_cast<std::int64_t>(std::round(wall / 1000) * 1000));
    };
    if (sync.last_heard)
        status.sync.last_heard = moment(*sync.last_heard);
    if (sync.next_try)
        status.sync.next_try = moment(*sync.next_try);
    return status;
}

} // namespace carnet::engine
