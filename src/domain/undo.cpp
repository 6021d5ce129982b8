#include "domain/undo.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace carnet {

namespace {

const Tracking* find_tracking(const Order& order, const TrackingId& id)
{
    auto found = std::ranges::find(order.tracking, id, &Tracking::id);
    return found == order.tracking.end() ? nullptr : &*found;
}

MutationBody put_back(const Tracking& parcel)
{
    return mutation::PutTracking {parcel.id, parcel.number, parcel.carrier, parcel.url};
}

struct Inverse {
    const MutationUid& uid;
    const Order& before;

    using Answer = std::optional<MutationBody>;

    Answer operator()(const mutation::SetStatus& change) const
    {
        if (change.to == before.status)
            return {};
        if (change.to == OrderStatus::cancelled)
            return mutation::SetStatus {OrderStatus::cancelled, before.status, true, uid};
        // A reopening took units only when the cancel had returned them: what it took goes back, and nothing else.
        bool restock = before.status != OrderStatus::cancelled || units_to_take(before) > 0;
        return mutation::SetStatus {change.to, before.status, restock, {}};
    }
    Answer operator()(const mutation::SetPayment& change) const
    {
        // Abandoned cart has no way in by hand.
        bool by_hand = before.payment_status == PaymentStatus::paid || before.payment_status == PaymentStatus::unpaid;
        if (change.to == before.payment_status || !by_hand)
            return {};
        return mutation::SetPayment {change.to, before.payment_status};
    }
    Answer operator()(const mutation::SetArchived& change) const
    {
        if (change.archived == before.archived)
            return {};
        return mutation::SetArchived {before.archived};
    }
    Answer operator()(const mutation::AddTag& change) const
    {
        if (std::ranges::find(before.tags, change.tag) != before.tags.end())
            return {};
        return mutation::RemoveTag {change.tag};
    }
    Answer operator()(const mutation::RemoveTag& change) const
    {
        if (std::ranges::find(before.tags, change.tag) == before.tags.end())
            return {};
        return mutation::AddTag {change.tag};
    }
    Answer operator()(const mutation::PutTracking& change) const
    {
        const Tracking* parcel = find_tracking(before, change.id);
        if (!parcel)
            return mutation::RemoveTracking {change.id};
        if (parcel->number == change.number && parcel->carrier == change.carrier && parcel->url == change.url)
            return {};
        return put_back(*parcel);
    }
    Answer operator()(const mutation::RemoveTracking& change) const
    {
        const Tracking* parcel = find_tracking(before, change.id);
        return parcel ? Answer {put_back(*parcel)} : Answer {};
    }
    // Refund and message.send are confirmed before; a comment stays once the host has it; read is read; tags have their
    // own inverse_of.
    Answer operator()(const auto&) const { return {}; }
};

} // namespace

std::optional<MutationBody> inverse_of(const Mutation& mutation, const Order& before)
{
    return std::visit(Inverse {mutation.uid, before}, mutation.body);
}

std::optional<MutationBody> inverse_of(const mutation::PutTag& mutation, const std::optional<Tag>& before)
{
    if (!before)
        return mutation::DeleteTag {mutation.id};
    if (before->name == mutation.name && before->color == mutation.color)
        return {};
    return mutation::PutTag {before->id, before->name, before->color};
}

MutationBody inverse_of(const mutation::DeleteTag&, const Tag& before)
{
    return mutation::PutTag {before.id, before.name, before.color};
}

std::optional<LastCancel> last_cancel(const Order& order)
{
    std::vector<StockMove> returned;
    for (auto entry = order.activity.rbegin(); entry != order.activity.rend(); ++entry) {
        if (const auto* moved = std::get_if<activity::StockMoved>(&entry->data)) {
            returned.push_back({moved->product_id, moved->delta});
            continue;
        }
        const auto* changed = std::get_if<activity::StatusChanged>(&entry->data);
        if (!changed || changed->to != OrderStatus::cancelled)
            break;
        return LastCancel {entry->id, changed->from, std::move(returned)};
    }
    return {};
}

} // namespace carnet
