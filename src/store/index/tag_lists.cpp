#include "store/index/tag_lists.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace carnet::store {

void TagLists::put_tag(std::uint32_t row, TagEntry entry)
{
    CHECK(row != 0);
    if (m_tags.size() <= row)
        m_tags.resize(row + 1);
    m_tags[row] = std::move(entry);
}

void TagLists::put_list(std::uint32_t row, std::vector<std::uint32_t> tag_rows)
{
    CHECK(row != 0);
    if (m_lists.size() <= row)
        m_lists.resize(row + 1);
    m_lists[row] = std::move(tag_rows);
}

const TagEntry& TagLists::tag(std::uint32_t row) const
{
    return m_tags[row < m_tags.size() ? row : 0];
}

std::span<const std::uint32_t> TagLists::list(std::uint32_t row) const
{
    return m_lists[row < m_lists.size() ? row : 0];
}

std::uint32_t TagLists::row_of_tag(const TagId& id) const
{
    // A shop has tens of tags, not thousands.
    auto found = std::find_if(m_tags.begin(), m_tags.end(),
        [&id](const TagEntry& entry) { return entry.tag.id == id && entry.hidden == TagEntry::Hidden::no; });
    return found == m_tags.end() || id.empty() ? 0 : static_cast<std::uint32_t>(found - m_tags.begin());
}

std::vector<std::uint8_t> TagLists::lists_with(std::span<const TagId> tags) const
{
    std::vector<std::uint8_t> wanted(m_tags.size(), 0);
    for (std::size_t row = 1; row < m_tags.size(); ++row)
        wanted[row] =
            m_tags[row].hidden == TagEntry::Hidden::no && std::ranges::find(tags, m_tags[row].tag.id) != tags.end();
    std::vector<std::uint8_t> flags(m_lists.size(), 0);
    for (std::size_t row = 1; row < m_lists.size(); ++row)
        flags[row] = std::ranges::any_of(m_lists[row], [&](std::uint32_t tag) { return wanted[tag] != 0; });
    return flags;
}

TagLists::Hits TagLists::lists_with(const Substring& word) const
{
    std::vector<TagId> tags;
    for (const TagEntry& entry : m_tags) {
        if (entry.visible() && word.find_in(entry.folded) != std::string_view::npos)
            tags.push_back(entry.tag.id);
    }
    Hits hits {lists_with(tags), false};
    hits.any = std::ranges::any_of(hits.by_list, [](std::uint8_t flag) { return flag != 0; });
    return hits;
}

} // namespace carnet::store
