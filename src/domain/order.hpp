// An order and everything that belongs to it, as PROTOCOL section 2 carries it. Values only: what may be done with an
// order is in rules.hpp, how it is stored in store/, how it is read from JSON in sync/.
// `extra` keeps, as JSON text of an object ("" when there is nothing), the members that this version does not know, so
// that nothing of the host's is lost on the way through.
#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/activity.hpp"
#include "domain/enums.hpp"
#include "domain/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet {

// Every text may be empty (unknown) and is the buyer's: hostile until shown.
struct Customer {
    std::string name;
    std::string email;
    std::string phone;
    std::string country;
    std::string state;
    std::string city;
    std::string address;
    std::string postcode;
    std::string ip;
    std::string browser; // the user agent as it was sent
    std::string locale;
    std::string extra;

    friend bool operator==(const Customer&, const Customer&) = default;
};

struct ItemOption {
    std::string name;
    std::string value;

    friend bool operator==(const ItemOption&, const ItemOption&) = default;
};

// A line of the order. The stock ledger: `stock_taken` units left the shelf for it, `stock_returned` of them came back,
// so that no unit comes back twice (SPEC 5).
struct LineItem {
    LineItemId id;
    ProductId product_id; // empty: not a product of the catalogue
    std::string name;
    std::string sku;
    std::int64_t quantity {0};
    std::int64_t unit_price {0}; // minor units of the order's currency
    std::vector<ItemOption> options;
    std::string url;
    std::optional<Timestamp> starts_at; // a booking's or an event's moment
    std::int64_t stock_taken {0};
    std::int64_t stock_returned {0};
    std::string extra;

    friend bool operator==(const LineItem&, const LineItem&) = default;
};

// Minor units of the order's currency. `total` is the host's word, not recomputed.
struct Totals {
    std::int64_t subtotal {0};
    std::int64_t discount {0};
    std::int64_t shipping {0};
    std::int64_t tax {0};
    std::int64_t total {0};

    friend bool operator==(const Totals&, const Totals&) = default;
};

struct Payment {
    std::string method;
    std::string reference;

    friend bool operator==(const Payment&, const Payment&) = default;
};

struct Tracking {
    TrackingId id;
    std::string number;
    std::string carrier; // a name, free text allowed
    std::string url; // "" when there is none; http or https only
    std::optional<Timestamp> added_at;

    friend bool operator==(const Tracking&, const Tracking&) = default;
};

struct Order {
    OrderId id;
    std::string number;
    Module module {Module::store};
    std::string page_id;
    Origin origin {Origin::store};
    OrderStatus status {OrderStatus::new_order};
    PaymentStatus payment_status {PaymentStatus::unpaid};
    bool archived {false};
    Timestamp created_at {};
    Timestamp updated_at {};
    std::optional<Timestamp> paid_at;
    std::optional<Timestamp> status_locked_until;
    Currency currency;
    Customer customer;
    std::vector<LineItem> items;
    Totals totals;
    Payment payment;
    std::vector<TagId> tags;
    std::vector<Tracking> tracking;
    std::vector<ActivityEntry> activity;
    std::int64_t unread {0};
    std::optional<Timestamp> last_message_at;
    std::string extra;

    friend bool operator==(const Order&, const Order&) = default;
};

struct Tag {
    TagId id;
    std::string name;
    TagColor color {TagColor::gray};

    friend bool operator==(const Tag&, const Tag&) = default;
};

struct Product {
    ProductId id;
    std::string name;
    std::string sku;
    std::string url;
    std::optional<std::int64_t> stock; // nothing: untracked; below zero: oversold

    friend bool operator==(const Product&, const Product&) = default;
};

// One message of an order's conversation.
struct Message {
    MessageId id;
    OrderId order;
    MessageDirection direction {MessageDirection::out};
    std::string subject;
    std::string text;
    Timestamp at {};
    MessageId in_reply_to; // empty: answers nothing
    Delivery delivery {Delivery::queued};
    std::string delivery_detail; // why it failed, in the host's words
    std::string reply_url; // the customer's way to answer, when the host gives it
    bool waiting {false}; // written here by apply(), not yet confirmed by the host; never on the wire

    friend bool operator==(const Message&, const Message&) = default;
};

// Bounds of what is taken in from the host or a file (RELIABILITY 3, S-18): beyond them a row is refused, not cut.
inline constexpr std::size_t max_tags_per_order = 10;
inline constexpr std::size_t max_items_per_order = 1'000;
inline constexpr std::size_t max_tracking_per_order = 100;
inline constexpr std::size_t max_activity_per_order = 10'000;
inline constexpr std::size_t max_short_text = 4'096; // bytes: names, addresses, numbers
inline constexpr std::size_t max_long_text = 1'048'576; // bytes: messages, comments, notes

} // namespace carnet
