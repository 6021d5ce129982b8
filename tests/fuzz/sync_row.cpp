// Any bytes as the data of one row: refused, or what is written of it is read back the same. Shorter than a page, so
// that the fuzzer gets deeper into an order.
#include "sync/json/feed_json.hpp"

#include "base/check.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace carnet;

namespace {

template <typename Read, typename Write> void check_round(std::string_view json, Read read, Write write)
{
    auto row = read(json);
    if (!row)
        return;
    auto again = read(write(*row));
    CHECK(again.has_value() && *again == *row);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view json {reinterpret_cast<const char*>(data), size};
    check_round(json, sync::order_from_wire_json, sync::order_to_wire_json);
    check_round(json, sync::message_from_wire_json, sync::message_to_wire_json);
    check_round(json, sync::tag_from_wire_json, sync::tag_to_wire_json);
    check_round(json, sync::product_from_wire_json, sync::product_to_wire_json);
    return 0;
}
