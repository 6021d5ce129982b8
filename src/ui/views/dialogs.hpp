// The windows that ask something: which one is open is the model's; each is drawn in a file of its own.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

void dialogs(View& view);

// ── order_questions.cpp: before what cannot simply be undone ──
void cancel_dialog(View& view, const app::CancelDialog& dialog);
// ── refund_dialog.cpp, reopen_dialog.cpp, tracking_dialog.cpp: asked from the order's window ──
void refund_dialog(View& view, const app::RefundDialog& dialog);
void reopen_dialog(View& view, const app::ReopenDialog& dialog);
void tracking_dialog(View& view, const app::TrackingDialog& dialog);
// ── bulk_dialog.cpp: plan, progress, receipt ──
void bulk_dialog(View& view, const app::BulkDialog& dialog);
// ── export_dialog.cpp: what a file holds, its progress ──
void export_dialog(View& view, const app::ExportDialog& dialog);
// ── tag_dialogs.cpp ──
void tag_dialog(View& view, const app::TagDialog& dialog);
void edit_tag_dialog(View& view, const app::EditTagDialog& dialog);
void delete_tag_dialog(View& view, const app::DeleteTagDialog& dialog);
void manage_tags_dialog(View& view);
// ── list_dialogs.cpp: of the list and of the program ──
void save_view_dialog(View& view, const app::SaveViewDialog& dialog);
void shortcuts_dialog(View& view);
// ── palette_dialog.cpp: everything that can be done, by typing ──
void palette_dialog(View& view, const app::PaletteDialog& dialog);
// ── attention_dialog.cpp ──
void attention_dialog(View& view);
// ── saved_reply_dialogs.cpp ──
void saved_replies_dialog(View& view);
void edit_reply_dialog(View& view, const app::EditReplyDialog& dialog);
void delete_reply_dialog(View& view, const app::DeleteReplyDialog& dialog);
// ── settings_dialog.cpp ──
void settings_dialog(View& view);

} // namespace carnet::ui::views
