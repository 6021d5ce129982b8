// What the screen and the engine say to each other, as types. Three kinds: a request has an id, a deadline and exactly
// one reply; a reply carries the answer or an Error; a notice comes unasked ("this changed").
//
//   screen (page)                                   engine (worker)
//   Client::ask(ListQuery) ──Request{id, body}────▶ Dispatcher ─▶ Engine
//   callback(Result<…>)    ◀─Reply{id, result}───── Responder   ◀─ Engine     exactly once; late ones are dropped
//   on_notice(Notice)      ◀─Notice{body}────────── Engine
//
// A new kind of question: a struct here with its fields and its reply (ReplyTo), one more alternative in RequestBody
// and ReplyBody, and its case in the engine.
#pragma once

#include "base/sum.hpp"
#include "engine/bulk.hpp"
#include "engine/domain_fields.hpp"
#include "engine/export.hpp"
#include "engine/status.hpp"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace carnet::engine {

enum class RequestId : std::uint32_t { none = 0 };

// ── Questions ───────────────────────────────────────────────────────────────────────────────────────────────────────

// A question of the list is answered with the state of the book when it is finished. A newer one from the same `view`
// ends an older one that still runs (its reply: ErrorCode::cancelled).
struct AskList {
    std::uint32_t view {0};
    ListQuery query;
};

struct AskOrder {
    OrderId order;
};

struct WaitingEdit {
    Mutation mutation;
    Timestamp at {};
    bool numbered {false}; // on its way: can no longer be withdrawn without a trace
};

// A refused edit (PROTOCOL C8): what, when, why, and what the host has now.
struct AttentionItem {
    Mutation mutation;
    Timestamp at {};
    std::string order_number; // "" when the order is gone or it concerned none
    std::optional<RejectionCode> code;
    std::string detail;
    std::optional<Order> host_order; // what the host has now; nothing when it is gone
};

struct OrderDetail {
    OrderRow row {OrderRow::none};
    Order order;
    std::vector<Message> messages; // oldest first
    std::vector<WaitingEdit> waiting;
    std::vector<AttentionItem> attention;
    std::vector<Product> products; // those of its items that the book knows
};

// The orders before and after one in a list, to go through them without closing the window. `position` is where it
// stood when last seen: an order that has left the list since (its status changed) still has neighbours there.
struct AskNeighbours {
    ListQuery query; // its window is not looked at
    OrderRow row {};
    std::int64_t position {0};
};
struct Neighbours {
    std::int64_t position {0}; // where it stands, or would stand
    std::int64_t count {0};
    bool in_list {false}; // the order itself, and not only its neighbours
    std::optional<OrderId> previous;
    std::optional<OrderId> next;
};

// The rows between two positions of a list, both included: a range ticked with Shift.
struct AskRange {
    ListQuery query; // its window is not looked at
    std::int64_t from {0};
    std::int64_t to {0};
};
struct RowRange {
    std::vector<OrderRow> rows;
};

// Whole orders, to be printed: in the order of the list, and at most so many.
struct AskWholeOrders {
    BulkTarget target;
    ListQuery query; // its window is not looked at
    std::int64_t most {0};
};
struct WholeOrders {
    std::vector<Order> orders; // none when they are more than `most`
    std::int64_t count {0}; // of the target; more than `orders` when some are no longer there
};

// All tags, and how many orders carry each, whatever the filters.
struct AskTags { };
struct TagList {
    std::vector<Tag> tags;
    std::vector<TagCount> carried;
};

struct AskAttention { };

struct AskSetting {
    std::string key;
};
struct Setting {
    std::optional<std::string> value;
};

struct PutSetting {
    std::string key;
    std::optional<std::string> value; // nothing removes it
};

// ── Commands: each is one transaction, shown at once, durable when the reply comes ──────────────────────────────────

struct Act {
    OrderId order; // empty for tag.put and tag.delete
    MutationBody body;
    bool from_list {false}; // the place, for the rules that differ (SPEC 5)
};
struct Acted {
    MutationUid uid;
    bool changed {true}; // false: it already was so, nothing was recorded
};

// Takes back what these uids did: what has no number yet is withdrawn, else the inverse is sent.
struct Undo {
    std::vector<MutationUid> uids;
};
struct Undone {
    std::int64_t count {0};
    std::int64_t changed_since {0}; // orders that stay as they are, because something else changed them meanwhile
};

// A whole bulk action as one.
struct UndoBatch {
    MutationUid batch;
};

// Ends a RunBulk, an export or an import that still runs: it replies with what was done until then.
struct StopTask {
    RequestId task {RequestId::none};
};

struct RetryAttention {
    MutationUid uid;
};
struct DiscardAttention {
    MutationUid uid;
};

// ── Of the program ──────────────────────────────────────────────────────────────────────────────────────────────────

// The page came online or went offline, came to the front or was hidden: sync tries at once or rests.
struct PageState {
    bool online {true};
    bool visible {true};
};

// The page is left or frozen (pagehide): close the book and give the lock away; false: come back (pageshow).
struct Rest {
    bool resting {true};
};

// Ask the tab that has the book to give it to this one.
struct UseHere { };

// Try to open the book, or to reach the host, again now.
struct TryAgain { };

struct Done { };

using AnyRequest = std::variant<AskList, AskOrder, AskNeighbours, AskRange, AskWholeOrders, AskTags, AskAttention,
    AskSetting, PutSetting, Act, Undo, PlanBulk, RunBulk, UndoBatch, RunExport, StopTask, RetryAttention,
    DiscardAttention, PageState, Rest, UseHere, TryAgain>;
struct RequestBody : Sum<AnyRequest> {
    using Sum::Sum;
};
using AnyReply = std::variant<ListAnswer, OrderDetail, Neighbours, RowRange, WholeOrders, TagList,
    std::vector<AttentionItem>, Setting, Acted, Undone, BulkPlan, BulkReceipt, ExportDone, Done>;
