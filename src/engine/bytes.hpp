// Values to bytes and back, for the messages between the screen and the engine (and for nothing that lasts: both ends
// are always of one build, so there is no version). A type becomes writable and readable by saying its fields once:
//
//     template<> struct Fields<Thing> { static auto of(auto& thing) { return std::tie(thing.a, thing.b); } };
//
// Little-endian, sizes as 32 bits. Reading checks every bound and never trusts a length: bytes that do not read are an
// error, not a crash.
#pragma once

#include "base/enum_set.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/money.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace carnet::engine {

using Bytes = std::vector<std::uint8_t>;

// Specialised beside each message: a tuple of references to its fields, const or not as the argument is.
template <typename T> struct Fields;

template <typename T>
concept HasFields = requires(T& value)
{
    Fields<std::remove_const_t<T>>::of(value);
};

class Writer {
public:
    [[nodiscard]] Bytes take() { return std::move(m_bytes); }

    template <typename T> void write(const T& value)
    {
        if constexpr (std::is_same_v<T, bool>)
            raw(static_cast<std::uint8_t>(value ? 1 : 0));
        else if constexpr (std::is_enum_v<T>)
            raw(static_cast<std::underlying_type_t<T>>(value));
        else if constexpr (std::is_arithmetic_v<T>)
            raw(value);
        else
            std::apply([this](const auto&... fields) { (write(fields), ...); }, Fields<T>::of(value));
    }

    void write(const std::string& text)
    {
        raw(static_cast<std::uint32_t>(text.size()));
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    }
    template <typename Tag> void write(const Id<Tag>& id) { write(id.text()); }
    template <typename Enum> void write(const EnumSet<Enum>& set) { raw(set.bits()); }
    void write(const Currency& currency) { raw(currency.packed()); }
    template <typename T> void write(const std::optional<T>& value)
    {
        write(value.has_value());
        if (value)
            write(*value);
    }
    template <typename T> void write(const std::shared_ptr<const T>& value)
    {
        write(value != nullptr);
        if (value)
            write(*value);
    }
    template <typename T> void write(const std::vector<T>& values)
    {
        raw(static_cast<std::uint32_t>(values.size()));
        if constexpr (std::is_same_v<T, std::uint8_t>)
            m_bytes.insert(m_bytes.end(), values.begin(), values.end());
        else
            for (const T& value : values)
                write(value);
    }
    template <typename T, std::size_t N> void write(const std::array<T, N>& values)
    {
        for (const T& value : values)
            write(value);
    }
    // A sum with a name (messages.hpp) is written as the variant that it is.
    template <typename Sum>
    requires requires { typename Sum::Kinds; }
    void write(const Sum& value) { write(static_cast<const typename Sum::Kinds&>(value)); }
    template <typename... Ts> void write(const std::variant<Ts...>& value)
    {
        raw(static_cast<std::uint8_t>(value.index()));
        std::visit([this](const auto& alternative) { write(alternative); }, value);
    }
    void write(const std::monostate&) { }

private:
    template <typename T> void raw(T value)
    {
        auto old_size = m_bytes.size();
        m_bytes.resize(old_size + sizeof value);
        std::memcpy(m_bytes.data() + old_size, &value, sizeof value);
    }

    Bytes m_bytes;
};

class Reader {
public:
    explicit Reader(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes)
    {
    }

    // True while everything read so far was there and well-formed. Once false it stays false and reads give defaults.
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool at_end() const { return m_position == m_bytes.size(); }

    template <typename T> void read(T& value)
    {
        if constexpr (std::is_same_v<T, bool>) {
            std::uint8_t byte = 0;
            raw(byte);
            value = byte != 0;
        } else if constexpr (std::is_enum_v<T>) {
            std::underlying_type_t<T> number {};
            raw(number);
            value = static_cast<T>(number);
        } else if constexpr (std::is_arithmetic_v<T>) {
            raw(value);
        } else {
            std::apply([this](auto&... fields) { (read(fields), ...); }, Fields<T>::of(value));
        }
    }

