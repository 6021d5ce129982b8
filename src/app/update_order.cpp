// What is done to one order, and to tags. Each is one command of the engine: shown at once, durable at once, waiting in
// the outbox for the host. Whether it is allowed was shown before it could be chosen; the engine asks the rules again.
#include "app/updater.hpp"
#include "domain/stock.hpp"
#include "i18n/words.hpp"

#include <algorithm>

namespace carnet::app {

namespace words = i18n::words;

void Updater::act(
    const OrderId& order, MutationBody body, std::optional<i18n::Phrase> done, bool from_list, bool can_undo)
{
    m_effects.ask(engine::Act {order, std::move(body), from_list},
        [done = std::move(done), can_undo](Result<engine::Acted> result) -> Action {
            return action::CommandEnded {std::move(result), done, can_undo};
        });
}

void Updater::on(const action::CommandEnded& action)
{
    if (!action.result)
        return toast_error(action.result.error());
    if (!action.done || !action.result->changed)
        return;
    std::optional<UndoOffer> offer;
    if (action.can_undo)
        offer = UndoOffer {{action.result->uid}, {}};
    toast(*action.done, std::move(offer));
}

void Updater::on(const action::SetOrderStatus& action)
{
    if (action.to == OrderStatus::cancelled) {
        m.dialog = CancelDialog {action.order, action.number, action.from, true, action.is_paid, action.from_list};
        return;
    }
    auto label = m_context.tr.label(action.to);
    act(action.order, mutation::SetStatus {action.from, action.to, true, {}},
        i18n::Phrase {words::status_changed_toast, {.number = action.number, .status = label}}, action.from_list);
}

void Updater::on(const action::SetOrderPayment& action)
{
    auto said = action.to == PaymentStatus::paid
        ? i18n::Phrase {words::payment_marked_paid_toast, {.number = action.number}}
        : i18n::Phrase {words::payment_marked_unpaid_toast, {.number = action.number}};
    act(action.order, mutation::SetPayment {action.from, action.to}, std::move(said), false);
}

void Updater::on(const action::SetOrderArchived& action)
{
    auto said = action.archived ? i18n::Phrase {words::order_archived_toast, {.number = action.number}}
                                : i18n::Phrase {words::order_restored_toast, {.number = action.number}};
    act(action.order, mutation::SetArchived {action.archived}, std::move(said), action.from_list);
}

// ── Tags ────────────────────────────────────────────────────────────────────────────────────────────────────────────

TagId Updater::ensure_tag(const Tag& tag)
{
    if (!tag.id.empty())
        return tag.id;
    auto same = std::find_if(m.tags.begin(), m.tags.end(), [&](const Tag& known) { return known.name == tag.name; });
    if (same != m.tags.end())
        return same->id;
    auto id = new_id<TagId>();
    act({}, mutation::PutTag {id, tag.name, tag.color}, {}, false);
    return id;
}

void Updater::on(const action::AddTagToOrder& action)
{
    auto id = ensure_tag(action.tag);
    act(action.order, mutation::AddTag {id},
        i18n::Phrase {words::tag_added_toast, {.tag = action.tag.name, .number = action.number}}, true);
}

void Updater::on(const action::RemoveTagFromOrder& action)
{
    auto tag = std::find_if(m.tags.begin(), m.tags.end(), [&](const Tag& known) { return known.id == action.tag; });
    std::string name;
    if (tag != m.tags.end())
        name = tag->name;
    else
        name = m_context.tr.text(words::tag_deleted_name);
    act(action.order, mutation::RemoveTag {action.tag},
        i18n::Phrase {words::tag_removed_toast, {.tag = name, .number = action.number}}, true);
}

void Updater::on(const action::EditTag& action)
{
    act({}, mutation::PutTag {action.tag.id, action.tag.name, action.tag.color},
        i18n::Phrase {words::tag_edited_toast, {.tag = action.tag.name}}, false);
}

void Updater::on(const action::DeleteTag& action)
{
    auto tag = std::find_if(m.tags.begin(), m.tags.end(), [&](const Tag& known) { return known.id == action.tag; });
    if (tag == m.tags.end())
        return;
    auto said = i18n::Phrase {words::tag_deleted_toast, {.tag = tag->name}};
    act({}, mutation::DeleteTag {action.tag}, std::move(said), false);
    // A filter by a tag that is gone would show nothing for no visible reason.
    auto& filtered = m.view.filter.tags;
    if (std::erase(filtered, action.tag) > 0)
        list_changed();
}

void Updater::read_tags()
{
    m_effects.ask(
        engine::AskTags {}, [](Result<engine::TagList> tags) -> Action { return action::TagsRead {std::move(tags)}; });
}

void Updater::on(const action::TagsRead& action)
{
    if (!action.tags)
        return; // the book is not open: asked again when it is
    const auto& tags = action.tags->tags;
    std::vector<std::string_view> names;
    names.reserve(tags.size());
    for (const Tag& tag : tags)
        names.push_back(tag.name);
    m.tags.clear();
    for (std::uint32_t place : m_context.tr.sorted(names))
        m.tags.push_back(tags[place]);
    m.tag_counts = action.tags->carried;
}

// ── In the window ───────────────────────────────────────────────────────────────────────────────────────────────────

void Updater::on(const action::RemoveTracking& action)
{
    act(action.order, mutation::RemoveTracking {action.tracking},
        i18n::Phrase {words::tracking_removed_toast, {.number = action.number}}, false);
}

void Updater::on(const action::ReopenOrder&)
{
    if (!m.open.detail)
        return;
    const auto& detail = *m.open.detail;
    if (shortages_of_reopening(detail.order, detail.products).empty())
        reopen(detail.order);
    else
        m.dialog = ReopenDialog {detail};
}

void Updater::reopen(const Order& order)
{
    std::int64_t units = units_to_take(order);
    auto said = units > 0 ? i18n::Phrase {words::reopen_done_stock_toast, {.count = units, .number = order.number}}
                          : i18n::Phrase {words::reopen_done_toast, {.number = order.number}};
    act(order.id, mutation::SetStatus {order.status, OrderStatus::in_progress, true, {}}, std::move(said), false);
}

void Updater::on(const action::AddComment&)
{
    if (!m.open.detail || m.open.comment.empty())
        return;
    act(m.open.order, mutation::AddComment {new_id<ActivityId>(), m.open.comment},
        i18n::Phrase {words::activity_comment_toast, {.number = m.open.detail->order.number}}, false);
    m.open.comment.clear();
    save_draft();
}

} // namespace carnet::app
