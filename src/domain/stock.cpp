#include "domain/stock.hpp"

#include <algorithm>

namespace carnet {

namespace {

// Units that are with the buyer. The bounds keep sums far from overflow whatever the host sent; sync/ refuses rows
// beyond them, so that they change nothing for a row that came in by the door.
constexpr std::int64_t most_units = 1'000'000'000'000;

std::int64_t bounded(std::int64_t units)
{
    return std::clamp<std::int64_t>(units, 0, most_units);
}

std::int64_t units_held(const LineItem& line)
{
    return std::max<std::int64_t>(0, bounded(line.stock_taken) - bounded(line.stock_returned));
}

void take_units(LineItem& line, std::int64_t units, std::vector<StockMove>& moves)
{
    if (units == 0)
        return;
    line.stock_taken = bounded(line.stock_taken) + units;
    if (!line.product_id.empty())
        moves.push_back({line.product_id, -units});
}

} // namespace

std::int64_t units_to_return(const LineItem& line)
{
    return std::min(bounded(line.quantity), units_held(line));
}

std::int64_t units_to_take(const LineItem& line)
{
    return std::max<std::int64_t>(0, bounded(line.quantity) - units_held(line));
}

std::int64_t units_to_return(const Order& order)
{
    std::int64_t units = 0;
    for (const LineItem& line : order.items)
        units += units_to_return(line);
    return units;
}

std::int64_t units_to_take(const Order& order)
{
    std::int64_t units = 0;
    for (const LineItem& line : order.items)
        units += units_to_take(line);
    return units;
}

std::vector<StockMove> return_stock(Order& order)
{
    std::vector<StockMove> moves;
    for (LineItem& line : order.items) {
        std::int64_t units = units_to_return(line);
        if (units == 0)
            continue;
        line.stock_returned = bounded(line.stock_returned) + units;
        if (!line.product_id.empty())
            moves.push_back({line.product_id, units});
    }
    return moves;
}

std::vector<StockMove> take_stock(Order& order)
{
    std::vector<StockMove> moves;
    for (LineItem& line : order.items)
        take_units(line, units_to_take(line), moves);
    return moves;
}

std::vector<StockMove> take_stock_back(Order& order, std::span<const StockMove> returned_by_cancel)
{
    // The activity speaks of products, the ledger of lines: each line takes what it gave back at most.
    std::vector<StockMove> left(returned_by_cancel.begin(), returned_by_cancel.end());
    std::vector<StockMove> moves;
    for (LineItem& line : order.items) {
        if (line.product_id.empty()) {
            take_units(line, units_to_take(line), moves);
            continue;
        }
        std::int64_t most = std::min(bounded(line.quantity), bounded(line.stock_returned));
        std::int64_t units = 0;
        for (StockMove& move : left) {
            if (move.product != line.product_id)
                continue;
            std::int64_t part = std::min(bounded(move.delta), most - units);
            move.delta -= part;
            units += part;
        }
        take_units(line, units, moves);
    }
    return moves;
}

std::vector<Shortage> shortages_of_reopening(const Order& order, std::span<const Product> products)
{
    std::vector<Shortage> shortages;
    for (const Product& product : products) {
        std::int64_t units = 0;
        for (const LineItem& line : order.items) {
            if (line.product_id == product.id)
                units += units_to_take(line);
        }
        if (product.stock && units > 0 && bounded(*product.stock) < units)
            shortages.push_back({product.id, std::max(*product.stock, -most_units) - units});
    }
    return shortages;
}

void apply_moves(Product& product, const std::vector<StockMove>& moves)
{
    if (!product.stock)
        return;
    for (const StockMove& move : moves) {
        if (move.product == product.id)
            product.stock =
                std::clamp(*product.stock, -most_units, most_units) + std::clamp(move.delta, -most_units, most_units);
    }
}

} // namespace carnet
