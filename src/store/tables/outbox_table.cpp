#include "store/tables/outbox_table.hpp"

#include "store/records/mutation_text.hpp"

namespace carnet::store {

namespace {

constexpr Sql insert_entry {"INSERT INTO outbox (uid, n, order_id, name, args, at, batch, outcome)"
                            " VALUES (?1, NULL, ?2, ?3, ?4, ?5, ?6, NULL)"};
constexpr Sql delete_entry {"DELETE FROM outbox WHERE uid = ?1"};
constexpr Sql select_by_uid {
    "SELECT position, uid, n, order_id, name, args, at, batch, outcome FROM outbox WHERE uid = ?1"};
// A walk through the outbox in its order: it is as long as what is pending, never as long as the book.
constexpr Sql select_pending {
    "SELECT position, uid, n, order_id, name, args, at, batch, outcome FROM outbox WHERE n IS NULL OR n > ?1"
    " ORDER BY position"};
constexpr Sql select_pending_of_order {"SELECT position, uid, n, order_id, name, args, at, batch, outcome FROM outbox"
                                       " WHERE order_id = ?2 AND (n IS NULL OR n > ?1) ORDER BY position"};
constexpr Sql select_of_order {
    "SELECT position, uid, n, order_id, name, args, at, batch, outcome FROM outbox WHERE order_id = ?1"
    " ORDER BY position"};
constexpr Sql select_of_batch {"SELECT position, uid, n, order_id, name, args, at, batch, outcome FROM outbox"
                               " WHERE batch = ?1 AND batch <> '' ORDER BY position"};
constexpr Sql select_unanswered {"SELECT position, uid, n, order_id, name, args, at, batch, outcome FROM outbox"
                                 " WHERE outcome IS NULL ORDER BY position LIMIT ?1"};
constexpr Sql update_number {"UPDATE outbox SET n = ?2 WHERE position = ?1"};
constexpr Sql update_outcome {"UPDATE outbox SET outcome = ?2 WHERE position = ?1"};
constexpr Sql delete_answered {"DELETE FROM outbox WHERE n <= ?1 AND outcome IS NOT NULL"};
constexpr Sql delete_rejected {"DELETE FROM outbox WHERE outcome = 3"};
constexpr Sql select_numbered {"SELECT position FROM outbox WHERE n IS NOT NULL ORDER BY position"};
constexpr Sql clear_numbers {"UPDATE outbox SET n = NULL, outcome = NULL"};
constexpr Sql count_without_outcome {"SELECT count(*) FROM outbox WHERE outcome IS NULL"};
constexpr Sql count_not_in_base {"SELECT count(*) FROM outbox WHERE n IS NULL OR n > ?1"};

constexpr Sql insert_attention {
    "INSERT INTO attention (uid, order_id, name, args, at, code, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT (uid) DO NOTHING"};
constexpr Sql select_attention {
    "SELECT uid, order_id, name, args, at, code, detail FROM attention ORDER BY position DESC"};
constexpr Sql select_attention_of_order {
    "SELECT uid, order_id, name, args, at, code, detail FROM attention WHERE order_id = ?1 ORDER BY position DESC"};
constexpr Sql select_attention_by_uid {
    "SELECT uid, order_id, name, args, at, code, detail FROM attention WHERE uid = ?1"};
constexpr Sql delete_attention {"DELETE FROM attention WHERE uid = ?1"};
constexpr Sql count_attention {"SELECT count(*) FROM attention"};

// uid, order, name and arguments, in this order from `column` on.
Result<Mutation> read_mutation(
    std::string_view uid, std::string_view order, std::string_view name, std::string_view args)
{
    Mutation mutation;
    mutation.uid = TRY(MutationUid::create(uid));
    if (!order.empty())
        mutation.order = TRY(OrderId::create(order));
    mutation.body = TRY(mutation_from(name, args));
    return mutation;
}

} // namespace

OutboxTable::OutboxTable(Connection& connection)
    : m_connection(connection)
{
}

template <typename... Values> Result<std::vector<OutboxRow>> OutboxTable::rows(const Sql& sql, const Values&... values)
{
    Cursor cursor = m_connection.query(sql, values...);
    std::vector<OutboxRow> rows;
    while (TRY(cursor.next())) {
        OutboxRow& row = rows.emplace_back();
        row.position = cursor.integer(0);
        row.entry.n = cursor.integer(2); // 0 for NULL
        row.entry.mutation = TRY(read_mutation(cursor.text(1), cursor.text(3), cursor.text(4), cursor.text(5)));
        row.entry.at = timestamp_from_milliseconds(cursor.integer(6));
        row.batch = cursor.text(7);
        if (!cursor.is_null(8))
            row.outcome = static_cast<OutcomeKind>(cursor.integer(8));
    }
    return rows;
}

Result<void> OutboxTable::add(const Mutation& mutation, Timestamp at, std::string_view batch)
{
    return m_connection.run(insert_entry, mutation.uid.text(), mutation.order.text(), wire_name_of(mutation.body),
        mutation_args(mutation.body), to_milliseconds(at), batch);
}

Result<std::optional<OutboxRow>> OutboxTable::find(const MutationUid& uid)
{
    std::vector<OutboxRow> found = TRY(rows(select_by_uid, uid.text()));
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

Result<void> OutboxTable::remove(const MutationUid& uid)
{
    return m_connection.run(delete_entry, uid.text());
}

Result<std::vector<OutboxRow>> OutboxTable::pending(std::int64_t ack)
{
    return rows(select_pending, ack);
}

Result<std::vector<OutboxRow>> OutboxTable::pending_of_order(std::int64_t ack, const OrderId& order)
{
    return rows(select_pending_of_order, ack, order.text());
}

Result<std::vector<OutboxRow>> OutboxTable::of_order(const OrderId& order)
{
    return rows(select_of_order, order.text());
}

Result<std::vector<OutboxRow>> OutboxTable::of_batch(std::string_view batch)
{
    return rows(select_of_batch, batch);
}

Result<std::vector<OutboxRow>> OutboxTable::unanswered(std::int64_t count)
{
    return rows(select_unanswered, count);
}

Result<void> OutboxTable::set_number(std::int64_t position, std::int64_t n)
{
    return m_connection.run(update_number, position, n);
}

Result<void> OutboxTable::set_outcome(std::int64_t position, OutcomeKind outcome)
{
    return m_connection.run(update_outcome, position, static_cast<std::int64_t>(outcome));
}

Result<void> OutboxTable::remove_answered_upto(std::int64_t ack)
{
    return m_connection.run(delete_answered, ack);
}

Result<void> OutboxTable::remove_rejected()
{
    return m_connection.run(delete_rejected);
}

Result<std::int64_t> OutboxTable::renumber()
{
    std::vector<std::int64_t> positions;
    {
        Cursor cursor = m_connection.query(select_numbered);
        while (TRY(cursor.next()))
            positions.push_back(cursor.integer(0));
    }
    TRY(m_connection.run(clear_numbers));
    std::int64_t number = 0;
    for (std::int64_t position : positions)
        TRY(set_number(position, ++number));
    return number;
}

Result<std::int64_t> OutboxTable::count_unanswered()
{
    return TRY(m_connection.integer(count_without_outcome)).value_or(0);
}

Result<std::int64_t> OutboxTable::count_pending(std::int64_t ack)
{
    return TRY(m_connection.integer(count_not_in_base, ack)).value_or(0);
}

AttentionTable::AttentionTable(Connection& connection)
    : m_connection(connection)
{
}

template <typename... Values>
Result<std::vector<AttentionRow>> AttentionTable::rows(const Sql& sql, const Values&... values)
{
    Cursor cursor = m_connection.query(sql, values...);
    std::vector<AttentionRow> rows;
    while (TRY(cursor.next())) {
        AttentionRow& row = rows.emplace_back();
        row.mutation = TRY(read_mutation(cursor.text(0), cursor.text(1), cursor.text(2), cursor.text(3)));
        row.at = timestamp_from_milliseconds(cursor.integer(4));
        if (auto code = cursor.optional_integer(5))
            row.code = static_cast<RejectionCode>(*code);
        row.detail = cursor.text(6);
    }
    return rows;
}

Result<void> AttentionTable::add(const AttentionRow& row)
{
    std::optional<std::int64_t> code;
    if (row.code)
        code = static_cast<std::int64_t>(*row.code);
    return m_connection.run(insert_attention, row.mutation.uid.text(), row.mutation.order.text(),
        wire_name_of(row.mutation.body), mutation_args(row.mutation.body), to_milliseconds(row.at), code, row.detail);
}

Result<std::vector<AttentionRow>> AttentionTable::all()
{
    return rows(select_attention);
}

Result<std::vector<AttentionRow>> AttentionTable::of_order(const OrderId& order)
{
    return rows(select_attention_of_order, order.text());
}

Result<std::optional<AttentionRow>> AttentionTable::find(const MutationUid& uid)
{
    std::vector<AttentionRow> found = TRY(rows(select_attention_by_uid, uid.text()));
    return found.empty() ? std::nullopt : std::optional {std::move(found.front())};
}

Result<void> AttentionTable::remove(const MutationUid& uid)
{
    return m_connection.run(delete_attention, uid.text());
}

Result<std::int64_t> AttentionTable::count()
{
    return TRY(m_connection.integer(count_attention)).value_or(0);
}

} // namespace carnet::store
