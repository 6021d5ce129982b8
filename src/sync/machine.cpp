#include "sync/machine.hpp"

#include "sync/meaning.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace carnet::sync {

namespace {

constexpr Milliseconds hello_deadline = 15'000;
constexpr Milliseconds token_deadline = 15'000;
// A request older than this when the network or the page comes back may hang on a connection that is long dead.
constexpr Milliseconds stale_after = 1'000;
// A host that calls every epoch over must not make us pull everything in a circle.
constexpr Milliseconds epochs_are_rare = 10 * 60'000;

} // namespace

Machine::Machine(SyncBook& book, Chance& chance)
    : m_shared(book, chance)
{
}

Effects Machine::step(Instant now, const Event& event)
{
    Effects effects;
    Turn turn {now, m_shared, effects};
    if (!m_is_running && !std::holds_alternative<event::Start>(event))
        return effects;
    std::visit([&](const auto& happened) { on(turn, happened); }, event);
    if (m_shared.token_works) {
        m_is_signed_out = false;
        m_token_lane.succeeded();
    }
    if (m_is_running)
        advance(turn);
    report(turn);
    return effects;
}

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────────────────

void Machine::on(Turn& turn, const event::Start&)
{
    m_is_running = true;
    try_now(turn, Lane::Insistence::merchant);
}

void Machine::on(Turn& turn, const event::Stop&)
{
    reset_traffic(turn);
    turn.cancel(m_hello_lane);
    m_token_lane.ended();
    drop_token();
    m_is_introduced = false;
    m_is_running = false;
}

void Machine::on(Turn&, const event::LocalEdit&) { }

void Machine::on(Turn& turn, const event::Online&)
{
    m_is_offline = false;
    try_now(turn, Lane::Insistence::polite);
}

void Machine::on(Turn&, const event::Offline&)
{
    // Nothing is cancelled: browsers say so also when the host is on this very machine.
    m_is_offline = true;
}

void Machine::on(Turn& turn, const event::Visible&)
{
    try_now(turn, Lane::Insistence::polite);
}

void Machine::on(Turn& turn, const event::Poke&)
{
    m_puller.lane().try_now(Lane::Insistence::polite);
    m_puller.news_expected(turn);
}

void Machine::on(Turn& turn, const event::TryNow&)
{
    try_now(turn, Lane::Insistence::merchant);
}

void Machine::on(Turn&, const event::Woke&)
{
    m_wake_at.reset();
}

void Machine::on(Turn& turn, const event::Continue&)
{
    settle(turn, m_puller.lane(), m_puller.write_held(turn));
}

void Machine::on(Turn& turn, const event::Answered& answer)
{
    m_is_offline = false;
    if (m_hello_lane.is_waiting_for(answer.id))
        take_hello(turn, answer);
    else if (m_puller.lane().is_waiting_for(answer.id))
        settle(turn, m_puller.lane(), m_puller.answered(turn, answer));
    else if (m_pusher.lane().is_waiting_for(answer.id)) {
        settle(turn, m_pusher.lane(), m_pusher.answered(turn, answer));
        if (m_pusher.taken_by_host() > turn.book().state().ack)
            m_puller.expect_ack(turn, m_pusher.taken_by_host());
    }
}

void Machine::on(Turn& turn, const event::Unanswered& answer)
{
    no_answer(turn, answer.id, answer.reason);
}

void Machine::on(Turn& turn, const event::TokenArrived& token)
{
    if (!m_token_lane.is_busy())
        return;
    m_token_lane.ended();
    std::string account = turn.book().state().account;
    if (!account.empty() && token.session.account != account)
        return refuse_account(turn);
    m_shared.token = token.session.token;
    ++m_shared.token_number;
}

void Machine::on(Turn& turn, const event::TokenFailed& token)
{
    if (!m_token_lane.is_busy())
        return;
    m_token_lane.ended();
    m_is_signed_out = token.trouble == TokenTrouble::refused;
    turn.failed(m_token_lane, m_is_signed_out ? "no token: sign in again" : "no token: no answer");
}

// ── What is to be done next ─────────────────────────────────────────────────────────────────────────────────────────

void Machine::advance(Turn& turn)
{
    give_up_overdue(turn);
    if (m_shared.token.empty())
        return acquire_token(turn);
    if (!m_is_introduced)
        return say_hello(turn);
    m_pusher.advance(turn, m_hello->limits);
    m_puller.advance(turn, m_hello->limits);
}

void Machine::give_up_overdue(Turn& turn)
{
    for (const Lane* lane : {&m_hello_lane, &m_puller.lane(), &m_pusher.lane()}) {
        if (!lane->is_overdue(turn.now()))
            continue;
        turn.want(effect::Cancel {lane->in_flight()});
        no_answer(turn, lane->in_flight(), NoAnswer::timed_out);
    }
    if (m_token_lane.is_overdue(turn.now())) {
        m_token_lane.ended();
        turn.failed(m_token_lane, "no token: no answer");
    }
}

void Machine::no_answer(Turn& turn, RequestId id, NoAnswer reason)
{
    if (m_hello_lane.is_waiting_for(id)) {
        m_hello_lane.ended();
        turn.failed(m_hello_lane, "no answer to hello");
    } else if (m_puller.lane().is_waiting_for(id)) {
        m_puller.unanswered(turn, reason);
    } else if (m_pusher.lane().is_waiting_for(id)) {
        m_pusher.unanswered(turn, reason);
    }
}

