// The merchant's tags and the distinct lists of them that orders carry, in memory: an order refers to its list by one
// number, so that a filter, a facet or a search by tag looks at each list once and not at each order's tags.
// Rows are those of the tables tags and tag_lists. It must not know SQL.
#pragma once

#include "domain/order.hpp"
#include "store/search/substring.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carnet::store {

struct TagEntry {
    Tag tag;
    std::string folded; // its name
    bool known {false}; // the host, or the merchant, has given it a name
    // deleted: here, and the host has not confirmed. over: a row that no order carries any more (schema.cpp).
    enum class Hidden : std::uint8_t { no, deleted, over };
    Hidden hidden {Hidden::no};

    [[nodiscard]] bool visible() const { return known && hidden == Hidden::no; }
};

class TagLists {
public:
    void put_tag(std::uint32_t row, TagEntry entry);
    void put_list(std::uint32_t row, std::vector<std::uint32_t> tag_rows);
    void clear() { *this = TagLists {}; }

    // Row 0, and rows that were never put, are an unknown tag and an empty list.
    [[nodiscard]] const TagEntry& tag(std::uint32_t row) const;
    [[nodiscard]] std::span<const std::uint32_t> list(std::uint32_t row) const;
    [[nodiscard]] std::uint32_t tag_rows() const { return static_cast<std::uint32_t>(m_tags.size()); }
    [[nodiscard]] std::uint32_t list_rows() const { return static_cast<std::uint32_t>(m_lists.size()); }

    // 0 when there is none that is not hidden.
    [[nodiscard]] std::uint32_t row_of_tag(const TagId& id) const;

    // One flag a list (by row): whether a tag that the merchant sees in it is one of `tags`, or has the word in its
    // name.
    [[nodiscard]] std::vector<std::uint8_t> lists_with(std::span<const TagId> tags) const;
    struct Hits {
        std::vector<std::uint8_t> by_list;
        bool any {false};
    };
    [[nodiscard]] Hits lists_with(const Substring& word) const;

private:
    std::vector<TagEntry> m_tags {1};
    std::vector<std::vector<std::uint32_t>> m_lists {1};
};

} // namespace carnet::store
