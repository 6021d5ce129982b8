// The way up: POST /v1/mutations, one batch in flight, always from the head of the queue (C6). A batch whose answer is
// lost is sent again as it was: the host knows its numbers and repeats its results (H4). An answer tells what the host
// made of each; only the feed tells what the book contains (C3).
#pragma once

#include "domain/feed.hpp"
#include "sync/json/answers.hpp"
#include "sync/lane.hpp"
#include "sync/meaning.hpp"
#include "sync/turn.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carnet::sync {

class Pusher {
public:
    void advance(Turn& turn, const HostLimits& limits);
    void reset(Turn& turn);

    [[nodiscard]] Consequence answered(Turn& turn, const event::Answered& answer);
    void unanswered(Turn& turn, NoAnswer reason);

    // The highest number that the host has said to have taken; 0 until an answer came.
    [[nodiscard]] std::int64_t taken_by_host() const { return m_taken_by_host; }

    [[nodiscard]] Lane& lane() { return m_lane; }
    [[nodiscard]] const Lane& lane() const { return m_lane; }
    [[nodiscard]] bool is_read_only() const { return m_is_read_only; }

private:
    struct Sent {
        std::int64_t n {0};
        MutationUid uid;
    };

    [[nodiscard]] Consequence take_content(Turn& turn, const std::string& body);
    [[nodiscard]] Consequence take_too_large(Turn& turn, const Judgement& judgement);
    [[nodiscard]] bool is_about_batch(const PushAnswer& answer) const;

    Lane m_lane;
    std::vector<Sent> m_batch; // in flight, or last sent
    std::size_t m_batch_bytes {0};
    std::int64_t m_most_mutations {100};
    std::int64_t m_mutations {100}; // in the next batch: less after a 413
    std::size_t m_most_body {1'048'576};
    std::int64_t m_taken_by_host {0};
    bool m_is_read_only {false};
};

} // namespace carnet::sync
