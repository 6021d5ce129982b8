#include "sync/puller.hpp"

#include "base/check.hpp"
#include "domain/web_address.hpp"
#include "sync/json/feed_json.hpp"
#include "sync/meaning.hpp"

#include <algorithm>
#include <utility>

namespace carnet::sync {

namespace {

constexpr int long_poll_seconds = 25;
constexpr Milliseconds page_deadline = 20'000; // with less rows asked for after each that did not make it
constexpr Milliseconds long_poll_deadline = long_poll_seconds * 1'000 + 10'000;
constexpr std::int64_t fewest_rows = 10;
constexpr Milliseconds nudge_after = 1'000;
// A host that does not wait though it was asked to is asked this often instead.
constexpr Milliseconds shortest_wait = 1'000;
constexpr Milliseconds rest_between_polls = 5'000;

bool has_news(const FeedPage& page, const BookState& book)
{
    return !page.changes.empty() || !page.unreadable.empty() || page.more || page.cursor != book.cursor
        || page.ack != book.ack || book.pages_staged || book.pull != PullKind::follow;
}

Result<void> write(SyncBook& book, const FeedPage& page)
{
    if (book.state().pull == PullKind::first)
        return book.apply_first_page(page);
    return page.more ? book.stage_page(page) : book.reveal(page);
}

} // namespace

void Puller::advance(Turn& turn, const HostLimits& limits)
{
    m_most_rows = std::clamp<std::int64_t>(limits.page, 1, max_rows_per_page);
    if (m_nudge_at && turn.now() >= *m_nudge_at) {
        m_nudge_at.reset();
        if (turn.book().state().ack < m_expected_ack)
            news_expected(turn);
    }
    if (m_held || !m_lane.may_send(turn.now()))
        return;
    BookState book = turn.book().state();
    // What has failed is asked without waiting first: the answer says at once that the host is back.
    bool may_wait = m_is_up_to_date && !m_lane.has_failed() && m_expected_ack <= book.ack;
    m_expected_ack = 0; // asked for once; a host that does not answer with it is not asked in a circle
    ask(turn, std::move(book.cursor), may_wait ? Wait::long_poll : Wait::none);
}

void Puller::ask(Turn& turn, std::string since, Wait wait)
{
    BookState book = turn.book().state();
    HttpRequest request;
    request.path = "v1/changes?epoch=" + percent_encoded(book.epoch) + "&cid=" + book.client_file.text()
        + "&limit=" + std::to_string(std::min(m_rows, m_most_rows));
    if (!since.empty())
        request.path += "&since=" + percent_encoded(since);
    if (wait == Wait::long_poll)
        request.path += "&wait=" + std::to_string(long_poll_seconds);
    request.deadline = wait == Wait::long_poll ? long_poll_deadline : page_deadline;
    request.max_answer_bytes = max_page_bytes;
    m_since = std::move(since);
    m_wait = wait;
    turn.send(m_lane, std::move(request));
}

void Puller::reset(Turn& turn)
{
    turn.cancel(m_lane);
    m_held.reset();
    m_is_up_to_date = false;
    m_nudge_at.reset();
    m_expected_ack = 0;
}

Consequence Puller::answered(Turn& turn, const event::Answered& answer)
{
    m_lane.ended();
    Judgement judgement = judge(answer);
    if (judgement.meaning != Meaning::forbidden)
        m_is_forbidden = false;
    switch (judgement.meaning) {
    case Meaning::content:
        return take_content(turn, answer.body);
    case Meaning::unauthorized:
        return {Consequence::Kind::token_refused};
    case Meaning::resync:
        return {Consequence::Kind::begin_epoch, judgement.problem.epoch};
    case Meaning::forbidden:
        m_is_forbidden = true;
        break;
    case Meaning::too_large:
        m_rows = std::max<std::int64_t>(m_rows / 2, 1);
        break;
    case Meaning::incompatible:
        fail(turn, judgement.trouble, judgement.retry_after);
        return {Consequence::Kind::introduce_again};
    default:
        break;
    }
    fail(turn, judgement.trouble, judgement.retry_after);
    return {};
}

void Puller::unanswered(Turn& turn, NoAnswer reason)
{
    m_lane.ended();
    // Perhaps the line is so slow that fewer rows would have made it; one row at least, when a row is as long as a
    // page.
    if (reason == NoAnswer::too_large)
        m_rows = std::max<std::int64_t>(m_rows / 2, 1);
    else if (m_wait == Wait::none)
        m_rows = std::max(m_rows / 2, std::min(m_rows, fewest_rows));
    fail(turn, reason == NoAnswer::too_large ? "a page is too large" : "no answer");
}

void Puller::fail(Turn& turn, std::string_view trouble, std::optional<Milliseconds> asked_pause)
{
    turn.failed(m_lane, trouble, asked_pause);
}

Consequence Puller::take_content(Turn& turn, const std::string& body)
{
    auto answer = read_feed_answer(body);
    if (!answer) {
        if (answer.error().code == ErrorCode::too_large)
            m_rows = std::max<std::int64_t>(m_rows / 2, 1);
        fail(turn, answer.error().message);
        return {};
    }
    // The page before it has to be in the book first.
    if (m_held) {
        Consequence consequence = write_held(turn);
        if (consequence.kind != Consequence::Kind::none || turn.book().state().cursor != m_since)
            return consequence;
    }
    if (!answer->account.empty() && answer->account != turn.book().state().account)
        return {Consequence::Kind::wrong_account};
    return take_page(turn, std::move(answer->page));
}

Consequence Puller::take_page(Turn& turn, FeedPage page)
{
    BookState book = turn.book().state();
    CHECK(m_since == book.cursor);
    if (page.epoch != book.epoch) {
        fail(turn, "a page of another epoch than asked for");
        return {Consequence::Kind::introduce_again};
    }
    bool makes_progress = page.cursor != m_since;
    if (!makes_progress && (page.more || !page.changes.empty())) {
        fail(turn, "a page that ends where it began");
        return {};
    }
    turn.heard();
    m_lane.succeeded();
    m_rows = std::min(m_rows * 2, std::max(m_rows, m_most_rows));
    if (!has_news(page, book)) {
        m_is_up_to_date = true;
        if (m_wait == Wait::long_poll && turn.now() - m_lane.sent_at() < shortest_wait)
            m_lane.rest_until(turn.now() + rest_between_polls);
        return {};
    }
    if (page.more)
        ask(turn, page.cursor, Wait::none);
    m_held = std::move(page);
    turn.want(effect::Continue {});
    return {};
}

Consequence Puller::write_held(Turn& turn)
{
    if (!m_held)
        return {};
    FeedPage page = std::move(*m_held);
    m_held.reset();
    if (!page.more) {
        BookState book = turn.book().state();
        // More than we ever gave: this file is a copy of another, or was put back from one. Less than it was: the host
        // has forgotten us. Either way the numbers mean nothing any more; the uids do.
        if (page.ack > book.last_number || page.ack < book.ack) {
            fail(turn, "the host's numbers and ours disagree");
            return {Consequence::Kind::renumber};
        }
    }
    m_is_up_to_date = false;
    if (!turn.written(m_lane, write(turn.book(), page))) {
        // What was asked for meanwhile follows a page that is not there.
        turn.cancel(m_lane);
        return {};
    }
    m_is_up_to_date = !page.more;
    return {};
}

void Puller::expect_ack(Turn& turn, std::int64_t n)
{
    m_expected_ack = n;
    if (m_lane.is_busy() && m_wait == Wait::long_poll)
        m_nudge_at = turn.now() + nudge_after;
}

void Puller::news_expected(Turn& turn)
{
    if (m_lane.is_busy() && m_wait == Wait::none)
        return;
    turn.cancel(m_lane);
    m_is_up_to_date = false;
}

std::optional<Instant> Puller::next_look(Instant now) const
{
    std::optional<Instant> look = m_lane.next_look(now);
    // A nudge that is due and was not given waits for a token or a hello, which wake by themselves.
    if (m_nudge_at && *m_nudge_at > now && (!look || *m_nudge_at < *look))
        look = m_nudge_at;
    return look;
}

} // namespace carnet::sync
