#include "base/uuid.hpp"

#include <string_view>

namespace carnet {

std::string uuid_v7(Timestamp now, std::span<const std::uint8_t, 10> random)
{
    std::array<std::uint8_t, 16> bytes {};
    auto milliseconds = static_cast<std::uint64_t>(to_milliseconds(now));
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    for (std::size_t i = 0; i < random.size(); ++i)
        bytes[6 + i] = random[i];
    bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f)); // version 7
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f)); // variant of RFC 9562

    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

} // namespace carnet
