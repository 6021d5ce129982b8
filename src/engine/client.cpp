#include "engine/client.hpp"

#include "base/check.hpp"

namespace carnet::engine {

Client::Client(Send send, OnNotice on_notice)
    : m_send(std::move(send))
    , m_on_notice(std::move(on_notice))
{
}

RequestId Client::ask_any(RequestBody body, double deadline_ms, std::function<void(Result<ReplyBody>)> answered)
{
    auto id = static_cast<RequestId>(++m_last_id);
    m_pending.emplace(id, Pending {deadline_ms, std::move(answered)});
    m_send(to_bytes(Request {id, std::move(body)}));
    return id;
}

void Client::answer(RequestId id, Result<ReplyBody> result)
{
    auto found = m_pending.find(id);
    if (found == m_pending.end())
        return; // it was too late: the question is already answered with timed_out
    // Taken out first: the callback may ask again.
    auto pending = std::move(found->second);
    m_pending.erase(found);
    pending.answered(std::move(result));
}

void Client::receive(std::span<const std::uint8_t> bytes)
{
    auto message = from_bytes<FromEngine>(bytes);
    CHECK(message.has_value()); // both ends are one build: anything else is our bug
    if (auto* notice = std::get_if<Notice>(&*message))
        return m_on_notice(notice->body);
    auto& reply = std::get<Reply>(*message);
    if (auto* error = std::get_if<Error>(&reply.result))
        return answer(reply.id, std::unexpected(std::move(*error)));
    answer(reply.id, std::move(std::get<ReplyBody>(reply.result)));
}

std::optional<double> Client::expire(double now_ms)
{
    std::optional<double> next;
    std::vector<RequestId> overdue;
    for (auto& [id, pending] : m_pending) {
        if (pending.deadline_ms <= now_ms)
            overdue.push_back(id);
        else if (!next || pending.deadline_ms < *next)
            next = pending.deadline_ms;
    }
    for (RequestId id : overdue)
        answer(id, failure(ErrorCode::timed_out, "the engine did not answer in time"));
    return next;
}

void Client::engine_died()
{
    auto pending = std::move(m_pending);
    m_pending.clear();
    for (auto& [id, question] : pending)
        question.answered(failure(ErrorCode::unavailable, "the engine stopped"));
}

} // namespace carnet::engine
