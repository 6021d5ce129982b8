// Before a reopening that leaves a product oversold (SPEC 5): what is taken from the stock again and where that leaves
// it. Other reopenings are done at once, and say afterwards what they took.
#include "domain/stock.hpp"
#include "ui/views/dialogs.hpp"
#include "ui/views/question.hpp"
#include "ui/words/stock_words.hpp"

namespace carnet::ui::views {

void reopen_dialog(View& view, const app::ReopenDialog& dialog)
{
    auto& tr = view.tr;
    const Order& order = dialog.detail.order;
    Question asked {.name = tr.text(words::reopen_title, {.number = order.number}),
        .lines = {},
        .confirm = tr.text(words::reopen_confirm)};
    asked.lines.push_back({std::string {tr.text(words::reopen_detail)}});
    asked.lines.push_back({std::string {tr.text(words::reopen_stock, {.count = units_to_take(order)})}});
    for (const Shortage& shortage : shortages_of_reopening(order, dialog.detail.products)) {
        std::string_view product = product_name(tr, shortage.product, order, dialog.detail.products);
        asked.lines.push_back({.words = std::string {tr.text(
                                   words::reopen_oversold, {.product = product, .stock = shortage.stock_after})},
            .icon = Icon::warning});
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
