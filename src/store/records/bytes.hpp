// Compact bytes for what the book keeps whole: shadows, staged pages, activities. Integers as variable-length numbers,
// texts with their length before them. The reader trusts nothing: past the end, or after anything malformed, it gives
// zeros and empty texts and ok() is false.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

class ByteWriter {
public:
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<std::byte>(value)); }

    void unsigned_number(std::uint64_t value)
    {
        while (value >= 0x80) {
            byte(static_cast<std::uint8_t>(value | 0x80));
            value >>= 7;
        }
        byte(static_cast<std::uint8_t>(value));
    }

    // Small negatives stay small: 0, -1, 1, -2 … become 0, 1, 2, 3 …
    void number(std::int64_t value)
    {
        auto bits = static_cast<std::uint64_t>(value);
        unsigned_number((bits << 1) ^ (value < 0 ? ~std::uint64_t {0} : 0));
    }

    void text(std::string_view value)
    {
        unsigned_number(value.size());
        auto bytes = std::as_bytes(std::span {value});
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    }

    [[nodiscard]] const std::vector<std::byte>& bytes() const { return m_bytes; }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }
    void clear() { m_bytes.clear(); }

private:
    std::vector<std::byte> m_bytes;
};

class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool at_end() const { return m_position == m_bytes.size(); }
    void fail() { m_ok = false; }

    std::uint8_t byte()
    {
        if (!m_ok || at_end()) {
            m_ok = false;
            return 0;
        }
        return std::to_integer<std::uint8_t>(m_bytes[m_position++]);
    }

    std::uint64_t unsigned_number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            std::uint8_t part = byte();
            value |= std::uint64_t {part & 0x7fU} << shift;
            if ((part & 0x80) == 0)
                return m_ok ? value : 0;
        }
        m_ok = false;
        return 0;
    }

    std::int64_t number()
    {
        std::uint64_t bits = unsigned_number();
        return static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
    }

    // Points into the bytes given.
    std::string_view text()
    {
        std::uint64_t length = unsigned_number();
        if (!m_ok || length > m_bytes.size() - m_position) {
            m_ok = false;
            return {};
        }
        std::string_view value {
            reinterpret_cast<const char*>(m_bytes.data() + m_position), static_cast<std::size_t>(length)};
        m_position += static_cast<std::size_t>(length);
        return value;
    }

    // A count of things that take at least one byte each, so that a damaged count cannot ask for gigabytes.
    std::size_t count()
    {
        std::uint64_t value = unsigned_number();
        if (!m_ok || value > m_bytes.size() - m_position) {
            m_ok = false;
            return 0;
        }
        return static_cast<std::size_t>(value);
    }

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_position {0};
    bool m_ok {true};
};

} // namespace carnet::store
