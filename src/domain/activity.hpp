// The order's activity (PROTOCOL section 2): what happened, when, and by whom, oldest first. Written by the host; the
// client adds the same entries, marked as waiting, for what the host has not confirmed.
#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/enums.hpp"

#include <cstdint>
#include <string>
#include <variant>

namespace carnet {

enum class ChangeKind : std::uint8_t { added, edited, removed };

namespace activity {

struct Created {
    friend bool operator==(const Created&, const Created&) = default;
};
struct StatusChanged {
    OrderStatus from {};
    OrderStatus to {};
    friend bool operator==(const StatusChanged&, const StatusChanged&) = default;
};
struct PaymentChanged {
    PaymentStatus from {};
    PaymentStatus to {};
    friend bool operator==(const PaymentChanged&, const PaymentChanged&) = default;
};
struct Refunded {
    friend bool operator==(const Refunded&, const Refunded&) = default;
};
struct ArchiveChanged {
    bool archived {false};
    friend bool operator==(const ArchiveChanged&, const ArchiveChanged&) = default;
};
struct TagChanged {
    ChangeKind change {};
    TagId tag;
    friend bool operator==(const TagChanged&, const TagChanged&) = default;
};
struct TrackingChanged {
    ChangeKind change {};
    TrackingId id;
    std::string number;
    std::string carrier;
    friend bool operator==(const TrackingChanged&, const TrackingChanged&) = default;
};
struct StockMoved {
    ProductId product_id;
    std::int64_t delta {0}; // units put back on the shelf; negative: taken
    std::string reason;
    friend bool operator==(const StockMoved&, const StockMoved&) = default;
};
struct MessageExchanged {
    MessageId id;
    MessageDirection direction {};
    friend bool operator==(const MessageExchanged&, const MessageExchanged&) = default;
};
struct Commented {
    std::string text;
    friend bool operator==(const Commented&, const Commented&) = default;
};
// A type that this version does not know: shown as a plain line, kept as it came.
struct Unknown {
    std::string type;
    std::string data; // JSON text
    friend bool operator==(const Unknown&, const Unknown&) = default;
};

} // namespace activity

using ActivityData = std::variant<activity::Created, activity::StatusChanged, activity::PaymentChanged,
    activity::Refunded, activity::ArchiveChanged, activity::TagChanged, activity::TrackingChanged, activity::StockMoved,
    activity::MessageExchanged, activity::Commented, activity::Unknown>;

struct ActivityEntry {
    ActivityId id;
    Timestamp at {};
    std::string by; // a person's name, "system" or "customer"
    ActivityData data;
    bool waiting {false}; // written here by apply(), not yet confirmed by the host; never on the wire

    friend bool operator==(const ActivityEntry&, const ActivityEntry&) = default;
};

} // namespace carnet
