// What is asked before an order is cancelled: shall the items go back to the stock? A paid order is warned that it can
// then no longer be marked as refunded, and offered the refund instead (SPEC 5).
#include "ui/kit/widgets/dialog.hpp"
#include "ui/views/dialogs.hpp"

#include <string>

namespace carnet::ui::views {

void cancel_dialog(View& view, const app::CancelDialog& dialog)
{
    auto& tr = view.tr;
    std::string message {tr.text(dialog.is_paid ? words::cancel_paid_warning : words::cancel_detail)};
    // Two sentences of their own, each translated whole.
    message += "\n\n";
    message += tr.text(words::cancel_no_money);
    auto result = confirm(view.ui,
        {.name = tr.text(words::cancel_title, {.number = dialog.number}),
            .message = message,
            .confirm = tr.text(words::cancel_confirm),
            .back = tr.text(words::common_back),
            .dangerous = true,
            .choice = tr.text(words::cancel_restock),
            .chosen = dialog.restock,
            .alternative = dialog.is_paid ? tr.text(words::cancel_refund_instead) : std::string_view {}});
    if (result.choice_toggled) {
        auto edited = dialog;
        edited.restock = !edited.restock;
        view.emit(action::EditDialog {edited});
    }
    if (result.alternative)
        view.emit(action::OpenDialog {app::RefundDialog {dialog.order, dialog.number, {}}});
    else if (result.answer == Answered::confirmed)
        view.emit(action::ConfirmDialog {});
    else if (result.answer == Answered::left)
        view.emit(action::CloseDialog {});
}

} // namespace carnet::ui::views
