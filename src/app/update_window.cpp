// The order's window and its conversation: which order is open, reading it, going through the list with it, and the
// address that carries all of it.
#include "app/updater.hpp"
#include "app/url_query.hpp"
#include "domain/message_template.hpp"
#include "i18n/words.hpp"

#include <algorithm>

namespace carnet::app {

namespace words = i18n::words;

namespace {

std::string draft_key(const OrderId& order)
{
    return "draft." + order.text();
}

} // namespace

void Updater::set_address(History history)
{
    if (history == History::none)
        return;
    m_effects.add(effect::SetAddress {to_address(m.view), history == History::push});
}

void Updater::show_window(const WindowState& window, OrderRow row)
{
    m.view.window = window;
    if (window.kind == WindowKind::none) {
        m.open = {};
        return;
    }
    if (m.open.order != window.order) {
        m.open = {};
        m.open.order = window.order;
        m.open.row = row;
    }
    read_window();
}

// Everything that the window shows. Asked again when the book opens: a page that starts with a window asks too early.
void Updater::read_window()
{
    read_draft();
    if (m.view.window.kind == WindowKind::conversation)
        read_saved_replies();
    read_order(m.open.order);
}

void Updater::on(const action::OpenWindow& action)
{
    show_window(action.window, action.row);
    set_address(History::push);
}

void Updater::on(const action::CloseWindow&)
{
    show_window({}, OrderRow::none);
    set_address(History::push);
}

void Updater::on(const action::StepWindow& action)
{
    if (!m.open.neighbours)
        return;
    const auto& neighbour = action.forward ? m.open.neighbours->next : m.open.neighbours->previous;
    if (!neighbour)
        return;
    auto window = m.view.window;
    window.order = *neighbour;
    show_window(window, OrderRow::none);
    set_address(History::replace); // Back leads to the list, not through every order looked at
}

void Updater::on(const action::TellCustomer& action)
{
    if (!m.open.detail)
        return;
    const Order& order = m.open.detail->order;
    auto parcel = std::ranges::find(order.tracking, action.parcel, &Tracking::id);
    if (parcel == order.tracking.end())
        return;
    Order with_this_parcel = order;
    with_this_parcel.tracking = {*parcel};
    std::string text {m_context.tr.text(
        words::tracking_message, {.number = order.number, .tracking = template_values(with_this_parcel).tracking})};
    // What was begun stays, the parcel comes below it.
    std::string begun = m.open.message_text;
    on(action::OpenWindow {{WindowKind::conversation, order.id}, m.open.row});
    on(action::TypeMessage {m.open.message_subject, begun.empty() ? text : begun + "\n\n" + text});
}

void Updater::read_order(const OrderId& order)
{
    m_effects.ask(engine::AskOrder {order}, [order](Result<engine::OrderDetail> detail) -> Action {
        return action::OrderRead {order, std::move(detail)};
    });
}

void Updater::on(const action::OrderRead& action)
{
    if (auto* refund = std::get_if<RefundDialog>(&m.dialog); refund && refund->order == action.order && action.detail)
        refund->detail = *action.detail;
    if (action.order != m.open.order)
        return; // another window is open by now
    if (!action.detail) {
        if (action.detail.error().code == ErrorCode::not_found)
            m.open.is_gone = true;
        else if (action.detail.error().code != ErrorCode::unavailable)
            toast_error(action.detail.error());
        return;
    }
    m.open.detail = *action.detail;
    m.open.row = action.detail->row;
    m.open.is_gone = false;
    read_neighbours();
    if (m.view.window.kind == WindowKind::conversation)
        note_unread();
}

void Updater::read_neighbours()
{
    if (m.open.row == OrderRow::none)
        return;
    std::int64_t position = m.open.neighbours ? m.open.neighbours->position : 0;
    m_effects.ask(engine::AskNeighbours {list_query(m, m_context), m.open.row, position},
        [order = m.open.order](Result<engine::Neighbours> neighbours) -> Action {
            return action::NeighboursRead {order, std::move(neighbours)};
        });
}

void Updater::on(const action::NeighboursRead& action)
{
    if (action.order == m.open.order && action.neighbours)
        m.open.neighbours = *action.neighbours;
}

void Updater::on(const action::AddressChanged& action)
{
    auto view = from_address(action.query);
    bool same_list = view.filter == m.view.filter && view.date == m.view.date && view.sort == m.view.sort;
    auto window = view.window;
    m.view = std::move(view);
    m.dialog = {};
    show_window(window, OrderRow::none);
    if (!same_list)
        list_changed(History::none);
}

// ── What is being typed, kept per order (SPEC 7) ────────────────────────────────────────────────────────────────────

void Updater::on(const action::TypeComment& action)
{
    m.open.comment = action.text;
    save_draft();
}

void Updater::save_draft()
{
    const OpenOrder& open = m.open;
    std::optional<std::string> value;
    if (!open.comment.empty() || !open.message_subject.empty() || !open.message_text.empty()) {
        UrlQuery query;
        query.add("comment", open.comment);
        query.add("subject", open.message_subject);
        query.add("text", open.message_text);
        value = query.text();
    }
    m_effects.ask(engine::PutSetting {draft_key(open.order), std::move(value)},
        [](Result<engine::Done> result) -> Action { return action::Settled {std::move(result)}; });
}

void Updater::read_draft()
{
    m_effects.ask(engine::AskSetting {draft_key(m.open.order)},
        [order = m.open.order](Result<engine::Setting> setting) -> Action {
            return action::DraftRead {order, std::move(setting)};
        });
}

void Updater::on(const action::DraftRead& action)
{
    if (action.order != m.open.order || !action.setting || !action.setting->value)
        return;
    UrlQuery query {*action.setting->value};
    // What was typed while the draft was read is newer than it.
    OpenOrder& open = m.open;
    if (open.comment.empty())
        open.comment = query.get("comment");
    if (open.message_subject.empty() && open.message_text.empty()) {
        open.message_subject = query.get("subject");
        open.message_text = query.get("text");
    }
}

} // namespace carnet::app
