#include "sync/turn.hpp"

#include "base/check.hpp"

#include <utility>

namespace carnet::sync {

void Turn::send(Lane& lane, HttpRequest request)
{
    request.id = new_request_id();
    request.token = m_shared.token;
    lane.sent(request.id, m_now, request.deadline, m_shared.token_number);
    want(effect::Send {std::move(request)});
}

void Turn::cancel(Lane& lane)
{
    if (!lane.is_busy())
        return;
    want(effect::Cancel {lane.in_flight()});
    lane.ended();
}

void Turn::heard()
{
    m_shared.last_heard = m_now;
    m_shared.token_works = true;
}

void Turn::failed(Lane& lane, std::string_view trouble, std::optional<Milliseconds> asked_pause)
{
    m_shared.trouble = trouble;
    lane.failed(m_now, m_shared.chance, asked_pause);
}

bool Turn::written(Lane& lane, const Result<void>& result)
{
    if (!result) {
        m_shared.storage = result.error().code;
        failed(lane, "the book could not be written: " + result.error().message);
        return false;
    }
    m_shared.storage.reset();
    want(effect::BookChanged {});
    return true;
}

ClientFileId new_client_file(Chance& chance)
{
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    std::string name;
    for (int half = 0; half < 2; ++half) {
        std::uint64_t bits = chance.next();
        for (int digit = 0; digit < 16; ++digit)
            name += hexadecimal[bits >> (4 * digit) & 15];
    }
    auto id = ClientFileId::create(name);
    CHECK(id.has_value());
    return *id;
}

} // namespace carnet::sync
