// Before a refund (S52 to S58): exactly what will happen, and what will not. The order and its payment are marked, the
// units that are still out come back to the stock, and no money moves.
#include "domain/rules.hpp"
#include "domain/stock.hpp"
#include "ui/views/dialogs.hpp"
#include "ui/views/question.hpp"
#include "ui/words/stock_words.hpp"

namespace carnet::ui::views {

namespace {

void add_stock(View& view, Question& asked, const engine::OrderDetail& detail)
{
    auto& tr = view.tr;
    const Order& order = detail.order;
    std::int64_t already_back = 0;
    bool any = false;
    for (const LineItem& item : order.items) {
        already_back += std::max<std::int64_t>(item.stock_returned, 0);
        std::int64_t units = units_to_return(item);
        if (units <= 0)
            continue;
        if (!any)
            asked.lines.push_back({std::string {tr.text(words::refund_stock_title)}, style::strong});
        any = true;
        std::string_view name = item.name.empty() ? product_name(tr, item.product_id, order, detail.products)
                                                  : std::string_view {item.name};
        asked.lines.push_back(
            {.words = std::string {tr.text(words::refund_stock_line, {.count = units, .product = name})},
                .is_item = true});
    }
    if (!any)
        asked.lines.push_back({std::string {tr.text(words::refund_stock_none)}});
    if (already_back > 0)
        asked.lines.push_back(
            {std::string {tr.text(words::refund_stock_partly_back, {.count = already_back})}, style::muted});
}

} // namespace

void refund_dialog(View& view, const app::RefundDialog& dialog)
{
    auto& tr = view.tr;
    Question asked {.name = tr.text(words::refund_title, {.number = dialog.number}),
        .lines = {},
        .confirm = tr.text(words::refund_confirm),
        .dangerous = true};
    if (dialog.detail) {
        const Order& order = dialog.detail->order;
        asked.lines.push_back(
            {std::string {tr.text(words::refund_detail, {.total = tr.money({order.totals.total, order.currency})})}});
        add_stock(view, asked, *dialog.detail);
        asked.lines.push_back({.words = std::string {order.payment.method.empty()
                                       ? tr.text(words::refund_no_money)
                                       : tr.text(words::refund_no_money_method, {.method = order.payment.method})},
            .icon = Icon::info});
        asked.lines.push_back({.words = std::string {tr.text(words::refund_final)}, .icon = Icon::warning});
        // The order may have changed while the question stands.
        if (auto reason = can_refund(state_of(order), Place::info, view.now).reason())
            asked.disabled_reason = tr.label(*reason);
    } else {
        asked.busy = true;
        asked.disabled_reason = tr.text(words::common_loading);
    }
    switch (question(view, asked)) {
    case Answered::confirmed:
        return view.emit(action::ConfirmDialog {});
    case Answered::left:
        return view.emit(action::CloseDialog {});
    case Answered::not_yet:
        return;
    }
}

} // namespace carnet::ui::views
