// The way down: GET /v1/changes, page after page, then by long poll. Pages are checked whole (C7), written one in a
// step (C2), and while one is written the next is already asked for, so that a first sync costs the longer of the
// host's and the book's work and not their sum.
//
//         ┌───────────────────────── more ◀─ write ◀─ Continue ─┐
//     ask(since) ──▶ answer ── checked ──▶ held (and, with more, ask(held.cursor))
//         └─ wait=25 s ◀─ nothing more ◀─ write (reveal) ───────┘
//
// It must not decide what the host's rows mean, and must never write a page that did not follow the book's cursor.
#pragma once

#include "domain/feed.hpp"
#include "sync/json/answers.hpp"
#include "sync/lane.hpp"
#include "sync/turn.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::sync {

class Puller {
public:
    // Sends the next question when there is one to send.
    void advance(Turn& turn, const HostLimits& limits);
    // Cancels what is in flight and forgets what is not written.
    void reset(Turn& turn);

    [[nodiscard]] Consequence answered(Turn& turn, const event::Answered& answer);
    void unanswered(Turn& turn, NoAnswer reason);
    // Writes the page that is held.
    [[nodiscard]] Consequence write_held(Turn& turn);

    // The host said that it has taken our mutations up to this number; the feed will say so too. Should a long poll
    // sleep over it, it is asked again, once.
    void expect_ack(Turn& turn, std::int64_t n);
    // Another way says that there is news: a long poll that still sleeps is asked anew.
    void news_expected(Turn& turn);

    [[nodiscard]] Lane& lane() { return m_lane; }
    [[nodiscard]] const Lane& lane() const { return m_lane; }
    [[nodiscard]] bool is_up_to_date() const { return m_is_up_to_date; }
    [[nodiscard]] bool is_forbidden() const { return m_is_forbidden; }
    [[nodiscard]] std::optional<Instant> next_look(Instant now) const;

private:
    enum class Wait : std::uint8_t { none, long_poll };

    void ask(Turn& turn, std::string since, Wait wait);
    void fail(Turn& turn, std::string_view trouble, std::optional<Milliseconds> asked_pause = {});
    [[nodiscard]] Consequence take_content(Turn& turn, const std::string& body);
    [[nodiscard]] Consequence take_page(Turn& turn, FeedPage page);

    Lane m_lane;
    std::string m_since; // of the question in flight, or last answered
    Wait m_wait {Wait::none};
    std::optional<FeedPage> m_held;
    bool m_is_up_to_date {false};
    bool m_is_forbidden {false};
    std::int64_t m_rows {250}; // asked for: few at first, for the first screen; less when the line is slow
    std::int64_t m_most_rows {1'000};
    std::optional<Instant> m_nudge_at;
    std::int64_t m_expected_ack {0};
};

} // namespace carnet::sync
