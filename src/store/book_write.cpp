#include "store/book_write.hpp"

#include "store/search/search_texts.hpp"

#include <utility>

namespace carnet::store {

BookWrite::BookWrite(BookTables& tables, ListIndex& index, Transaction transaction)
    : m_tables(&tables)
    , m_index(&index)
    , m_transaction(std::move(transaction))
{
}

BookWrite::BookWrite(BookWrite&& other) noexcept
    : m_tables(other.m_tables)
    , m_index(other.m_index)
    , m_transaction(std::move(other.m_transaction))
    , m_changes(std::move(other.m_changes))
    , m_inserted(other.m_inserted)
{
    other.m_transaction.reset();
}

Result<BookWrite> BookWrite::begin(BookTables& tables, ListIndex& index)
{
    return BookWrite {tables, index, TRY(Transaction::begin(*tables.connection))};
}

BookWrite::~BookWrite()
{
    if (!m_transaction)
        return;
    m_transaction.reset(); // rolls back
    m_tables->roll_memory_back(); // reads nothing: it must work where the storage does not
}

Result<OrderRow> BookWrite::put_order(const Order& order, std::int64_t rev, OrderRow existing, const Order* before)
{
    OrderRow row = existing;
    if (existing == OrderRow::none) {
        row = TRY(m_tables->orders.insert(order, rev));
        ++m_inserted;
    } else {
        TRY(m_tables->orders.update(existing, rev, order, before));
    }
    OrderTable::IndexEntry entry = TRY(m_tables->orders.index_entry(order));
    TRY(m_tables->blocks.put_record(row, entry.record));
    Change change {row, entry.record, {}};
    bool same_texts = before && before->items == order.items && search_fields(*before) == entry.fields;
    if (!same_texts) {
        change.texts = SearchTexts {std::move(entry.fields), std::move(entry.items)};
        TRY(m_tables->blocks.put_texts(row, *change.texts));
    }
    m_changes.push_back(std::move(change));
    return row;
}

Result<void> BookWrite::remove_order(OrderRow row, const OrderId& id)
{
    TRY(m_tables->orders.remove(row));
    TRY(m_tables->messages.remove_of_order(id));
    TRY(m_tables->blocks.put_record(row, {}));
    TRY(m_tables->blocks.put_texts(row, {}));
    m_changes.push_back({row, {}, {}});
    return {};
}

Result<void> BookWrite::commit()
{
    TRY(m_tables->blocks.write());
    TRY(m_transaction->commit());
    m_transaction.reset();
    // From here on nothing can fail: the index becomes what the file is.
    m_tables->commit_memory();
    for (const SharedTexts::NewItem& item : m_tables->texts.take_new_items())
        m_index->add_item(item.row, item.fields);
    if (m_tables->tags.take_changed())
        m_index->change_tags() = m_tables->tags.lists();
    for (const Change& change : m_changes) {
        if (!change.record) {
            m_index->remove(change.row);
            continue;
        }
        m_index->put(change.row, *change.record);
        if (change.texts)
            m_index->put_texts(change.row, change.texts->fields, change.texts->items);
    }
    m_index->touch();
    return {};
}

} // namespace carnet::store
