#include "domain/apply.hpp"

#include "base/check.hpp"
#include "base/utf8.hpp"
#include "domain/undo.hpp"
#include "domain/web_address.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

namespace carnet {

namespace {

// So much of a mutation's uid that an id made of it and the number of an entry is still an id.
std::string_view uid_tail(const MutationUid& uid)
{
    constexpr std::size_t room_for_number = 5;
    std::string_view text = uid.text();
    return text.substr(text.size() - std::min(text.size(), max_id_length - room_for_number));
}

bool is_written_by(const ActivityId& entry, const MutationUid& uid)
{
    std::string_view text = entry.text();
    return text.substr(0, text.rfind('-')) == uid_tail(uid);
}

// One mutation being applied to one order: what happened is collected in `result`, the activity in the order itself.
class Application {
public:
    Application(const Mutation& mutation, Order& order, const ApplyContext& context)
        : m_mutation(mutation)
        , m_order(order)
        , m_context(context)
    {
    }

    Applied run() &&
    {
        std::visit([this](const auto& change) { make(change); }, m_mutation.body);
        return std::move(m_result);
    }

private:
    void make(const mutation::SetStatus& change)
    {
        if (change.undo)
            return undo_cancel(change);
        if (!goes_on(can_set_status(state_of(m_order), change.to, Place::host, m_context.now)))
            return;
        note_merge(change.from);
        OrderStatus before = m_order.status;
        set_status(change.to);
        if (change.to == OrderStatus::cancelled && change.restock)
            moved(return_stock(m_order), stock_reason_cancel);
        else if (before == OrderStatus::cancelled)
            moved(take_stock(m_order), stock_reason_reopen);
    }

    void undo_cancel(const mutation::SetStatus& change)
    {
        auto cancel = last_cancel(m_order);
        auto since = is_taken_back_by(cancel, change) ? SinceCancel::unchanged : SinceCancel::changed;
        if (!goes_on(can_undo_cancel(state_of(m_order), change.to, since)))
            return;
        note_merge(change.from);
        set_status(change.to);
        moved(cancel ? take_stock_back(m_order, cancel->returned) : take_stock(m_order), stock_reason_undo);
    }

    bool is_taken_back_by(const std::optional<LastCancel>& cancel, const mutation::SetStatus& change) const
    {
        if (is_written_by_host())
            return cancel && cancel->from == change.to && is_written_by(cancel->entry, *change.undo);
        // Another host may name its entries otherwise, or send none: it decides, and until then the undo shows.
        return cancel ? cancel->from == change.to : m_order.activity.empty();
    }

    void make(const mutation::SetPayment& change)
    {
        if (!goes_on(can_do(change, state_of(m_order), Place::host, m_context.now)))
            return;
        bool was_abandoned = m_order.payment_status == PaymentStatus::abandoned_cart;
        set_payment(change.to);
        if (!was_abandoned)
            return;
        m_order.status_locked_until.reset();
        if (m_order.status != OrderStatus::new_order)
            set_status(OrderStatus::new_order);
    }

    void make(const mutation::Refund&)
    {
        if (!goes_on(can_refund(state_of(m_order), Place::host, m_context.now)))
            return;
        record(activity::Refunded {});
        set_status(OrderStatus::refunded);
        set_payment(PaymentStatus::refunded);
        moved(return_stock(m_order), stock_reason_refund);
    }

    void make(const mutation::SetArchived& change)
    {
        OrderState state = state_of(m_order);
        if (!goes_on(change.archived ? can_archive(state) : can_restore(state)))
            return;
        m_order.archived = change.archived;
        record(activity::ArchiveChanged {change.archived});
    }

    void make(const mutation::AddTag& change)
    {
        if (!goes_on(can_add_tag(state_of(m_order), change.tag)))
            return;
        m_order.tags.push_back(change.tag);
        record(activity::TagChanged {ChangeKind::added, change.tag});
    }

    void make(const mutation::RemoveTag& change)
    {
        if (!goes_on(can_remove_tag(state_of(m_order), change.tag)))
            return;
        std::erase(m_order.tags, change.tag);
        record(activity::TagChanged {ChangeKind::removed, change.tag});
    }

