// Orders, messages, tags and mutations out of a seed, for the tests of every layer: the same seed gives the same values
// on every machine and compiler (no distribution of the standard library, whose results differ between libraries).
// What is generated is what a host may send: possible states, ledgers that add up, texts of many scripts.
#pragma once

#include "domain/mutation.hpp"
#include "domain/order.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::test {

// SplitMix64: small, fast, and good enough to choose test data with.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
        return mixed ^ mixed >> 31;
    }

    // 0 to bound - 1; bound is small against 2^64, so that the bias does not matter.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    std::int64_t between(std::int64_t least, std::int64_t most)
    {
        return least + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }

    template <typename Container> auto pick(const Container& container) -> const typename Container::value_type&
    {
        return container[below(container.size())];
    }
    template <typename Enum> Enum pick_enum() { return static_cast<Enum>(below(enum_count<Enum>)); }

private:
    std::uint64_t m_state;
};

template <typename AnyId> AnyId id_of(std::string_view text)
{
    return AnyId::create(text).value();
}

// "o-1f3a…": unique for all practical purposes, and readable in a failed test.
template <typename AnyId> AnyId random_id(Random& random, std::string_view prefix)
{
    constexpr std::string_view hex = "0123456789abcdef";
    std::string text {prefix};
    text += '-';
    for (std::uint64_t bits = random.next(), i = 0; i < 16; ++i, bits >>= 4)
        text += hex[bits & 0xf];
    return id_of<AnyId>(text);
}

inline Currency currency_of(std::string_view code)
{
    return Currency::create(code).value();
}

inline constexpr std::array<std::string_view, 20> sample_names {"Hélène Lefèvre", "Jörg Müller-Groß", "Łukasz Żółć",
    "İbrahim Çağrı", "Nguyễn Thị Hồng", "Ångström & Sons", "Κώστας Παπαδόπουλος", "Юлия Ёлкина", "דָּוִד לֵוִי",
    "مُحَمَّد الأمين", "अमिता शर्मा", "สมชาย ใจดี", "王小明", "山田 太郎", "ｶﾀｶﾅ ﾀﾛｳ", "김민준", "O'Brien, Seán",
    "Ana María Ñuñez", "🦄 Party Shop", "=cmd|' /C calc'!A0"};
inline constexpr std::array<std::string_view, 10> sample_items {"Chai", "Röd Kaviar", "T-shirt, bleu ciel",
    "抹茶 セット", "חולצה כחולה", "قميص أزرق", "Gnocchi di nonna Alice", "Yoga, samedi 10 h",
    "Original Frankfurter grüne Soße", "茶"};
inline constexpr std::array<std::string_view, 8> sample_phones {"+33 6 12 34 56 78", "(505) 555-5939", "06.12.34.56.78",
    "030-0074321", "", "+972 54-123-4567", "٠٥٤ ١٢٣ ٤٥٦٧", "0033612345678"};
inline constexpr std::array<std::string_view, 6> sample_countries {"France", "DE", "Israel", "USA", "日本", ""};
inline constexpr std::array<std::string_view, 6> sample_currencies {"EUR", "USD", "JPY", "KWD", "ILS", "GBP"};

// The states an order can be in when every rule was kept (SPEC 5).
inline constexpr std::array<std::pair<OrderStatus, PaymentStatus>, 11> possible_states {{
    {OrderStatus::new_order, PaymentStatus::unpaid},
    {OrderStatus::new_order, PaymentStatus::paid},
    {OrderStatus::in_progress, PaymentStatus::unpaid},
    {OrderStatus::in_progress, PaymentStatus::paid},
    {OrderStatus::completed, PaymentStatus::unpaid},
    {OrderStatus::completed, PaymentStatus::paid},
    {OrderStatus::cancelled, PaymentStatus::unpaid},
    {OrderStatus::cancelled, PaymentStatus::paid},
    {OrderStatus::refunded, PaymentStatus::refunded},
    {OrderStatus::new_order, PaymentStatus::abandoned_cart},
    {OrderStatus::new_order, PaymentStatus::in_progress},
}};

// Tags and products of a small shop, so that orders share them.
inline std::vector<Tag> sample_tags()
{
    std::vector<Tag> tags;
    constexpr std::array<std::string_view, 12> names {"VIP", "Urgent", "Cadeau", "דחוף", "Fragile", "B2B", "急",
        "Wholesale", "Retour", "Gift 🎁", "À rappeler", "Test"};
    for (std::size_t i = 0; i < names.size(); ++i)
        tags.push_back({id_of<TagId>("tag-" + std::to_string(i)), std::string {names[i]}, static_cast<TagColor>(i)});
    return tags;
}

inline ProductId sample_product_id(Random& random)
{
    return id_of<ProductId>("product-" + std::to_string(random.below(40)));
}

// "A7F3K2": digits and letters (S13).
inline std::string random_order_number(Random& random)
{
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    std::string number;
    for (int i = 0; i < 6; ++i)
        number += alphabet[random.below(alphabet.size())];
    return number;
}

