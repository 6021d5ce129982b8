// Any bytes as the file of a book, with its checksums made right, so that what is behind them is reached: it opens or
// it says why not, whatever is asked of it gives a value or an error, and the file is never cut or grown by reading.
#include "base/check.hpp"
#include "fuzz/support/small_book.hpp"
#include "store/vfs/page_checksum.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

using namespace carnet;
using namespace carnet::testing;

namespace {

constexpr std::size_t page_size = 4096;

void ask_everything(store::Book& book)
{
    store::Unhurried slice;
    ListQuery query;
    query.count = 50;
    query.filter.search = "a";
    store::ListQueryRun run = book.start_list_query(query);
    while (true) {
        auto step = run.step(slice);
        if (!step || *step == store::Step::done)
            break;
    }
    const store::ListColumns& columns = book.index().columns();
    std::size_t rows = columns.segment_count() * store::segment_rows;
    int looked_at = 0;
    for (std::uint32_t row = 1; row < rows && looked_at < 50; ++row) {
        if (!columns.contains(static_cast<OrderRow>(row)))
            continue;
        ++looked_at;
        if (auto order = book.order(static_cast<OrderRow>(row)))
            (void)book.order_detail(order->id);
    }
    (void)book.attention();
    (void)book.settings_with_prefix("");
    (void)book.take_for_push({10, 100'000, nullptr});
}

} // namespace

// The input: pages that are laid over those of a whole small book, each with the number of the page before it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::vector<std::byte> whole = [] {
        store::MemoryDevice device {1};
        auto book = store::Book::open(device, {"", "client-1", "Camille"});
        CHECK(book.has_value());
        CHECK((*book)->adopt("account-1", "e1").has_value());
        CHECK((*book)->apply_first_page(BookGenerator {7}.page(0, 10, 10)).has_value());
        CHECK((*book)->close().has_value());
        std::vector<std::byte> bytes(static_cast<std::size_t>(*device.size(store::FileSlot::database)));
        CHECK(device.read(store::FileSlot::database, 0, bytes).has_value());
        return bytes;
    }();
    std::vector<std::byte> bytes = whole;
    std::size_t pages = bytes.size() / page_size;
    // Changes of a few bytes each: page, place in it, length, bytes.
    std::size_t position = 0;
    while (position + 5 <= size) {
        auto number_at = [&](std::size_t at) { return std::size_t {data[at]} | std::size_t {data[at + 1]} << 8; };
        std::size_t page = number_at(position) % pages;
        std::size_t place = number_at(position + 2) % page_size;
        std::size_t length = data[position + 4] % 64 + 1;
        position += 5;
        for (std::size_t i = 0; i < length && position < size && place + i < page_size; ++i)
            bytes[page * page_size + place + i] = std::byte {data[position++]};
    }
    constexpr std::size_t room = 8; // for the checksum, at the end of each page
    for (std::size_t page = 0; page < pages; ++page) {
        std::byte* begin = bytes.data() + page * page_size;
        std::uint64_t checksum = store::page_checksum({begin, page_size - room}, static_cast<std::uint32_t>(page + 1));
        std::memcpy(begin + page_size - room, &checksum, room);
    }
    store::MemoryDevice device {1};
    CHECK(device.write(store::FileSlot::database, 0, bytes).has_value());
    auto book = store::Book::open(device, {"", "client-2", "Camille"});
    if (book)
        ask_everything(**book);
    book = failure(ErrorCode::not_found, "");
    (void)store::salvage_outbox(device);
    return 0;
}
