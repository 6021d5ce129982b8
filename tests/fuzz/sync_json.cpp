// Any bytes: our JSON reader and nlohmann/json give the same verdict and say the same.
#include "support/json_referee.hpp"

#include "base/check.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string text {reinterpret_cast<const char*>(data), size};
    CHECK(carnet::test::disagreement(text).empty());
    return 0;
}