    void make(const mutation::PutTag&) { m_result.kind = OutcomeKind::noop; }

    // The tag is gone everywhere; no order's activity could still say its name.
    void make(const mutation::DeleteTag& change)
    {
        if (std::erase(m_order.tags, change.id) == 0)
            m_result.kind = OutcomeKind::noop;
    }

    void make(const mutation::PutTracking& change)
    {
        if (is_blank(change.number))
            return reject(Reason::empty_text);
        if (change.number.size() > max_short_text || change.carrier.size() > max_short_text)
            return reject(Reason::text_too_long);
        if (!change.url.empty() && !web_address(change.url))
            return reject(Reason::unsafe_url);
        auto parcel = std::ranges::find(m_order.tracking, change.id, &Tracking::id);
        if (parcel == m_order.tracking.end()) {
            if (!goes_on(can_add_tracking(state_of(m_order))))
                return;
            m_order.tracking.push_back({change.id, change.number, change.carrier, change.url, m_context.now});
            record(activity::TrackingChanged {ChangeKind::added, change.id, change.number, change.carrier});
            return;
        }
        if (parcel->number == change.number && parcel->carrier == change.carrier && parcel->url == change.url) {
            m_result.kind = OutcomeKind::noop;
            return;
        }
        parcel->number = change.number;
        parcel->carrier = change.carrier;
        parcel->url = change.url;
        record(activity::TrackingChanged {ChangeKind::edited, change.id, change.number, change.carrier});
    }

    void make(const mutation::RemoveTracking& change)
    {
        auto parcel = std::ranges::find(m_order.tracking, change.id, &Tracking::id);
        if (parcel == m_order.tracking.end()) {
            m_result.kind = OutcomeKind::noop;
            return;
        }
        record(activity::TrackingChanged {ChangeKind::removed, change.id, parcel->number, parcel->carrier});
        m_order.tracking.erase(parcel);
    }

    void make(const mutation::AddComment& change)
    {
        if (std::ranges::find(m_order.activity, change.id, &ActivityEntry::id) != m_order.activity.end()) {
            m_result.kind = OutcomeKind::noop;
            return;
        }
        if (!is_readable(change.text))
            return;
        record(activity::Commented {change.text}, change.id);
    }

    void make(const mutation::SendMessage& change)
    {
        if (is_known_message(change.id)) {
            m_result.kind = OutcomeKind::noop;
            return;
        }
        if (!is_readable(change.text))
            return;
        if (change.subject.size() > max_short_text)
            return reject(Reason::text_too_long);
        Message message;
        message.id = change.id;
        message.order = m_order.id;
        message.subject = change.subject;
        message.text = change.text;
        message.at = m_context.now;
        message.in_reply_to = change.in_reply_to;
        message.waiting = !is_written_by_host();
        m_result.message = std::move(message);
        m_order.last_message_at = m_context.now;
        record(activity::MessageExchanged {change.id, MessageDirection::out});
    }

    void make(const mutation::MarkRead& change)
    {
        // Read markers only move forward: what another device has read stays read.
        std::int64_t unread = std::min(m_order.unread, unread_after(change.upto));
        if (unread == m_order.unread)
            m_result.kind = OutcomeKind::noop;
        m_order.unread = unread;
    }

    // It is there: imported before, by another tab or a push whose answer was lost.
    void make(const mutation::ImportOrder&) { m_result.kind = OutcomeKind::noop; }

    // What the rules say; true when there is something to do.
    bool goes_on(Verdict verdict)
    {
        if (auto reason = verdict.reason())
            reject(*reason);
        else if (verdict.is_already_so())
            m_result.kind = OutcomeKind::noop;
        return verdict.is_allowed();
    }

    void reject(Reason reason)
    {
        m_result.kind = OutcomeKind::rejected;
        m_result.reason = reason;
        m_result.code = rejection_code(m_mutation.body, reason);
    }

    bool is_readable(const std::string& text)
    {
        if (is_blank(text))
            reject(Reason::empty_text);
        else if (text.size() > max_long_text)
            reject(Reason::text_too_long);
        else
            return true;
        return false;
    }

