// One transaction of the book: the file and the list's index change together or not at all. Everything that changes an
// order, a tag or a message goes through here; the index takes the changes over when the commit has succeeded.
#pragma once

#include "store/index/list_index.hpp"
#include "store/tables/book_tables.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carnet::store {

class BookWrite {
public:
    [[nodiscard]] static Result<BookWrite> begin(BookTables& tables, ListIndex& index);
    BookWrite(BookWrite&&) noexcept;
    BookWrite& operator=(BookWrite&&) = delete;
    // Without commit(): everything is as before.
    ~BookWrite();

    [[nodiscard]] Result<void> commit();

    // New, or written over what was there; `before`: what was there, when it is known.
    [[nodiscard]] Result<OrderRow> put_order(
        const Order& order, std::int64_t rev, OrderRow existing, const Order* before);
    [[nodiscard]] Result<void> remove_order(OrderRow row, const OrderId& id);

    // Whether the book has the order, before this transaction's own removals.
    [[nodiscard]] bool has_order(OrderRow row) const { return m_index->columns().contains(row); }

    [[nodiscard]] BookTables& tables() { return *m_tables; }

    // Orders that came into the book with this transaction.
    [[nodiscard]] std::int64_t inserted_orders() const { return m_inserted; }

private:
    BookWrite(BookTables& tables, ListIndex& index, Transaction transaction);

    struct Change {
        OrderRow row {OrderRow::none};
        std::optional<ListRecord> record; // nothing: the order is gone
        std::optional<SearchTexts> texts; // nothing: as they were
    };

    BookTables* m_tables;
    ListIndex* m_index;
    std::optional<Transaction> m_transaction;
    std::vector<Change> m_changes;
    std::int64_t m_inserted {0};
};

} // namespace carnet::store