    void read(std::string& text)
    {
        std::size_t size = read_size(1);
        text.assign(reinterpret_cast<const char*>(m_bytes.data()) + m_position, size);
        m_position += size;
    }
    template <typename Tag> void read(Id<Tag>& id)
    {
        std::string text;
        read(text);
        if (text.empty()) {
            id = {};
            return;
        }
        auto created = Id<Tag>::create(text);
        if (created)
            id = std::move(*created);
        else
            m_ok = false;
    }
    template <typename Enum> void read(EnumSet<Enum>& set)
    {
        std::uint32_t bits = 0;
        raw(bits);
        set = EnumSet<Enum>::from_bits(bits);
    }
    void read(Currency& currency)
    {
        std::uint32_t packed = 0;
        raw(packed);
        currency = Currency::from_packed(packed);
    }
    template <typename T> void read(std::optional<T>& value)
    {
        bool has_value = false;
        read(has_value);
        value.reset();
        if (has_value && m_ok)
            read(value.emplace());
    }
    template <typename T> void read(std::shared_ptr<const T>& value)
    {
        bool there = false;
        read(there);
        value.reset();
        if (!there || !m_ok)
            return;
        auto made = std::make_shared<T>();
        read(*made);
        value = std::move(made);
    }
    template <typename T> void read(std::vector<T>& values)
    {
        // Each element takes at least one byte, so a hostile length cannot make us reserve more than came.
        std::size_t count = read_size(1);
        values.clear();
        if constexpr (std::is_same_v<T, std::uint8_t>) {
            values.assign(m_bytes.begin() + static_cast<std::ptrdiff_t>(m_position),
                m_bytes.begin() + static_cast<std::ptrdiff_t>(m_position + count));
            m_position += count;
        } else {
            for (std::size_t i = 0; i < count && m_ok; ++i)
                read(values.emplace_back());
        }
    }
    template <typename T, std::size_t N> void read(std::array<T, N>& values)
    {
        for (T& value : values)
            read(value);
    }
    template <typename Sum>
    requires requires { typename Sum::Kinds; }
    void read(Sum& value) { read(static_cast<typename Sum::Kinds&>(value)); }
    template <typename... Ts> void read(std::variant<Ts...>& value)
    {
        std::uint8_t index = 0;
        raw(index);
        if (index >= sizeof...(Ts)) {
            m_ok = false;
            return;
        }
        read_alternative<0, Ts...>(value, index);
    }
    void read(std::monostate&) { }

private:
    template <std::size_t I, typename... Ts> void read_alternative(std::variant<Ts...>& value, std::uint8_t index)
    {
        if constexpr (I < sizeof...(Ts)) {
            if (index == I)
                read(value.template emplace<I>());
            else
                read_alternative<I + 1, Ts...>(value, index);
        }
    }

    template <typename T> void raw(T& value)
    {
        if (!m_ok || m_bytes.size() - m_position < sizeof value) {
            m_ok = false;
            value = {};
            return;
        }
        std::memcpy(&value, m_bytes.data() + m_position, sizeof value);
        m_position += sizeof value;
    }

    std::size_t read_size(std::size_t least_bytes_each)
    {
        std::uint32_t size = 0;
        raw(size);
        if (!m_ok || (m_bytes.size() - m_position) / least_bytes_each < size) {
            m_ok = false;
            return 0;
        }
        return size;
    }

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_position {0};
    bool m_ok {true};
};

template <typename T> [[nodiscard]] Bytes to_bytes(const T& value)
{
    Writer writer;
    writer.write(value);
    return writer.take();
}

template <typename T> [[nodiscard]] Result<T> from_bytes(std::span<const std::uint8_t> bytes)
{
    Reader reader {bytes};
    T value {};
    reader.read(value);
    if (!reader.ok() || !reader.at_end())
        return failure(ErrorCode::invalid_input, "bytes that are not the message they should be");
    return value;
}

} // namespace carnet::engine
