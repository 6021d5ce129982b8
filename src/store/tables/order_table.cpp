#include "store/tables/order_table.hpp"

#include "store/records/row_codec.hpp"
#include "store/search/search_texts.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

constexpr Sql select_last_row {"SELECT max(row) FROM orders"};
constexpr Sql select_count {"SELECT count(*) FROM orders"};
constexpr Sql select_row {"SELECT row FROM orders WHERE id = ?1"};
constexpr Sql select_rev {"SELECT rev FROM orders WHERE row = ?1"};

constexpr Sql insert_order {
    "INSERT INTO orders (row, id, rev, number, module, page, origin, status, payment_status, archived, created_at,"
    " updated_at, paid_at, status_locked_until, currency, total, tag_list, unread, last_message_at, name, email, phone,"
    " country, state, city, address, postcode, ip, browser, locale, subtotal, discount, shipping, tax, payment_method,"
    " payment_reference, customer_extra, extra)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,"
    " ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38)"};

constexpr Sql update_order {
    "UPDATE orders SET id = ?2, rev = ?3, number = ?4, module = ?5, page = ?6, origin = ?7, status = ?8,"
    " payment_status = ?9, archived = ?10, created_at = ?11, updated_at = ?12, paid_at = ?13,"
    " status_locked_until = ?14, currency = ?15, total = ?16, tag_list = ?17, unread = ?18, last_message_at = ?19,"
    " name = ?20, email = ?21, phone = ?22, country = ?23, state = ?24, city = ?25, address = ?26, postcode = ?27,"
    " ip = ?28, browser = ?29, locale = ?30, subtotal = ?31, discount = ?32, shipping = ?33, tax = ?34,"
    " payment_method = ?35, payment_reference = ?36, customer_extra = ?37, extra = ?38 WHERE row = ?1"};

constexpr Sql select_order {
    "SELECT orders.row, id, rev, number, module, page_id, origin, status, payment_status, archived, created_at,"
    " updated_at, paid_at, status_locked_until, currency, total, tag_list, unread, last_message_at, name, email, phone,"
    " country, state, city, address, postcode, ip, browsers.browser, locale, subtotal, discount, shipping, tax,"
    " payment_method, payment_reference, customer_extra, extra"
    " FROM orders CROSS JOIN pages ON pages.row = orders.page CROSS JOIN browsers ON browsers.row = orders.browser"
    " WHERE orders.row = ?1"};

constexpr Sql select_list_row {
    "SELECT id, number, name, email, phone, created_at, total, currency, status, payment_status, archived, module,"
    " origin, tag_list, unread, status_locked_until,"
    " EXISTS (SELECT 1 FROM outbox WHERE outbox.order_id = orders.id),"
    " EXISTS (SELECT 1 FROM attention WHERE attention.order_id = orders.id)"
    " FROM orders WHERE row = ?1"};

constexpr Sql delete_order {"DELETE FROM orders WHERE row = ?1"};

constexpr Sql insert_item {
    "INSERT INTO line_items (order_row, position, id, item, quantity, unit_price, starts_at, stock_taken,"
    " stock_returned, options, extra) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"};
constexpr Sql delete_items {"DELETE FROM line_items WHERE order_row = ?1"};
constexpr Sql select_items {
    "SELECT line_items.id, item_names.name, item_names.sku, item_names.product_id, item_names.url, quantity,"
    " unit_price, starts_at, stock_taken, stock_returned, options, extra"
    " FROM line_items CROSS JOIN item_names ON item_names.row = line_items.item"
    " WHERE order_row = ?1 ORDER BY position"};