struct ReplyBody : Sum<AnyReply> {
    using Sum::Sum;
};

// The reply to each request.
template <typename Request> struct ReplyTo {
    using Type = Done;
};
template <> struct ReplyTo<AskList> {
    using Type = ListAnswer;
};
template <> struct ReplyTo<AskOrder> {
    using Type = OrderDetail;
};
template <> struct ReplyTo<AskTags> {
    using Type = TagList;
};
template <> struct ReplyTo<AskAttention> {
    using Type = std::vector<AttentionItem>;
};
template <> struct ReplyTo<AskSetting> {
    using Type = Setting;
};
template <> struct ReplyTo<Act> {
    using Type = Acted;
};
template <> struct ReplyTo<AskNeighbours> {
    using Type = Neighbours;
};
template <> struct ReplyTo<AskRange> {
    using Type = RowRange;
};
template <> struct ReplyTo<AskWholeOrders> {
    using Type = WholeOrders;
};
template <> struct ReplyTo<UndoBatch> {
    using Type = Undone;
};
template <> struct ReplyTo<PlanBulk> {
    using Type = BulkPlan;
};
template <> struct ReplyTo<RunBulk> {
    using Type = BulkReceipt;
};
template <> struct ReplyTo<RunExport> {
    using Type = ExportDone;
};
template <> struct ReplyTo<Undo> {
    using Type = Undone;
};

// ── Notices ─────────────────────────────────────────────────────────────────────────────────────────────────────────

// Something of the book changed: answers older than this revision are old.
struct BookChanged {
    std::uint64_t revision {0};
    bool tags {false}; // the tags themselves changed
    bool attention {false}; // the list of refused edits changed
};

// New orders came from the host (not by the first pull), to be announced.
struct OrdersArrived {
    std::int64_t count {0};
};

// Customers answered (not by the first pull), to be announced: how many answers, and the order of the last one.
struct AnswersArrived {
    std::int64_t count {0};
    OrderId order;
    std::string number; // "" when the book does not have the order
    std::string name; // of the customer
};

struct StatusChanged {
    EngineStatus status;
};

// How far a long task has come; its reply ends it.
struct Progress {
    RequestId task {RequestId::none};
    std::int64_t done {0};
    std::int64_t total {0};
};

// A piece of the file that an export writes, in order; its reply comes after the last one.
struct FilePiece {
    RequestId task {RequestId::none};
    Bytes bytes;
};

using NoticeBody = std::variant<BookChanged, OrdersArrived, AnswersArrived, StatusChanged, Progress, FilePiece>;

struct Request {
    RequestId id {RequestId::none};
    RequestBody body;
};
struct Reply {
    RequestId id {RequestId::none};
    std::variant<Error, ReplyBody> result;
};
struct Notice {
    NoticeBody body;
};

using FromEngine = std::variant<Reply, Notice>;

CARNET_FIELDS(AskList, v.view, v.query);
CARNET_FIELDS(AskOrder, v.order);
CARNET_FIELDS(WaitingEdit, v.mutation, v.at, v.numbered);
CARNET_FIELDS(AttentionItem, v.mutation, v.at, v.order_number, v.code, v.detail, v.host_order);
CARNET_FIELDS(OrderDetail, v.row, v.order, v.messages, v.waiting, v.attention, v.products);
CARNET_FIELDS(AskNeighbours, v.query, v.row, v.position);
CARNET_FIELDS(Neighbours, v.position, v.count, v.in_list, v.previous, v.next);
CARNET_FIELDS(AskRange, v.query, v.from, v.to);
CARNET_FIELDS(RowRange, v.rows);
CARNET_FIELDS(AskWholeOrders, v.target, v.query, v.most);
CARNET_FIELDS(WholeOrders, v.orders, v.count);
CARNET_FIELDS(AskTags);
CARNET_FIELDS(TagList, v.tags, v.carried);
CARNET_FIELDS(AskAttention);
CARNET_FIELDS(AskSetting, v.key);
CARNET_FIELDS(Setting, v.value);
CARNET_FIELDS(PutSetting, v.key, v.value);
CARNET_FIELDS(Act, v.order, v.body, v.from_list);
CARNET_FIELDS(Acted, v.uid, v.changed);
CARNET_FIELDS(Undo, v.uids);
CARNET_FIELDS(Undone, v.count, v.changed_since);
CARNET_FIELDS(UndoBatch, v.batch);
CARNET_FIELDS(StopTask, v.task);
CARNET_FIELDS(RetryAttention, v.uid);
CARNET_FIELDS(DiscardAttention, v.uid);
CARNET_FIELDS(PageState, v.online, v.visible);
CARNET_FIELDS(Rest, v.resting);
CARNET_FIELDS(UseHere);
CARNET_FIELDS(TryAgain);
CARNET_FIELDS(Done);
CARNET_FIELDS(BookChanged, v.revision, v.tags, v.attention);
CARNET_FIELDS(OrdersArrived, v.count);
CARNET_FIELDS(AnswersArrived, v.count, v.order, v.number, v.name);
CARNET_FIELDS(StatusChanged, v.status);
CARNET_FIELDS(Progress, v.task, v.done, v.total);
CARNET_FIELDS(FilePiece, v.task, v.bytes);
CARNET_FIELDS(Request, v.id, v.body);
CARNET_FIELDS(Reply, v.id, v.result);
CARNET_FIELDS(Notice, v.body);

} // namespace carnet::engine

// Compiled once, in messages.cpp.
namespace carnet {
extern template struct Sum<engine::AnyRequest>;
extern template struct Sum<engine::AnyReply>;
} // namespace carnet
