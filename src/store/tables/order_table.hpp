// Whole orders in the file: an order's own row, its lines, parcels and activity. Reads and writes what the domain calls
// an Order; knows neither the list's index nor the outbox.
#pragma once

#include "domain/list.hpp"
#include "domain/order.hpp"
#include "store/index/list_record.hpp"
#include "store/sqlite/connection.hpp"
#include "store/tables/shared_texts.hpp"
#include "store/tables/tag_table.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::store {

// Why the book cannot keep an order that came from outside: what the table's checks would refuse. Nothing when it can.
[[nodiscard]] std::optional<std::string> why_not_storable(const Order& order);

// The parts of an order that have tables of their own.
enum class OrderPart : std::uint8_t { items, tracking, activity };
inline constexpr EnumSet<OrderPart> every_part {OrderPart::items, OrderPart::tracking, OrderPart::activity};

class OrderTable {
public:
    OrderTable(Connection& connection, SharedTexts& texts, TagTable& tags);

    [[nodiscard]] Result<void> load();
    // The memory's side of the end of a transaction.
    void commit() { m_committed_last_row = m_last_row; }
    void roll_back() { m_last_row = m_committed_last_row; }

    [[nodiscard]] Result<OrderRow> row_of(const OrderId& id); // none when there is no such order
    [[nodiscard]] Result<Order> read(OrderRow row, TagTable::As as, EnumSet<OrderPart> parts = every_part);
    [[nodiscard]] Result<std::int64_t> rev(OrderRow row);
    [[nodiscard]] Result<ListRow> list_row(OrderRow row);
    [[nodiscard]] Result<std::int64_t> count();

    [[nodiscard]] Result<OrderRow> insert(const Order& order, std::int64_t rev);
    // Writes what differs from `before`; everything when that is not known.
    [[nodiscard]] Result<void> update(OrderRow row, std::int64_t rev, const Order& order, const Order* before);
    [[nodiscard]] Result<void> remove(OrderRow row);

    // What the list's index keeps of an order; adds its page, tags and items where they are new.
    struct IndexEntry {
        ListRecord record;
        std::string fields;
        std::vector<std::uint32_t> items;
    };
    [[nodiscard]] Result<IndexEntry> index_entry(const Order& order);

private:
    [[nodiscard]] Result<void> write_columns(const Sql& sql, OrderRow row, std::int64_t rev, const Order& order);
    [[nodiscard]] Result<void> insert_items(OrderRow row, const Order& order);
    [[nodiscard]] Result<void> insert_tracking(OrderRow row, const Order& order);
    [[nodiscard]] Result<void> write_activity(OrderRow row, const Order& order);

    Connection& m_connection;
    SharedTexts& m_texts;
    TagTable& m_tags;
    std::uint32_t m_last_row {0};
    std::uint32_t m_committed_last_row {0};
};

} // namespace carnet::store