constexpr Sql insert_parcel {"INSERT INTO tracking (order_row, position, id, number, carrier, url, added_at)"
                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
constexpr Sql delete_tracking {"DELETE FROM tracking WHERE order_row = ?1"};
constexpr Sql select_tracking {
    "SELECT id, number, carrier, url, added_at FROM tracking WHERE order_row = ?1 ORDER BY position"};

constexpr Sql put_activity {"INSERT INTO activity (order_row, entries) VALUES (?1, ?2)"
                            " ON CONFLICT (order_row) DO UPDATE SET entries = excluded.entries"};
constexpr Sql delete_activity {"DELETE FROM activity WHERE order_row = ?1"};
constexpr Sql select_activity {"SELECT entries FROM activity WHERE order_row = ?1"};

template <typename Kind> Result<void> read_id(Id<Kind>& id, std::string_view text)
{
    if (!text.empty())
        id = TRY(Id<Kind>::create(text));
    return {};
}

std::optional<std::int64_t> milliseconds(std::optional<Timestamp> time)
{
    return time ? std::optional {to_milliseconds(*time)} : std::nullopt;
}

std::optional<Timestamp> timestamp(std::optional<std::int64_t> milliseconds)
{
    return milliseconds ? std::optional {timestamp_from_milliseconds(*milliseconds)} : std::nullopt;
}

template <typename Enum> std::int64_t number_of(Enum value)
{
    return static_cast<std::int64_t>(value);
}

} // namespace

std::optional<std::string> why_not_storable(const Order& order)
{
    if (order.id.empty())
        return "no id";
    if ((order.status == OrderStatus::refunded) != (order.payment_status == PaymentStatus::refunded))
        return "order and payment are not refunded together";
    if (order.totals.total < -max_minor_units || order.totals.total > max_minor_units)
        return "total out of bounds";
    if (order.unread < 0)
        return "unread below zero";
    for (const LineItem& item : order.items) {
        if (item.quantity < 0 || item.stock_taken < 0 || item.stock_returned < 0
            || item.stock_returned > item.stock_taken)
            return "an impossible stock ledger";
    }
    return {};
}

OrderTable::OrderTable(Connection& connection, SharedTexts& texts, TagTable& tags)
    : m_connection(connection)
    , m_texts(texts)
    , m_tags(tags)
{
}

Result<void> OrderTable::load()
{
    m_last_row = static_cast<std::uint32_t>(TRY(m_connection.integer(select_last_row)).value_or(0));
    commit();
    return {};
}

Result<OrderRow> OrderTable::row_of(const OrderId& id)
{
    return static_cast<OrderRow>(TRY(m_connection.integer(select_row, id.text())).value_or(0));
}

Result<std::int64_t> OrderTable::rev(OrderRow row)
{
    return TRY(m_connection.integer(select_rev, to_index(row))).value_or(0);
}

Result<std::int64_t> OrderTable::count()
{
    return TRY(m_connection.integer(select_count)).value_or(0);
}

