// Damage at rest: a single flipped bit anywhere in a closed book is noticed or changes no order (RELIABILITY 2: of
// those that would change one, at least 99.9 % are noticed). A sample runs with the tests; tools/campaign corruption
// flips more.
#include "unit/store/closed_book.hpp"

#include <cstdlib>
#include <vector>

using namespace carnet;
using namespace carnet::testing;

namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise)
{
    const char* value = std::getenv(variable);
    return value ? std::strtoull(value, nullptr, 10) : otherwise;
}

} // namespace

TEST_CASE("a flipped bit is noticed or changes nothing, in at least 999 of 1,000 cases")
{
    std::vector<std::byte> whole = a_closed_book();
    std::vector<Order> expected = must(read_everything(*device_with(whole)));
    Random random {number_from("CARNET_CAMPAIGN_SEED", 4)};
    auto flips = static_cast<std::int64_t>(number_from("CARNET_BIT_FLIPS", 600));
    std::int64_t silent = 0;
    std::int64_t noticed = 0;
    for (std::int64_t i = 0; i < flips; ++i) {
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
