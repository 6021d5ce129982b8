#include "i18n/labels.hpp"

#include "i18n/words.hpp"

#include <array>

namespace carnet::i18n {

namespace {

template <typename Enum, std::size_t count> PlainMessage at(const std::array<PlainMessage, count>& labels, Enum value)
{
    return labels[static_cast<std::size_t>(value)];
}

// A table that lacks a value of its enumeration does not compile.
template <typename Enum> using Labels = std::array<PlainMessage, enum_count<Enum>>;

constexpr Labels<Module> modules {words::module_store, words::module_events, words::module_pricing_table,
    words::module_restaurant_reservations, words::module_schedule_booking, words::module_online_courses,
    words::module_donate};

constexpr Labels<Origin> origins {words::origin_store, words::origin_quickpay};

constexpr Labels<OrderStatus> statuses {words::status_new, words::status_in_progress, words::status_completed,
    words::status_cancelled, words::status_refunded};

constexpr Labels<PaymentStatus> payments {words::payment_unpaid, words::payment_paid, words::payment_refunded,
    words::payment_abandoned_cart, words::payment_in_progress};

constexpr Labels<TagColor> colors {words::tag_red, words::tag_orange, words::tag_amber, words::tag_yellow,
    words::tag_lime, words::tag_green, words::tag_teal, words::tag_cyan, words::tag_blue, words::tag_indigo,
    words::tag_violet, words::tag_pink, words::tag_brown, words::tag_gray};

constexpr Labels<Delivery> deliveries {
    words::conversation_queued, words::conversation_sent, words::conversation_failed};

constexpr std::array<PlainMessage, date_preset_count> presets {words::filter_date_today, words::filter_date_yesterday,
    words::filter_date_last_7_days, words::filter_date_last_30_days, words::filter_date_this_month,
    words::filter_date_last_month, words::filter_date_this_year};

constexpr Labels<Reason> reasons {words::reason_refunded_is_final, words::reason_payment_in_progress,
    words::reason_status_locked, words::reason_abandoned_cart, words::reason_info_window_only,
    words::reason_only_by_refund, words::reason_never_by_hand, words::reason_cancelled,
    words::reason_cancelled_and_paid, words::reason_not_cancelled, words::reason_not_paid,
    words::reason_payment_changed, words::reason_changed_since, words::reason_cannot_be_undone,
    words::reason_too_many_tags, words::reason_too_many_parcels, words::reason_empty_text, words::reason_text_too_long,
    words::reason_unsafe_url};

constexpr Labels<RejectionCode> rejections {words::attention_illegal_transition, words::attention_payment_changed,
    words::attention_not_refundable, words::attention_locked, words::attention_gone, words::attention_not_found,
    words::attention_invalid_args, words::attention_unknown_mutation};

// A short std::array would be filled up with message 0, so the last of each table is checked.
static_assert(modules.back() == words::module_donate && origins.back() == words::origin_quickpay
    && statuses.back() == words::status_refunded && payments.back() == words::payment_in_progress
    && colors.back() == words::tag_gray && deliveries.back() == words::conversation_failed
    && presets.back() == words::filter_date_this_year && reasons.back() == words::reason_unsafe_url
    && rejections.back() == words::attention_unknown_mutation);

} // namespace

PlainMessage label_of(Module module)
{
    return at(modules, module);
}

PlainMessage label_of(Origin origin)
{
    return at(origins, origin);
}

PlainMessage label_of(OrderStatus status)
{
    return at(statuses, status);
}

PlainMessage label_of(PaymentStatus payment)
{
    return at(payments, payment);
}

PlainMessage label_of(TagColor color)
{
    return at(colors, color);
}

PlainMessage label_of(Delivery delivery)
{
    return at(deliveries, delivery);
}

PlainMessage label_of(ListKind list)
{
    return list == ListKind::archived ? words::list_tab_archived : words::list_tab_orders;
}

PlainMessage label_of(SortColumn column)
{
    switch (column) {
    case SortColumn::number:
        return words::list_column_number;
    case SortColumn::name:
        return words::list_column_name;
    case SortColumn::date:
        return words::list_column_date;
    case SortColumn::price:
        return words::list_column_price;
    case SortColumn::status:
        return words::list_column_status;
    case SortColumn::payment:
        return words::list_column_payment;
    }
    return words::list_column_number;
}

PlainMessage label_of(DatePreset preset)
{
    return at(presets, preset);
}

PlainMessage label_of(Reason reason)
{
    return at(reasons, reason);
}

PlainMessage label_of(std::optional<RejectionCode> code)
{
    return code ? at(rejections, *code) : words::attention_unknown_code;
}

PlainMessage label_of(ErrorCode code)
{
    switch (code) {
    case ErrorCode::invalid_input:
        return words::error_invalid_input;
    case ErrorCode::not_found:
        return words::error_not_found;
    case ErrorCode::refused:
        return words::error_refused;
    case ErrorCode::conflict:
        return words::error_conflict;
    case ErrorCode::too_large:
        return words::error_too_large;
    case ErrorCode::cancelled:
        return words::error_cancelled;
    case ErrorCode::timed_out:
        return words::error_timed_out;
    case ErrorCode::unavailable:
        return words::error_unavailable;
    case ErrorCode::storage_full:
        return words::error_storage_full;
    case ErrorCode::storage_failed:
        return words::error_storage_failed;
    case ErrorCode::storage_corrupt:
        return words::error_storage_corrupt;
    case ErrorCode::unsupported:
        return words::error_unsupported;
    }
    return words::error_unavailable;
}

PlainMessage status_label(OrderStatus status, PaymentStatus payment)
{
    return has_order_status(status, payment) ? label_of(status) : words::status_abandoned_cart;
}

} // namespace carnet::i18n
