// Notices of the engine, passing remarks and their Undo, preferences, saved views, refused edits, and the page itself.
#include "app/updater.hpp"
#include "i18n/words.hpp"

#include <algorithm>

namespace carnet::app {

namespace words = i18n::words;

void Updater::ask_all()
{
    ask_list();
    read_tags();
    m_effects.ask(engine::AskSetting {std::string {preferences_key}},
        [](Result<engine::Setting> setting) -> Action { return action::PreferencesRead {std::move(setting)}; });
    m_effects.ask(engine::AskSetting {std::string {saved_views_key}},
        [](Result<engine::Setting> setting) -> Action { return action::SavedViewsRead {std::move(setting)}; });
    m_effects.ask(engine::AskSetting {std::string {export_key}},
        [](Result<engine::Setting> setting) -> Action { return action::ExportChoicesRead {std::move(setting)}; });
    if (m.view.window.kind != WindowKind::none) {
        if (m.open.order != m.view.window.order)
            show_window(m.view.window, OrderRow::none);
        else
            read_window();
    }
}

// ── Notices of the engine ───────────────────────────────────────────────────────────────────────────────────────────

void Updater::on(const action::Noticed& action)
{
    if (auto* changed = std::get_if<engine::BookChanged>(&action.notice)) {
        if (auto query = m.list.memo.changed(changed->revision)) {
            m_effects.ask(engine::AskList {0, *query}, [query = *query](Result<ListAnswer> answer) -> Action {
                return action::ListAnswered {query, std::move(answer)};
            });
        }
        if (changed->tags)
            read_tags();
        if (changed->attention && std::holds_alternative<AttentionDialog>(m.dialog))
            read_attention();
        if (m.view.window.kind != WindowKind::none)
            read_order(m.view.window.order);
    } else if (auto* arrived = std::get_if<engine::OrdersArrived>(&action.notice)) {
        m.list.arrived += arrived->count;
    } else if (auto* answers = std::get_if<engine::AnswersArrived>(&action.notice)) {
        announce(*answers);
    } else if (auto* status = std::get_if<engine::StatusChanged>(&action.notice)) {
        bool opened =
            m.status.book.state != engine::BookState::open && status->status.book.state == engine::BookState::open;
        bool other_zone = m.status.shop.time_zone != status->status.shop.time_zone;
        m.status = status->status;
        // What could be taken back was known to the engine that had the book.
        if (m.status.book.state != engine::BookState::open)
            std::erase_if(m.toasts, [](const Toast& toast) { return toast.undo.has_value(); });
        if (opened) {
            m.list.memo.reopened();
            ask_all();
        } else if (other_zone) {
            ask_list(); // the days of the date filter begin at other moments
        }
    } else if (auto* progress = std::get_if<engine::Progress>(&action.notice)) {
        if (auto* bulk = std::get_if<BulkDialog>(&m.dialog); bulk && bulk->task == progress->task) {
            bulk->done = progress->done;
            bulk->total = progress->total;
        }
        if (auto* file = std::get_if<ExportDialog>(&m.dialog); file && file->task == progress->task)
            file->done = progress->done;
    } else if (auto* piece = std::get_if<engine::FilePiece>(&action.notice)) {
        // Of an export that was stopped meanwhile nothing is kept.
        if (auto* file = std::get_if<ExportDialog>(&m.dialog); file && file->task == piece->task)
            m_effects.add(effect::AddToFile {piece->bytes});
    }
}

void Updater::on(const action::EngineRestarted&)
{
    // The book is opened again by the new engine, which then says so; until then nothing of it can be asked.
    m.status.book.state = engine::BookState::opening;
}

// ── Passing remarks ─────────────────────────────────────────────────────────────────────────────────────────────────

void Updater::toast(i18n::Phrase text, std::optional<UndoOffer> offer, ToastKind kind)
{
    if (m.toasts.size() >= max_toasts)
        m.toasts.erase(m.toasts.begin());
    double expires = m_context.now_ms + toast_duration_ms;
    m.toasts.push_back({++m.last_toast, kind, std::move(text), std::move(offer), expires});
}

void Updater::toast_error(const Error& error)
{
    // The engine stopped or the book closed: the screen says that itself.
    if (error.code == ErrorCode::unavailable || error.code == ErrorCode::cancelled)
        return;
    toast(i18n::label_of(error.code), {}, ToastKind::error);
}

void Updater::on(const action::DismissToast& action)
{
    std::erase_if(m.toasts, [&](const Toast& toast) { return toast.id == action.toast; });
}

void Updater::on(const action::ToastsExpired&)
{
    std::erase_if(m.toasts, [&](const Toast& toast) { return toast.expires_at_ms <= m_context.now_ms; });
}

void Updater::undo(const UndoOffer& offer)
{
    auto then = [](Result<engine::Undone> result) -> Action { return action::Undone {std::move(result)}; };
    if (!offer.batch.empty())
        m_effects.run_task(engine::UndoBatch {offer.batch}, then);
    else
        m_effects.ask(engine::Undo {offer.uids}, then);
}

void Updater::on(const action::UndoToast& action)
{
    auto toast = std::find_if(m.toasts.begin(), m.toasts.end(), [&](const Toast& t) { return t.id == action.toast; });
    if (toast == m.toasts.end() || !toast->undo)
        return; // pressed twice: once is enough
    UndoOffer offer = *toast->undo;
    m.toasts.erase(toast);
    undo(offer);
}

void Updater::on(const action::UndoLast&)
{
    for (auto toast = m.toasts.rbegin(); toast != m.toasts.rend(); ++toast) {
        if (toast->undo)
            return on(action::UndoToast {toast->id});
    }
    toast(words::undo_nothing);
}

void Updater::on(const action::Say& action)
{
    toast(action.text);
}

void Updater::on(const action::Undone& action)
{
    if (!action.result)
        return toast_error(action.result.error());
    if (action.result->changed_since > 0)
        return toast({words::undo_some_changed_since, {.count = action.result->changed_since}});
    toast(action.result->count > 1 ? i18n::Phrase {words::undo_done_many, {.count = action.result->count}}
                                   : i18n::Phrase {words::undo_done});
}

void Updater::on(const action::Settled& action)
{
    if (!action.result)
        toast_error(action.result.error());
}

// ── Preferences and saved views ─────────────────────────────────────────────────────────────────────────────────────

void Updater::put_setting(std::string_view key, std::string value)
{
    m_effects.ask(engine::PutSetting {std::string {key}, std::move(value)},
        [](Result<engine::Done> result) -> Action { return action::Settled {std::move(result)}; });
}

void Updater::on(const action::PreferencesRead& action)
{
    if (action.setting && action.setting->value)
        m.preferences = preferences_from(*action.setting->value);
}

void Updater::on(const action::ChangePreferences& action)
{
    if (m.preferences == action.preferences)
        return;
    m.preferences = action.preferences;
    put_setting(preferences_key, to_text(m.preferences));
}

void Updater::on(const action::ChooseLanguage& action)
{
    m_effects.add(effect::SetLanguage {action.tag});
}

void Updater::on(const action::SavedViewsRead& action)
{
    if (action.setting && action.setting->value)
        m.saved_views = saved_views_from(*action.setting->value);
}

void Updater::save_view(const std::string& name)
{
    ViewState view = m.view;
    view.window = {};
    auto same = std::find_if(
        m.saved_views.begin(), m.saved_views.end(), [&](const SavedView& saved) { return saved.name == name; });
    if (same != m.saved_views.end())
        same->view = std::move(view);
    else
        m.saved_views.push_back({m_context.make_uid().text(), name, std::move(view)});
    put_setting(saved_views_key, to_text(m.saved_views));
    toast({words::view_saved_toast, {.view = name}});
}

void Updater::on(const action::ApplySavedView& action)
{
    auto saved = std::find_if(
        m.saved_views.begin(), m.saved_views.end(), [&](const SavedView& view) { return view.id == action.id; });
    if (saved == m.saved_views.end())
        return;
    auto window = m.view.window;
    m.view = saved->view;
    m.view.window = window;
    list_changed();
}

void Updater::on(const action::DeleteSavedView& action)
{
    auto saved = std::find_if(
        m.saved_views.begin(), m.saved_views.end(), [&](const SavedView& view) { return view.id == action.id; });
    if (saved == m.saved_views.end())
        return;
    toast({words::view_deleted_toast, {.view = saved->name}});
    m.saved_views.erase(saved);
    put_setting(saved_views_key, to_text(m.saved_views));
}

// ── Refused edits (PROTOCOL C8) ─────────────────────────────────────────────────────────────────────────────────────

void Updater::read_attention()
{
    m_effects.ask(engine::AskAttention {}, [](Result<std::vector<engine::AttentionItem>> items) -> Action {
        return action::AttentionRead {std::move(items)};
    });
}

void Updater::on(const action::AttentionRead& action)
{
    if (action.items)
        m.attention = *action.items;
}

void Updater::on(const action::RetryAttention& action)
{
    m_effects.ask(engine::RetryAttention {action.uid},
        [](Result<engine::Done> result) -> Action { return action::Settled {std::move(result)}; });
    toast(words::attention_retried_toast);
}

void Updater::on(const action::DiscardAttention& action)
{
    m_effects.ask(engine::DiscardAttention {action.uid},
        [](Result<engine::Done> result) -> Action { return action::Settled {std::move(result)}; });
    toast(words::attention_discarded_toast);
}

// ── The page ────────────────────────────────────────────────────────────────────────────────────────────────────────

void Updater::tell(engine::RequestBody body)
{
    m_effects.add(effect::AskEngine {std::move(body), [](Result<engine::ReplyBody> reply) -> Action {
                                         if (!reply)
                                             return action::Settled {std::unexpected(reply.error())};
                                         return action::Settled {engine::Done {}};
                                     }});
}

void Updater::on(const action::PageStateChanged& action)
{
    m.environment.online = action.online;
    m.environment.visible = action.visible;
    tell(engine::PageState {action.online, action.visible});
}

void Updater::on(const action::PageRested& action)
{
    tell(engine::Rest {action.resting});
}

void Updater::on(const action::UpdateReady&)
{
    m.environment.update_ready = true;
}

void Updater::on(const action::TakeUpdate&)
{
    m_effects.add(effect::TakeUpdate {});
}

void Updater::on(const action::UseHere&)
{
    tell(engine::UseHere {});
}

void Updater::on(const action::TryAgain&)
{
    tell(engine::TryAgain {});
}

} // namespace carnet::app
