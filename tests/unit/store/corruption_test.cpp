// Damage at rest: single flipped bits anywhere in a closed book must be noticed or do no harm, and what the merchant
// has not sent yet is read out of a damaged file (RELIABILITY 2: corrupt file).
#include "unit/store/book_harness.hpp"

#include "store/vfs/page_checksum.hpp"

#include <vector>

using namespace carnet;
using namespace carnet::testing;

namespace {

constexpr std::uint32_t order_count = 60;

std::vector<std::byte> bytes_of(store::MemoryDevice& device)
{
    std::vector<std::byte> bytes(static_cast<std::size_t>(*device.size(store::FileSlot::database)));
    REQUIRE(*device.read(store::FileSlot::database, 0, bytes) == bytes.size());
    return bytes;
}

std::unique_ptr<store::MemoryDevice> device_with(const std::vector<std::byte>& bytes)
{
    auto device = std::make_unique<store::MemoryDevice>(1);
    REQUIRE(device->write(store::FileSlot::database, 0, bytes));
    return device;
}

// All rows of all orders, read whole; the error when something cannot be read.
Result<std::vector<Order>> read_everything(store::MemoryDevice& device)
{
    auto book = TRY(store::Book::open(device, {"", "client-1", "Camille"}));
    store::Unhurried slice;
    while (TRY(book->load_texts(slice)) == store::Step::more) { }
    std::vector<Order> orders;
    BookGenerator generator {9};
    for (std::uint32_t i = 0; i < order_count; ++i) {
        auto whole = TRY(book->order_detail(generator.order(i).id));
        orders.push_back(std::move(whole.order));
    }
    return orders;
}

std::vector<std::byte> a_closed_book()
{
    BookOnDevice on_device;
    BookGenerator generator {9};
    on_device.fill(generator, order_count, 20);
    Mutation mutation {
        id_of<MutationUid>("u1"), generator.order(3).id, mutation::AddComment {id_of<ActivityId>("c1"), "gift"}};
    must(on_device.book().act(mutation, Place::info, timestamp_from_milliseconds(1)));
    must(on_device.book().close());
    return bytes_of(on_device.device());
}

} // namespace

TEST_CASE("a flipped bit is noticed or changes nothing, in at least 999 of 1,000 cases")
{
    std::vector<std::byte> whole = a_closed_book();
    std::vector<Order> expected = must(read_everything(*device_with(whole)));
    Random random {4};
    int flips = 400;
    int silent = 0;
    int noticed = 0;
    for (int i = 0; i < flips; ++i) {
        std::vector<std::byte> damaged = whole;
        std::size_t place = random.next() % damaged.size();
        damaged[place] ^= std::byte {1} << random.below(8);
        auto device = device_with(damaged);
        auto read = read_everything(*device);
        if (!read) {
            ++noticed;
            CHECK(read.error().code != ErrorCode::not_found);
        } else if (*read != expected) {
            ++silent;
        }
        CHECK(bytes_of(*device).size() == damaged.size()); // whatever was found, nothing was deleted
    }
    CHECK(silent * 1'000 <= flips);
    CHECK(noticed > flips / 2); // most of the file is read: else this test would prove nothing
    MESSAGE("flips: ", flips, ", noticed: ", noticed, ", silent: ", silent);
}

TEST_CASE("a page's checksum changes with every bit of the page, and with the page's number")
{
    std::vector<std::byte> page(4088);
    Random random {8};
    for (std::byte& byte : page)
        byte = static_cast<std::byte>(random.next());
    std::uint64_t checksum = store::page_checksum(page, 7);
    CHECK(store::page_checksum(page, 8) != checksum);
    for (std::size_t bit = 0; bit < page.size() * 8; ++bit) {
        page[bit / 8] ^= std::byte {1} << (bit % 8);
        CHECK(store::page_checksum(page, 7) != checksum);
        page[bit / 8] ^= std::byte {1} << (bit % 8);
    }
}

TEST_CASE("what was not sent is read out of a damaged file, which stays as it is")
{
    std::vector<std::byte> whole = a_closed_book();
    // Every page but those of the outbox and the first is spoilt: found by their content.
    std::string wanted = "text=4:gift;";
    std::size_t spoilt = 0;
    for (std::size_t page = 4096; page < whole.size(); page += 4096) {
        std::string_view text {reinterpret_cast<const char*>(whole.data() + page), 4096};
        if (text.find(wanted) == std::string_view::npos && page % (3 * 4096) == 0) {
            whole[page + 2000] ^= std::byte {0x55};
            ++spoilt;
        }
    }
    REQUIRE(spoilt > 5);
    auto device = device_with(whole);
    auto opened = store::Book::open(*device, {"", "client-2", ""});
    store::SalvagedOutbox salvaged = must(store::salvage_outbox(*device));
    REQUIRE(salvaged.entries.size() == 1);
    const Mutation& found = salvaged.entries.front().mutation;
    CHECK(found.uid.text() == "u1");
    CHECK(found.body == MutationBody {mutation::AddComment {id_of<ActivityId>("c1"), "gift"}});
    CHECK(bytes_of(*device) == whole);
}

TEST_CASE("a book of another account opens nothing, and neither does one of a newer program or another file")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {9}, 10);
    must(on_device.book().close());
    std::vector<std::byte> bytes = bytes_of(on_device.device());
    auto other = store::Book::open(*device_with(bytes), {"somebody-else", "client-9", ""});
    REQUIRE_FALSE(other);
    CHECK(other.error().code == ErrorCode::refused);

    std::vector<std::byte> garbage(20'000, std::byte {'x'});
    auto not_a_book = store::Book::open(*device_with(garbage), {"", "client-9", ""});
    REQUIRE_FALSE(not_a_book);
    CHECK(not_a_book.error().code == ErrorCode::storage_corrupt);

    must(on_device.book().connection().execute("PRAGMA user_version = 99"));
    must(on_device.book().close());
    auto newer = store::Book::open(*device_with(bytes_of(on_device.device())), {"", "client-9", ""});
    REQUIRE_FALSE(newer);
    CHECK(newer.error().code == ErrorCode::unsupported);
}
