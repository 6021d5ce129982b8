#include "ui/views/dialogs.hpp"

namespace carnet::ui::views {

namespace {

struct Draw {
    View& view;

    template <typename Other> void operator()(const Other&) const { }
    void operator()(const app::CancelDialog& dialog) const { cancel_dialog(view, dialog); }
    void operator()(const app::RefundDialog& dialog) const { refund_dialog(view, dialog); }
    void operator()(const app::ReopenDialog& dialog) const { reopen_dialog(view, dialog); }
    void operator()(const app::TrackingDialog& dialog) const { tracking_dialog(view, dialog); }
    void operator()(const app::BulkDialog& dialog) const { bulk_dialog(view, dialog); }
    void operator()(const app::ExportDialog& dialog) const { export_dialog(view, dialog); }
    void operator()(const app::TagDialog& dialog) const { tag_dialog(view, dialog); }
    void operator()(const app::EditTagDialog& dialog) const { edit_tag_dialog(view, dialog); }
    void operator()(const app::DeleteTagDialog& dialog) const { delete_tag_dialog(view, dialog); }
    void operator()(const app::ManageTagsDialog&) const { manage_tags_dialog(view); }
    void operator()(const app::SaveViewDialog& dialog) const { save_view_dialog(view, dialog); }
    void operator()(const app::ShortcutsDialog&) const { shortcuts_dialog(view); }
    void operator()(const app::PaletteDialog& dialog) const { palette_dialog(view, dialog); }
    void operator()(const app::AttentionDialog&) const { attention_dialog(view); }
    void operator()(const app::SavedRepliesDialog&) const { saved_replies_dialog(view); }
    void operator()(const app::EditReplyDialog& dialog) const { edit_reply_dialog(view, dialog); }
    void operator()(const app::DeleteReplyDialog& dialog) const { delete_reply_dialog(view, dialog); }
    void operator()(const app::SettingsDialog&) const { settings_dialog(view); }
};

} // namespace

void dialogs(View& view)
{
    std::visit(Draw {view}, view.model.dialog);
}

} // namespace carnet::ui::views
