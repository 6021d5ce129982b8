// One of the machine's conversations with the host (hello, pull, push, token): at most one request in flight, and after
// a failure a pause (C6): full jitter, a random time between 0 and a bound that doubles from 1 s to 60 s, so that a
// thousand clients of a host that comes back do not come back at once. What the host asks for (Retry-After) wins.
#pragma once

#include "sync/exchange.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::sync {

// Random numbers, from outside: the platform's, or a seeded generator in tests.
class Chance {
public:
    virtual ~Chance() = default;
    // Every value equally likely, and not to be guessed where client files are named by it.
    virtual std::uint64_t next() = 0;
};

inline constexpr Milliseconds first_pause = 1'000;
inline constexpr Milliseconds longest_pause = 60'000;
inline constexpr Milliseconds longest_asked_pause = 15 * 60'000; // a Retry-After beyond this is cut to it
// A transport that lost a request must not stop the sync: after the deadline and this, the machine gives it up itself.
inline constexpr Milliseconds deadline_grace = 5'000;

// Seconds; the form with a date needs a clock that can be trusted, and is not read.
[[nodiscard]] std::optional<Milliseconds> parse_retry_after(std::string_view header);

// Tokens are told apart by the order in which they came, so that a late refusal of an old one is not one of the new.
using TokenNumber = std::uint32_t;

class Lane {
public:
    [[nodiscard]] bool is_waiting_for(RequestId id) const { return is_busy() && id == m_in_flight; }
    [[nodiscard]] bool is_busy() const { return m_in_flight != RequestId::none; }
    [[nodiscard]] bool may_send(Instant now) const { return !is_busy() && now >= m_not_before; }
    [[nodiscard]] bool is_overdue(Instant now) const { return is_busy() && now >= m_give_up_at; }
    [[nodiscard]] bool has_failed() const { return m_failures > 0; }
    [[nodiscard]] RequestId in_flight() const { return m_in_flight; }
    [[nodiscard]] Instant sent_at() const { return m_sent_at; }
    [[nodiscard]] TokenNumber token() const { return m_token; }
    [[nodiscard]] Instant not_before() const { return m_not_before; }
    // When it wants to be looked at again; nothing when only an event can move it.
    [[nodiscard]] std::optional<Instant> next_look(Instant now) const;

    void sent(RequestId id, Instant now, Milliseconds deadline, TokenNumber token);
    // The answer came, or is not wanted any more.
    void ended() { m_in_flight = RequestId::none; }
    void succeeded();
    void failed(Instant now, Chance& chance, std::optional<Milliseconds> asked_pause);
    // A pause without a failure.
    void rest_until(Instant instant) { m_not_before = instant; }
    // The pause is over now; one that the host asked for only if the merchant insists.
    enum class Insistence : std::uint8_t { polite, merchant };
    void try_now(Insistence insistence);

private:
    RequestId m_in_flight {RequestId::none};
    TokenNumber m_token {0};
    Instant m_sent_at;
    Instant m_give_up_at;
    Instant m_not_before;
    bool m_host_asked {false};
    int m_failures {0};
};

} // namespace carnet::sync
