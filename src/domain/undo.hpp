// Taking an action back (SPEC 6). What the host has not been told yet is withdrawn by the store; for the rest the
// inverse is sent, and this says which it is. A refund and a sent message have none: they are confirmed before.
#pragma once

#include "domain/mutation.hpp"
#include "domain/order.hpp"
#include "domain/stock.hpp"

#include <optional>
#include <vector>

namespace carnet {

// The mutation that takes `mutation` back on an order that was `before` when it was made; nothing when there is no way
// back, or when it changed nothing. The undo of a cancel names the cancel and restores what it returned to the stock.
[[nodiscard]] std::optional<MutationBody> inverse_of(const Mutation& mutation, const Order& before);

// The same for a tag: `before` is the tag as it was, nothing when it was new. Taking back a deletion puts the tag back;
// the orders that carried it get it back by an order.tag.add each.
[[nodiscard]] std::optional<MutationBody> inverse_of(
    const mutation::PutTag& mutation, const std::optional<Tag>& before);
[[nodiscard]] MutationBody inverse_of(const mutation::DeleteTag& mutation, const Tag& before);

// The order's last cancel, when nothing but its own stock moves came after it.
struct LastCancel {
    ActivityId entry;
    OrderStatus from {};
    std::vector<StockMove> returned;
};
[[nodiscard]] std::optional<LastCancel> last_cancel(const Order& order);

} // namespace carnet