    void set_status(OrderStatus to)
    {
        record(activity::StatusChanged {m_order.status, to});
        m_order.status = to;
    }

    void set_payment(PaymentStatus to)
    {
        record(activity::PaymentChanged {m_order.payment_status, to});
        m_order.payment_status = to;
        if (to == PaymentStatus::paid)
            m_order.paid_at = m_context.now;
        else if (to == PaymentStatus::unpaid)
            m_order.paid_at.reset();
    }

    void moved(std::vector<StockMove> moves, std::string_view reason)
    {
        for (const StockMove& move : moves)
            record(activity::StockMoved {move.product, move.delta, std::string {reason}});
        m_result.stock = std::move(moves);
    }

    // An entry that has no id of its own takes it from the mutation, so that a prediction has the id of the fact.
    void record(ActivityData data)
    {
        std::string id {uid_tail(m_mutation.uid)};
        id += '-';
        id += std::to_string(m_recorded++);
        record(std::move(data), ActivityId::create(id).value_or(ActivityId {}));
    }

    void record(ActivityData data, ActivityId id)
    {
        std::vector<ActivityEntry>& entries = m_order.activity;
        entries.push_back(
            {std::move(id), m_context.now, std::string {m_context.by}, std::move(data), !is_written_by_host()});
        // A history is long but not without end: the oldest entries after the first give way.
        if (entries.size() > max_activity_per_order)
            entries.erase(entries.begin() + 1, entries.end() - static_cast<std::ptrdiff_t>(max_activity_per_order - 1));
    }

    bool is_written_by_host() const { return m_context.written_by == WrittenBy::host; }

    void note_merge(OrderStatus expected)
    {
        if (m_order.status != expected)
            m_result.kind = OutcomeKind::merged;
    }

    bool is_known_message(const MessageId& id) const
    {
        auto is_about_it = [&](const ActivityEntry& entry) {
            const auto* exchanged = std::get_if<activity::MessageExchanged>(&entry.data);
            return exchanged && exchanged->id == id;
        };
        return std::ranges::find(m_context.conversation, id, &Message::id) != m_context.conversation.end()
            || std::ranges::any_of(m_order.activity, is_about_it);
    }

    // Without the conversation, or when it does not hold the message, everything that was shown counts as read.
    std::int64_t unread_after(const MessageId& upto) const
    {
        auto from = std::ranges::find(m_context.conversation, upto, &Message::id);
        if (from == m_context.conversation.end())
            return 0;
        return std::count_if(from + 1, m_context.conversation.end(),
            [](const Message& message) { return message.direction == MessageDirection::in; });
    }

    const Mutation& m_mutation;
    Order& m_order;
    const ApplyContext& m_context;
    Applied m_result;
    int m_recorded {0};
};

} // namespace

Order imported_order(const Mutation& mutation, const ApplyContext& context)
{
    const auto* import = std::get_if<mutation::ImportOrder>(&mutation.body);
    CHECK(import && import->order);
    Order order = *import->order;
    order.id = mutation.order;
    order.updated_at = context.now;
    order.status_locked_until.reset();
    order.tags.clear();
    order.tracking.clear();
    order.unread = 0;
    order.last_message_at.reset();
    for (LineItem& item : order.items) {
        item.product_id = {};
        item.stock_taken = 0;
        item.stock_returned = 0;
    }
    std::string id {uid_tail(mutation.uid)};
    id += "-0";
    order.activity.assign(1,
        {ActivityId::create(id).value_or(ActivityId {}), order.created_at, std::string {context.by},
            activity::Created {}, context.written_by == WrittenBy::client});
    return order;
}

Result<Applied> apply(const Mutation& mutation, Order& order, const ApplyContext& context)
{
    if (mutation.order != order.id && !std::holds_alternative<mutation::PutTag>(mutation.body)
        && !std::holds_alternative<mutation::DeleteTag>(mutation.body))
        return failure(ErrorCode::invalid_input, "a mutation of another order");
    return Application {mutation, order, context}.run();
}

} // namespace carnet