Result<Order> OrderTable::read(OrderRow row, TagTable::As as, EnumSet<OrderPart> parts)
{
    Order order;
    {
        Cursor cursor = m_connection.query(select_order, to_index(row));
        if (!TRY(cursor.next()))
            return failure(ErrorCode::not_found, "no such order");
        TRY(read_id(order.id, cursor.text(1)));
        order.number = cursor.text(3);
        order.module = static_cast<Module>(cursor.integer(4));
        order.page_id = cursor.text(5);
        order.origin = static_cast<Origin>(cursor.integer(6));
        order.status = static_cast<OrderStatus>(cursor.integer(7));
        order.payment_status = static_cast<PaymentStatus>(cursor.integer(8));
        order.archived = cursor.integer(9) != 0;
        order.created_at = timestamp_from_milliseconds(cursor.integer(10));
        order.updated_at = timestamp_from_milliseconds(cursor.integer(11));
        order.paid_at = timestamp(cursor.optional_integer(12));
        order.status_locked_until = timestamp(cursor.optional_integer(13));
        order.currency = Currency::from_packed(static_cast<std::uint32_t>(cursor.integer(14)));
        order.totals.total = cursor.integer(15);
        order.tags = m_tags.tags_of_list(static_cast<std::uint32_t>(cursor.integer(16)), as);
        order.unread = cursor.integer(17);
        order.last_message_at = timestamp(cursor.optional_integer(18));
        Customer& customer = order.customer;
        int column = 19;
        for (std::string* text :
            {&customer.name, &customer.email, &customer.phone, &customer.country, &customer.state, &customer.city,
                &customer.address, &customer.postcode, &customer.ip, &customer.browser, &customer.locale})
            *text = cursor.text(column++);
        for (std::int64_t* amount :
            {&order.totals.subtotal, &order.totals.discount, &order.totals.shipping, &order.totals.tax})
            *amount = cursor.integer(column++);
        for (std::string* text : {&order.payment.method, &order.payment.reference, &customer.extra, &order.extra})
            *text = cursor.text(column++);
    }
    if (parts.contains(OrderPart::items)) {
        Cursor cursor = m_connection.query(select_items, to_index(row));
        while (TRY(cursor.next())) {
            LineItem& item = order.items.emplace_back();
            TRY(read_id(item.id, cursor.text(0)));
            item.name = cursor.text(1);
            item.sku = cursor.text(2);
            TRY(read_id(item.product_id, cursor.text(3)));
            item.url = cursor.text(4);
            item.quantity = cursor.integer(5);
            item.unit_price = cursor.integer(6);
            item.starts_at = timestamp(cursor.optional_integer(7));
            item.stock_taken = cursor.integer(8);
            item.stock_returned = cursor.integer(9);
            if (!cursor.is_null(10))
                item.options = TRY(decode_options(cursor.blob(10)));
            item.extra = cursor.text(11);
        }
    }
    if (parts.contains(OrderPart::tracking)) {
        Cursor cursor = m_connection.query(select_tracking, to_index(row));
        while (TRY(cursor.next())) {
            Tracking& parcel = order.tracking.emplace_back();
            TRY(read_id(parcel.id, cursor.text(0)));
            parcel.number = cursor.text(1);
            parcel.carrier = cursor.text(2);
            parcel.url = cursor.text(3);
            parcel.added_at = timestamp(cursor.optional_integer(4));
        }
    }
    if (parts.contains(OrderPart::activity)) {
        Cursor cursor = m_connection.query(select_activity, to_index(row));
        if (TRY(cursor.next()))
            order.activity = TRY(decode_activity(cursor.blob(0)));
    }
    return order;
}

Result<ListRow> OrderTable::list_row(OrderRow row)
{
    Cursor cursor = m_connection.query(select_list_row, to_index(row));
    if (!TRY(cursor.next()))
        return failure(ErrorCode::storage_corrupt, "the list has an order that the book has not");
    ListRow list_row;
    list_row.row = row;
    TRY(read_id(list_row.id, cursor.text(0)));
    list_row.number = cursor.text(1);
    list_row.name = cursor.text(2);
    list_row.email = cursor.text(3);
    list_row.phone = cursor.text(4);
    list_row.created_at = timestamp_from_milliseconds(cursor.integer(5));
    list_row.total = {cursor.integer(6), Currency::from_packed(static_cast<std::uint32_t>(cursor.integer(7)))};
    list_row.status = static_cast<OrderStatus>(cursor.integer(8));
    list_row.payment_status = static_cast<PaymentStatus>(cursor.integer(9));
    list_row.archived = cursor.integer(10) != 0;
    list_row.module = static_cast<Module>(cursor.integer(11));
    list_row.origin = static_cast<Origin>(cursor.integer(12));
    list_row.tags = m_tags.tags_of_list(static_cast<std::uint32_t>(cursor.integer(13)), TagTable::As::view);
    list_row.unread = cursor.integer(14);
    list_row.status_locked_until = timestamp(cursor.optional_integer(15));
    list_row.waiting = cursor.integer(16) != 0;
    list_row.needs_attention = cursor.integer(17) != 0;
    return list_row;
}

