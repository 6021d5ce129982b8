// What one sees first of an order: its total, its status and payment, when it came and from where, its tags; and what
// must be known before anything is done with it (archived, abandoned, payment running, refused edits).
#include "domain/rules.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/attention_item.hpp"
#include "ui/views/more_actions.hpp"
#include "ui/views/order_cells.hpp"
#include "ui/views/order_window.hpp"
#include "ui/views/orders_grid.hpp"

#include <array>

namespace carnet::ui::views {

namespace {

// The status in place, by the rules of this window; Refunded leads to the refund's own question.
void status_control(View& view, Rect place, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    const Order& order = detail.order;
    auto& tr = view.tr;
    StatusLook look = look_of(order.status, order.payment_status);
    NodeId id = ui.id("status");
    NodeId popup = ui.id("status menu");
    auto choices = status_choices(state_of(order), Place::info, view.now);
    std::string_view name = tr.text(words::status_change_title, {.number = order.number});
    ButtonOptions options {.name = name,
        .description = tr.text(words::order_change_status),
        .popup = Popup::menu,
        .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no};
    if (pill_button(ui, id, place, tr.text(i18n::status_label(order.status, order.payment_status)), look.tone,
            look.icon, options))
        ui.toggle_popup(popup, id);
    std::array<MenuItem, enum_count<OrderStatus>> items;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        StatusLook item = look_of(choices[i].status, PaymentStatus::unpaid);
        items[i] = {.label = tr.label(choices[i].status),
            .icon = item.icon,
            .disabled_reason = why_not_status(view, order, choices[i].status),
            .is_pill = true,
            .tone = item.tone,
            .current = choices[i].status == order.status};
    }
    auto chosen = menu(ui, {.id = popup, .trigger = id, .anchor = place, .name = name, .items = items});
    if (chosen && choices[*chosen].status != order.status)
        set_status_from_window(view, order, choices[*chosen].status);
}

void pills(View& view, Rect line, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    const Order& order = detail.order;
    std::string_view status = view.tr.text(i18n::status_label(order.status, order.payment_status));
    StatusLook look = look_of(order.status, order.payment_status);
    status_control(view, line.take_start(pill_width(ui, status, look.icon, true), size::space_small), detail);
    StatusLook payment = look_of(order.payment_status);
    std::string_view paid = view.tr.label(order.payment_status);
    pill(ui, ui.id("payment"), line.take_start(pill_width(ui, paid, payment.icon), size::space_small), paid,
        payment.tone, payment.icon);
    if (order.archived)
        pill(ui, ui.id("archived"), line, view.tr.text(words::list_archived_badge), Tone::neutral, Icon::archive);
}

float pills_width(View& view, const Order& order)
{
    Ui& ui = view.ui;
    float width = pill_width(ui, view.tr.text(i18n::status_label(order.status, order.payment_status)),
                      look_of(order.status, order.payment_status).icon, true)
        + size::space_small + pill_width(ui, view.tr.label(order.payment_status), look_of(order.payment_status).icon);
    if (order.archived)
        width += size::space_small + pill_width(ui, view.tr.text(words::list_archived_badge), Icon::archive);
    return width;
}

// When it was placed, of which module and origin: words of their own, with a dot between.
void facts_line(View& view, Rect line, const Order& order)
{
    Ui& ui = view.ui;
    std::array facts {view.tr.date(order.created_at), view.tr.label(order.module),
        order.origin == Origin::quickpay ? view.tr.label(order.origin) : std::string_view {}};
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].empty())
            continue;
        if (i > 0) {
            Rect dot = line.take_start(size::space);
            ui.circle(dot.center(), 1.5F, ui.color(Token::text_muted));
        }
        IdScope fact = ui.scope(i);
        text(ui, "fact", line.take_start(ui.text_width(facts[i], style::muted) + 1), facts[i], style::muted);
    }
}

const Tag* known_tag(const View& view, const TagId& id)
{
    for (const Tag& tag : view.model.tags) {
        if (tag.id == id)
            return &tag;
    }
    return nullptr;
}

