#include "store/index/text_columns.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>

namespace carnet::store {

namespace {

// Replaces [start[i], start[i + 1]) of `all` by `piece` and moves what lies behind, up to the last filled row.
template <typename Value, typename Starts>
void replace_piece(
    std::vector<Value>& all, Starts& start, std::uint32_t filled, std::uint32_t i, std::span<const Value> piece)
{
    std::size_t begin = start[i];
    std::size_t old_size = start[i + 1] - begin;
    if (old_size != piece.size()) {
        std::size_t new_total = all.size() - old_size + piece.size();
        CHECK(new_total < UINT32_MAX);
        if (new_total > all.capacity()) // an eighth of slack: doubling would waste what a million orders add up to
            all.reserve(new_total + new_total / 8 + 64);
        auto place = all.begin() + static_cast<std::ptrdiff_t>(begin);
        if (piece.size() > old_size)
            all.insert(place + static_cast<std::ptrdiff_t>(old_size), piece.size() - old_size, Value {});
        else
            all.erase(place, place + static_cast<std::ptrdiff_t>(old_size - piece.size()));
        auto difference = static_cast<std::uint32_t>(piece.size()) - static_cast<std::uint32_t>(old_size);
        for (std::uint32_t next = i + 1; next <= filled; ++next)
            start[next] += difference; // modulo 2^32: also downwards
    }
    std::copy(piece.begin(), piece.end(), all.begin() + static_cast<std::ptrdiff_t>(begin));
}

} // namespace

SearchField field_at(std::string_view fields, std::size_t offset)
{
    auto separators = std::count(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(offset), field_separator);
    constexpr std::array order {SearchField::number, SearchField::name, SearchField::email, SearchField::phone};
    return separators < static_cast<std::ptrdiff_t>(order.size()) ? order[static_cast<std::size_t>(separators)]
                                                                  : SearchField::tracking;
}

std::string_view field_text(std::string_view fields, SearchField field)
{
    std::size_t begin = 0;
    while (begin < fields.size()) {
        std::size_t end = std::min(fields.find(field_separator, begin), fields.size());
        if (field_at(fields, begin) == field)
            return fields.substr(begin, end - begin);
        begin = end + 1;
    }
    return {};
}

void TextColumns::put(OrderRow row, std::string_view fields, std::span<const std::uint32_t> items)
{
    CHECK(row != OrderRow::none);
    CHECK(fields.empty() || fields.back() == field_separator);
    std::uint32_t number = to_index(row);
    while (m_segments.size() <= number / segment_rows)
        m_segments.push_back(std::make_unique<Segment>());
    Segment& segment = *m_segments[number / segment_rows];
    std::uint32_t i = number % segment_rows;
    for (; segment.filled <= i; ++segment.filled) {
        segment.text_start[segment.filled + 1] = static_cast<std::uint32_t>(segment.text.size());
        segment.item_start[segment.filled + 1] = static_cast<std::uint32_t>(segment.items.size());
    }
    replace_piece<char>(segment.text, segment.text_start, segment.filled, i, {fields.data(), fields.size()});
    replace_piece<std::uint32_t>(segment.items, segment.item_start, segment.filled, i, items);
}

std::string_view TextColumns::fields(std::uint32_t row) const
{
    if (row / segment_rows >= m_segments.size())
        return {};
    const Segment& segment = *m_segments[row / segment_rows];
    std::uint32_t i = row % segment_rows;
    if (i >= segment.filled)
        return {};
    return {segment.text.data() + segment.text_start[i], segment.text_start[i + 1] - segment.text_start[i]};
}

std::span<const std::uint32_t> TextColumns::items(std::uint32_t row) const
{
    if (row / segment_rows >= m_segments.size())
        return {};
    const Segment& segment = *m_segments[row / segment_rows];
    std::uint32_t i = row % segment_rows;
    if (i >= segment.filled)
        return {};
    return {segment.items.data() + segment.item_start[i], segment.item_start[i + 1] - segment.item_start[i]};
}

} // namespace carnet::store
