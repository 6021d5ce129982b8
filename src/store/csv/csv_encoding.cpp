#include "store/csv/csv_encoding.hpp"

#include "base/utf8.hpp"
#include "store/csv/csv_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace carnet::store {

namespace {

enum class ByteOrder { little, big };

std::optional<ByteOrder> byte_order_of(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe"))
        return ByteOrder::little;
    if (bytes.starts_with("\xfe\xff"))
        return ByteOrder::big;
    // Without a mark: headings are mostly ASCII, so that every other byte of the beginning is zero.
    constexpr std::size_t enough = 64;
    std::size_t looked_at = std::min(bytes.size(), enough) / 2 * 2;
    std::array<std::size_t, 2> zeros {};
    for (std::size_t i = 0; i < looked_at; ++i)
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    if (zeros[1] > looked_at / 3 && zeros[0] == 0)
        return ByteOrder::little;
    if (zeros[0] > looked_at / 3 && zeros[1] == 0)
        return ByteOrder::big;
    return {};
}

std::string from_utf16(std::string_view bytes, ByteOrder order)
{
    std::string text;
    text.reserve(bytes.size());
    auto unit_at = [&](std::size_t position) -> char32_t {
        auto first = static_cast<unsigned char>(bytes[position]);
        auto second = static_cast<unsigned char>(bytes[position + 1]);
        return static_cast<char32_t>(order == ByteOrder::little ? first | second << 8 : first << 8 | second);
    };
    for (std::size_t position = 0; position + 1 < bytes.size(); position += 2) {
        char32_t unit = unit_at(position);
        bool is_high = unit >= 0xd800 && unit < 0xdc00;
        if (is_high && position + 3 < bytes.size()) {
            char32_t low = unit_at(position + 2);
            if (low >= 0xdc00 && low < 0xe000) {
                append_utf8(text, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
                position += 2;
                continue;
            }
        }
        append_utf8(text, unit); // a surrogate alone becomes U+FFFD
    }
    return text;
}

std::string from_windows_1252(std::string_view bytes)
{
    // 0x80 to 0x9f; the five that are nothing there are controls, as the web's Encoding standard has it.
    constexpr std::array<char32_t, 32> upper {0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6,
        0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
        0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (char c : bytes) {
        auto byte = static_cast<unsigned char>(c);
        append_utf8(text, byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte);
    }
    return text;
}

} // namespace

std::string csv_as_utf8(std::string bytes)
{
    if (auto order = byte_order_of(bytes)) {
        std::string text = from_utf16(bytes, *order);
        return text.starts_with(utf8_byte_order_mark) ? text.substr(utf8_byte_order_mark.size()) : text;
    }
    if (bytes.starts_with(utf8_byte_order_mark)) {
        bytes.erase(0, utf8_byte_order_mark.size());
        return is_well_formed_utf8(bytes) ? std::move(bytes) : well_formed_utf8(bytes);
    }
    return is_well_formed_utf8(bytes) ? std::move(bytes) : from_windows_1252(bytes);
}

} // namespace carnet::store