Result<void> OrderTable::write_columns(const Sql& sql, OrderRow row, std::int64_t rev, const Order& order)
{
    const Customer& customer = order.customer;
    const Totals& totals = order.totals;
    return m_connection.run(sql, to_index(row), order.id.text(), rev, order.number, number_of(order.module),
        TRY(m_texts.page_row(order.page_id)), number_of(order.origin), number_of(order.status),
        number_of(order.payment_status), order.archived ? 1 : 0, to_milliseconds(order.created_at),
        to_milliseconds(order.updated_at), milliseconds(order.paid_at), milliseconds(order.status_locked_until),
        order.currency.packed(), totals.total, TRY(m_tags.list_row(order.tags)), order.unread,
        milliseconds(order.last_message_at), customer.name, customer.email, customer.phone, customer.country,
        customer.state, customer.city, customer.address, customer.postcode, customer.ip,
        TRY(m_texts.browser_row(customer.browser)), customer.locale, totals.subtotal, totals.discount, totals.shipping,
        totals.tax, order.payment.method, order.payment.reference, customer.extra, order.extra);
}

Result<void> OrderTable::insert_items(OrderRow row, const Order& order)
{
    for (std::size_t position = 0; position < order.items.size(); ++position) {
        const LineItem& item = order.items[position];
        std::optional<std::vector<std::byte>> options;
        if (!item.options.empty())
            options = encode(item.options);
        std::uint32_t item_row = TRY(m_texts.item_row(item));
        TRY(m_connection.run(insert_item, to_index(row), position, item.id.text(), item_row, item.quantity,
            item.unit_price, milliseconds(item.starts_at), item.stock_taken, item.stock_returned, options, item.extra));
    }
    return {};
}

Result<void> OrderTable::insert_tracking(OrderRow row, const Order& order)
{
    for (std::size_t position = 0; position < order.tracking.size(); ++position) {
        const Tracking& parcel = order.tracking[position];
        TRY(m_connection.run(insert_parcel, to_index(row), position, parcel.id.text(), parcel.number, parcel.carrier,
            parcel.url, milliseconds(parcel.added_at)));
    }
    return {};
}

Result<void> OrderTable::write_activity(OrderRow row, const Order& order)
{
    if (order.activity.empty())
        return m_connection.run(delete_activity, to_index(row));
    return m_connection.run(put_activity, to_index(row), encode(order.activity));
}

Result<OrderRow> OrderTable::insert(const Order& order, std::int64_t rev)
{
    auto row = static_cast<OrderRow>(m_last_row + 1);
    TRY(write_columns(insert_order, row, rev, order));
    ++m_last_row;
    TRY(insert_items(row, order));
    TRY(insert_tracking(row, order));
    if (!order.activity.empty())
        TRY(write_activity(row, order));
    return row;
}

Result<void> OrderTable::update(OrderRow row, std::int64_t rev, const Order& order, const Order* before)
{
    TRY(write_columns(update_order, row, rev, order));
    if (!before || before->items != order.items) {
        TRY(m_connection.run(delete_items, to_index(row)));
        TRY(insert_items(row, order));
    }
    if (!before || before->tracking != order.tracking) {
        TRY(m_connection.run(delete_tracking, to_index(row)));
        TRY(insert_tracking(row, order));
    }
    if (!before || before->activity != order.activity)
        TRY(write_activity(row, order));
    return {};
}

Result<void> OrderTable::remove(OrderRow row)
{
    return m_connection.run(delete_order, to_index(row));
}

Result<OrderTable::IndexEntry> OrderTable::index_entry(const Order& order)
{
    IndexEntry entry;
    std::uint32_t page = TRY(m_texts.page_row(order.page_id));
    entry.record = list_record_of(order, page, TRY(m_tags.list_row(order.tags)));
    entry.fields = search_fields(order);
    for (const LineItem& item : order.items)
        entry.items.push_back(TRY(m_texts.item_row(item)));
    std::ranges::sort(entry.items);
    entry.items.erase(std::unique(entry.items.begin(), entry.items.end()), entry.items.end());
    return entry;
}

} // namespace carnet::store
