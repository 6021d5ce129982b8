#include "ui/words/activity_words.hpp"

#include "domain/apply.hpp"
#include "i18n/words.hpp"
#include "ui/words/stock_words.hpp"

#include <algorithm>
#include <cstdlib>

namespace carnet::ui {

namespace words = i18n::words;

namespace {

// One overload a kind of entry.
struct Say {
    i18n::Translator& tr;
    const ActivityContext& context;

    ActivityLine operator()(const activity::Created&) const { return {Icon::cart, tr.text(words::activity_created)}; }
    ActivityLine operator()(const activity::StatusChanged& entry) const
    {
        return {Icon::half_circle,
            tr.text(words::activity_status, {.from = tr.label(entry.from), .to = tr.label(entry.to)})};
    }
    ActivityLine operator()(const activity::PaymentChanged& entry) const
    {
        return {
            Icon::check, tr.text(words::activity_payment, {.from = tr.label(entry.from), .to = tr.label(entry.to)})};
    }
    ActivityLine operator()(const activity::Refunded&) const { return {Icon::refund, tr.text(words::activity_refund)}; }
    ActivityLine operator()(const activity::ArchiveChanged& entry) const
    {
        if (entry.archived)
            return {Icon::archive, tr.text(words::activity_archived)};
        return {Icon::restore, tr.text(words::activity_restored)};
    }
    ActivityLine operator()(const activity::TagChanged& entry) const
    {
        auto known = std::ranges::find(context.tags, entry.tag, &Tag::id);
        std::string_view tag =
            known == context.tags.end() ? tr.text(words::tag_deleted_name) : std::string_view {known->name};
        switch (entry.change) {
        case ChangeKind::added:
            return {Icon::tag, tr.text(words::activity_tag_added, {.tag = tag})};
        case ChangeKind::edited:
            return {Icon::tag, tr.text(words::activity_tag_edited, {.tag = tag})};
        case ChangeKind::removed:
            return {Icon::tag, tr.text(words::activity_tag_removed, {.tag = tag})};
        }
        return {};
    }
    ActivityLine operator()(const activity::TrackingChanged& entry) const
    {
        std::string_view number = entry.number;
        std::string_view carrier = entry.carrier;
        switch (entry.change) {
        case ChangeKind::added:
            return {Icon::truck,
                carrier.empty()
                    ? tr.text(words::activity_tracking_added, {.number = number})
                    : tr.text(words::activity_tracking_added_carrier, {.number = number, .carrier = carrier})};
        case ChangeKind::edited:
            return {Icon::truck,
                carrier.empty()
                    ? tr.text(words::activity_tracking_edited, {.number = number})
                    : tr.text(words::activity_tracking_edited_carrier, {.number = number, .carrier = carrier})};
        case ChangeKind::removed:
            return {Icon::truck, tr.text(words::activity_tracking_removed, {.number = number})};
        }
        return {};
    }
    ActivityLine operator()(const activity::StockMoved& entry) const
    {
        std::string_view product = product_name(tr, entry.product_id, context.order, context.products);
        std::string_view said = entry.delta > 0
            ? tr.text(words::activity_stock_returned, {.count = entry.delta, .product = product})
            : tr.text(words::activity_stock_taken, {.count = -entry.delta, .product = product});
        return {entry.delta > 0 ? Icon::return_arrow : Icon::export_file, said, reason_of(entry.reason)};
    }
    ActivityLine operator()(const activity::MessageExchanged& entry) const
    {
        if (entry.direction == MessageDirection::in)
            return {Icon::message, tr.text(words::activity_message_received)};
        return {Icon::send, tr.text(words::activity_message_sent)};
    }
    ActivityLine operator()(const activity::Commented& entry) const
    {
        return {Icon::edit, tr.text(words::activity_comment), {}, entry.text};
    }
    ActivityLine operator()(const activity::Unknown& entry) const
    {
        return {Icon::info, tr.text(words::activity_unknown, {.type = entry.type})};
    }

    std::string_view reason_of(std::string_view reason) const
    {
        if (reason.empty())
            return {};
        if (reason == stock_reason_cancel)
            return tr.text(words::activity_stock_because_cancelled);
        if (reason == stock_reason_refund)
            return tr.text(words::activity_stock_because_refunded);
        if (reason == stock_reason_reopen)
            return tr.text(words::activity_stock_because_reopened);
        if (reason == stock_reason_undo)
            return tr.text(words::activity_stock_because_undone);
        return tr.text(words::activity_stock_reason, {.reason = reason});
    }
};

} // namespace

ActivityLine activity_line(i18n::Translator& tr, const ActivityEntry& entry, const ActivityContext& context)
{
    return std::visit(Say {tr, context}, entry.data);
}

std::string_view author_words(i18n::Translator& tr, std::string_view by)
{
    if (by == "customer")
        return tr.text(words::activity_by_customer);
    if (by == "system" || by.empty())
        return tr.text(words::activity_by_system);
    return by;
}

} // namespace carnet::ui
