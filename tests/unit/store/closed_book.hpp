// A book that was closed, as the bytes of its file, for tests that spoil some of them.
#pragma once

#include "unit/store/book_harness.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace carnet::testing {

inline constexpr std::uint32_t orders_of_closed_book = 60;

inline std::vector<std::byte> bytes_of(store::MemoryDevice& device)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(*device.size(store::FileSlot::database)));
    REQUIRE(*device.read(store::FileSlot::database, 0, bytes) == bytes.size());
    return bytes;
}

inline std::unique_ptr<store::MemoryDevice> device_with(const std::vector<std::byte>& bytes)
{
    auto device = std::make_unique<store::MemoryDevice>(1);
    REQUIRE(device->write(store::FileSlot::database, 0, bytes));
    return device;
}

// All rows of all orders, read whole; the error when something cannot be read.
inline Result<std::vector<Order>> read_everything(store::MemoryDevice& device)
{
    auto book = TRY(store::Book::open(device, {"", "client-1", "Camille"}));
    store::Unhurried slice;
    while (TRY(book->load_texts(slice)) == store::Step::more) { }
    std::vector<Order> orders;
    BookGenerator generator {9};
    for (std::uint32_t i = 0; i < orders_of_closed_book; ++i) {
        auto whole = TRY(book->order_detail(generator.order(i).id));
        orders.push_back(std::move(whole.order));
    }
    return orders;
}

inline std::vector<std::byte> a_closed_book()
{
    BookOnDevice on_device;
    BookGenerator generator {9};
    on_device.fill(generator, orders_of_closed_book, 20);
    Mutation mutation {
        id_of<MutationUid>("u1"), generator.order(3).id, mutation::AddComment {id_of<ActivityId>("c1"), "gift"}};
    must(on_device.book().act(mutation, Place::info, timestamp_from_milliseconds(1)));
    must(on_device.book().close());
    return bytes_of(on_device.device());
}

} // namespace carnet::testing
