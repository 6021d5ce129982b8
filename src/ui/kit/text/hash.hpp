// A quick hash of text and numbers for the caches of the kit, which compare the whole key afterwards. Not for anything
// that an attacker gains by colliding: a collision costs one layout made twice.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace carnet::ui {

[[nodiscard]] inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t value = (a ^ b) * 0x9E3779B97F4A7C15ULL;
    value ^= value >> 32;
    value *= 0xD6E8FEB86659FD93ULL;
    return value ^ value >> 29;
}

// Eight bytes at a time: a full grid hashes about 10 KB a frame.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view text, std::uint64_t first = 0, std::uint64_t second = 0)
{
    std::uint64_t hash = mixed(first + 0x51ED2701U, second ^ text.size());
    const char* data = text.data();
    std::size_t left = text.size();
    while (left >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, data, 8);
        hash = mixed(hash, word);
        data += 8;
        left -= 8;
    }
    if (left > 0) {
        std::uint64_t word = 0;
        std::memcpy(&word, data, left);
        hash = mixed(hash, word);
    }
    return hash;
}

} // namespace carnet::ui
