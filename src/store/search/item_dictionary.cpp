#include "store/search/item_dictionary.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace carnet::store {

void ItemDictionary::add(std::uint32_t row, std::string_view fields)
{
    CHECK(row == m_start.size());
    m_text.insert(m_text.end(), fields.begin(), fields.end());
    m_start.push_back(static_cast<std::uint32_t>(m_text.size()));
}

std::string_view ItemDictionary::fields(std::uint32_t row) const
{
    if (row == 0 || row >= m_start.size())
        return {};
    return {m_text.data() + m_start[row - 1], m_start[row] - m_start[row - 1]};
}

ItemDictionary::Hits ItemDictionary::find(const Substring& word) const
{
    Hits hits {std::vector<std::uint8_t>(m_start.size(), 0), false};
    std::string_view text {m_text.data(), m_text.size()};
    for (std::size_t place = word.find_in(text); place != std::string_view::npos;) {
        auto after = std::upper_bound(m_start.begin(), m_start.end(), place);
        hits.by_row[static_cast<std::size_t>(after - m_start.begin())] = 1;
        hits.any = true;
        place = word.find_in(text, *after);
    }
    return hits;
}

} // namespace carnet::store
