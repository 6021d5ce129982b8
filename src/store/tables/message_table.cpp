#include "store/tables/message_table.hpp"

namespace carnet::store {

namespace {

constexpr Sql select_message {
    "SELECT id, order_id, direction, subject, text, at, in_reply_to, delivery, delivery_detail, reply_url, waiting"
    " FROM messages WHERE id = ?1"};
constexpr Sql select_of_order {
    "SELECT id, order_id, direction, subject, text, at, in_reply_to, delivery, delivery_detail, reply_url, waiting"
    " FROM messages WHERE order_id = ?1 ORDER BY at, row"};
constexpr Sql put_message {
    "INSERT INTO messages (id, order_id, direction, subject, text, at, in_reply_to, delivery, delivery_detail,"
    " reply_url, waiting) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    " ON CONFLICT (id) DO UPDATE SET order_id = excluded.order_id, direction = excluded.direction,"
    " subject = excluded.subject, text = excluded.text, at = excluded.at, in_reply_to = excluded.in_reply_to,"
    " delivery = excluded.delivery, delivery_detail = excluded.delivery_detail, reply_url = excluded.reply_url,"
    " waiting = excluded.waiting"};
constexpr Sql delete_message {"DELETE FROM messages WHERE id = ?1"};
constexpr Sql delete_of_order {"DELETE FROM messages WHERE order_id = ?1"};
// A condition on the partial index, and one that keeps the planner away from it where the order's is meant.
constexpr Sql delete_waiting {"DELETE FROM messages WHERE waiting = 1"};
constexpr Sql delete_waiting_of_order {"DELETE FROM messages WHERE order_id = ?1 AND +waiting = 1"};
constexpr Sql delete_messages {"DELETE FROM messages"};

constexpr Sql select_product {"SELECT id, name, sku, url, stock FROM products WHERE id = ?1"};
constexpr Sql sum_of_moves {"SELECT sum(delta) FROM stock_moves WHERE product_id = ?1"};
constexpr Sql add_move {"INSERT INTO stock_moves (order_id, product_id, delta) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (product_id, order_id) DO UPDATE SET delta = delta + excluded.delta"};
constexpr Sql delete_moves {"DELETE FROM stock_moves"};
constexpr Sql delete_moves_of_order {"DELETE FROM stock_moves WHERE order_id = ?1"};
constexpr Sql put_product {
    "INSERT INTO products (id, name, sku, url, stock) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (id) DO UPDATE SET name = excluded.name, sku = excluded.sku, url = excluded.url,"
    " stock = excluded.stock"};
constexpr Sql delete_product {"DELETE FROM products WHERE id = ?1"};
constexpr Sql delete_products {"DELETE FROM products"};

template <typename Kind> Result<void> read_id(Id<Kind>& id, std::string_view text)
{
    if (!text.empty())
        id = TRY(Id<Kind>::create(text));
    return {};
}

Result<Message> read_message(const Cursor& cursor)
{
    Message message;
    TRY(read_id(message.id, cursor.text(0)));
    TRY(read_id(message.order, cursor.text(1)));
    message.direction = static_cast<MessageDirection>(cursor.integer(2));
    message.subject = cursor.text(3);
    message.text = cursor.text(4);
    message.at = timestamp_from_milliseconds(cursor.integer(5));
    TRY(read_id(message.in_reply_to, cursor.text(6)));
    message.delivery = static_cast<Delivery>(cursor.integer(7));
    message.delivery_detail = cursor.text(8);
    message.reply_url = cursor.text(9);
    message.waiting = cursor.integer(10) != 0;
    return message;
}

} // namespace

MessageTable::MessageTable(Connection& connection)
    : m_connection(connection)
{
}

Result<std::optional<Message>> MessageTable::find(const MessageId& id)
{
    Cursor cursor = m_connection.query(select_message, id.text());
    if (!TRY(cursor.next()))
        return std::nullopt;
    return TRY(read_message(cursor));
}

Result<std::vector<Message>> MessageTable::of_order(const OrderId& order)
{
    Cursor cursor = m_connection.query(select_of_order, order.text());
    std::vector<Message> messages;
    while (TRY(cursor.next()))
        messages.push_back(TRY(read_message(cursor)));
    return messages;
}

Result<void> MessageTable::put(const Message& message)
{
    return m_connection.run(put_message, message.id.text(), message.order.text(),
        static_cast<std::int64_t>(message.direction), message.subject, message.text, to_milliseconds(message.at),
        message.in_reply_to.text(), static_cast<std::int64_t>(message.delivery), message.delivery_detail,
        message.reply_url, message.waiting ? 1 : 0);
}

Result<void> MessageTable::remove(const MessageId& id)
{
    return m_connection.run(delete_message, id.text());
}

Result<void> MessageTable::remove_of_order(const OrderId& order)
{
    return m_connection.run(delete_of_order, order.text());
}

Result<void> MessageTable::remove_waiting()
{
    return m_connection.run(delete_waiting);
}

Result<void> MessageTable::remove_waiting_of_order(const OrderId& order)
{
    return m_connection.run(delete_waiting_of_order, order.text());
}

Result<void> MessageTable::remove_all()
{
    return m_connection.run(delete_messages);
}

ProductTable::ProductTable(Connection& connection)
    : m_connection(connection)
{
}

Result<std::optional<Product>> ProductTable::find(const ProductId& id)
{
    std::optional<Product> product = TRY(find_base(id));
    if (product && product->stock)
        *product->stock += TRY(m_connection.integer(sum_of_moves, id.text())).value_or(0);
    return product;
}

Result<void> ProductTable::move(const OrderId& order, const StockMove& move)
{
    return m_connection.run(add_move, order.text(), move.product.text(), move.delta);
}

Result<void> ProductTable::remove_moves()
{
    return m_connection.run(delete_moves);
}

Result<void> ProductTable::remove_moves_of_order(const OrderId& order)
{
    return m_connection.run(delete_moves_of_order, order.text());
}

Result<std::optional<Product>> ProductTable::find_base(const ProductId& id)
{
    Cursor cursor = m_connection.query(select_product, id.text());
    if (!TRY(cursor.next()))
        return std::nullopt;
    Product product;
    TRY(read_id(product.id, cursor.text(0)));
    product.name = cursor.text(1);
    product.sku = cursor.text(2);
    product.url = cursor.text(3);
    product.stock = cursor.optional_integer(4);
    return product;
}

Result<void> ProductTable::put(const Product& product)
{
    return m_connection.run(put_product, product.id.text(), product.name, product.sku, product.url, product.stock);
}

Result<void> ProductTable::remove(const ProductId& id)
{
    return m_connection.run(delete_product, id.text());
}

Result<void> ProductTable::remove_all()
{
    return m_connection.run(delete_products);
}

} // namespace carnet::store
