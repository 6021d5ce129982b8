// The screen's end of the wire to the engine: questions out, exactly one answer each, late answers dropped. Knows no
// page and no worker: bytes leave through `send` and come in through `receive`, so tests run it against an Engine in
// the same process.
#pragma once

#include "engine/messages.hpp"

#include <functional>
#include <map>

namespace carnet::engine {

class Client {
public:
    using Send = std::function<void(Bytes)>;
    using OnNotice = std::function<void(const NoticeBody&)>;

    Client(Send send, OnNotice on_notice);

    // How long an answer may take before the question counts as lost (the engine answers in milliseconds; a bulk
    // action or an export tells its progress and has no deadline of its own).
    static constexpr double usual_deadline_ms = 30'000;

    // `answered` is called exactly once, never from inside ask(): with the reply, or with the engine's error, or with
    // timed_out, or with unavailable when the engine died. `now_ms` is the page's monotonic clock.
    template <typename Body>
    RequestId ask(Body body, double now_ms, std::function<void(Result<typename ReplyTo<Body>::Type>)> answered,
        double deadline_ms = usual_deadline_ms)
    {
        using Answer = typename ReplyTo<Body>::Type;
        return ask_any(RequestBody {std::move(body)}, now_ms + deadline_ms,
            [answered = std::move(answered)](Result<ReplyBody> result) {
                if (!result)
                    return answered(std::unexpected(std::move(result).error()));
                if (auto* answer = std::get_if<Answer>(&*result))
                    return answered(std::move(*answer));
                answered(failure(ErrorCode::invalid_input, "an answer of another kind"));
            });
    }

    // The same for a question whose kind is only known at run time; the deadline is a moment of the monotonic clock.
    RequestId ask_any(RequestBody body, double deadline_ms, std::function<void(Result<ReplyBody>)> answered);

    void receive(std::span<const std::uint8_t> bytes);

    // Answers what is overdue with timed_out. Gives the moment of the next deadline, or nothing.
    std::optional<double> expire(double now_ms);

    // The engine trapped or its worker was lost: every open question is answered with `unavailable`.
    void engine_died();

    [[nodiscard]] std::size_t pending() const { return m_pending.size(); }

private:
    struct Pending {
        double deadline_ms {0};
        std::function<void(Result<ReplyBody>)> answered;
    };

    void answer(RequestId id, Result<ReplyBody> result);

    Send m_send;
    OnNotice m_on_notice;
    std::map<RequestId, Pending> m_pending;
    std::uint32_t m_last_id {0};
};

} // namespace carnet::engine
