// The inside of update(): one overload an action, defined in the files that update.hpp lists. Not for other folders.
#pragma once

#include "app/update.hpp"

namespace carnet::app {

class Updater {
public:
    Updater(Model& model, Context& context, Effects& effects)
        : m(model)
        , m_context(context)
        , m_effects(effects)
    {
    }

    // update_list.cpp
    void on(const action::ToggleStatus&);
    void on(const action::TogglePayment&);
    void on(const action::ToggleOrigin&);
    void on(const action::ToggleTagFilter&);
    void on(const action::ChooseModule&);
    void on(const action::ChooseList&);
    void on(const action::ChooseDate&);
    void on(const action::ToggleUnreadOnly&);
    void on(const action::Search&);
    void on(const action::ClearFilters&);
    void on(const action::ClearPage&);
    void on(const action::SortBy&);
    void on(const action::ShowRows&);
    void on(const action::ShowNewOrders&);
    void on(const action::ToggleRow&);
    void on(const action::SelectRange&);
    void on(const action::SelectAllMatching&);
    void on(const action::ClearSelection&);
    void on(const action::ListAnswered&);
    void on(const action::RangeRead&);

    // update_order.cpp
    void on(const action::SetOrderStatus&);
    void on(const action::SetOrderPayment&);
    void on(const action::SetOrderArchived&);
    void on(const action::AddTagToOrder&);
    void on(const action::RemoveTagFromOrder&);
    void on(const action::EditTag&);
    void on(const action::DeleteTag&);
    void on(const action::RemoveTracking&);
    void on(const action::ReopenOrder&);
    void reopen(const Order& order);
    void on(const action::AddComment&);
    void on(const action::TagsRead&);
    void on(const action::CommandEnded&);

    // update_window.cpp
    void on(const action::OpenWindow&);
    void on(const action::CloseWindow&);
    void on(const action::StepWindow&);
    void on(const action::TellCustomer&);
    void on(const action::TypeComment&);
    void on(const action::OrderRead&);
    void on(const action::NeighboursRead&);
    void on(const action::AddressChanged&);
    void on(const action::DraftRead&);
    void show_window(const WindowState& window, OrderRow row);
    void read_window();
    void save_draft();
    void read_draft();

    // update_conversation.cpp
    void on(const action::TypeMessage&);
    void on(const action::SendMessage&);
    void on(const action::SendAgain&);
    void on(const action::SeeMessages&);
    void on(const action::InsertReply&);
    void on(const action::SavedRepliesRead&);
    void read_saved_replies();
    void save_reply(SavedReply reply);
    void delete_reply(const std::string& id);
    void note_unread();
    void announce(const engine::AnswersArrived& arrived);

    // update_dialog.cpp
    void on(const action::OpenDialog&);
    void on(const action::CloseDialog&);
    void on(const action::EditDialog&);
    void on(const action::ConfirmDialog&);
    void close_dialog();

    // update_bulk.cpp
    void on(const action::StartBulk&);
    void on(const action::AddTagToSelection&);
    void on(const action::TaskStarted&);
    void on(const action::StopTask&);
    void on(const action::BulkPlanned&);
    void on(const action::BulkEnded&);
    void run_bulk(BulkDialog& dialog);

    // update_print.cpp
    void on(const action::PrintOrders&);
    void on(const action::PrintSelection&);
    void on(const action::OrdersToPrintRead&);
    void on(const action::PrintBlocked&);
    void read_orders_to_print(engine::BulkTarget target, bool packing_slips);

    // update_export.cpp
    void on(const action::OpenExport&);
    void on(const action::ExportEnded&);
    void on(const action::ExportChoicesRead&);
    void run_export(ExportDialog& dialog);

    // update_program.cpp
    void on(const action::UndoToast&);
    void on(const action::UndoLast&);
    void on(const action::Say&);
    void on(const action::DismissToast&);
    void on(const action::ToastsExpired&);
    void on(const action::ApplySavedView&);
    void on(const action::DeleteSavedView&);
    void on(const action::ChangePreferences&);
    void on(const action::ChooseLanguage&);
    void on(const action::RetryAttention&);
    void on(const action::DiscardAttention&);
    void on(const action::PageStateChanged&);
    void on(const action::PageRested&);
    void on(const action::UpdateReady&);
    void on(const action::TakeUpdate&);
    void on(const action::UseHere&);
    void on(const action::TryAgain&);
    void on(const action::EngineRestarted&);
    void on(const action::Noticed&);
    void on(const action::AttentionRead&);
    void on(const action::PreferencesRead&);
    void on(const action::SavedViewsRead&);
    void on(const action::Undone&);
    void on(const action::Settled&);

    // ── Shared by them ──
    enum class History { push, replace, none };

    // The filters or the sort changed: the list begins anew from its top.
    void list_changed(History history = History::push);
    void ask_list();
    // Everything that the screen shows of the book, after it was opened.
    void ask_all();
    void set_address(History history);
    void read_order(const OrderId& order);
    void read_neighbours();
    void read_tags();
    void read_attention();
    void put_setting(std::string_view key, std::string value);
    void save_view(const std::string& name);
    // For requests of the program, of which only a failure is said.
    void tell(engine::RequestBody body);
    // A command on an order; `done` is what the toast says when it changed something.
    void act(const OrderId& order, MutationBody body, std::optional<i18n::Phrase> done, bool from_list,
        bool can_undo = true);
    void toast(i18n::Phrase text, std::optional<UndoOffer> undo = {}, ToastKind kind = ToastKind::done);
    void toast_error(const Error& error);
    void undo(const UndoOffer& offer);
    [[nodiscard]] engine::BulkTarget selected() const;
    // The id of a tag that exists under this name, or of a new one that is made now.
    [[nodiscard]] TagId ensure_tag(const Tag& tag);
    template <typename IdType> [[nodiscard]] IdType new_id() { return *IdType::create(m_context.make_uid().text()); }

    Model& m;
    Context& m_context;
    Effects& m_effects;
    Dialog m_closed_dialog;
};

} // namespace carnet::app
