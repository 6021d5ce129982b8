// Tracking (S33, S34): the parcels of an order with their carriers and links, and the way to add, change and remove
// one. A link shows where it leads before it is followed.
#include "app/tracking_form.hpp"
#include "domain/carriers.hpp"
#include "domain/rules.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/copy_field.hpp"
#include "ui/views/order_window.hpp"

namespace carnet::ui::views {

namespace {

void add_button(View& view, Rect line, const engine::OrderDetail& detail)
{
    auto& tr = view.tr;
    std::string_view add = tr.text(words::tracking_add);
    ButtonOptions look {.icon = Icon::plus, .popup = Popup::dialog};
    if (view.is_read_only())
        look.disabled_reason = tr.text(words::sync_read_only_detail);
    else if (auto reason = can_add_tracking(state_of(detail.order)).reason())
        look.disabled_reason = tr.label(*reason);
    float width = std::min(button_width(view.ui, add, look), line.width());
    if (button(view.ui, line.take_end(width).middle_end({width, view.ui.control_height()}), add, look))
        view.emit(action::OpenDialog {app::tracking_dialog(detail.order)});
}

std::string_view caution_words(View& view, HostCaution caution)
{
    switch (caution) {
    case HostCaution::none:
        return {};
    case HostCaution::lookalike:
        return view.tr.text(words::tracking_caution_lookalike);
    case HostCaution::number:
        return view.tr.text(words::tracking_caution_number);
    }
    return {};
}

void parcel_buttons(View& view, Rect& line, const Order& order, const Tracking& parcel)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    float side = ui.control_height();
    ButtonOptions look {.kind = ButtonKind::plain};
    if (view.is_read_only())
        look.disabled_reason = tr.text(words::sync_read_only_detail);
    auto place = [&] { return line.take_end(side, size::space_tiny).middle_end({side, side}); };
    if (icon_button(ui, place(), Icon::trash, tr.text(words::tracking_remove, {.number = parcel.number}), look))
        view.emit(action::RemoveTracking {order.id, order.number, parcel.id});
    look.popup = Popup::dialog;
    if (icon_button(ui, place(), Icon::edit, tr.text(words::tracking_edit, {.number = parcel.number}), look))
        view.emit(action::OpenDialog {app::tracking_dialog(order, parcel)});
    if (icon_button(ui, place(), Icon::message, tr.text(words::tracking_tell_customer), look))
        view.emit(action::TellCustomer {parcel.id});
    copy_button(view, place(), tr.text(words::tracking_copy_number), parcel.number,
        {words::common_copied_field, {.field = tr.text(words::tracking_number)}});
}

float parcel_height(const Ui& ui)
{
    return std::max(
        line_height_of(TextSize::body) + line_height_of(TextSize::small) + size::space_small, ui.control_height());
}

void parcel_lines(View& view, ScrollColumn& column, const Order& order, const Tracking& parcel)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    IdScope scope = ui.scope(parcel.id.text());
    auto link_address = tracking_link(parcel, order.customer);
    Rect line = column.take(parcel_height(ui), size::space_tiny);
    NodeScope node = ui.node(ui.id("parcel"), line, {.role = Role::list_item});
    ui.icon(line.take_start(size::icon, size::space), Icon::truck, Token::text_muted);
    Rect words = line;
    parcel_buttons(view, words, order, parcel);
    Rect block = words.middle_start({words.width(), line_height_of(TextSize::body) + line_height_of(TextSize::small)});
    Rect first = block.take_top(line_height_of(TextSize::body));
    std::string_view carrier =
        parcel.carrier.empty() ? tr.text(words::tracking_carrier_none) : std::string_view {parcel.carrier};
    text(ui, "number",
        first.take_start(std::min(ui.text_width(parcel.number, style::strong) + 1, first.width()), size::space_small),
        parcel.number, style::strong);
    text(ui, "carrier", first, carrier, {.color = Token::text_muted});
    if (link_address) {
        std::string_view follow = tr.text(words::tracking_open_host, {.host = link_address->host});
        TextStyle link_style {.size = TextSize::small, .color = Token::link};
        Rect place = block.take_start(std::min(ui.text_width(follow, link_style) + 1, block.width()), size::space_tiny);
        link(ui, place, follow, link_address->url, {.style = link_style});
        ui.icon(block.take_start(size::icon, size::space_small), Icon::external, Token::text_muted);
        if (std::string_view caution = caution_words(view, link_address->caution); !caution.empty()) {
            Rect sign = block.take_start(size::icon, size::space_small);
            NodeId id = ui.id("caution");
            ui.leaf(id, sign, {.role = Role::image, .name = caution});
            ui.icon(sign, Icon::warning, Token::danger_text);
            ui.tooltip(id, sign, caution);
        }
    }
    if (parcel.added_at)
        text(ui, "added", block, tr.text(words::tracking_added_on, {.when = tr.when(*parcel.added_at, view.now)}),
            style::muted);
}

} // namespace

void tracking_section(View& view, ScrollColumn& column, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    const Order& order = detail.order;
    Rect beside = section_heading(view, column, view.tr.text(words::order_tracking));
    IdScope scope = ui.scope("tracking");
    add_button(view, beside, detail);
    if (order.tracking.empty()) {
        text(ui, "none", column.take(line_height_of(TextSize::body)), view.tr.text(words::tracking_none),
            {.color = Token::text_muted});
        return;
    }
    Rect all = column.take(0);
    all.bottom = all.top + static_cast<float>(order.tracking.size()) * (parcel_height(ui) + size::space_tiny);
    NodeScope list = ui.node(ui.id("parcels"), all, {.role = Role::list, .name = view.tr.text(words::order_tracking)});
    for (const Tracking& parcel : order.tracking)
        parcel_lines(view, column, order, parcel);
}

} // namespace carnet::ui::views
