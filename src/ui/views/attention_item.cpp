#include "ui/views/attention_item.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/text.hpp"

#include <string>
#include <utility>
#include <vector>

namespace carnet::ui::views {

namespace {

// What the merchant did, in words.
struct DidWords {
    View& view;

    std::string_view tag_name(const TagId& id) const
    {
        for (const Tag& tag : view.model.tags) {
            if (tag.id == id)
                return tag.name;
        }
        return view.tr.text(words::tag_deleted_name);
    }

    std::string_view operator()(const mutation::SetStatus& did) const
    {
        if (did.to == OrderStatus::cancelled)
            return view.tr.text(words::attention_did_cancel);
        if (did.from == OrderStatus::cancelled)
            return view.tr.text(words::attention_did_reopen);
        return view.tr.text(
            words::attention_did_status, {.from = view.tr.label(did.from), .to = view.tr.label(did.to)});
    }
    std::string_view operator()(const mutation::SetPayment& did) const
    {
        return view.tr.text(words::attention_did_payment, {.payment = view.tr.label(did.to)});
    }
    std::string_view operator()(const mutation::Refund&) const { return view.tr.text(words::attention_did_refund); }
    std::string_view operator()(const mutation::SetArchived& did) const
    {
        return view.tr.text(did.archived ? words::attention_did_archive : words::attention_did_restore);
    }
    std::string_view operator()(const mutation::AddTag& did) const
    {
        return view.tr.text(words::attention_did_tag_add, {.tag = tag_name(did.tag)});
    }
    std::string_view operator()(const mutation::RemoveTag& did) const
    {
        return view.tr.text(words::attention_did_tag_remove, {.tag = tag_name(did.tag)});
    }
    std::string_view operator()(const mutation::PutTag& did) const
    {
        return view.tr.text(words::attention_did_tag_put, {.tag = did.name});
    }
    std::string_view operator()(const mutation::DeleteTag& did) const
    {
        return view.tr.text(words::attention_did_tag_delete, {.tag = tag_name(did.id)});
    }
    std::string_view operator()(const mutation::PutTracking& did) const
    {
        return view.tr.text(words::attention_did_tracking_put, {.number = did.number});
    }
    std::string_view operator()(const mutation::RemoveTracking&) const
    {
        return view.tr.text(words::attention_did_tracking_remove);
    }
    std::string_view operator()(const mutation::AddComment& did) const
    {
        return view.tr.text(words::attention_did_comment, {.text = did.text});
    }
    std::string_view operator()(const mutation::SendMessage& did) const
    {
        return view.tr.text(words::attention_did_message, {.text = did.text});
    }
    std::string_view operator()(const mutation::MarkRead&) const { return view.tr.text(words::attention_did_read); }
    std::string_view operator()(const mutation::ImportOrder&) const
    {
        return view.tr.text(words::attention_did_import);
    }
};

// The lines of one refused edit, so that its height is known before it is drawn.
struct Lines {
    std::vector<std::pair<std::string, TextStyle>> lines;

    void add(std::string_view words, TextStyle style = style::body) { lines.emplace_back(words, style); }

    [[nodiscard]] float height(Ui& ui, float width) const
    {
        float sum = 0;
        for (const auto& [words, style] : lines)
            sum += ui.paragraph_height(words, style, width) + 2;
        return sum;
    }
};

Lines lines_of(View& view, const engine::AttentionItem& item)
{
    auto& tr = view.tr;
    Lines lines;
    lines.add(std::visit(DidWords {view}, item.mutation.body), style::strong);
    if (!item.order_number.empty())
        lines.add(tr.text(words::order_title, {.number = item.order_number}));
    lines.add(tr.when(item.at, view.now), style::muted);
    lines.add(tr.label(item.code));
    if (!item.detail.empty())
        lines.add(tr.text(words::attention_site_detail, {.detail = item.detail}), style::muted);
    if (item.host_order)
        lines.add(tr.text(words::attention_now_status,
            {.status = tr.text(i18n::status_label(item.host_order->status, item.host_order->payment_status)),
                .payment = tr.label(item.host_order->payment_status)}));
    else if (!item.mutation.order.empty())
        lines.add(tr.text(words::attention_now_gone));
    return lines;
}

} // namespace

float attention_item_height(View& view, const engine::AttentionItem& item, float width)
{
    return lines_of(view, item).height(view.ui, width - 2 * size::space) + 2 * size::space + size::space_small
        + view.ui.control_height();
}

void attention_item(View& view, Rect place, const engine::AttentionItem& item)
{
    Ui& ui = view.ui;
    Lines lines = lines_of(view, item);
    IdScope scope = ui.scope(item.mutation.uid.text());
    ui.outline(place, Token::border, radius::control);
    NodeScope node = ui.node(ui.id("item"), place, {.role = Role::list_item});
    Rect inner = place.inset(size::space, size::space);
    Rect buttons = inner.take_bottom(ui.control_height(), size::space_small);
    std::size_t number = 0;
    for (const auto& [words, style] : lines.lines) {
        float height = ui.paragraph_height(words, style, inner.width());
        IdScope line = ui.scope(++number);
        paragraph(ui, "line", inner.take_top(height, 2), words, style);
    }
    std::string_view retry = view.tr.text(words::attention_retry);
    ButtonOptions retry_look {.name = view.tr.text(words::attention_retry_of, {.number = item.order_number})};
    // A refund is never tried again by a button pressed in passing: it is made anew from the order's window.
    if (std::holds_alternative<mutation::Refund>(item.mutation.body))
        retry_look.disabled_reason = view.tr.text(words::attention_not_refundable);
    if (button(ui, buttons.take_start(button_width(ui, retry, retry_look), size::space_small), retry, retry_look))
        view.emit(action::RetryAttention {item.mutation.uid});
    std::string_view discard = view.tr.text(words::attention_discard);
    ButtonOptions discard_look {.name = view.tr.text(words::attention_discard_of, {.number = item.order_number})};
    if (button(
            ui, buttons.take_start(button_width(ui, discard, discard_look), size::space_small), discard, discard_look))
        view.emit(action::DiscardAttention {item.mutation.uid});
    if (auto* message = std::get_if<mutation::SendMessage>(&item.mutation.body)) {
        std::string_view copy = view.tr.text(words::attention_copy_text);
        if (button(ui, buttons.take_start(button_width(ui, copy)), copy))
            ui.copy_to_clipboard(message->text);
    }
}

} // namespace carnet::ui::views
