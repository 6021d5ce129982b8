// The list's searchable texts in memory, folded (domain/fold.hpp) and laid end to end a segment, so that a search reads
// them as one long text; and which catalogue lines (item_names) each order holds.
//
//   one order:  number ␟ name ␟ e-mail ␟ phone ␟ tracking ␟ tracking ␟ …        ␟ is U+001F, in no folded text
//
// About 70 bytes an order. A changed text moves the bytes behind it in its segment, some hundred KB at most.
#pragma once

#include "base/ids.hpp"
#include "domain/list.hpp"
#include "store/index/bitmap.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

inline constexpr char field_separator = '\x1f';

// The texts of one order as the columns keep them, and as the text blocks of the file do.
struct SearchTexts {
    std::string fields; // as drawn above
    std::vector<std::uint32_t> items; // item_names.row, each once

    friend bool operator==(const SearchTexts&, const SearchTexts&) = default;
};

// The fields of one order's text: which field the byte at `offset` belongs to.
[[nodiscard]] SearchField field_at(std::string_view fields, std::size_t offset);
// The text of one field; of tracking the first.
[[nodiscard]] std::string_view field_text(std::string_view fields, SearchField field);

class TextColumns {
public:
    struct Segment {
        std::vector<char> text;
        std::vector<std::uint32_t> items;
        // Row i's text is [text_start[i], text_start[i + 1]) for i < filled; its items likewise. Rows from `filled` on
        // have none: a book that grows row by row must not touch 4,096 numbers for each.
        std::uint32_t filled {0};
        std::array<std::uint32_t, segment_rows + 1> text_start {};
        std::array<std::uint32_t, segment_rows + 1> item_start {};
    };

    // An empty `texts` removes the row.
    void put(OrderRow row, std::string_view fields, std::span<const std::uint32_t> items);
    void clear() { m_segments.clear(); }

    [[nodiscard]] std::size_t segment_count() const { return m_segments.size(); }
    [[nodiscard]] const Segment& segment(std::size_t index) const { return *m_segments[index]; }

    [[nodiscard]] std::string_view fields(std::uint32_t row) const;
    [[nodiscard]] std::span<const std::uint32_t> items(std::uint32_t row) const;

private:
    std::vector<std::unique_ptr<Segment>> m_segments;
};

} // namespace carnet::store
