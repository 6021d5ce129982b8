#include "store/tables/tag_table.hpp"

#include "store/search/search_texts.hpp"

#include <string>

namespace carnet::store {

namespace {

constexpr Sql select_tags {"SELECT row, id, name, color, known, hidden FROM tags ORDER BY row"};
constexpr Sql select_lists {"SELECT row, key FROM tag_lists ORDER BY row"};
constexpr Sql insert_tag {"INSERT INTO tags (id, name, color, known, hidden) VALUES (?1, '', 13, 0, 0)"};
constexpr Sql update_tag {"UPDATE tags SET name = ?2, color = ?3, known = ?4, hidden = ?5 WHERE row = ?1"};
constexpr Sql insert_list {"INSERT INTO tag_lists (key) VALUES (?1)"};
constexpr Sql insert_member {"INSERT INTO tag_list_members (list, position, tag) VALUES (?1, ?2, ?3)"};

// A list's key: its tags' rows, each followed by a space.
std::string key_of(const std::vector<std::uint32_t>& rows)
{
    std::string key;
    for (std::uint32_t row : rows)
        key += std::to_string(row) + ' ';
    return key;
}

TagEntry unknown(const TagId& id)
{
    return {{id, "", TagColor::gray}, "", false, TagEntry::Hidden::no};
}

std::vector<std::uint32_t> rows_of(std::string_view key)
{
    std::vector<std::uint32_t> rows;
    std::uint32_t row = 0;
    for (char c : key) {
        if (c == ' ')
            rows.push_back(std::exchange(row, 0));
        else
            row = row * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return rows;
}

} // namespace

TagTable::TagTable(Connection& connection)
    : m_connection(connection)
{
}

Result<void> TagTable::load()
{
    m_memory.lists.clear();
    m_changed = true;
    {
        Cursor cursor = m_connection.query(select_tags);
        while (TRY(cursor.next())) {
            TagEntry entry;
            entry.tag.id = TRY(TagId::create(cursor.text(1)));
            entry.tag.name = cursor.text(2);
            entry.tag.color = static_cast<TagColor>(cursor.integer(3));
            entry.folded = searchable(entry.tag.name);
            entry.known = cursor.integer(4) != 0;
            entry.hidden = static_cast<TagEntry::Hidden>(cursor.integer(5));
            m_memory.lists.put_tag(static_cast<std::uint32_t>(cursor.integer(0)), std::move(entry));
        }
    }
    m_memory.list_rows.clear();
    Cursor cursor = m_connection.query(select_lists);
    while (TRY(cursor.next())) {
        auto row = static_cast<std::uint32_t>(cursor.integer(0));
        m_memory.lists.put_list(row, rows_of(cursor.text(1)));
        m_memory.list_rows.emplace(cursor.text(1), row);
    }
    return {};
}

void TagTable::save()
{
    m_changed = true;
    if (!m_saved)
        m_saved = m_memory;
}

void TagTable::roll_back()
{
    if (m_saved)
        m_memory = *std::exchange(m_saved, std::nullopt);
    m_changed = false;
}

Result<std::uint32_t> TagTable::tag_row(const TagId& id)
{
    if (std::uint32_t row = m_memory.lists.row_of_tag(id); row != 0)
        return row;
    save();
    TRY(m_connection.run(insert_tag, id.text()));
    auto row = static_cast<std::uint32_t>(m_connection.last_row());
    m_memory.lists.put_tag(row, unknown(id));
    return row;
}

Result<void> TagTable::put_row(std::uint32_t row, TagEntry entry)
{
    save();
    TRY(m_connection.run(update_tag, row, entry.tag.name, static_cast<std::int64_t>(entry.tag.color),
        entry.known ? 1 : 0, static_cast<std::int64_t>(entry.hidden)));
    m_memory.lists.put_tag(row, std::move(entry));
    return {};
}

Result<void> TagTable::put(const Tag& tag)
{
    std::uint32_t row = TRY(tag_row(tag.id));
    return put_row(row, TagEntry {tag, searchable(tag.name), true, TagEntry::Hidden::no});
}

Result<void> TagTable::remove(const TagId& id)
{
    std::uint32_t row = m_memory.lists.row_of_tag(id);
    return row == 0 ? Result<void> {} : put_row(row, unknown(id));
}

Result<void> TagTable::remove_all()
{
    for (std::uint32_t row = 1; row < m_memory.lists.tag_rows(); ++row) {
        if (m_memory.lists.tag(row).visible())
            TRY(put_row(row, unknown(m_memory.lists.tag(row).tag.id)));
    }
    return {};
}

Result<void> TagTable::hide(const TagId& id)
{
    std::uint32_t row = m_memory.lists.row_of_tag(id);
    if (row == 0)
        return {};
    TagEntry entry = m_memory.lists.tag(row);
    entry.hidden = TagEntry::Hidden::deleted;
    return put_row(row, std::move(entry));
}

Result<void> TagTable::unhide_all()
{
    for (std::uint32_t row = 1; row < m_memory.lists.tag_rows(); ++row) {
        TagEntry entry = m_memory.lists.tag(row);
        if (entry.hidden != TagEntry::Hidden::deleted)
            continue;
        if (std::uint32_t later = m_memory.lists.row_of_tag(entry.tag.id); later != 0) {
            // Put again after the deletion: only orders with pending edits carry that row, and they are rewound too.
            TagEntry over = m_memory.lists.tag(later);
            over.hidden = TagEntry::Hidden::over;
            TRY(put_row(later, std::move(over)));
        }
        entry.hidden = TagEntry::Hidden::no;
        TRY(put_row(row, std::move(entry)));
    }
    return {};
}

bool TagTable::is_hidden(const TagId& id) const
{
    for (std::uint32_t row = 1; row < m_memory.lists.tag_rows(); ++row) {
        if (m_memory.lists.tag(row).tag.id == id && m_memory.lists.tag(row).hidden == TagEntry::Hidden::deleted)
            return true;
    }
    return false;
}

std::optional<Tag> TagTable::visible(const TagId& id) const
{
    const TagEntry& entry = m_memory.lists.tag(m_memory.lists.row_of_tag(id));
    return entry.visible() ? std::optional {entry.tag} : std::nullopt;
}

std::vector<Tag> TagTable::all_visible() const
{
    std::vector<Tag> tags;
    for (std::uint32_t row = 1; row < m_memory.lists.tag_rows(); ++row) {
        if (m_memory.lists.tag(row).visible())
            tags.push_back(m_memory.lists.tag(row).tag);
    }
    return tags;
}

Result<std::uint32_t> TagTable::list_row(const std::vector<TagId>& tags)
{
    std::vector<std::uint32_t> rows;
    for (const TagId& tag : tags)
        rows.push_back(TRY(tag_row(tag)));
    std::string key = key_of(rows);
    if (auto found = m_memory.list_rows.find(key); found != m_memory.list_rows.end())
        return found->second;
    save();
    TRY(m_connection.run(insert_list, key));
    auto list = static_cast<std::uint32_t>(m_connection.last_row());
    for (std::size_t position = 0; position < rows.size(); ++position)
        TRY(m_connection.run(insert_member, list, position, rows[position]));
    m_memory.lists.put_list(list, std::move(rows));
    m_memory.list_rows.emplace(std::move(key), list);
    return list;
}

std::vector<TagId> TagTable::tags_of_list(std::uint32_t list_row, As as) const
{
    std::vector<TagId> tags;
    for (std::uint32_t row : m_memory.lists.list(list_row)) {
        if (as == As::base || m_memory.lists.tag(row).hidden == TagEntry::Hidden::no)
            tags.push_back(m_memory.lists.tag(row).tag.id);
    }
    return tags;
}

} // namespace carnet::store
