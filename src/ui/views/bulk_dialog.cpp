// Many orders at once (SPEC 6): before it runs, how many will change, how many are so already, how many cannot and why;
// while it runs, how far it is; after it, the same as a receipt.
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/dialogs.hpp"

#include <string>

namespace carnet::ui::views {

namespace {

constexpr float footer_height = 64;

struct BulkWords {
    std::string_view title;
    std::string_view confirm;
    bool dangerous {false};
    bool is_cancel {false};
};

struct WordsOf {
    View& view;
    std::int64_t count;

    std::string_view tag_name(const TagId& id) const
    {
        for (const Tag& tag : view.model.tags) {
            if (tag.id == id)
                return tag.name;
        }
        return view.tr.text(words::tag_deleted_name);
    }

    BulkWords operator()(const mutation::SetStatus& action) const
    {
        if (action.to == OrderStatus::cancelled)
            return {view.tr.text(words::bulk_cancel_title, {.count = count}), view.tr.text(words::bulk_confirm_cancel),
                true, true};
        return {view.tr.text(words::bulk_status_to_title, {.count = count, .status = view.tr.label(action.to)}),
            view.tr.text(words::bulk_confirm_status)};
    }
    BulkWords operator()(const mutation::SetArchived& action) const
    {
        if (action.archived)
            return {
                view.tr.text(words::bulk_archive_title, {.count = count}), view.tr.text(words::bulk_confirm_archive)};
        return {view.tr.text(words::bulk_restore_title, {.count = count}), view.tr.text(words::bulk_confirm_restore)};
    }
    BulkWords operator()(const mutation::AddTag& action) const
    {
        return {view.tr.text(words::bulk_tag_add_title, {.count = count, .tag = tag_name(action.tag)}),
            view.tr.text(words::bulk_confirm_tag_add)};
    }
    BulkWords operator()(const mutation::RemoveTag& action) const
    {
        return {view.tr.text(words::bulk_tag_remove_title, {.count = count, .tag = tag_name(action.tag)}),
            view.tr.text(words::bulk_confirm_tag_remove)};
    }
};

// A line of the plan or of the receipt; moves down.
void line(View& view, Rect& area, std::string_view key, std::string_view words, TextStyle style = style::body)
{
    float height = view.ui.paragraph_height(words, style, area.width());
    paragraph(view.ui, key, area.take_top(height, size::space_tiny), words, style);
}

void refused_lines(View& view, Rect& area, const std::vector<engine::RefusedGroup>& refused)
{
    for (const engine::RefusedGroup& group : refused) {
        IdScope scope = view.ui.scope(static_cast<std::uint64_t>(group.reason));
        line(view, area, "refused",
            view.tr.text(words::bulk_cannot_because, {.count = group.count, .reason = view.tr.label(group.reason)}));
        std::vector<std::string_view> numbers {group.numbers.begin(), group.numbers.end()};
        if (static_cast<std::int64_t>(numbers.size()) < group.count)
            numbers.push_back("…");
        line(view, area, "numbers", view.tr.list(numbers, i18n::ListStyle::plain), style::muted);
    }
}

void plan_lines(View& view, Rect& area, const app::BulkDialog& dialog, bool is_cancel)
{
    auto& tr = view.tr;
    if (!dialog.plan) {
        line(view, area, "counting", tr.text(words::bulk_counting), style::muted);
        return;
    }
    const engine::BulkPlan& plan = *dialog.plan;
    if (plan.will_change == 0)
        line(view, area, "nothing", tr.text(words::bulk_nothing_to_do), style::strong);
    else
        line(view, area, "will", tr.text(words::bulk_will_change, {.count = plan.will_change}), style::strong);
    if (plan.already_so > 0)
        line(view, area, "already", tr.text(words::bulk_already_so, {.count = plan.already_so}));
    refused_lines(view, area, plan.refused);
    if (!is_cancel || plan.will_change == 0)
        return;
    if (plan.paid > 0)
        line(view, area, "paid", tr.text(words::bulk_paid_among, {.count = plan.paid}));
    if (checkbox(view.ui, area.take_top(view.ui.control_height()), tr.text(words::cancel_restock),
            dialog.restock ? Tristate::yes : Tristate::no)) {
        auto edited = dialog;
        edited.restock = !edited.restock;
        view.emit(action::EditDialog {std::move(edited)});
    }
}

void receipt_lines(View& view, Rect& area, const engine::BulkReceipt& receipt)
{
    auto& tr = view.tr;
    if (receipt.stopped)
        line(view, area, "stopped", tr.text(words::bulk_stopped, {.count = receipt.changed}), style::strong);
    else
        line(view, area, "changed", tr.text(words::bulk_receipt_changed, {.count = receipt.changed}), style::strong);
    if (receipt.already_so > 0)
        line(view, area, "already", tr.text(words::bulk_receipt_already, {.count = receipt.already_so}));
    refused_lines(view, area, receipt.refused);
}

void buttons(View& view, Rect footer, const app::BulkDialog& dialog, const BulkWords& said)
{
    Ui& ui = view.ui;
    Rect line = footer.middle_start({footer.width(), ui.control_height()});
    auto place = [&](std::string_view label, const ButtonOptions& look) {
        return line.take_end(button_width(ui, label, look), size::space_small);
    };
    if (dialog.receipt) {
        std::string_view done = view.tr.text(words::common_close);
        ButtonOptions look {.kind = ButtonKind::primary};
        if (button(ui, ui.id("close receipt"), place(done, look), done, look))
            view.emit(action::ConfirmDialog {});
        return;
    }
    if (dialog.running) {
        std::string_view stop = view.tr.text(words::bulk_stop);
        if (button(ui, place(stop, {}), stop))
            view.emit(action::StopTask {});
        return;
    }
    ButtonOptions look {.kind = said.dangerous ? ButtonKind::danger : ButtonKind::primary};
    if (!dialog.plan)
        look.disabled_reason = view.tr.text(words::bulk_counting);
    else if (dialog.plan->will_change == 0)
        look.disabled_reason = view.tr.text(words::bulk_nothing_to_do);
    if (button(ui, place(said.confirm, look), said.confirm, look))
        view.emit(action::ConfirmDialog {});
    std::string_view back = view.tr.text(words::common_back);
    if (button(ui, place(back, {}), back))
        view.emit(action::CloseDialog {});
}

} // namespace

void bulk_dialog(View& view, const app::BulkDialog& dialog)
{
    Ui& ui = view.ui;
    BulkWords said = std::visit(WordsOf {view, dialog.selected}, dialog.action);
    std::size_t reasons = dialog.receipt ? dialog.receipt->refused.size()
        : dialog.plan                    ? dialog.plan->refused.size()
                                         : 0;
    float lines = 150 + 44 * static_cast<float>(reasons) + (said.is_cancel ? ui.control_height() + 44 : 0);
    DialogScope window =
        ui::dialog(ui, {.name = said.title, .height = 56 + lines + footer_height, .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    if (dialog.receipt) {
        receipt_lines(view, body, *dialog.receipt);
    } else if (dialog.running) {
        std::string_view words = view.tr.text(words::bulk_running, {.done = dialog.done, .total = dialog.total});
        float share = dialog.total > 0 ? static_cast<float>(dialog.done) / static_cast<float>(dialog.total) : -1;
        progress(ui, body.take_top(44), view.tr.text(words::bulk_running_title), share, words);
    } else {
        plan_lines(view, body, dialog, said.is_cancel);
    }
    buttons(view, window.footer, dialog, said);
}

} // namespace carnet::ui::views
