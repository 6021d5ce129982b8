// Whole orders for the printer: those of one row at once, those of a selection in the order of the list.
#include "engine/engine.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carnet::engine {

namespace {

Result<WholeOrders> read_whole(store::Book& book, const std::vector<OrderRow>& rows, std::int64_t most)
{
    WholeOrders whole;
    whole.count = static_cast<std::int64_t>(rows.size());
    if (whole.count > most)
        return whole;
    for (OrderRow row : rows) {
        auto order = book.order(row);
        if (order)
            whole.orders.push_back(std::move(*order));
        else if (order.error().code != ErrorCode::not_found)
            return std::unexpected(std::move(order).error());
    }
    return whole;
}

// The target's rows in the order of the list. A ticked order that has left the list since comes last.
std::vector<OrderRow> in_list_order(const BulkTarget& target, const std::vector<OrderRow>& listed)
{
    std::vector<OrderRow> named = target.rows;
    std::ranges::sort(named);
    std::vector<OrderRow> rows;
    for (OrderRow row : listed) {
        if (std::ranges::binary_search(named, row) != target.all)
            rows.push_back(row);
    }
    if (target.all)
        return rows;
    std::vector<OrderRow> found = rows;
    std::ranges::sort(found);
    std::ranges::set_difference(named, found, std::back_inserter(rows));
    return rows;
}

} // namespace

void Engine::on(AskWholeOrders&& ask, Responder responder)
{
    auto book = this->book();
    if (!book)
        return responder.answer(Result<WholeOrders> {std::unexpected(book.error())});
    if (!ask.target.all && ask.target.rows.size() <= 1)
        return responder.answer(read_whole(**book, ask.target.rows, ask.most));
    ListQuery query;
    query.filter = ask.target.all ? std::move(ask.target.filter) : std::move(ask.query.filter);
    query.sort = ask.query.sort;
    auto shared = std::make_shared<Responder>(std::move(responder));
    m_lists.start((*book)->start_list_query(std::move(query)),
        [shared, book = *book, target = std::move(ask.target), most = ask.most](Result<store::ListQueryRun*> listed) {
            if (!listed)
                return shared->answer(Result<WholeOrders> {std::unexpected(listed.error())});
            shared->answer(read_whole(*book, in_list_order(target, (*listed)->result()->rows), most));
        });
}

} // namespace carnet::engine
