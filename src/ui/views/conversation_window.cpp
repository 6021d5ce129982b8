#include "ui/views/conversation_window.hpp"

#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"

namespace carnet::ui::views {

namespace {

// The number as far as it is known: while the order is being read, its row in the list has it.
std::string_view number_of(const View& view)
{
    if (view.model.open.detail)
        return view.model.open.detail->order.number;
    if (const ListAnswer* answer = view.model.list.memo.answer()) {
        for (const ListRow& row : answer->rows) {
            if (row.id == view.model.open.order)
                return row.number;
        }
    }
    return "…";
}

} // namespace

void conversation_window(View& view)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const app::OpenOrder& open = view.model.open;
    DialogScope window = ui::dialog(ui,
        {.name = tr.text(words::conversation_title, {.number = number_of(view)}),
            .key = "conversation",
            .kind = DialogKind::side,
            .width = size::side_window_width});
    if (window.close_requested)
        view.emit(action::CloseWindow {});
    if (open.is_gone) {
        if (empty_state(ui, window.body,
                {.icon = Icon::archive,
                    .title = tr.text(words::order_gone_title),
                    .words = tr.text(words::reason_order_gone),
                    .action = tr.text(words::common_back)}))
            view.emit(action::CloseWindow {});
        return;
    }
    if (!open.detail)
        return; // read in a few milliseconds: a skeleton would only flash
    // Another order is another thread, at its own place.
    IdScope order = ui.scope(open.order.text());
    Rect body = window.body;
    Rect below = body.take_bottom(composer_height(view, body.width(), *open.detail));
    conversation_thread(view, body, *open.detail);
    composer(view, below, *open.detail);
}

} // namespace carnet::ui::views