void Machine::acquire_token(Turn& turn)
{
    if (!m_token_lane.may_send(turn.now()))
        return;
    m_token_lane.sent(turn.new_request_id(), turn.now(), token_deadline, 0);
    turn.want(effect::AcquireToken {turn.book().state().account});
}

void Machine::say_hello(Turn& turn)
{
    if (!m_hello_lane.may_send(turn.now()))
        return;
    HttpRequest request;
    request.path = "v1/hello";
    request.deadline = hello_deadline;
    request.max_answer_bytes = max_small_answer_bytes;
    turn.send(m_hello_lane, std::move(request));
}

// ── Hello ───────────────────────────────────────────────────────────────────────────────────────────────────────────

void Machine::take_hello(Turn& turn, const event::Answered& answer)
{
    m_hello_lane.ended();
    Judgement judgement = judge(answer);
    m_is_forbidden = judgement.meaning == Meaning::forbidden;
    m_is_incompatible = judgement.meaning == Meaning::incompatible;
    if (judgement.meaning == Meaning::unauthorized)
        return token_refused(turn, m_hello_lane);
    if (judgement.meaning != Meaning::content)
        return turn.failed(m_hello_lane, judgement.trouble, judgement.retry_after);
    auto hello = read_hello(answer.body);
    if (!hello)
        return turn.failed(m_hello_lane, hello.error().message);
    m_is_incompatible = !speaks_our_version(*hello);
    if (m_is_incompatible)
        return turn.failed(m_hello_lane, "the host speaks no version that we do");
    take_introduction(turn, std::move(*hello));
}

void Machine::take_introduction(Turn& turn, Hello hello)
{
    BookState book = turn.book().state();
    if (!book.account.empty() && book.account != hello.account)
        return refuse_account(turn);
    if (book.epoch.empty() && !turn.written(m_hello_lane, turn.book().adopt(hello.account, hello.epoch)))
        return;
    if (!book.epoch.empty() && book.epoch != hello.epoch && !begin_epoch(turn, hello.epoch))
        return turn.failed(m_hello_lane, "a new epoch could not be begun");
    turn.heard();
    m_hello_lane.succeeded();
    m_is_wrong_account = false;
    m_is_introduced = true;
    if (m_hello != hello) {
        m_hello = std::move(hello);
        turn.want(effect::Introduced {*m_hello});
    }
}

// ── Consequences ────────────────────────────────────────────────────────────────────────────────────────────────────

void Machine::settle(Turn& turn, const Lane& lane, const Consequence& consequence)
{
    switch (consequence.kind) {
    case Consequence::Kind::none:
        break;
    case Consequence::Kind::token_refused:
        token_refused(turn, lane);
        break;
    case Consequence::Kind::wrong_account:
        refuse_account(turn);
        break;
    case Consequence::Kind::begin_epoch:
        (void)begin_epoch(turn, consequence.epoch);
        break;
    case Consequence::Kind::renumber:
        renumber(turn);
        break;
    case Consequence::Kind::renumbered:
        reset_traffic(turn);
        break;
    case Consequence::Kind::introduce_again:
        m_is_introduced = false;
        break;
    }
}

// One refresh (C6). When a fresh token is refused too, sync pauses and edits go on.
void Machine::token_refused(Turn& turn, const Lane& lane)
{
    if (m_shared.token.empty() || lane.token() != m_shared.token_number)
        return;
    if (!m_shared.token_works) {
        m_is_signed_out = true;
        turn.failed(m_token_lane, "the host refuses our token");
    }
    drop_token();
}

// Answers for another account must not come near this book. Perhaps the next token is for the right one again.
void Machine::refuse_account(Turn& turn)
{
    m_is_wrong_account = true;
    m_is_introduced = false;
    reset_traffic(turn);
    turn.cancel(m_hello_lane);
    drop_token();
    turn.failed(m_token_lane, "the token is for another account");
}

void Machine::drop_token()
{
    m_shared.token.clear();
    m_shared.token_works = false;
}

bool Machine::begin_epoch(Turn& turn, const std::string& epoch)
{
    reset_traffic(turn);
    auto begun = turn.book().begin_epoch(epoch, new_client_file(turn.chance()));
    if (!begun) {
        (void)turn.written(m_puller.lane(), begun);
        (void)turn.written(m_pusher.lane(), begun);
        return false;
    }
    (void)turn.written(m_puller.lane(), begun);
    m_epochs_in_a_row = turn.now() - m_epoch_begun_at < epochs_are_rare ? m_epochs_in_a_row + 1 : 1;
    m_epoch_begun_at = turn.now();
    if (m_epochs_in_a_row > 1) {
        Milliseconds pause = std::min(longest_pause, first_pause << std::min(m_epochs_in_a_row - 2, 6));
        turn.failed(m_puller.lane(), "one new epoch after the other", pause);
    }
    return true;
}

void Machine::renumber(Turn& turn)
{
    reset_traffic(turn);
    (void)turn.written(m_puller.lane(), turn.book().renumber(new_client_file(turn.chance())));
}

void Machine::reset_traffic(Turn& turn)
{
    m_puller.reset(turn);
    m_pusher.reset(turn);
}

void Machine::try_now(Turn& turn, Lane::Insistence insistence)
{
    for (Lane* lane : {&m_token_lane, &m_hello_lane, &m_puller.lane(), &m_pusher.lane()}) {
        lane->try_now(insistence);
        if (lane != &m_token_lane && lane->is_busy() && turn.now() - lane->sent_at() >= stale_after)
            turn.cancel(*lane);
    }
    m_puller.news_expected(turn);
}

} // namespace carnet::sync
