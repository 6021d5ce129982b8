#include "sync/lane.hpp"

#include <algorithm>
#include <charconv>

namespace carnet::sync {

namespace {

constexpr Milliseconds shortest_pause = 50; // a jitter of nothing would be a loop

Milliseconds jittered_pause(int failures, Chance& chance)
{
    constexpr int doublings = 6; // 1 s << 6 is beyond the longest pause
    Milliseconds bound = std::min(longest_pause, first_pause << std::min(failures - 1, doublings));
    return std::max(shortest_pause, static_cast<Milliseconds>(chance.next() % static_cast<std::uint64_t>(bound + 1)));
}

} // namespace

std::optional<Milliseconds> parse_retry_after(std::string_view header)
{
    std::int64_t seconds = 0;
    auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), seconds);
    if (header.empty() || end != header.data() + header.size() || seconds < 0)
        return {};
    if (error != std::errc {} || seconds > longest_asked_pause / 1'000)
        return longest_asked_pause;
    return seconds * 1'000;
}

std::optional<Instant> Lane::next_look(Instant now) const
{
    if (is_busy())
        return m_give_up_at;
    if (m_not_before > now)
        return m_not_before;
    return {};
}

void Lane::sent(RequestId id, Instant now, Milliseconds deadline, TokenNumber token)
{
    m_in_flight = id;
    m_token = token;
    m_sent_at = now;
    m_give_up_at = now + deadline + deadline_grace;
}

void Lane::succeeded()
{
    m_failures = 0;
    m_not_before = {};
    m_host_asked = false;
}

void Lane::failed(Instant now, Chance& chance, std::optional<Milliseconds> asked_pause)
{
    ++m_failures;
    m_host_asked = asked_pause.has_value();
    m_not_before = now + (asked_pause ? *asked_pause : jittered_pause(m_failures, chance));
}

void Lane::try_now(Insistence insistence)
{
    if (m_host_asked && insistence == Insistence::polite)
        return;
    m_not_before = {};
    m_failures = std::min(m_failures, 1); // what is back may need a second try, not the pauses of a long night
}

} // namespace carnet::sync
