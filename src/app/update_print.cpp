// Printing (S41, SPEC 4): the orders are read whole, in the order of the list, and given to the page, which makes pages
// of them. How a page looks is not known here.
#include "app/updater.hpp"
#include "i18n/words.hpp"

namespace carnet::app {

namespace words = i18n::words;

namespace {

// More than that no browser lays out in a bearable time, and no printer holds the paper for.
constexpr std::int64_t most_printed_at_once = 500;

} // namespace

void Updater::read_orders_to_print(engine::BulkTarget target, bool packing_slips)
{
    m_effects.ask(engine::AskWholeOrders {std::move(target), list_query(m, m_context), most_printed_at_once},
        [packing_slips](Result<engine::WholeOrders> orders) -> Action {
            return action::OrdersToPrintRead {std::move(orders), packing_slips};
        });
}

void Updater::on(const action::PrintOrders& action)
{
    engine::BulkTarget target;
    target.rows = action.orders;
    read_orders_to_print(std::move(target), action.packing_slips);
}

void Updater::on(const action::PrintSelection& action)
{
    if (!m.selection.empty())
        read_orders_to_print(selected(), action.packing_slips);
}

void Updater::on(const action::OrdersToPrintRead& action)
{
    if (!action.orders)
        return toast_error(action.orders.error());
    const auto& [orders, count] = *action.orders;
    if (count > most_printed_at_once)
        return toast({words::print_too_many, {.count = most_printed_at_once}}, {}, ToastKind::error);
    auto missing = count - static_cast<std::int64_t>(orders.size());
    if (missing > 0)
        toast({words::print_missing, {.count = missing}}, {}, ToastKind::error);
    if (!orders.empty())
        m_effects.add(effect::Print {{orders, action.packing_slips, m.status.shop.name, m.status.shop.locale}});
}

void Updater::on(const action::PrintBlocked&)
{
    toast(words::print_blocked, {}, ToastKind::error);
}

} // namespace carnet::app
