#include "ui/views/more_actions.hpp"

#include "domain/rules.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/views/order_window.hpp"

#include <vector>

namespace carnet::ui::views {

namespace {

std::string_view words_of_verdict(View& view, const Order& order, Verdict verdict)
{
    if (view.is_read_only())
        return view.tr.text(words::sync_read_only_detail);
    if (view.model.open.is_gone)
        return view.tr.text(words::reason_order_gone);
    if (verdict.is_already_so())
        return view.tr.text(words::reason_already_so);
    auto reason = verdict.reason();
    if (!reason)
        return {};
    if (*reason == Reason::status_locked && order.status_locked_until)
        return view.tr.text(words::reason_status_locked_until,
            {.time = view.tr.date(*order.status_locked_until, i18n::DateStyle::time)});
    return view.tr.label(*reason);
}

// The menu as it is built: labels, reasons, and what each does, side by side.
class ActionMenu {
public:
    explicit ActionMenu(View& view)
        : m_view(view)
    {
    }

    void add(const MenuItem& item, app::Action action)
    {
        m_items.push_back(item);
        m_actions.push_back(std::move(action));
    }

    void show(NodeId popup, NodeId trigger, Rect anchor, std::string_view name)
    {
        auto chosen = menu(m_view.ui,
            {.id = popup, .trigger = trigger, .anchor = anchor, .name = name, .items = m_items, .at_end = true});
        if (chosen)
            m_view.emit(std::move(m_actions[*chosen]));
    }

private:
    View& m_view;
    std::vector<MenuItem> m_items;
    std::vector<app::Action> m_actions;
};

void fill(ActionMenu& menu, View& view, const engine::OrderDetail& detail)
{
    auto& tr = view.tr;
    const Order& order = detail.order;
    OrderState state = state_of(order);
    auto why_not = [&](Verdict verdict) { return words_of_verdict(view, order, verdict); };
    auto mark = [&](PaymentStatus to) {
        return action::SetOrderPayment {order.id, order.number, order.payment_status, to};
    };
    menu.add({.label = tr.text(words::order_mark_paid),
                 .icon = Icon::check,
                 .disabled_reason = why_not(can_set_payment(state, PaymentStatus::paid, Place::info))},
        mark(PaymentStatus::paid));
    menu.add({.label = tr.text(words::order_mark_unpaid),
                 .icon = Icon::circle,
                 .disabled_reason = why_not(can_set_payment(state, PaymentStatus::unpaid, Place::info))},
        mark(PaymentStatus::unpaid));
    menu.add({.label = tr.text(words::order_cancel),
                 .icon = Icon::close,
                 .disabled_reason = why_not(can_set_status(state, OrderStatus::cancelled, Place::info, view.now)),
                 .after_line = true},
        action::SetOrderStatus {order.id, order.number, order.status, OrderStatus::cancelled,
            order.payment_status == PaymentStatus::paid, false});
    menu.add({.label = tr.text(words::order_refund),
                 .icon = Icon::refund,
                 .disabled_reason = why_not(can_refund(state, Place::info, view.now))},
        action::OpenDialog {app::RefundDialog {order.id, order.number, detail}});
    menu.add({.label = tr.text(words::order_reopen),
                 .icon = Icon::undo,
                 .disabled_reason = why_not(can_reopen(state, Place::info, view.now))},
        action::ReopenOrder {});
    menu.add({.label = tr.text(order.archived ? words::order_restore : words::order_archive),
                 .icon = order.archived ? Icon::restore : Icon::archive,
                 .disabled_reason = why_not(order.archived ? can_restore(state) : can_archive(state)),
                 .after_line = true},
        action::SetOrderArchived {order.id, order.number, !order.archived, false});
    menu.add({.label = tr.text(words::order_conversation), .icon = Icon::message, .after_line = true},
        action::OpenWindow {{app::WindowKind::conversation, order.id}, detail.row});
    menu.add(
        {.label = tr.text(words::list_packing_slip), .icon = Icon::print}, action::PrintOrders {{detail.row}, true});
}

} // namespace

std::string_view why_not_status(View& view, const Order& order, OrderStatus to)
{
    if (to == order.status)
        return {};
    OrderState state = state_of(order);
    Verdict verdict = to == OrderStatus::refunded ? can_refund(state, Place::info, view.now)
                                                  : can_set_status(state, to, Place::info, view.now);
    return words_of_verdict(view, order, verdict);
}

void set_status_from_window(View& view, const Order& order, OrderStatus to)
{
    if (to == OrderStatus::refunded)
        return view.emit(action::OpenDialog {app::RefundDialog {order.id, order.number, view.model.open.detail}});
    if (order.status == OrderStatus::cancelled)
        return view.emit(action::ReopenOrder {});
    view.emit(action::SetOrderStatus {
        order.id, order.number, order.status, to, order.payment_status == PaymentStatus::paid, false});
}

float more_actions_width(View& view)
{
    return button_width(view.ui, view.tr.text(words::order_more_actions), {.trailing_icon = Icon::chevron_down});
}

void more_actions(View& view, Rect place, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    NodeId id = ui.id("more actions");
    NodeId popup = ui.id("more actions menu");
    std::string_view name = view.tr.text(words::order_more_actions);
    ButtonOptions look {.trailing_icon = Icon::chevron_down,
        .popup = Popup::menu,
        .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no};
    if (button(ui, id, place, name, look))
        ui.toggle_popup(popup, id);
    if (!ui.popup_is_open(popup))
        return;
    ActionMenu menu {view};
    fill(menu, view, detail);
    menu.show(popup, id, place, name);
}

// The row of buttons that stays at the window's foot.
void order_actions(View& view, Rect place, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const Order& order = detail.order;
    Rect line = place.middle_start({place.width(), ui.control_height()});
    if (ui.is_narrow())
        line = line.inset(size::space - size::space_large, 0);
    more_actions(view, line.take_end(more_actions_width(view), size::space_small), detail);

    // On a phone the two others may have no room for their words; their names stay.
    std::string_view message = tr.text(words::order_send_message);
    std::string_view print = tr.text(words::order_print);
    ButtonOptions message_look {.kind = ButtonKind::primary, .icon = Icon::message, .popup = Popup::dialog};
    ButtonOptions print_look {.icon = Icon::print};
    float needed = button_width(ui, message, message_look) + button_width(ui, print, print_look) + size::space_small;
    bool has_room = line.width() >= needed;
    float side = ui.control_height();
    Interaction wrote = has_room
        ? button(ui, line.take_start(button_width(ui, message, message_look), size::space_small), message, message_look)
        : icon_button(ui, line.take_start(side, size::space_small), Icon::message, message, message_look);
    Interaction printed = has_room ? button(ui, line.take_start(button_width(ui, print, print_look)), print, print_look)
                                   : icon_button(ui, line.take_start(side), Icon::print, print, print_look);
    if (wrote)
        view.emit(action::OpenWindow {{app::WindowKind::conversation, order.id}, detail.row});
    if (printed)
        view.emit(action::PrintOrders {{detail.row}, false});
}

} // namespace carnet::ui::views
