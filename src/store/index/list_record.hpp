// What the list knows of one order besides its texts: 32 bytes, in the file (64 of them a block) and, taken apart into
// columns, in memory. The filters and facets look at `state` alone wherever they can: 13 bits, so that a table of 8,192
// entries answers for any combination of status, payment, module, origin, list and unread at once.
#pragma once

#include "base/ids.hpp"
#include "domain/filter.hpp"
#include "domain/order.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace carnet::store {

class RowState {
public:
    static constexpr std::size_t count = 8192;

    constexpr RowState() = default; // no order here
    explicit constexpr RowState(std::uint16_t bits)
        : m_bits(bits)
    {
    }
    static constexpr RowState of(OrderStatus status, PaymentStatus payment, Module module, Origin origin, ListKind list,
        bool unread) // NOLINT: spelled out at its one call
    {
        unsigned bits = static_cast<unsigned>(status) | static_cast<unsigned>(payment) << 3
            | static_cast<unsigned>(module) << 6 | static_cast<unsigned>(origin) << 9
            | static_cast<unsigned>(list) << 10 | (unread ? 1U : 0U) << 11 | present_bit;
        return RowState {static_cast<std::uint16_t>(bits)};
    }

    [[nodiscard]] constexpr OrderStatus status() const { return static_cast<OrderStatus>(m_bits & 7); }
    [[nodiscard]] constexpr PaymentStatus payment() const { return static_cast<PaymentStatus>(m_bits >> 3 & 7); }
    [[nodiscard]] constexpr Module module() const { return static_cast<Module>(m_bits >> 6 & 7); }
    [[nodiscard]] constexpr Origin origin() const { return static_cast<Origin>(m_bits >> 9 & 1); }
    [[nodiscard]] constexpr ListKind list() const { return static_cast<ListKind>(m_bits >> 10 & 1); }
    [[nodiscard]] constexpr bool unread() const { return (m_bits >> 11 & 1) != 0; }
    [[nodiscard]] constexpr bool present() const { return (m_bits & present_bit) != 0; }
    [[nodiscard]] constexpr std::uint16_t bits() const { return m_bits; }

    // False for bits that a damaged or foreign file may have and no order has.
    [[nodiscard]] constexpr bool valid() const
    {
        return m_bits == 0
            || (m_bits < count && present()
                && (m_bits & 7) < enum_count<
                       OrderStatus> && (m_bits >> 3 & 7) < enum_count<PaymentStatus> && (m_bits >> 6 & 7) < enum_count<Module>);
    }

    friend constexpr bool operator==(RowState, RowState) = default;

private:
    static constexpr unsigned present_bit = 1U << 12;

    std::uint16_t m_bits {0};
};

struct ListRecord {
    Timestamp created_at {};
    std::int64_t total {0};
    Currency currency;
    std::uint32_t tag_list {0}; // tag_lists.row
    std::uint32_t page {0}; // pages.row
    RowState state;

    friend bool operator==(const ListRecord&, const ListRecord&) = default;
};

inline constexpr std::size_t list_record_size = 32;
inline constexpr std::uint32_t rows_per_block = 64;

void write_record(std::span<std::byte, list_record_size> out, const ListRecord& record);
// Nothing of a damaged record is trusted: it reads as "no order here".
[[nodiscard]] ListRecord read_record(std::span<const std::byte, list_record_size> in);

[[nodiscard]] ListRecord list_record_of(const Order& order, std::uint32_t page, std::uint32_t tag_list);

} // namespace carnet::store