inline LineItem random_line(Random& random)
{
    LineItem line;
    line.id = random_id<LineItemId>(random, "line");
    if (random.chance(85))
        line.product_id = sample_product_id(random);
    line.name = random.pick(sample_items);
    line.sku = "SKU-" + std::to_string(random.below(500));
    line.quantity = random.between(1, 6);
    line.unit_price = random.between(0, 50'000);
    if (random.chance(30))
        line.options.push_back({"Size", random.chance(50) ? "M" : "XL"});
    // Mostly all of it left the shelf; sometimes nothing did (a booking), or a part (oversold), or some came back.
    line.stock_taken = random.chance(80) ? line.quantity : random.between(0, line.quantity);
    line.stock_returned = random.chance(90) ? 0 : random.between(0, line.stock_taken);
    return line;
}

inline Order random_order(Random& random)
{
    constexpr std::int64_t year_2026 = 1'767'225'600'000;
    Order order;
    order.id = random_id<OrderId>(random, "order");
    order.number = random_order_number(random);
    order.module = random.pick_enum<Module>();
    order.page_id = "page-" + std::to_string(random.below(4));
    order.origin = random.pick_enum<Origin>();
    auto [status, payment] = random.pick(possible_states);
    order.status = status;
    order.payment_status = payment;
    order.archived = random.chance(20);
    order.created_at = timestamp_from_milliseconds(year_2026 + random.between(0, 300LL * 86'400) * 1'000);
    order.updated_at = order.created_at;
    if (payment == PaymentStatus::paid || payment == PaymentStatus::refunded)
        order.paid_at = timestamp_from_milliseconds(to_milliseconds(order.created_at) + random.between(1, 600) * 1'000);
    if (payment == PaymentStatus::in_progress)
        order.status_locked_until = timestamp_from_milliseconds(to_milliseconds(order.created_at) + 300'000);
    order.currency = currency_of(random.pick(sample_currencies));
    order.customer.name = random.pick(sample_names);
    order.customer.email = random.chance(90) ? "buyer" + std::to_string(random.below(5'000)) + "@shop.example" : "";
    order.customer.phone = random.pick(sample_phones);
    order.customer.country = random.pick(sample_countries);
    order.customer.city = random.chance(50) ? "Lyon" : "תל אביב";
    order.customer.address = "2817 Milton Dr.";
    order.customer.postcode = "87110";
    for (std::size_t i = 0, lines = 1 + random.below(4); i < lines; ++i) {
        order.items.push_back(random_line(random));
        order.totals.subtotal += order.items.back().quantity * order.items.back().unit_price;
    }
    order.totals.shipping = random.between(0, 2'000);
    order.totals.tax = order.totals.subtotal / 5;
    order.totals.total = order.totals.subtotal + order.totals.shipping + order.totals.tax;
    order.payment = {random.chance(50) ? "PayPal" : "Card", std::to_string(random.below(1'000'000))};
    for (const Tag& tag : sample_tags()) {
        if (order.tags.size() < max_tags_per_order && random.chance(8))
            order.tags.push_back(tag.id);
    }
    if (random.chance(25))
        order.tracking.push_back({random_id<TrackingId>(random, "parcel"), "1Z999AA10123456784", "UPS",
            "https://www.ups.com/track?tracknum=1Z999AA10123456784", order.created_at});
    order.activity.push_back(
        {random_id<ActivityId>(random, "entry"), order.created_at, "customer", activity::Created {}, false});
    order.unread = random.chance(10) ? random.between(1, 3) : 0;
    return order;
}

inline Message random_message(Random& random, const OrderId& order)
{
    Message message;
    message.id = random_id<MessageId>(random, "message");
    message.order = order;
    message.direction = random.pick_enum<MessageDirection>();
    message.subject = random.chance(50) ? "Your order" : "";
    message.text = random.pick(sample_items);
    message.delivery = random.pick_enum<Delivery>();
    return message;
}

// Anything a merchant can do to this order, sensible or not: half of the time a state change, and its `from` is not
// always what the order is (someone else was faster).
inline MutationBody random_mutation_body(Random& random, const Order& order)
{
    const std::vector<Tag> tags = sample_tags();
    switch (random.below(14)) {
    case 0:
    case 1:
    case 2:
    case 3:
        return mutation::SetStatus {random.chance(80) ? order.status : random.pick_enum<OrderStatus>(),
            random.pick_enum<OrderStatus>(), random.chance(70), {}};
    case 4:
    case 5:
        return mutation::SetPayment {random.chance(80) ? order.payment_status : random.pick_enum<PaymentStatus>(),
            random.pick_enum<PaymentStatus>()};
    case 6:
    case 7:
        return mutation::Refund {};
    case 8:
        return mutation::SetArchived {random.chance(50)};
    case 9:
        return mutation::AddTag {random.pick(tags).id};
    case 10:
        return mutation::RemoveTag {random.pick(tags).id};
    case 11:
        if (!order.tracking.empty() && random.chance(50))
            return mutation::RemoveTracking {random.pick(order.tracking).id};
        return mutation::PutTracking {random_id<TrackingId>(random, "parcel"), "RR123456785FR", "La Poste", ""};
    case 12:
        return mutation::AddComment {random_id<ActivityId>(random, "comment"), "Called back"};
    default:
        return mutation::SendMessage {random_id<MessageId>(random, "message"), "", "On its way", {}};
    }
}

inline Mutation random_mutation(Random& random, const Order& order)
{
    return {random_id<MutationUid>(random, "uid"), order.id, random_mutation_body(random, order)};
}

} // namespace carnet::test
