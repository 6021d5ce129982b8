#include "store/tables/sync_tables.hpp"

namespace carnet::store {

namespace {

constexpr Sql select_book {
    "SELECT account, epoch, client_file, pull, cursor, ack, last_number, index_version FROM book WHERE one = 1"};
constexpr Sql put_book {
    "INSERT INTO book (one, account, epoch, client_file, pull, cursor, ack, last_number, index_version)"
    " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT (one) DO UPDATE SET account = excluded.account, epoch = excluded.epoch,"
    " client_file = excluded.client_file, pull = excluded.pull, cursor = excluded.cursor, ack = excluded.ack,"
    " last_number = excluded.last_number, index_version = excluded.index_version"};

constexpr Sql select_shadow {"SELECT rev, content FROM shadows WHERE type = ?1 AND id = ?2"};
constexpr Sql has_shadow {"SELECT 1 FROM shadows WHERE type = ?1 AND id = ?2"};
constexpr Sql put_shadow {"INSERT INTO shadows (type, id, rev, content) VALUES (?1, ?2, ?3, ?4)"
                          " ON CONFLICT (type, id) DO UPDATE SET rev = excluded.rev, content = excluded.content"};
constexpr Sql delete_shadow {"DELETE FROM shadows WHERE type = ?1 AND id = ?2"};
constexpr Sql select_shadows {"SELECT id, rev, content FROM shadows WHERE type = ?1"};
constexpr Sql delete_shadows {"DELETE FROM shadows"};

constexpr Sql any_staged {"SELECT 1 FROM staged LIMIT 1"};
constexpr Sql insert_staged {"INSERT INTO staged (page) VALUES (?1)"};
constexpr Sql select_staged {"SELECT position, page FROM staged WHERE position > ?1 ORDER BY position LIMIT 1"};
constexpr Sql delete_staged {"DELETE FROM staged"};
constexpr Sql insert_present {"INSERT INTO staged_present (type, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"};
constexpr Sql delete_present {"DELETE FROM staged_present"};

constexpr Sql insert_unreadable {"INSERT INTO unreadable (type, id) VALUES (?1, ?2) ON CONFLICT DO NOTHING"};
constexpr Sql delete_unreadable {"DELETE FROM unreadable WHERE type = ?1 AND id = ?2"};
constexpr Sql delete_all_unreadable {"DELETE FROM unreadable"};
constexpr Sql count_unreadable {"SELECT count(*) FROM unreadable"};

constexpr Sql select_setting {"SELECT value FROM settings WHERE key = ?1"};
constexpr Sql put_setting {"INSERT INTO settings (key, value) VALUES (?1, ?2)"
                           " ON CONFLICT (key) DO UPDATE SET value = excluded.value"};
constexpr Sql delete_setting {"DELETE FROM settings WHERE key = ?1"};
// The keys that begin with a text are those from it up to the same text with the largest code point behind.
constexpr Sql select_settings {"SELECT key, value FROM settings WHERE key >= ?1 AND key < ?2 ORDER BY key"};

std::int64_t number_of(RowType type)
{
    return static_cast<std::int64_t>(type);
}

} // namespace

BookRowTable::BookRowTable(Connection& connection)
    : m_connection(connection)
{
}

Result<std::optional<BookRow>> BookRowTable::read()
{
    Cursor cursor = m_connection.query(select_book);
    if (!TRY(cursor.next()))
        return std::nullopt;
    BookRow row;
    row.account = cursor.text(0);
    row.epoch = cursor.text(1);
    row.client_file = cursor.text(2);
    row.pull = static_cast<Pull>(cursor.integer(3));
    row.cursor = cursor.text(4);
    row.ack = cursor.integer(5);
    row.last_number = cursor.integer(6);
    row.index_version = cursor.integer(7);
    return row;
}

Result<void> BookRowTable::write(const BookRow& row)
{
    return m_connection.run(put_book, row.account, row.epoch, row.client_file, static_cast<std::int64_t>(row.pull),
        row.cursor, row.ack, row.last_number, row.index_version);
}

ShadowTable::ShadowTable(Connection& connection)
    : m_connection(connection)
{
}

Result<bool> ShadowTable::has(RowType type, std::string_view id)
{
    return TRY(m_connection.integer(has_shadow, number_of(type), id)).has_value();
}

Result<std::optional<ShadowTable::Shadow>> ShadowTable::find(RowType type, std::string_view id)
{
    Cursor cursor = m_connection.query(select_shadow, number_of(type), id);
    if (!TRY(cursor.next()))
        return std::nullopt;
    Shadow shadow {type, std::string {id}, cursor.integer(0), {}};
    if (!cursor.is_null(1))
        shadow.content.emplace(cursor.blob(1).begin(), cursor.blob(1).end());
    return shadow;
}

Result<void> ShadowTable::put(const Shadow& shadow)
{
    return m_connection.run(put_shadow, number_of(shadow.type), shadow.id, shadow.rev, shadow.content);
}

Result<void> ShadowTable::remove(RowType type, std::string_view id)
{
    return m_connection.run(delete_shadow, number_of(type), id);
}

Result<std::vector<ShadowTable::Shadow>> ShadowTable::all_of(RowType type)
{
    Cursor cursor = m_connection.query(select_shadows, number_of(type));
    std::vector<Shadow> shadows;
    while (TRY(cursor.next())) {
        Shadow& shadow = shadows.emplace_back();
        shadow.type = type;
        shadow.id = cursor.text(0);
        shadow.rev = cursor.integer(1);
        if (!cursor.is_null(2))
            shadow.content.emplace(cursor.blob(2).begin(), cursor.blob(2).end());
    }
    return shadows;
}

Result<void> ShadowTable::remove_all()
{
    return m_connection.run(delete_shadows);
}

StagingTable::StagingTable(Connection& connection)
    : m_connection(connection)
{
}

Result<bool> StagingTable::any()
{
    return TRY(m_connection.integer(any_staged)).has_value();
}

Result<void> StagingTable::add(const StagedPage& page)
{
    return m_connection.run(insert_staged, encode(page));
}

Result<std::optional<StagingTable::Numbered>> StagingTable::next_page(std::int64_t after)
{
    Cursor cursor = m_connection.query(select_staged, after);
    if (!TRY(cursor.next()))
        return std::nullopt;
    return Numbered {cursor.integer(0), TRY(decode_staged_page(cursor.blob(1)))};
}

Result<void> StagingTable::add_present(RowType type, std::string_view id)
{
    return m_connection.run(insert_present, number_of(type), id);
}

Result<void> StagingTable::remove_all()
{
    TRY(m_connection.run(delete_staged));
    return m_connection.run(delete_present);
}

UnreadableTable::UnreadableTable(Connection& connection)
    : m_connection(connection)
{
}

Result<void> UnreadableTable::add(std::string_view type, std::string_view id)
{
    return m_connection.run(insert_unreadable, type, id);
}

Result<void> UnreadableTable::remove(std::string_view type, std::string_view id)
{
    return m_connection.run(delete_unreadable, type, id);
}

Result<void> UnreadableTable::remove_all()
{
    return m_connection.run(delete_all_unreadable);
}

Result<std::int64_t> UnreadableTable::count()
{
    return TRY(m_connection.integer(count_unreadable)).value_or(0);
}

SettingsTable::SettingsTable(Connection& connection)
    : m_connection(connection)
{
}

Result<std::optional<std::string>> SettingsTable::find(std::string_view key)
{
    Cursor cursor = m_connection.query(select_setting, key);
    if (!TRY(cursor.next()))
        return std::nullopt;
    return std::string {cursor.text(0)};
}

Result<void> SettingsTable::put(std::string_view key, std::optional<std::string_view> value)
{
    if (!value)
        return m_connection.run(delete_setting, key);
    return m_connection.run(put_setting, key, *value);
}

Result<std::vector<SettingsTable::Setting>> SettingsTable::with_prefix(std::string_view prefix)
{
    std::string end = std::string {prefix} + "\xf4\x8f\xbf\xbf"; // U+10FFFF
    Cursor cursor = m_connection.query(select_settings, prefix, end);
    std::vector<Setting> settings;
    while (TRY(cursor.next()))
        settings.push_back({std::string {cursor.text(0)}, std::string {cursor.text(1)}});
    return settings;
}

} // namespace carnet::store
