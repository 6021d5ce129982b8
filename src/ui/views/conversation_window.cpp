#include "ui/views/conversation_window.hpp"

#include "ui/kit/widgets/dialog.hpp"
#include "ui/views/order_window.hpp"

namespace carnet::ui::views {

void conversation_window(View& view)
{
    Ui& ui = view.ui;
    const app::OpenOrder& open = view.model.open;
    DialogScope window = ui::dialog(ui,
        {.name = view.tr.text(words::conversation_title, {.number = number_of_open_order(view)}),
            .key = "conversation",
            .kind = DialogKind::side,
            .width = size::side_window_width,
            .header_room = steps_width(view)});
    if (window.close_requested)
        view.emit(action::CloseWindow {});
    order_steps(view, window.header);
    if (open.is_gone)
        return window_of_gone_order(view, window.body);
    if (!open.detail)
        return window_skeleton(view, window.body);
    // Another order is another thread, at its own place.
    IdScope order = ui.scope(open.order.text());
    Rect body = window.body;
    Rect below = body.take_bottom(composer_height(view, body.width(), *open.detail));
    conversation_thread(view, body, *open.detail);
    composer(view, below, *open.detail);
}

} // namespace carnet::ui::views
