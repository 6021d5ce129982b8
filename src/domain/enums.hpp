// The enumerations of the wire (PROTOCOL section 1) and their names there. The numbers are also what the store keeps:
// values are added at the end, never renumbered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet {

enum class Module : std::uint8_t {
    store,
    events,
    pricing_table,
    restaurant_reservations,
    schedule_booking,
    online_courses,
    donate,
};

enum class OrderStatus : std::uint8_t { new_order, in_progress, completed, cancelled, refunded };

enum class PaymentStatus : std::uint8_t { unpaid, paid, refunded, abandoned_cart, in_progress };

enum class Origin : std::uint8_t { store, quickpay };

enum class TagColor : std::uint8_t {
    red,
    orange,
    amber,
    yellow,
    lime,
    green,
    teal,
    cyan,
    blue,
    indigo,
    violet,
    pink,
    brown,
    gray,
};

enum class MessageDirection : std::uint8_t { out, in };

enum class Delivery : std::uint8_t { queued, sent, failed };

// The names on the wire, in the order of the enum's values.
template <typename Enum> inline constexpr std::array<std::string_view, 0> wire_names {};
template <>
inline constexpr std::array<std::string_view, 7> wire_names<Module> {
    "store", "events", "pricing_table", "restaurant_reservations", "schedule_booking", "online_courses", "donate"};
template <>
inline constexpr std::array<std::string_view, 5> wire_names<OrderStatus> {
    "new", "in_progress", "completed", "cancelled", "refunded"};
template <>
inline constexpr std::array<std::string_view, 5> wire_names<PaymentStatus> {
    "unpaid", "paid", "refunded", "abandoned_cart", "in_progress"};
template <> inline constexpr std::array<std::string_view, 2> wire_names<Origin> {"store", "quickpay"};
template <>
inline constexpr std::array<std::string_view, 14> wire_names<TagColor> {"red", "orange", "amber", "yellow", "lime",
    "green", "teal", "cyan", "blue", "indigo", "violet", "pink", "brown", "gray"};
template <> inline constexpr std::array<std::string_view, 2> wire_names<MessageDirection> {"out", "in"};
template <> inline constexpr std::array<std::string_view, 3> wire_names<Delivery> {"queued", "sent", "failed"};

template <typename Enum> inline constexpr std::size_t enum_count = wire_names<Enum>.size();

template <typename Enum> [[nodiscard]] constexpr std::string_view wire_name(Enum value)
{
    static_assert(enum_count<Enum> > 0, "an enum of the wire");
    return wire_names<Enum>[static_cast<std::size_t>(value)];
}

// Nothing for a name that this version does not know: the caller refuses the row or shows it as unknown.
template <typename Enum> [[nodiscard]] constexpr std::optional<Enum> parse_wire_name(std::string_view name)
{
    for (std::size_t i = 0; i < enum_count<Enum>; ++i) {
        if (wire_names<Enum>[i] == name)
            return static_cast<Enum>(i);
    }
    return {};
}

} // namespace carnet
