// Dialogs: opening, what is typed in them, and their main button.
#include "app/tracking_form.hpp"
#include "app/updater.hpp"
#include "i18n/words.hpp"

#include <utility>

namespace carnet::app {

namespace words = i18n::words;

void Updater::on(const action::OpenDialog& action)
{
    m.dialog = action.dialog;
    if (auto* refund = std::get_if<RefundDialog>(&m.dialog))
        read_order(refund->order);
    if (std::holds_alternative<AttentionDialog>(m.dialog))
        read_attention();
    if (std::holds_alternative<ManageTagsDialog>(m.dialog))
        read_tags(); // for how many orders carry each
}

void Updater::on(const action::CloseDialog&)
{
    on(action::StopTask {}); // what runs in it, if anything does
    m.dialog = {};
}

void Updater::on(const action::EditDialog& action)
{
    // A late event of a dialog that was closed meanwhile must not open it again.
    if (m.dialog.index() == action.dialog.index())
        m.dialog = action.dialog;
}

namespace {

// One overload a dialog that has a main button.
struct Confirm {
    Updater& updater;

    void operator()(const CancelDialog& dialog) const
    {
        updater.act(dialog.order, mutation::SetStatus {dialog.from, OrderStatus::cancelled, dialog.restock, {}},
            i18n::Phrase {words::cancel_done_toast, {.number = dialog.number}}, dialog.from_list);
        updater.close_dialog();
    }
    void operator()(const RefundDialog& dialog) const
    {
        updater.act(dialog.order, mutation::Refund {},
            i18n::Phrase {words::refund_done_toast, {.number = dialog.number}}, false, false);
        updater.close_dialog();
    }
    void operator()(const ReopenDialog& dialog) const
    {
        updater.reopen(dialog.detail.order);
        updater.close_dialog();
    }
    void operator()(BulkDialog& dialog) const
    {
        if (dialog.receipt)
            updater.close_dialog();
        else if (dialog.plan && dialog.plan->will_change > 0 && dialog.task == engine::RequestId::none)
            updater.run_bulk(dialog);
    }
    void operator()(ExportDialog& dialog) const
    {
        if (!dialog.running && dialog.orders > 0)
            updater.run_export(dialog);
    }
    void operator()(const TrackingDialog& dialog) const
    {
        bool is_new = dialog.id.empty();
        auto id = is_new ? updater.new_id<TrackingId>() : dialog.id;
        auto said = is_new ? i18n::Phrase {words::tracking_added_toast, {.number = dialog.number_of_order}}
                           : i18n::Phrase {words::tracking_saved_toast, {.number = dialog.number_of_order}};
        // As the form shows it: a guessed carrier that stands there when it is saved is the merchant's word, too.
        TrackingForm form = form_of(dialog);
        if (!form.has_number || !form.is_url_safe)
            return;
        updater.act(
            dialog.order, mutation::PutTracking {id, dialog.number, form.carrier, form.url}, std::move(said), false);
        updater.close_dialog();
    }
    void operator()(const TagDialog& dialog) const
    {
        if (dialog.typed.empty())
            return;
        Tag tag {{}, dialog.typed, dialog.color};
        TagDialog asked = dialog;
        updater.close_dialog();
        if (asked.order.empty())
            updater.on(action::AddTagToSelection {tag});
        else
            updater.on(action::AddTagToOrder {asked.order, asked.number, tag});
    }
    void operator()(const EditTagDialog& dialog) const
    {
        if (dialog.tag.name.empty())
            return;
        Tag tag = dialog.tag;
        updater.close_dialog();
        updater.on(action::EditTag {tag});
    }
    void operator()(const SaveViewDialog& dialog) const
    {
        if (dialog.name.empty())
            return;
        updater.save_view(dialog.name);
        updater.close_dialog();
    }
    void operator()(const DeleteTagDialog& dialog) const
    {
        auto tag = dialog.tag.id;
        updater.close_dialog();
        updater.on(action::DeleteTag {tag});
    }
    void operator()(const EditReplyDialog& dialog) const
    {
        if (dialog.reply.name.empty() || dialog.reply.text.empty())
            return;
        EditReplyDialog edited = dialog;
        updater.close_dialog();
        updater.save_reply(std::move(edited.reply));
        if (edited.from_list)
            updater.on(action::OpenDialog {SavedRepliesDialog {}});
    }
    void operator()(const DeleteReplyDialog& dialog) const
    {
        std::string id = dialog.reply.id;
        updater.close_dialog();
        updater.delete_reply(id);
        updater.on(action::OpenDialog {SavedRepliesDialog {}});
    }
    // The others have nothing to confirm.
    template <typename Other> void operator()(const Other&) const { updater.close_dialog(); }
};

} // namespace

void Updater::close_dialog()
{
    // Kept alive until the end of the call that closes it.
    m_closed_dialog = std::exchange(m.dialog, {});
}

void Updater::on(const action::ConfirmDialog&)
{
    std::visit(Confirm {*this}, m.dialog);
}

} // namespace carnet::app
