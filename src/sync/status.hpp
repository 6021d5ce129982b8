// How sync stands, for the screen, as one value. The words are chosen there.
#pragma once

#include "base/result.hpp"
#include "sync/exchange.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::sync {

enum class Phase : std::uint8_t {
    stopped,
    connecting, // nothing heard yet since the start, nothing failed yet
    offline, // no answer, or none that makes sense: trying again by itself; edits go on and wait
    first_pull, // the book is being filled; usable already
    catching_up, // a later pull is on its way and not revealed yet
    up_to_date, // waiting for news
    signed_out, // no token, or the host takes none of ours: a new sign-in is needed; edits go on
    wrong_account, // the token is for another account than this book: nothing of it is touched
    forbidden, // the host refuses even reading
    incompatible, // the host speaks no version that we do
    storage_trouble, // the book cannot be written (SyncStatus::storage says how); nothing is lost, it is tried again
};

struct SyncStatus {
    Phase phase {Phase::stopped};
    bool read_only {false}; // the host lets this person only read (403 to a push): edits wait
    std::int64_t waiting {0}; // edits without an answer of the host
    std::int64_t pending {0}; // edits that the view still predicts
    std::int64_t orders {0}; // in the book; "so far" in the first pull
    std::int64_t unreadable {0}; // rows of the host that this version cannot read
    std::optional<Instant> last_heard; // of the host, since the start
    std::optional<Instant> next_try; // while something failed
    std::optional<ErrorCode> storage; // while the book cannot be written
    std::string trouble; // the last failure, for the log; "" when all is well

    friend bool operator==(const SyncStatus&, const SyncStatus&) = default;
};

} // namespace carnet::sync
