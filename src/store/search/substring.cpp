#include "store/search/substring.hpp"

#include <array>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace carnet::store {

namespace {

// How common each byte is in folded names, addresses, numbers and e-mails, 0 rarest. Only the order matters, and only
// for speed: digits and the vowels are everywhere, 'q' and 'x' hardly anywhere. Bytes of other scripts come in pairs
// and triples whose first bytes say little and whose last say much.
constexpr std::array<std::uint8_t, 256> make_commonness()
{
    std::array<std::uint8_t, 256> common {};
    for (std::size_t byte = 0x80; byte < 0xc0; ++byte)
        common[byte] = 60; // continuation bytes
    for (std::size_t byte = 0xc0; byte < 0x100; ++byte)
        common[byte] = 120; // first bytes: one for a whole script
    constexpr std::string_view by_frequency = "eaoinrstlmcdhuygkpbvfjwzxq";
    for (std::size_t i = 0; i < by_frequency.size(); ++i)
        common[static_cast<unsigned char>(by_frequency[i])] = static_cast<std::uint8_t>(200 - i * 6);
    for (char digit = '0'; digit <= '9'; ++digit)
        common[static_cast<unsigned char>(digit)] = 190;
    for (char mark : std::string_view {"@.- +"})
        common[static_cast<unsigned char>(mark)] = 180;
    common[0x1f] = 255;
    return common;
}
constexpr auto commonness = make_commonness();

std::uint8_t common(char byte)
{
    return commonness[static_cast<unsigned char>(byte)];
}

// 64 places at a time: a bit for each where both bytes stand. Nothing else of the search depends on the machine.
#if defined(__wasm_simd128__)

std::uint64_t both_at(const char* first, const char* second, char first_byte, char second_byte)
{
    v128_t want_first = wasm_i8x16_splat(first_byte);
    v128_t want_second = wasm_i8x16_splat(second_byte);
    v128_t found[4];
    for (int i = 0; i < 4; ++i) {
        v128_t a = wasm_i8x16_eq(wasm_v128_load(first + i * 16), want_first);
        v128_t b = wasm_i8x16_eq(wasm_v128_load(second + i * 16), want_second);
        found[i] = wasm_v128_and(a, b);
    }
    v128_t any = wasm_v128_or(wasm_v128_or(found[0], found[1]), wasm_v128_or(found[2], found[3]));
    if (!wasm_v128_any_true(any))
        return 0;
    std::uint64_t mask = 0;
    for (int i = 0; i < 4; ++i)
        mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(wasm_i8x16_bitmask(found[i]))) << (i * 16);
    return mask;
}

#elif defined(__SSE2__)

std::uint64_t both_at(const char* first, const char* second, char first_byte, char second_byte)
{
    __m128i want_first = _mm_set1_epi8(first_byte);
    __m128i want_second = _mm_set1_epi8(second_byte);
    std::uint64_t mask = 0;
    for (int i = 0; i < 4; ++i) {
        __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(first + i * 16));
        __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(second + i * 16));
        __m128i found = _mm_and_si128(_mm_cmpeq_epi8(a, want_first), _mm_cmpeq_epi8(b, want_second));
        mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (i * 16);
    }
    return mask;
}

#else

std::uint64_t both_at(const char* first, const char* second, char first_byte, char second_byte)
{
    std::uint64_t mask = 0;
    for (unsigned i = 0; i < 64; ++i)
        mask |= std::uint64_t {first[i] == first_byte && second[i] == second_byte} << i;
    return mask;
}

#endif

} // namespace

Substring::Substring(std::string_view text)
    : m_text(text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (common(text[i]) < common(text[m_first]))
            m_first = i;
    }
    m_second = m_first == 0 && text.size() > 1 ? 1 : 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != m_first && common(text[i]) < common(text[m_second]))
            m_second = i;
    }
    if (m_second < m_first)
        std::swap(m_first, m_second);
}

std::size_t Substring::find_in(std::string_view haystack, std::size_t from) const
{
    if (m_text.empty() || haystack.size() < m_text.size())
        return std::string_view::npos;
    const char* begin = haystack.data();
    std::size_t last = haystack.size() - m_text.size(); // the last place where it could begin
    char first_byte = m_text[m_first];
    char second_byte = m_text[m_second];
    std::size_t place = from;
    // The loads reach m_second + 64 bytes beyond `place`.
    while (place <= last && place + m_second + 64 <= haystack.size()) {
        std::uint64_t mask = both_at(begin + place + m_first, begin + place + m_second, first_byte, second_byte);
        for (; mask != 0; mask &= mask - 1) {
            std::size_t candidate = place + static_cast<std::size_t>(__builtin_ctzll(mask));
            if (candidate > last)
                return std::string_view::npos;
            if (std::memcmp(begin + candidate, m_text.data(), m_text.size()) == 0)
                return candidate;
        }
        place += 64;
    }
    for (; place <= last; ++place) {
        if (begin[place + m_first] == first_byte && begin[place + m_second] == second_byte
            && std::memcmp(begin + place, m_text.data(), m_text.size()) == 0)
            return place;
    }
    return std::string_view::npos;
}

} // namespace carnet::store
