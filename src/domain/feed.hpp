// What a host and the book say to each other, as values (PROTOCOL sections 2 to 4): pages of changed rows down,
// numbered mutations up, and what the host made of each. sync/ reads them from JSON; store/ keeps them.
#pragma once

#include "domain/mutation.hpp"
#include "domain/order.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace carnet {

enum class RowType : std::uint8_t { order, message, tag, product };
template <> inline constexpr std::array<std::string_view, 4> wire_names<RowType> {"order", "message", "tag", "product"};

struct RowDeleted {
    friend bool operator==(const RowDeleted&, const RowDeleted&) = default;
};

// One changed row. Rows of types that this version does not know were skipped on the way in.
struct FeedChange {
    RowType type {};
    std::string id; // of the row; equal to the id inside it
    std::int64_t rev {0};
    std::int64_t seq {0};
    std::variant<RowDeleted, Order, Message, Tag, Product> row;
};

// A row that could not be read: its JSON is whole, but a member is missing, of a wrong type or out of bounds. It is
// passed over and told, because one bad row of a buggy host must not keep the rest of the book from the merchant.
struct UnreadableRow {
    std::string type; // as the host named it, "" when not even that could be read
    std::string id; // likewise
    std::string reason; // for the log: which member, what was wrong

    friend bool operator==(const UnreadableRow&, const UnreadableRow&) = default;
};

// One answer of GET /v1/changes, checked whole (C7).
struct FeedPage {
    std::string epoch;
    std::string cursor;
    bool more {false};
    std::int64_t ack {0}; // the last mutation number of our client file that this state contains
    std::vector<FeedChange> changes;
    std::vector<UnreadableRow> unreadable;
};

// A mutation on its way up. `n` is given when it first enters a push, never before (PROTOCOL section 2).
struct OutboxEntry {
    std::int64_t n {0}; // 0: not numbered yet, can still be withdrawn
    Mutation mutation;
    Timestamp at {}; // when the merchant did it, by this device's clock: told, never decided upon
};

enum class OutcomeKind : std::uint8_t { applied, merged, noop, rejected };
template <>
inline constexpr std::array<std::string_view, 4> wire_names<OutcomeKind> {"applied", "merged", "noop", "rejected"};

struct MutationOutcome {
    std::int64_t n {0};
    MutationUid uid;
    OutcomeKind kind {};
    std::optional<RejectionCode> code; // only of a rejection; nothing when the host's code is unknown to us
    std::string detail; // the host's words
    std::optional<std::int64_t> rev;
};

} // namespace carnet
