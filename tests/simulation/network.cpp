#include "simulation/network.hpp"

#include <algorithm>
#include <utility>

namespace carnet::test {

using namespace sync;

void Network::send(const HttpRequest& request, Deliver deliver)
{
    auto exchange = std::make_shared<Exchange>(Exchange {request, std::move(deliver)});
    // A transport that never says that it gave up is rare, but the machine must bear it.
    if (!happens(m_faults.request_lost / 8))
        m_queue.after(request.deadline, [this, exchange] { no_answer(exchange, NoAnswer::timed_out); });
    if (happens(m_faults.request_lost))
        return;
    m_queue.after(delay(), [this, exchange] { arrive(exchange); });
    if (happens(m_faults.request_doubled))
        m_queue.after(delay() + delay(), [this, exchange] { arrive(exchange); });
}

void Network::acquire_token(const Deliver& deliver)
{
    if (happens(m_faults.token_trouble)) {
        if (happens(300))
            return; // silence
        TokenTrouble trouble = happens(500) ? TokenTrouble::refused : TokenTrouble::unreachable;
        m_queue.after(delay(), [deliver, trouble] { deliver(event::TokenFailed {trouble}); });
        return;
    }
    m_queue.after(delay(), [this, deliver] { deliver(event::TokenArrived {{m_token, "shop"}}); });
}

Milliseconds Network::delay()
{
    return happens(m_faults.slow) ? m_random.between(1'000, 40'000) : m_random.between(1, 150);
}

void Network::arrive(const std::shared_ptr<Exchange>& exchange)
{
    const HttpRequest& request = exchange->request;
    if (happens(m_faults.refused))
        return answer(exchange, refusal());
    if (request.token != m_token)
        return answer(exchange, ModelHost::problem(401, "unauthorized"));
    if (request.path == "v1/hello")
        return answer(exchange, m_host.hello());
    if (request.path.starts_with("v1/changes")) {
        bool may_wait = request.path.find("&wait=") != std::string::npos;
        if (auto page = m_host.changes(request.path, may_wait))
            return answer(exchange, std::move(*page));
        m_parked.push_back({exchange, m_queue.now() + 25'000});
        m_queue.after(25'000, [this] { look_at_parked(); });
        return;
    }
    std::optional<std::size_t> crash_after;
    if (happens(m_faults.host_crash))
        crash_after = m_random.below(4);
    auto pushed = m_host.mutations(request.body, crash_after);
    look_at_parked();
    if (pushed)
        return answer(exchange, std::move(*pushed));
    no_answer(exchange, NoAnswer::unreachable);
    crash_host();
}

void Network::look_at_parked()
{
    bool is_news = m_host.commits() != m_commits_seen;
    m_commits_seen = m_host.commits();
    for (auto parked = m_parked.begin(); parked != m_parked.end();) {
        bool is_over = m_queue.now() >= parked->until;
        if (!is_news && !is_over) {
            ++parked;
            continue;
        }
        std::shared_ptr<Exchange> exchange = parked->exchange;
        parked = m_parked.erase(parked);
        // A commit that is not for this client (an ack of another) lets it wait on in truth; answering is allowed.
        if (auto page = m_host.changes(exchange->request.path, false))
            answer(exchange, std::move(*page));
    }
}

void Network::crash_host()
{
    for (const Parked& parked : std::exchange(m_parked, {}))
        no_answer(parked.exchange, NoAnswer::unreachable);
}

void Network::answer(const std::shared_ptr<Exchange>& exchange, HostAnswer answer)
{
    if (happens(m_faults.answer_lost)) {
        if (happens(500))
            no_answer(exchange, NoAnswer::unreachable);
        return;
    }
    if (happens(m_faults.answer_damaged))
        damage(answer);
    event::Answered answered {
        exchange->request.id, answer.status, std::move(answer.content_type), "", std::move(answer.body)};
    if (answered.status == 503 || answered.status == 429)
        answered.retry_after = std::to_string(m_random.between(0, 5));
    Milliseconds on_the_way =
        happens(m_faults.answer_late) ? exchange->request.deadline + m_random.between(0, 20'000) : delay();
    auto deliver = [exchange, answered = std::move(answered)] { exchange->deliver(answered); };
    if (happens(m_faults.answer_doubled))
        m_queue.after(on_the_way + delay(), deliver);
    m_queue.after(on_the_way, std::move(deliver));
}

void Network::no_answer(const std::shared_ptr<Exchange>& exchange, NoAnswer reason)
{
    event::Unanswered unanswered {exchange->request.id, reason};
    m_queue.after(0, [exchange, unanswered] { exchange->deliver(unanswered); });
}

HostAnswer Network::refusal()
{
    switch (m_random.below(14)) {
    case 0:
        return ModelHost::problem(401, "unauthorized");
    case 1:
        return ModelHost::problem(403, "forbidden");
    case 2:
        return {404, "text/html", "<h1>Not found</h1>"};
    case 3:
        return {409, "text/plain", "conflict"};
    case 4:
        return {410, "text/html", "gone"}; // by a proxy: not the protocol's word
    case 5:
        return ModelHost::problem(413, "too-large");
    case 6:
        return {426, "text/plain", "upgrade"};
    case 7:
        return ModelHost::problem(429, "overloaded");
    case 8:
        return {500, "text/plain", "oops"};
    case 9:
        return {502, "text/html", "<h1>Bad gateway</h1>"};
    case 10:
        return ModelHost::problem(400, "malformed");
    case 11:
        return {302, "text/html", ""};
    case 12:
        return {200, "text/html", "<form>Sign in</form>"};
    default:
        return ModelHost::problem(503, "overloaded");
    }
}

// What was done is done, but the answer about it is spoilt on the way.
void Network::damage(HostAnswer& answer)
{
    switch (m_random.below(6)) {
    case 0:
        answer.body.resize(m_random.below(answer.body.size() + 1));
        break;
    case 1:
        if (!answer.body.empty())
            answer.body[m_random.below(answer.body.size())] = '\x01';
        break;
    case 2:
        answer = {500, "text/plain", "after the commit"};
        break;
    case 3:
        answer.content_type = "text/html";
        break;
    case 4:
        answer = {200, "application/json", "{}"};
        break;
    default:
        answer = {504, "text/html", "<h1>Gateway time-out</h1>"};
    }
}

} // namespace carnet::test
