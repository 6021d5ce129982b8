// The stock ledger of an order's lines (SPEC 5): `taken` units left the shelf for a line, `returned` of them came back.
// A return moves min(quantity, taken − returned) and a reopening takes quantity − (taken − returned), so that no
// sequence of cancels, refunds, reopenings and replays moves a unit twice.
// Moves are returned as values; who owns the products applies them.
#pragma once

#include "base/ids.hpp"
#include "domain/order.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carnet {

// What one move changed: `delta` units on the shelf of a product, positive put back, negative taken. Lines that are not
// of the catalogue move their ledger without a delta.
struct StockMove {
    ProductId product;
    std::int64_t delta {0};

    friend bool operator==(const StockMove&, const StockMove&) = default;
};

// How many units a return would put back, and how many a reopening would take. Never negative, whatever a host sent.
[[nodiscard]] std::int64_t units_to_return(const LineItem& line);
[[nodiscard]] std::int64_t units_to_take(const LineItem& line);

// The same for all lines of an order, for the question before a cancel and the notice before a reopening.
[[nodiscard]] std::int64_t units_to_return(const Order& order);
[[nodiscard]] std::int64_t units_to_take(const Order& order);

// Moves the ledgers of all lines and returns what moved, one entry a line of the catalogue that moved, in their order.
[[nodiscard]] std::vector<StockMove> return_stock(Order& order);
[[nodiscard]] std::vector<StockMove> take_stock(Order& order);

// Takes exactly what a cancel had put back, which is its undo: a reopening would also take what never left the shelf.
[[nodiscard]] std::vector<StockMove> take_stock_back(Order& order, std::span<const StockMove> returned_by_cancel);

// The products that a reopening would leave below zero, and where: it goes on all the same, and says so (SPEC 5). Of
// untracked products, and of those that are not given, nothing is said.
struct Shortage {
    ProductId product;
    std::int64_t stock_after {0};

    friend bool operator==(const Shortage&, const Shortage&) = default;
};
[[nodiscard]] std::vector<Shortage> shortages_of_reopening(const Order& order, std::span<const Product> products);

// The stock of a product after its moves: nothing stays nothing (untracked), below zero is allowed (oversold).
void apply_moves(Product& product, const std::vector<StockMove>& moves);

} // namespace carnet
