// The engine's end: the duty to answer one request exactly once. A Responder that goes away unanswered answers
// `cancelled` by itself, so no path through the engine can leave the screen waiting.
#pragma once

#include "engine/messages.hpp"

#include <functional>

namespace carnet::engine {

class Responder {
public:
    using Send = std::function<void(Bytes)>;

    Responder() = default;
    Responder(RequestId id, const Send& send)
        : m_id(id)
        , m_send(&send)
    {
    }
    Responder(Responder&& other) noexcept
        : m_id(other.m_id)
        , m_send(std::exchange(other.m_send, nullptr))
    {
    }
    Responder& operator=(Responder&& other) noexcept
    {
        if (this != &other) {
            give_up();
            m_id = other.m_id;
            m_send = std::exchange(other.m_send, nullptr);
        }
        return *this;
    }
    ~Responder() { give_up(); }

    // Gives the answer, or the error, of this request. At most once; later calls do nothing.
    template <typename Answer> void answer(Result<Answer> result)
    {
        if (result)
            send({m_id, ReplyBody {std::move(*result)}});
        else
            send({m_id, std::move(result).error()});
    }
    void done(Result<void> result)
    {
        if (result)
            send({m_id, ReplyBody {Done {}}});
        else
            send({m_id, std::move(result).error()});
    }

private:
    void send(Reply reply)
    {
        if (auto* out = std::exchange(m_send, nullptr))
            (*out)(to_bytes(FromEngine {std::move(reply)}));
    }
    void give_up()
    {
        if (m_send)
            send({m_id, Error {ErrorCode::cancelled, ""}});
    }

    RequestId m_id {RequestId::none};
    const Send* m_send {nullptr}; // the engine's; outlives every responder
};

} // namespace carnet::engine
