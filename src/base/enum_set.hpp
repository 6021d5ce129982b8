// A set of the values of a small enum (fewer than 32, numbered from 0), as one word. An empty set in a filter means
// "no restriction", which the filter says itself; here it is only empty.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace carnet {

template <typename Enum> class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<Enum> values)
    {
        for (Enum value : values)
            insert(value);
    }

    [[nodiscard]] static constexpr EnumSet from_bits(std::uint32_t bits)
    {
        EnumSet set;
        set.m_bits = bits;
        return set;
    }

    constexpr void insert(Enum value) { m_bits |= bit(value); }
    constexpr void erase(Enum value) { m_bits &= ~bit(value); }
    constexpr void toggle(Enum value) { m_bits ^= bit(value); }
    [[nodiscard]] constexpr bool contains(Enum value) const { return (m_bits & bit(value)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    [[nodiscard]] constexpr int size() const { return __builtin_popcount(m_bits); }
    [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }

    friend constexpr EnumSet operator|(EnumSet left, EnumSet right) { return from_bits(left.m_bits | right.m_bits); }
    friend constexpr EnumSet operator&(EnumSet left, EnumSet right) { return from_bits(left.m_bits & right.m_bits); }
    friend constexpr bool operator==(EnumSet, EnumSet) = default;

private:
    static constexpr std::uint32_t bit(Enum value) { return std::uint32_t {1} << static_cast<unsigned>(value); }

    std::uint32_t m_bits {0};
};

} // namespace carnet
