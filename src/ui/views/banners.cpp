#include "ui/views/banners.hpp"

#include "ui/kit/widgets/feedback.hpp"

#include <string>

namespace carnet::ui::views {

namespace {

BannerResult show(View& view, Rect& area, std::string_view key, std::string_view words, const BannerOptions& options)
{
    IdScope scope = view.ui.scope(key);
    float height = banner_height(view.ui, area.width(), words, options);
    return banner(view.ui, area.take_top(height, size::space_small), words, options);
}

} // namespace

void banners(View& view, Rect& area)
{
    const app::Model& model = view.model;
    auto& tr = view.tr;
    using engine::SyncPhase;
    if (model.status.book.rung == engine::StorageRung::memory && model.status.book.state == engine::BookState::open)
        show(view, area, "memory", tr.text(words::storage_memory_banner), {.tone = Tone::warning});
    if (model.status.sync.phase == SyncPhase::storage_trouble) {
        if (show(view, area, "storage", tr.text(words::storage_full_detail),
                {.tone = Tone::danger, .action = tr.text(words::common_retry)})
                .action)
            view.emit(action::TryAgain {});
    }
    if (model.status.sync.phase == SyncPhase::incompatible)
        show(view, area, "incompatible", tr.text(words::sync_too_old_detail), {.tone = Tone::danger});
    if (model.status.sync.phase == SyncPhase::signed_out) {
        if (show(view, area, "signed out", tr.text(words::sync_signed_out_detail),
                {.tone = Tone::warning, .action = tr.text(words::sync_sign_in)})
                .action)
            view.emit(action::TryAgain {});
    }
    if (model.status.sync.phase == SyncPhase::read_only)
        show(view, area, "read only", tr.text(words::sync_read_only_detail), {.tone = Tone::info});
    if (model.environment.update_ready) {
        if (show(view, area, "update", tr.text(words::app_update_ready_detail),
                {.tone = Tone::info, .action = tr.text(words::app_update_now)})
                .action)
            view.emit(action::TakeUpdate {});
    }
}

} // namespace carnet::ui::views
