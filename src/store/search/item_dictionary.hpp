// The distinct items of the book (catalogue lines: name and SKU), folded, in memory: a search looks into each of them
// once, and orders say which they hold. Rows are those of the table item_names.
#pragma once

#include "store/search/search_terms.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace carnet::store {

class ItemDictionary {
public:
    // `fields` as search_texts.hpp's item_fields gives them. Rows ascend from 1 without holes.
    void add(std::uint32_t row, std::string_view fields);
    void clear() { *this = ItemDictionary {}; }

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_start.size() - 1); }
    [[nodiscard]] std::string_view fields(std::uint32_t row) const;

    // One flag a row (from 0): whether the word is in its name or SKU. `any` is false when none has it.
    struct Hits {
        std::vector<std::uint8_t> by_row;
        bool any {false};
    };
    [[nodiscard]] Hits find(const Substring& word) const;

private:
    std::vector<char> m_text;
    std::vector<std::uint32_t> m_start {0}; // row i is [m_start[i - 1], m_start[i])
};

} // namespace carnet::store
