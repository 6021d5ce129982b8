// One step of the machine, as its parts see it: the time, what they may use, and what they want done. A turn lives as
// long as one call of Machine::step() and decides nothing.
#pragma once

#include "sync/exchange.hpp"
#include "sync/lane.hpp"
#include "sync/sync_book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace carnet::sync {

// What lasts from turn to turn and belongs to no part alone.
struct Shared {
    Shared(SyncBook& the_book, Chance& the_chance)
        : book(the_book)
        , chance(the_chance)
    {
    }

    SyncBook& book;
    Chance& chance;
    std::uint32_t last_request_id {0};
    std::string token; // "" while there is none
    TokenNumber token_number {0};
    bool token_works {false}; // an answer that makes sense came with it
    std::optional<Instant> last_heard;
    std::optional<ErrorCode> storage; // why the book could not be written the last time
    std::string trouble; // the last failure, for the log
};

// What a part found out and cannot settle itself.
struct Consequence {
    enum class Kind : std::uint8_t {
        none,
        token_refused, // 401
        wrong_account,
        begin_epoch, // C5, to the epoch given
        renumber, // begin a new client file
        renumbered, // it was begun: what is in flight speaks of the old one
        introduce_again, // something is odd: ask hello
    };
    Kind kind {Kind::none};
    std::string epoch {};
};

class Turn {
public:
    Turn(Instant now, Shared& shared, Effects& effects)
        : m_now(now)
        , m_shared(shared)
        , m_effects(effects)
    {
    }

    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] SyncBook& book() { return m_shared.book; }
    [[nodiscard]] Chance& chance() { return m_shared.chance; }

    template <typename E> void want(E effect) { m_effects.emplace_back(std::move(effect)); }

    [[nodiscard]] RequestId new_request_id() { return RequestId {++m_shared.last_request_id}; }

    // Sends with the token; the lane waits for the answer.
    void send(Lane& lane, HttpRequest request);
    // Nobody waits any more.
    void cancel(Lane& lane);

    // The host gave an answer that makes sense.
    void heard();
    // It did not: the lane pauses.
    void failed(Lane& lane, std::string_view trouble, std::optional<Milliseconds> asked_pause = {});
    // Whether the write to the book worked; otherwise the lane pauses, and the status says why.
    [[nodiscard]] bool written(Lane& lane, const Result<void>& result);

private:
    Instant m_now;
    Shared& m_shared;
    Effects& m_effects;
};

// A name for a new client file that no other has (C4).
[[nodiscard]] ClientFileId new_client_file(Chance& chance);

} // namespace carnet::sync
