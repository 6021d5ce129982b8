// For when something may be wrong: whether the index, its twin in the file and the orders agree; and what can be read
// of a damaged file's outbox.
#include "store/book.hpp"

#include "store/records/mutation_text.hpp"
#include "store/schema/schema.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

constexpr Sql salvage_account {"SELECT account FROM book"};
// By its own table's order, so that no index is needed to be whole.
constexpr Sql salvage_entry {"SELECT uid, n, order_id, name, args, at FROM outbox WHERE position = ?1"};
constexpr Sql salvage_bounds {"SELECT min(position), max(position) FROM outbox"};

Failure differs(OrderRow row, const char* what)
{
    return failure(
        ErrorCode::storage_corrupt, "row " + std::to_string(to_index(row)) + ": " + what + " differs from the order");
}

} // namespace

Result<void> Book::verify_index()
{
    Unhurried unhurried;
    while (TRY(load_texts(unhurried)) == Step::more) { }
    // What is compared may add a tag's row on the way: all of it is rolled back.
    BookWrite never_committed = TRY(begin_write());
    std::vector<std::pair<OrderRow, ListRecord>> in_file;
    TRY(m_tables->blocks.each_record(
        [&](OrderRow row, const ListRecord& record) { in_file.emplace_back(row, record); }));
    std::vector<std::pair<OrderRow, SearchTexts>> texts_in_file;
    std::int64_t from = 0;
    while (true) {
        auto next = TRY(m_tables->blocks.some_texts(
            from, 1000, [&](OrderRow row, const SearchTexts& texts) { texts_in_file.emplace_back(row, texts); }));
        if (!next)
            break;
        from = *next;
    }
    std::int64_t orders = TRY(m_tables->orders.count());
    if (std::ssize(in_file) != orders || std::ssize(texts_in_file) != orders
        || m_index.columns().row_count() != static_cast<std::uint32_t>(orders))
        return failure(ErrorCode::storage_corrupt, "the index has another number of orders than the book");
    for (std::size_t i = 0; i < in_file.size(); ++i) {
        auto& [row, record] = in_file[i];
        auto& [text_row, texts] = texts_in_file[i];
        // The page and the tags as rows: what the order would get now, without adding anything.
        Order order = TRY(m_tables->orders.read(row, TagTable::As::base));
        if (record != m_index.columns().record(row))
            return differs(row, "the record in memory");
        if (row != text_row)
            return differs(row, "the place of its texts");
        if (texts.fields != m_index.texts().fields(to_index(row))
            || !std::ranges::equal(texts.items, m_index.texts().items(to_index(row))))
            return differs(row, "the text in memory");
        OrderTable::IndexEntry expected = TRY(m_tables->orders.index_entry(order));
        if (texts.fields != expected.fields || texts.items != expected.items)
            return differs(row, "the text in the file");
        expected.record.tag_list = record.tag_list; // hidden tags have rows of their own
        if (record != expected.record || m_tables->tags.tags_of_list(record.tag_list, TagTable::As::base) != order.tags)
            return differs(row, "the record in the file");
    }
    return {};
}

Result<SalvagedOutbox> salvage_outbox(StorageDevice& device)
{
    BookVfs vfs {device};
    std::unique_ptr<Connection> connection = TRY(Connection::open(vfs, Connection::Mode::salvage));
    SalvagedOutbox salvaged;
    {
        Cursor cursor = connection->query(salvage_account);
        auto found = cursor.next();
        if (found && *found)
            salvaged.account = cursor.text(0);
    }
    std::int64_t first = 0;
    std::int64_t last = -1;
    {
        Cursor cursor = connection->query(salvage_bounds);
        if (TRY(cursor.next()) && !cursor.is_null(0)) {
            first = cursor.integer(0);
            last = cursor.integer(1);
        }
    }
    // One by one: a damaged page costs its own entries and no others. A damaged number cannot make this endless.
    constexpr std::int64_t most_entries = 10'000'000;
    last = std::min(last, first + most_entries);
    for (std::int64_t position = first; position <= last; ++position) {
        Cursor cursor = connection->query(salvage_entry, position);
        auto found = cursor.next();
        if (!found) {
            ++salvaged.unreadable;
            continue;
        }
        if (!*found)
            continue; // it had left the outbox
        OutboxEntry entry;
        entry.n = cursor.integer(1);
        entry.at = timestamp_from_milliseconds(cursor.integer(5));
        auto uid = MutationUid::create(cursor.text(0));
        auto order = OrderId::create(cursor.text(2));
        auto body = mutation_from(cursor.text(3), cursor.text(4));
        if (!uid || !body || (!order && !cursor.text(2).empty())) {
            ++salvaged.unreadable;
            continue;
        }
        entry.mutation = {std::move(*uid), order ? std::move(*order) : OrderId {}, std::move(*body)};
        salvaged.entries.push_back(std::move(entry));
    }
    return salvaged;
}

} // namespace carnet::store
