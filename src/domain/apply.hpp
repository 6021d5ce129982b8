// What a mutation does to an order; the twin of host/orders/apply.py. The host does it once and for good; the client
// predicts it on its own copy and predicts it again over every newer row of the host (PROTOCOL 4, C2), so that both
// must be the same pure function, with "who wins" of PROTOCOL 5 inside. Nothing here stores, sends or reads a clock,
// and a refused mutation changes nothing.
#pragma once

#include "domain/feed.hpp"
#include "domain/mutation.hpp"
#include "domain/order.hpp"
#include "domain/rules.hpp"
#include "domain/stock.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace carnet {

// A host writes facts; a client predicts, and its entries wait for the host's own.
enum class WrittenBy : std::uint8_t { client, host };

struct ApplyContext {
    Timestamp now {}; // the host's time, as well as this device knows it
    std::string_view by; // the merchant's name, for the activity
    WrittenBy written_by {WrittenBy::client};
    // The order's conversation in the host's order, where the caller has it: tells a message sent twice, and how many
    // stay unread after message.read.
    std::span<const Message> conversation;
};

struct Applied {
    OutcomeKind kind {OutcomeKind::applied};
    std::optional<RejectionCode> code; // of a rejection, with its reason
    std::optional<Reason> reason;
    std::vector<StockMove> stock; // for the products
    std::optional<Message> message; // to be added to the conversation

    friend bool operator==(const Applied&, const Applied&) = default;
};

// Fails only when the mutation is not about this order. `tag.put` changes no order; `tag.delete` takes the tag off;
// `order.import` does nothing to an order that is there.
[[nodiscard]] Result<Applied> apply(const Mutation& mutation, Order& order, const ApplyContext& context);

// The order that order.import makes where there is none of its id: as the file says it, with the id of the mutation,
// and with what comes by other mutations or not at all left empty. Its units left the shelf of another shop: the stock
// ledger stays at nothing.
[[nodiscard]] Order imported_order(const Mutation& mutation, const ApplyContext& context);

// Why the stock moved, as the activity says it.
inline constexpr std::string_view stock_reason_cancel = "cancel";
inline constexpr std::string_view stock_reason_refund = "refund";
inline constexpr std::string_view stock_reason_reopen = "reopen";
inline constexpr std::string_view stock_reason_undo = "undo";

} // namespace carnet
