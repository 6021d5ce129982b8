// Opaque ids of the wire (PROTOCOL: 1 to 64 of A-Z a-z 0-9 _ -) as types of their own, so that an order's id can never
// be given where a tag's is meant; and row numbers of the local store, which never leave it.
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace carnet {

inline constexpr std::size_t max_id_length = 64;

// True when the text is an id as the wire allows it.
[[nodiscard]] constexpr bool is_valid_id(std::string_view text)
{
    if (text.empty() || text.size() > max_id_length)
        return false;
    for (char c : text) {
        bool ok = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!ok)
            return false;
    }
    return true;
}

template <typename Tag> class Id {
public:
    // An empty id means "none"; everything else is checked.
    Id() = default;

    [[nodiscard]] static Result<Id> create(std::string_view text)
    {
        if (!is_valid_id(text))
            return failure(ErrorCode::invalid_input, "not an id");
        return Id {std::string {text}};
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id&, const Id&) = default;

private:
    explicit Id(std::string text)
        : m_text(std::move(text))
    {
    }

    std::string m_text;
};

using OrderId = Id<struct OrderIdTag>;
using TagId = Id<struct TagIdTag>;
using MessageId = Id<struct MessageIdTag>;
using ProductId = Id<struct ProductIdTag>;
using LineItemId = Id<struct LineItemIdTag>;
using TrackingId = Id<struct TrackingIdTag>;
using ActivityId = Id<struct ActivityIdTag>;
using MutationUid = Id<struct MutationUidTag>;

// A row of the local store: dense small integers from 1, 0 is "none". Only meaningful inside one database file.
enum class OrderRow : std::uint32_t { none = 0 };

[[nodiscard]] constexpr std::uint32_t to_index(OrderRow row)
{
    return static_cast<std::uint32_t>(row);
}

} // namespace carnet

template <typename Tag> struct std::hash<carnet::Id<Tag>> {
    std::size_t operator()(const carnet::Id<Tag>& id) const noexcept { return std::hash<std::string> {}(id.text()); }
};