void tags_line(View& view, ScrollColumn& column, const Order& order)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    float height = ui.is_touch() ? size::control_touch : size::control;
    Rect line = column.take(height);
    std::string_view read_only = view.is_read_only() ? tr.text(words::sync_read_only_detail) : std::string_view {};
    // As many lines as the tags need.
    auto place_of = [&](float width) {
        if (line.width() < width && line.start > column.view().start + size::space_large + 1)
            line = column.take(height);
        return line.take_start(std::min(width, line.width()), size::space_small);
    };
    for (const TagId& id : order.tags) {
        const Tag* tag = known_tag(view, id);
        if (!tag)
            continue;
        IdScope one = ui.scope(id.text());
        Rect place = place_of(removable_chip_width(ui, tag->name));
        std::string_view remove = tr.text(words::tag_remove_from, {.tag = tag->name, .number = order.number});
        if (removable_chip(ui, place, tag->name,
                {.color = static_cast<std::size_t>(tag->color), .remove = remove, .disabled_reason = read_only}))
            view.emit(action::RemoveTagFromOrder {order.id, order.number, id});
    }
    std::string_view add = tr.text(words::list_add_tag);
    ButtonOptions look {.kind = ButtonKind::plain, .icon = Icon::plus, .popup = Popup::dialog};
    look.disabled_reason = read_only;
    if (auto reason = can_add_tag(state_of(order), {}).reason(); reason && read_only.empty())
        look.disabled_reason = tr.label(*reason);
    Rect place = place_of(button_width(ui, add, look));
    if (order.tags.empty())
        place = place.moved(-size::space, 0); // its words stand at the column's edge, like everything
    if (button(ui, place.middle_start({place.width(), ui.control_height()}), add, look))
        view.emit(action::OpenDialog {app::TagDialog {order.id, order.number, order.tags, {}, TagColor::blue}});
}

void banner_in(View& view, ScrollColumn& column, std::string_view words, Tone tone)
{
    float height = banner_height(view.ui, column.width(), words, {.tone = tone});
    column.skip(size::space);
    (void)banner(view.ui, column.take(height), words, {.tone = tone});
}

} // namespace

void order_state_strip(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    const Order& order = detail.order;
    constexpr TextStyle total_style {
        .size = TextSize::title, .weight = FontWeight::semibold, .figures = Figures::tabular};
    std::string_view total = view.tr.money({order.totals.total, order.currency});
    float line_height = std::max(line_height_of(TextSize::title), ui.is_touch() ? size::control_touch : size::control);
    Rect line = column.take(line_height);
    float total_width = std::min(ui.text_width(total, total_style) + 1, line.width());
    text(ui, "total", line.take_start(total_width, size::space_medium), total, total_style);
    if (line.width() < pills_width(view, order))
        line = column.take(line_height);
    pills(view, line, detail);
    facts_line(view, column.take(line_height_of(TextSize::small), size::space_small), order);
    tags_line(view, column, order);
}

void order_banners(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    const Order& order = detail.order;
    auto& tr = view.tr;
    if (view.model.open.is_gone)
        banner_in(view, column, tr.text(words::order_gone_detail), Tone::warning);
    if (!detail.attention.empty()) {
        column.skip(size::space);
        Rect begin = column.take(0);
        float height = 0;
        for (const auto& item : detail.attention)
            height += attention_item_height(view, item, column.width()) + size::space_small;
        NodeScope list = ui.node(ui.id("attention"), {begin.start, begin.top, begin.end, begin.top + height},
            {.role = Role::list, .name = tr.text(words::attention_title)});
        for (const auto& item : detail.attention)
            attention_item(
                view, column.take(attention_item_height(view, item, column.width()), size::space_small), item);
    }
    if (order.payment_status == PaymentStatus::in_progress)
        banner_in(view, column, tr.text(words::order_payment_running_banner), Tone::info);
    if (order.payment_status == PaymentStatus::abandoned_cart)
        banner_in(view, column, tr.text(words::order_abandoned_banner), Tone::neutral);
    if (order.archived)
        banner_in(view, column, tr.text(words::order_archived_banner), Tone::neutral);
    const auto& neighbours = view.model.open.neighbours;
    if (neighbours && !neighbours->in_list)
        banner_in(view, column, tr.text(words::order_outside_filters), Tone::neutral);
}

} // namespace carnet::ui::views
