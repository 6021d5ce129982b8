#include "ui/views/sync_bar.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/text.hpp"

namespace carnet::ui::views {

namespace {

struct Line {
    Icon icon {Icon::none};
    Token color {Token::text_muted};
    std::string_view words;
    std::string_view detail; // shown whole on hover and focus
};

Line line_of(View& view)
{
    const engine::SyncStatus& sync = view.model.status.sync;
    auto& tr = view.tr;
    using engine::SyncPhase;
    // What waits is said before anything else: it is what the merchant would lose sleep over.
    std::string_view waiting =
        sync.waiting > 0 ? tr.text(words::sync_waiting, {.count = sync.waiting}) : std::string_view {};
    switch (sync.phase) {
    case SyncPhase::first_pull:
        return {Icon::sync, Token::text_muted, tr.text(words::sync_first_reading, {.count = sync.so_far}), {}};
    case SyncPhase::offline:
        if (!waiting.empty())
            return {Icon::offline, Token::text, waiting, tr.text(words::sync_offline_detail)};
        return {Icon::offline, Token::text, tr.text(words::sync_offline), tr.text(words::sync_offline_detail)};
    case SyncPhase::signed_out:
        return {Icon::lock, Token::text, tr.text(words::sync_signed_out), tr.text(words::sync_signed_out_detail)};
    case SyncPhase::read_only:
        return {Icon::lock, Token::text, tr.text(words::sync_read_only), tr.text(words::sync_read_only_detail)};
    case SyncPhase::incompatible:
        return {Icon::warning, Token::danger_text, tr.text(words::sync_too_old), tr.text(words::sync_too_old_detail)};
    case SyncPhase::storage_trouble:
        return {Icon::warning, Token::danger_text, tr.text(words::storage_full), tr.text(words::storage_full_detail)};
    case SyncPhase::connecting:
        if (waiting.empty())
            return {Icon::sync, Token::text_muted, tr.text(words::sync_connecting), {}};
        break;
    case SyncPhase::receiving:
        if (waiting.empty())
            return {Icon::sync, Token::text_muted, tr.text(words::sync_reading), {}};
        break;
    case SyncPhase::up_to_date:
        if (waiting.empty())
            return {Icon::online, Token::text_muted, tr.text(words::sync_up_to_date), {}};
        break;
    }
    return {Icon::sync, Token::text, waiting, {}};
}

std::string_view heard(View& view)
{
    const auto& last = view.model.status.sync.last_heard;
    return last ? view.tr.text(words::sync_last_heard, {.when = view.tr.when(*last, view.now)})
                : view.tr.text(words::sync_never_heard);
}

} // namespace

float sync_bar_height(const View& view)
{
    return view.ui.is_touch() ? size::control_touch : 24;
}

void sync_bar(View& view, Rect line)
{
    Ui& ui = view.ui;
    const engine::EngineStatus& status = view.model.status;

    Line shown = line_of(view);
    ui.icon(
        line.take_start(size::icon, size::space_small).middle_start({size::icon, size::icon}), shown.icon, shown.color);
    float width = std::min(ui.text_width(shown.words, style::small) + 1, line.width());
    Rect place = line.take_start(width, size::space);
    ui::status(ui, "sync", place, shown.words, {.size = TextSize::small, .color = shown.color},
        view.tr.text(words::sync_region));
    ui.tooltip(ui.id("sync"), place, shown.detail.empty() ? heard(view) : shown.detail);
    // What waits is the status; that the host is not heard stands beside it.
    if (status.sync.phase == engine::SyncPhase::offline && status.sync.waiting > 0) {
        std::string_view offline = view.tr.text(words::sync_offline);
        text(ui, "offline", line.take_start(ui.text_width(offline, style::muted) + 1, size::space), offline,
            style::muted);
    }

    if (status.sync.attention > 0) {
        std::string_view words = view.tr.text(words::attention_badge, {.count = status.sync.attention});
        ButtonOptions look {.kind = ButtonKind::plain, .icon = Icon::warning, .popup = Popup::dialog};
        if (button(
                ui, line.take_start(std::min(button_width(ui, words, look), line.width()), size::space), words, look))
            view.emit(action::OpenDialog {app::AttentionDialog {}});
    }
    std::string_view kept = view.tr.text(status.book.rung == engine::StorageRung::memory ? words::storage_memory
            : view.model.environment.storage_persistent                                  ? words::storage_persistent
                                                                                         : words::storage_best_effort);
    std::string_view kept_detail =
        view.tr.text(status.book.rung == engine::StorageRung::memory ? words::storage_memory_detail
                : view.model.environment.storage_persistent          ? words::storage_persistent_detail
                                                                     : words::storage_best_effort_detail);
    float kept_width = ui.text_width(kept, style::muted) + 1;
    if (line.width() > kept_width) {
        Rect end = line.take_end(kept_width);
        text(ui, "kept", end, kept, style::muted);
        ui.tooltip(ui.id("kept"), end, kept_detail);
    }
}

} // namespace carnet::ui::views
