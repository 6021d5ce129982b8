#include "sync/pusher.hpp"

#include "sync/json/mutations.hpp"

#include <algorithm>
#include <utility>

namespace carnet::sync {

namespace {

constexpr Milliseconds push_deadline = 20'000;
constexpr std::int64_t most_mutations = 100; // C6
constexpr std::size_t most_bytes = 256 * 1024; // C6
constexpr std::size_t room_for_envelope = 256; // of a body, beside its mutations
// No sane host or proxy refuses a body as small as this for its size: such a 413 is a fault, and passes.
constexpr std::size_t never_too_large = 64 * 1024;

} // namespace

void Pusher::advance(Turn& turn, const HostLimits& limits)
{
    m_most_mutations = std::clamp<std::int64_t>(limits.push, 1, most_mutations);
    m_most_body = static_cast<std::size_t>(limits.body);
    if (!m_lane.may_send(turn.now()) || turn.book().state().unanswered == 0)
        return;
    PushLimits push_limits;
    push_limits.mutations = std::min(m_mutations, m_most_mutations);
    push_limits.bytes = std::min(most_bytes, m_most_body - std::min(m_most_body, room_for_envelope));
    push_limits.wire_size = wire_size;
    auto entries = turn.book().take_for_push(push_limits);
    if (!entries) {
        (void)turn.written(m_lane, std::unexpected(std::move(entries).error()));
        return;
    }
    if (entries->empty())
        return;
    m_batch.clear();
    for (const OutboxEntry& entry : *entries)
        m_batch.push_back({entry.n, entry.mutation.uid});
    BookState book = turn.book().state();
    HttpRequest request;
    request.method = Method::post;
    request.path = "v1/mutations";
    request.body = push_json(book.epoch, book.client_file, *entries);
    request.deadline = push_deadline;
    request.max_answer_bytes = max_small_answer_bytes;
    m_batch_bytes = request.body.size();
    turn.send(m_lane, std::move(request));
}

void Pusher::reset(Turn& turn)
{
    turn.cancel(m_lane);
    m_batch.clear();
    m_taken_by_host = 0;
}

Consequence Pusher::answered(Turn& turn, const event::Answered& answer)
{
    m_lane.ended();
    Judgement judgement = judge(answer);
    switch (judgement.meaning) {
    case Meaning::content:
        return take_content(turn, answer.body);
    case Meaning::unauthorized:
        return {Consequence::Kind::token_refused};
    case Meaning::resync:
        // A push has no cursor that could be too old: this word makes sense only with another epoch.
        if (judgement.problem.epoch != turn.book().state().epoch)
            return {Consequence::Kind::begin_epoch, judgement.problem.epoch};
        break;
    case Meaning::client_reused:
        turn.failed(m_lane, judgement.trouble);
        return {Consequence::Kind::renumber};
    case Meaning::gap:
        turn.failed(m_lane, judgement.trouble);
        // Unless the host contradicts itself: then it is a fault like any other.
        if (!m_batch.empty() && *judgement.problem.ack + 1 < m_batch.front().n)
            return {Consequence::Kind::renumber};
        return {};
    case Meaning::too_large:
        return take_too_large(turn, judgement);
    case Meaning::incompatible:
        turn.failed(m_lane, judgement.trouble, judgement.retry_after);
        return {Consequence::Kind::introduce_again};
    case Meaning::forbidden:
        m_is_read_only = true;
        break;
    case Meaning::fault:
        break;
    }
    turn.failed(m_lane, judgement.trouble, judgement.retry_after);
    return {};
}

void Pusher::unanswered(Turn& turn, NoAnswer reason)
{
    m_lane.ended();
    // On a line so slow that the batch did not make it in time, a smaller one may.
    if (reason == NoAnswer::timed_out)
        m_mutations = std::max<std::int64_t>(m_mutations / 2, 1);
    turn.failed(m_lane, "no answer to a push");
}

Consequence Pusher::take_content(Turn& turn, const std::string& body)
{
    auto answer = read_push_answer(body);
    if (!answer) {
        turn.failed(m_lane, answer.error().message);
        return {};
    }
    if (!answer->account.empty() && answer->account != turn.book().state().account)
        return {Consequence::Kind::wrong_account};
    if (!is_about_batch(*answer)) {
        turn.failed(m_lane, "an answer to another push than was sent");
        return {};
    }
    turn.heard();
    m_is_read_only = false;
    if (!turn.written(m_lane, turn.book().record_outcomes(answer->outcomes)))
        return {};
    m_lane.succeeded();
    m_taken_by_host = answer->outcomes.back().n;
    m_mutations = std::min(m_mutations * 2, most_mutations);
    return {};
}

// The first results of the batch, each under its own number and uid, and at least one, so that the queue moves.
bool Pusher::is_about_batch(const PushAnswer& answer) const
{
    if (answer.outcomes.empty() || answer.outcomes.size() > m_batch.size())
        return false;
    for (std::size_t i = 0; i < answer.outcomes.size(); ++i) {
        if (answer.outcomes[i].n != m_batch[i].n || answer.outcomes[i].uid != m_batch[i].uid)
            return false;
    }
    return answer.ack >= answer.outcomes.back().n;
}

Consequence Pusher::take_too_large(Turn& turn, const Judgement& judgement)
{
    if (m_batch.size() > 1) {
        m_mutations = static_cast<std::int64_t>(m_batch.size() / 2);
        turn.failed(m_lane, judgement.trouble, judgement.retry_after);
        m_lane.try_now(Lane::Insistence::polite);
        return {};
    }
    turn.failed(m_lane, judgement.trouble, judgement.retry_after);
    if (m_batch.empty() || m_batch_bytes <= std::min(never_too_large, m_most_body))
        return {};
    // It never will be taken, and what stands behind it must not wait for it for ever.
    auto aside = turn.book().set_aside(m_batch.front().uid, judgement.trouble, new_client_file(turn.chance()));
    if (turn.written(m_lane, aside))
        return {Consequence::Kind::renumbered};
    return {};
}

} // namespace carnet::sync
