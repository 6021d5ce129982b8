// The stock ledger: what a return puts back and a reopening takes, whatever the numbers are.
#include "domain/stock.hpp"

#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <array>
#include <limits>

using namespace carnet;

namespace {

LineItem line_of(std::int64_t quantity, std::int64_t taken, std::int64_t returned)
{
    LineItem line;
    line.product_id = test::id_of<ProductId>("p1");
    line.quantity = quantity;
    line.stock_taken = taken;
    line.stock_returned = returned;
    return line;
}

} // namespace

TEST_CASE("a return moves min(quantity, taken - returned), a reopening quantity - (taken - returned)")
{
    struct Row {
        std::int64_t quantity, taken, returned, to_return, to_take;
    };
    for (const Row& row : {Row {2, 2, 0, 2, 0}, Row {2, 2, 2, 0, 2}, Row {2, 2, 1, 1, 1}, Row {2, 0, 0, 0, 2},
             Row {2, 5, 0, 2, 0}, Row {2, 5, 4, 1, 1}, Row {0, 0, 0, 0, 0}, Row {3, 1, 0, 1, 2}, Row {2, 1, 3, 0, 2}}) {
        CAPTURE(row.quantity);
        CAPTURE(row.taken);
        CAPTURE(row.returned);
        LineItem line = line_of(row.quantity, row.taken, row.returned);
        CHECK(units_to_return(line) == row.to_return);
        CHECK(units_to_take(line) == row.to_take);
    }
}

TEST_CASE("a line outside the catalogue moves its ledger and no product")
{
    Order order;
    order.items = {line_of(2, 2, 0), line_of(1, 1, 0)};
    order.items[0].product_id = {};
    CHECK(units_to_return(order) == 3);
    CHECK(return_stock(order) == std::vector<StockMove> {{test::id_of<ProductId>("p1"), 1}});
    CHECK(order.items[0].stock_returned == 2);
    CHECK(units_to_take(order) == 3);
    CHECK(take_stock(order) == std::vector<StockMove> {{test::id_of<ProductId>("p1"), -1}});
    CHECK(order.items[0].stock_taken == 4);
}

TEST_CASE("two lines of one product are two moves, and the product sums them")
{
    Order order;
    order.items = {line_of(2, 2, 0), line_of(3, 3, 0)};
    Product product {test::id_of<ProductId>("p1"), "Chai", "", "", 10};
    Product untracked {test::id_of<ProductId>("p1"), "Course", "", "", {}};
    Product other {test::id_of<ProductId>("p2"), "Chang", "", "", 10};
    auto moves = return_stock(order);
    CHECK(moves.size() == 2);
    for (Product* each : {&product, &untracked, &other})
        apply_moves(*each, moves);
    CHECK(product.stock == 15);
    CHECK_FALSE(untracked.stock);
    CHECK(other.stock == 10);
    product.stock = 1;
    apply_moves(product, take_stock(order));
    CHECK(product.stock == -4);
}

TEST_CASE("a reopening tells which products it would leave below zero")
{
    Order order;
    order.items = {line_of(2, 2, 2), line_of(3, 3, 3), line_of(1, 1, 0)};
    Product product {test::id_of<ProductId>("p1"), "Chai", "", "", 4};
    Product untracked {test::id_of<ProductId>("p1"), "Course", "", "", {}};
    Product other {test::id_of<ProductId>("p2"), "Chang", "", "", 0};
    CHECK(shortages_of_reopening(order, std::array {product, untracked, other})
        == std::vector<Shortage> {{product.id, -1}});
    product.stock = 5;
    CHECK(shortages_of_reopening(order, std::array {product}).empty());
    product.stock = -2;
    CHECK(shortages_of_reopening(order, std::array {product}) == std::vector<Shortage> {{product.id, -7}});
    apply_moves(product, take_stock(order));
    CHECK(product.stock == -7);
}

TEST_CASE("numbers that no shop has do no harm")
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    for (std::int64_t quantity : {least, std::int64_t {-1}, std::int64_t {0}, most}) {
        for (std::int64_t taken : {least, std::int64_t {0}, most}) {
            for (std::int64_t returned : {least, std::int64_t {0}, most}) {
                Order order;
                order.items = {line_of(quantity, taken, returned)};
                CHECK(units_to_return(order) >= 0);
                CHECK(units_to_take(order) >= 0);
                for (int i = 0; i < 3; ++i) {
                    for (const StockMove& move : return_stock(order))
                        CHECK(move.delta > 0);
                    for (const StockMove& move : take_stock(order))
                        CHECK(move.delta < 0);
                }
            }
        }
    }
    Product product {test::id_of<ProductId>("p1"), "Chai", "", "", most};
    apply_moves(product, {{product.id, 5}, {product.id, most}});
    CHECK(*product.stock > 0);
}
