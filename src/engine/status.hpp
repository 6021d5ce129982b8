// How things stand, said honestly (SPEC 10): whether the book is open and kept, whether the host is heard, what waits.
// Values; the words are chosen on the screen.
#pragma once

#include "base/time.hpp"
#include "engine/domain_fields.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::engine {

enum class BookState : std::uint8_t {
    closed, // not asked for yet, or resting while the page is hidden away
    opening,
    open,
    held_elsewhere, // another tab has it: never a reason for the in-memory mode
    failed, // see BookStatus::failure
};

// Where the book is kept (RELIABILITY 1).
enum class StorageRung : std::uint8_t {
    disk, // the browser's private file system
    memory, // this browser keeps nothing for this page: gone when it closes
};

enum class BookFailure : std::uint8_t { none, storage_full, storage_failed, corrupt, newer_version, gone };

struct BookStatus {
    BookState state {BookState::closed};
    StorageRung rung {StorageRung::disk};
    BookFailure failure {BookFailure::none};
    std::string account;
    std::string reason; // the browser's word for a failure, for support

    friend bool operator==(const BookStatus&, const BookStatus&) = default;
};

enum class SyncPhase : std::uint8_t {
    offline, // the host does not answer; edits go on and wait
    connecting,
    first_pull, // the book is being filled; usable already
    up_to_date, // the host is heard and nothing of it is missing here
    receiving, // changes are coming in
    signed_out, // the host wants a new sign-in: sync rests, edits go on
    read_only, // the host lets this person only read
    incompatible, // the host speaks no version that we do
    storage_trouble, // the book cannot be written just now: nothing is lost, it is tried again
};

struct SyncStatus {
    SyncPhase phase {SyncPhase::connecting};
    std::int64_t waiting {0}; // edits that the host has not confirmed
    std::int64_t attention {0}; // edits that the host refused and nobody has looked after
    std::int64_t unread {0}; // orders with unread messages
    std::int64_t so_far {0}; // orders received by the first pull
    std::optional<Timestamp> last_heard;
    std::optional<Timestamp> next_try; // when a pause is on

    friend bool operator==(const SyncStatus&, const SyncStatus&) = default;
};

// What the host said of the shop.
struct ShopStatus {
    std::string name;
    std::string time_zone; // IANA
    std::string locale;

    friend bool operator==(const ShopStatus&, const ShopStatus&) = default;
};

struct EngineStatus {
    BookStatus book;
    SyncStatus sync;
    ShopStatus shop;

    friend bool operator==(const EngineStatus&, const EngineStatus&) = default;
};

CARNET_FIELDS(BookStatus, v.state, v.rung, v.failure, v.account, v.reason);
CARNET_FIELDS(SyncStatus, v.phase, v.waiting, v.attention, v.unread, v.so_far, v.last_heard, v.next_try);
CARNET_FIELDS(ShopStatus, v.name, v.time_zone, v.locale);
CARNET_FIELDS(EngineStatus, v.book, v.sync, v.shop);

} // namespace carnet::engine
