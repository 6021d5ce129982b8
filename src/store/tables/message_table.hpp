// The conversations' messages and the catalogue's products in the file.
#pragma once

#include "domain/order.hpp"
#include "domain/stock.hpp"
#include "store/sqlite/connection.hpp"

#include <optional>
#include <vector>

namespace carnet::store {

class MessageTable {
public:
    explicit MessageTable(Connection& connection);

    [[nodiscard]] Result<std::optional<Message>> find(const MessageId& id);
    [[nodiscard]] Result<std::vector<Message>> of_order(const OrderId& order); // oldest first
    [[nodiscard]] Result<void> put(const Message& message);
    [[nodiscard]] Result<void> remove(const MessageId& id);
    [[nodiscard]] Result<void> remove_of_order(const OrderId& order);
    // Those written here that the host has not confirmed.
    [[nodiscard]] Result<void> remove_waiting();
    [[nodiscard]] Result<void> remove_waiting_of_order(const OrderId& order);
    [[nodiscard]] Result<void> remove_all();

private:
    Connection& m_connection;
};

class ProductTable {
public:
    explicit ProductTable(Connection& connection);

    // With what pending edits move of its stock.
    [[nodiscard]] Result<std::optional<Product>> find(const ProductId& id);
    [[nodiscard]] Result<std::optional<Product>> find_base(const ProductId& id);
    [[nodiscard]] Result<void> move(const OrderId& order, const StockMove& move);
    [[nodiscard]] Result<void> remove_moves();
    [[nodiscard]] Result<void> remove_moves_of_order(const OrderId& order);

    [[nodiscard]] Result<void> put(const Product& product);
    [[nodiscard]] Result<void> remove(const ProductId& id);
    [[nodiscard]] Result<void> remove_all();

private:
    Connection& m_connection;
};

} // namespace carnet::store
