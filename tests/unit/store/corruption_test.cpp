// What is made of a damaged file: the merchant's unsent edits are read out of it, and nothing is ever deleted
// (RELIABILITY 2: corrupt file). How much of all damage is noticed is measured in tests/crash.
#include "unit/store/closed_book.hpp"

#include "store/vfs/page_checksum.hpp"

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::testing;

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
