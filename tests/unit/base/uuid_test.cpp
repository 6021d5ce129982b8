#include "base/ids.hpp"
#include "base/uuid.hpp"

#include <doctest/doctest.h>

using namespace carnet;

TEST_CASE("a UUIDv7 is the one of RFC 9562's example")
{
    // Appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F, of 2022-02-22T19:22:22Z.
    std::array<std::uint8_t, 10> random {0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f};
    CHECK(uuid_v7(timestamp_from_milliseconds(0x017F22E279B0), random) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST_CASE("a UUIDv7 is an id of the wire and sorts by its moment")
{
    std::array<std::uint8_t, 10> most {};
    most.fill(0xff);
    auto before = uuid_v7(timestamp_from_milliseconds(1'700'000'000'000), most);
    auto after = uuid_v7(timestamp_from_milliseconds(1'700'000'000'001), std::array<std::uint8_t, 10> {});
    CHECK(is_valid_id(before));
    CHECK(before < after);
}
