// What a merchant can do to the book, as values: the mutations of PROTOCOL section 2, one type each. The same value is
// applied optimistically here, kept in the outbox, and sent to the host.
#pragma once

#include "base/ids.hpp"
#include "domain/enums.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace carnet {

struct Order;

namespace mutation {

// order.status.set. To `refunded` never by this: only Refund leads there.
struct SetStatus {
    OrderStatus from {};
    OrderStatus to {};
    bool restock {true}; // only where `to` is cancelled
    std::optional<MutationUid> undo; // the cancel that this takes back
    friend bool operator==(const SetStatus&, const SetStatus&) = default;
};
// order.payment.set: compare-and-set on `from`.
struct SetPayment {
    PaymentStatus from {};
    PaymentStatus to {};
    friend bool operator==(const SetPayment&, const SetPayment&) = default;
};
struct Refund {
    friend bool operator==(const Refund&, const Refund&) = default;
};
struct SetArchived {
    bool archived {true};
    friend bool operator==(const SetArchived&, const SetArchived&) = default;
};
struct AddTag {
    TagId tag;
    friend bool operator==(const AddTag&, const AddTag&) = default;
};
struct RemoveTag {
    TagId tag;
    friend bool operator==(const RemoveTag&, const RemoveTag&) = default;
};
// tag.put and tag.delete concern no order.
struct PutTag {
    TagId id;
    std::string name;
    TagColor color {};
    friend bool operator==(const PutTag&, const PutTag&) = default;
};
struct DeleteTag {
    TagId id;
    friend bool operator==(const DeleteTag&, const DeleteTag&) = default;
};
struct PutTracking {
    TrackingId id;
    std::string number;
    std::string carrier;
    std::string url;
    friend bool operator==(const PutTracking&, const PutTracking&) = default;
};
struct RemoveTracking {
    TrackingId id;
    friend bool operator==(const RemoveTracking&, const RemoveTracking&) = default;
};
struct AddComment {
    ActivityId id;
    std::string text;
    friend bool operator==(const AddComment&, const AddComment&) = default;
};
struct SendMessage {
    MessageId id;
    std::string subject; // "" when there is none
    std::string text;
    MessageId in_reply_to; // empty when it answers nothing
    friend bool operator==(const SendMessage&, const SendMessage&) = default;
};
struct MarkRead {
    MessageId upto;
    friend bool operator==(const MarkRead&, const MarkRead&) = default;
};
// order.import: an order of another shop's file, which the host does not know; only where its hello.features has the
// mutation's name. Shared, because mutations are copied about and an order is large; never null once it is made.
struct ImportOrder {
    std::shared_ptr<const Order> order; // without id, tags, activity and conversation: those come of themselves
    friend bool operator==(const ImportOrder& left, const ImportOrder& right);
};

} // namespace mutation

using MutationBody = std::variant<mutation::SetStatus, mutation::SetPayment, mutation::Refund, mutation::SetArchived,
    mutation::AddTag, mutation::RemoveTag, mutation::PutTag, mutation::DeleteTag, mutation::PutTracking,
    mutation::RemoveTracking, mutation::AddComment, mutation::SendMessage, mutation::MarkRead, mutation::ImportOrder>;

// The name on the wire ("order.status.set").
[[nodiscard]] std::string_view wire_name_of(const MutationBody& body);

struct Mutation {
    MutationUid uid; // UUIDv7, made by the client, kept through every retry and every new numbering
    OrderId order; // empty for tag.put and tag.delete
    MutationBody body;

    friend bool operator==(const Mutation&, const Mutation&) = default;
};

// Why a host refused a mutation (PROTOCOL section 2).
enum class RejectionCode : std::uint8_t {
    illegal_transition,
    payment_changed,
    not_refundable,
    locked,
    gone,
    not_found,
    invalid_args,
    unknown_mutation,
};
template <>
inline constexpr std::array<std::string_view, 8> wire_names<RejectionCode> {"illegal_transition", "payment_changed",
    "not_refundable", "locked", "gone", "not_found", "invalid_args", "unknown_mutation"};

} // namespace carnet
