#include "store/index/list_record.hpp"

#include <bit>
#include <cstring>

namespace carnet::store {

// The numbers lie in the file as wasm and every machine that we run on have them.
static_assert(std::endian::native == std::endian::little);

namespace {

struct Packed {
    std::int64_t created_at;
    std::int64_t total;
    std::uint32_t currency;
    std::uint32_t tag_list;
    std::uint32_t page;
    std::uint16_t state;
    std::uint16_t unused;
};
static_assert(sizeof(Packed) == list_record_size);

} // namespace

void write_record(std::span<std::byte, list_record_size> out, const ListRecord& record)
{
    Packed packed {to_milliseconds(record.created_at), record.total, record.currency.packed(), record.tag_list,
        record.page, record.state.bits(), 0};
    std::memcpy(out.data(), &packed, sizeof packed);
}

ListRecord read_record(std::span<const std::byte, list_record_size> in)
{
    Packed packed;
    std::memcpy(&packed, in.data(), sizeof packed);
    RowState state {packed.state};
    if (!state.valid() || !state.present())
        return {};
    return {timestamp_from_milliseconds(packed.created_at), packed.total, Currency::from_packed(packed.currency),
        packed.tag_list, packed.page, state};
}

ListRecord list_record_of(const Order& order, std::uint32_t page, std::uint32_t tag_list)
{
    return {order.created_at, order.totals.total, order.currency, tag_list, page,
        RowState::of(order.status, order.payment_status, order.module, order.origin,
            order.archived ? ListKind::archived : ListKind::current, order.unread > 0)};
}

} // namespace carnet::store
