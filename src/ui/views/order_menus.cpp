#include "ui/views/order_menus.hpp"

#include "domain/rules.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/views/orders_grid.hpp"

#include <array>

namespace carnet::ui::views {

namespace {

// The reason why nothing of the status can be changed here, or nothing.
std::string_view locked_reason(View& view, const std::array<StatusChoice, enum_count<OrderStatus>>& choices)
{
    if (view.is_read_only())
        return view.tr.text(words::sync_read_only_detail);
    std::optional<Reason> reason;
    for (const StatusChoice& choice : choices) {
        if (choice.verdict.is_allowed())
            return {};
        if (auto refused = choice.verdict.reason(); refused && *refused != Reason::info_window_only)
            reason = reason ? reason : refused;
    }
    return reason ? view.tr.label(*reason) : std::string_view {};
}

void status_menu(View& view, NodeId id, NodeId trigger, Rect anchor, const ListRow& order,
    const std::array<StatusChoice, enum_count<OrderStatus>>& choices)
{
    std::array<MenuItem, enum_count<OrderStatus>> items;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const StatusChoice& choice = choices[i];
        StatusLook look = look_of(choice.status, PaymentStatus::unpaid);
        items[i] = {.label = view.tr.label(choice.status),
            .icon = look.icon,
            .is_pill = true,
            .tone = look.tone,
            .current = choice.status == order.status};
        if (auto reason = choice.verdict.reason())
            items[i].disabled_reason = view.tr.label(*reason);
    }
    auto chosen = menu(view.ui,
        {.id = id,
            .trigger = trigger,
            .anchor = anchor,
            .name = view.tr.text(words::status_change_title, {.number = order.number}),
            .items = items});
    if (chosen && choices[*chosen].verdict.is_allowed())
        view.emit(action::SetOrderStatus {order.id, order.number, order.status, choices[*chosen].status,
            order.payment_status == PaymentStatus::paid, true});
}

} // namespace

void status_button(View& view, Rect place, const ListRow& order)
{
    Ui& ui = view.ui;
    StatusLook look = look_of(order.status, order.payment_status);
    std::string_view label = view.tr.text(i18n::status_label(order.status, order.payment_status));
    auto choices = status_choices(state_of(order), Place::list, view.now);
    NodeId id = ui.id("status");
    NodeId popup = ui.id("status menu");
    ButtonOptions options {.name = view.tr.text(words::list_status_of, {.status = label, .number = order.number}),
        .disabled_reason = locked_reason(view, choices),
        .popup = Popup::menu,
        .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no,
        .focusable = Focusable::by_script};
    if (pill_button(ui, id, place, label, look.tone, look.icon, options))
        ui.toggle_popup(popup, id);
    status_menu(view, popup, id, place, order, choices);
}

void manage_buttons(View& view, Rect place, const ListRow& order)
{
    Ui& ui = view.ui;
    float side = std::min(ui.control_height(), place.height());
    Rect line = place.middle_start({place.width(), side});
    auto plain = [](std::string_view name, Popup popup) {
        return ButtonOptions {
            .kind = ButtonKind::plain, .name = name, .popup = popup, .focusable = Focusable::by_script};
    };

    std::string_view info = view.tr.text(words::list_info_of, {.number = order.number});
    if (icon_button(
            ui, ui.id("info"), line.take_start(side, size::space_tiny), Icon::info, info, plain(info, Popup::dialog)))
        view.emit(action::OpenWindow {{app::WindowKind::order, order.id}, order.row});

    std::string_view message = view.tr.text(words::list_send_message_to, {.number = order.number});
    if (icon_button(ui, ui.id("message"), line.take_start(side, size::space_tiny), Icon::message, message,
            plain(message, Popup::dialog)))
        view.emit(action::OpenWindow {{app::WindowKind::conversation, order.id}, order.row});

    std::string_view more = view.tr.text(words::list_more_of, {.number = order.number});
    NodeId more_id = ui.id("more");
    NodeId popup = ui.id("more menu");
    Rect more_place = line.take_start(side);
    ButtonOptions options = plain(more, Popup::menu);
    options.expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no;
    if (icon_button(ui, more_id, more_place, Icon::chevron_down, more, options))
        ui.toggle_popup(popup, more_id);

    enum class Item : std::uint8_t { conversation, add_tag, print, packing_slip, archive };
    std::array items {
        MenuItem {.label = view.tr.text(words::list_conversation), .icon = Icon::message},
        MenuItem {.label = view.tr.text(words::list_add_tag), .icon = Icon::tag, .after_line = true},
        MenuItem {.label = view.tr.text(words::list_print), .icon = Icon::print},
        MenuItem {.label = view.tr.text(words::list_packing_slip), .icon = Icon::print},
        MenuItem {.label = view.tr.text(order.archived ? words::list_restore : words::list_archive),
            .icon = order.archived ? Icon::restore : Icon::archive,
            .after_line = true},
    };
    if (view.is_read_only()) {
        std::string_view reason = view.tr.text(words::sync_read_only_detail);
        items[static_cast<std::size_t>(Item::add_tag)].disabled_reason = reason;
        items[static_cast<std::size_t>(Item::archive)].disabled_reason = reason;
    }
    auto chosen =
        menu(ui, {.id = popup, .trigger = more_id, .anchor = more_place, .name = more, .items = items, .at_end = true});
    if (!chosen)
        return;
    switch (static_cast<Item>(*chosen)) {
    case Item::conversation:
        return view.emit(action::OpenWindow {{app::WindowKind::conversation, order.id}, order.row});
    case Item::add_tag:
        return view.emit(action::OpenDialog {app::TagDialog {order.id, order.number, order.tags, {}, TagColor::blue}});
    case Item::print:
        return view.emit(action::PrintOrders {{order.row}, false});
    case Item::packing_slip:
        return view.emit(action::PrintOrders {{order.row}, true});
    case Item::archive:
        return view.emit(action::SetOrderArchived {order.id, order.number, !order.archived, true});
    }
}

} // namespace carnet::ui::views
