// Everything that can happen to the screen: what the merchant did, what the engine answered, what the page told. Views
// and the page emit these; update() (update.hpp) is the only one who acts on them.
#pragma once

#include "app/dialogs.hpp"
#include "app/preferences.hpp"
#include "app/toast.hpp"
#include "app/view_state.hpp"
#include "base/sum.hpp"
#include "engine/messages.hpp"

#include <string>
#include <variant>

namespace carnet::app {

namespace action {

// ── The list: filters, search, sort (SPEC 2 and 3) ──────────────────────────────────────────────────────────────────
struct ToggleStatus {
    OrderStatus status {};
};
struct TogglePayment {
    PaymentStatus payment {};
};
struct ToggleOrigin {
    Origin origin {};
};
struct ToggleTagFilter {
    TagId tag;
};
struct ChooseModule {
    std::optional<Module> module; // nothing: all
};
struct ChooseList {
    ListKind list {};
};
struct ChooseDate {
    DateChoice date;
};
struct ToggleUnreadOnly { };
struct Search {
    std::string text;
};
struct ClearFilters { };
struct ClearPage { }; // the restriction to one page of the site
struct SortBy {
    SortColumn column {};
};

// ── The list: rows ──────────────────────────────────────────────────────────────────────────────────────────────────
// The grid shows these rows now, `top` being the first one at `top_position` (none when the list is at its top).
struct ShowRows {
    std::int64_t first {0};
    std::int32_t count {0};
    OrderRow top {OrderRow::none};
    std::int64_t top_position {0};
};
struct ShowNewOrders { };
struct ToggleRow {
    OrderRow row {};
};
// Positions of the list, both included: what a range before it had ticked from the same end is let go.
struct SelectRange {
    std::int64_t from {0};
    std::int64_t to {0};
};
struct SelectAllMatching { };
struct ClearSelection { };

// ── An order: what is done to it ────────────────────────────────────────────────────────────────────────────────────
struct SetOrderStatus {
    OrderId order;
    std::string number;
    OrderStatus from {};
    OrderStatus to {};
    bool is_paid {false};
    bool from_list {true};
};
struct SetOrderPayment {
    OrderId order;
    std::string number;
    PaymentStatus from {};
    PaymentStatus to {};
};
struct SetOrderArchived {
    OrderId order;
    std::string number;
    bool archived {true};
    bool from_list {true};
};
struct AddTagToOrder {
    OrderId order;
    std::string number;
    Tag tag; // with an empty id: a new one, made first
};
struct RemoveTagFromOrder {
    OrderId order;
    std::string number;
    TagId tag;
};
struct EditTag {
    Tag tag;
};
struct DeleteTag {
    TagId tag;
};
struct RemoveTracking {
    OrderId order;
    std::string number;
    TrackingId tracking;
};
// The open order, cancelled, goes on (SPEC 5): at once, or after a question where it leaves a product oversold.
struct ReopenOrder { };
struct AddComment { }; // what is typed in the open window
struct SendMessage { }; // likewise
// A message that was not delivered is sent anew, as another one: the first stays in the thread with its reason.
struct SendAgain {
    MessageId message;
};
// The customer's messages were on the screen, up to this one: what is seen is read.
struct SeeMessages {
    MessageId upto;
};
// Its text, filled in for the open order, goes behind what is typed.
struct InsertReply {
    std::string id;
};

// ── Windows and dialogs ──────────────────────────────────────────────────────────────────────────────────────
struct OpenWindow {
    WindowState window;
    OrderRow row {OrderRow::none};
};
struct CloseWindow { };
struct StepWindow { // to the next or the previous order of the list
    bool forward {true};
};
// Opens the conversation with a message about this parcel, to be read over and sent.
struct TellCustomer {
    TrackingId parcel;
};
struct OpenDialog {
    Dialog dialog;
};
struct CloseDialog { };
// What is typed, ticked or chosen inside the dialog that is open: it stands there anew.
struct EditDialog {
    Dialog dialog;
};
struct ConfirmDialog { }; // its main button
struct TypeComment {
    std::string text;
};
struct TypeMessage {
    std::string subject;
    std::string text;
};

// ── Many at once ────────────────────────────────────────────────────────────────────────────────────────────────────
struct StartBulk {
    engine::BulkAction action;
};
struct AddTagToSelection {
    Tag tag;
};
struct StopTask { };

// ── On paper and as a file ──────────────────────────────────────────────────────────────────────────────────────────
// One page an order; as packing slips without prices.
struct PrintOrders {
    std::vector<OrderRow> orders;
    bool packing_slips {false};
};
struct PrintSelection {
    bool packing_slips {false};
};
struct PrintBlocked { }; // the browser opened no print window
struct OpenExport {
    bool selection {false}; // else the list as it stands
};

// ── Passing remarks ─────────────────────────────────────────────────────────────────────────────────────────────────
struct UndoToast {
    std::uint32_t toast {0};
};
struct UndoLast { };
// Something was done that changed nothing of the book (a copied text), and is said.
struct Say {
    i18n::Phrase text;
};
struct DismissToast {
    std::uint32_t toast {0};
};
struct ToastsExpired { };

// ── Saved views, preferences, attention ─────────────────────────────────────────────────────────────────────────────
struct ApplySavedView {
    std::string id;
};
struct DeleteSavedView {
    std::string id;
};
struct ChangePreferences {
    Preferences preferences;
};
// The language of the screen; "" follows the editor, else the browser. Kept by the page, which needs it before any
// book.
struct ChooseLanguage {
    std::string tag;
};
struct RetryAttention {
    MutationUid uid;
};
struct DiscardAttention {
    MutationUid uid;
};

// ── The program and the page ────────────────────────────────────────────────────────────────────────────────────────
struct AddressChanged { // by Back, Forward or a link
    std::string query;
};
struct PageStateChanged {
    bool online {true};
    bool visible {true};
};
// The page goes to sleep (left, frozen) or comes back: the engine lets the book go, or opens it again.
struct PageRested {
    bool resting {true};
};
struct UpdateReady { };
struct TakeUpdate { };
struct UseHere { };
struct TryAgain { };
struct EngineRestarted { };

// ── Answers of the engine ───────────────────────────────────────────────────────────────────────────────────────────
struct Noticed {
    engine::NoticeBody notice;
};
struct ListAnswered {
    ListQuery query;
    Result<ListAnswer> answer;
};
struct OrderRead {
    OrderId order;
    Result<engine::OrderDetail> detail;
};
struct NeighboursRead {
    OrderId order;
    Result<engine::Neighbours> neighbours;
};
struct DraftRead {
    OrderId order;
    Result<engine::Setting> setting;
};
struct RangeRead {
    Result<engine::RowRange> range;
};
struct TagsRead {
    Result<engine::TagList> tags;
};
struct AttentionRead {
    Result<std::vector<engine::AttentionItem>> items;
};
struct PreferencesRead {
    Result<engine::Setting> setting;
};
struct SavedViewsRead {
    Result<engine::Setting> setting;
};
struct SavedRepliesRead {
    Result<engine::Setting> setting;
};
// A command ended; `done` is said when it changed something, with Undo where there is a way back.
struct CommandEnded {
    Result<engine::Acted> result;
    std::optional<i18n::Phrase> done;
    bool can_undo {true};
};
// A long task was sent; this is its id, for its progress and for stopping it.
struct TaskStarted {
    engine::RequestId task {engine::RequestId::none};
};
struct BulkPlanned {
    Result<engine::BulkPlan> plan;
};
struct ExportEnded {
    std::string file_name;
    Result<engine::ExportDone> result;
};
struct ExportChoicesRead {
    Result<engine::Setting> setting;
};
struct BulkEnded {
    Result<engine::BulkReceipt> receipt;
};
struct Undone {
    Result<engine::Undone> result;
};
struct OrdersToPrintRead {
    Result<engine::WholeOrders> orders;
    bool packing_slips {false};
};
// A setting or a command of the program was carried out; only its failure is said.
struct Settled {
    Result<engine::Done> result;
};

} // namespace action

using AnyAction = std::variant<action::ToggleStatus, action::TogglePayment, action::ToggleOrigin,
    action::ToggleTagFilter, action::ChooseModule, action::ChooseList, action::ChooseDate, action::ToggleUnreadOnly,
    action::Search, action::ClearFilters, action::ClearPage, action::SortBy, action::ShowRows, action::ShowNewOrders,
    action::ToggleRow, action::SelectRange, action::SelectAllMatching, action::ClearSelection, action::SetOrderStatus,
    action::SetOrderPayment, action::SetOrderArchived, action::AddTagToOrder, action::RemoveTagFromOrder,
    action::EditTag, action::DeleteTag, action::RemoveTracking, action::ReopenOrder, action::AddComment,
    action::SendMessage, action::SendAgain, action::SeeMessages, action::InsertReply, action::OpenWindow,
    action::CloseWindow, action::StepWindow, action::TellCustomer, action::OpenDialog, action::CloseDialog,
    action::EditDialog, action::ConfirmDialog, action::TypeComment, action::TypeMessage, action::StartBulk,
    action::AddTagToSelection, action::StopTask, action::PrintOrders, action::PrintSelection, action::PrintBlocked,
    action::OrdersToPrintRead, action::OpenExport, action::UndoToast, action::UndoLast, action::Say,
    action::DismissToast, action::ToastsExpired, action::ApplySavedView, action::DeleteSavedView,
    action::ChangePreferences, action::ChooseLanguage, action::RetryAttention, action::DiscardAttention,
    action::AddressChanged, action::PageStateChanged, action::PageRested, action::UpdateReady, action::TakeUpdate,
    action::UseHere, action::TryAgain, action::EngineRestarted, action::Noticed, action::ListAnswered,
    action::OrderRead, action::NeighboursRead, action::DraftRead, action::RangeRead, action::TagsRead,
    action::AttentionRead, action::PreferencesRead, action::SavedViewsRead, action::SavedRepliesRead,
    action::CommandEnded, action::TaskStarted, action::BulkPlanned, action::BulkEnded, action::ExportEnded,
    action::ExportChoicesRead, action::Undone, action::Settled>;
struct Action : Sum<AnyAction> {
    using Sum::Sum;
};

} // namespace carnet::app

// Compiled once, in sums.cpp.
namespace carnet {
extern template struct Sum<app::AnyAction>;
} // namespace carnet
