// What the screen's update does, without a pixel, an engine or a page: an action in, the model and the effects out.
#include "app/update.hpp"
#include "i18n/words.hpp"
#include "platform/test/fake_intl.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::app;

namespace {

OrderRow row(unsigned number)
{
    return static_cast<OrderRow>(number);
}

OrderId order(std::string_view id)
{
    return *OrderId::create(id);
}

struct Screen {
    platform::FakeIntl intl;
    i18n::Translator tr {intl};
    Model model;
    Effects effects;
    int made {0};
    Context context {tr, 1000, timestamp_from_milliseconds(1'795'871'100'000),
        [this] { return *MutationUid::create("uid-" + std::to_string(++made)); }};

    Screen()
    {
        tr.use({}, "en", "UTC");
        model.status.book.state = engine::BookState::open;
    }

    void act(Action action) { update(model, action, context, effects); }

    // The questions of one kind that were asked since this was called last.
    template <typename Body> std::vector<Body> asked()
    {
        std::vector<Body> found;
        for (Effect& effect : effects.take()) {
            auto* ask = std::get_if<effect::AskEngine>(&effect);
            if (!ask)
                continue;
            if (auto* body = std::get_if<Body>(&ask->body))
                found.push_back(*body);
        }
        return found;
    }

    // Answers the last question of the list with these rows.
    void answer_list(std::int64_t count, std::uint64_t revision = 1, std::optional<std::int64_t> anchor = {})
    {
        auto query = *model.list.memo.answered_query_or_running();
        ListAnswer answer;
        answer.count = count;
        answer.first = query.first;
        answer.revision = revision;
        answer.anchor_position = anchor;
        answer.facets.emplace();
        for (std::int64_t i = query.first; i < std::min(count, query.first + query.count); ++i) {
            ListRow listed;
            listed.row = row(static_cast<unsigned>(i + 1));
            answer.rows.push_back(std::move(listed));
        }
        act(action::ListAnswered {query, std::move(answer)});
    }

    std::vector<std::string> addresses()
    {
        std::vector<std::string> found;
        for (Effect& effect : effects.take()) {
            if (auto* set = std::get_if<effect::SetAddress>(&effect))
                found.push_back((set->adds_entry ? "push " : "replace ") + set->query);
        }
        return found;
    }
};

} // namespace

TEST_CASE("S4 S5 a status filter is asked at once and stands in the address")
{
    Screen screen;
    screen.act(action::ToggleStatus {OrderStatus::completed});
    CHECK(screen.model.view.filter.statuses.contains(OrderStatus::completed));
    Screen other;
    other.act(action::ToggleStatus {OrderStatus::completed});
    auto asked = other.asked<engine::AskList>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].query.filter.statuses == EnumSet<OrderStatus> {OrderStatus::completed});
    CHECK(screen.addresses() == std::vector<std::string> {"push ?status=completed"});
}

TEST_CASE("S7 a date filter asks for the moments of the site's days")
{
    Screen screen;
    screen.tr.use_time_zone("Europe/Paris");
    screen.act(action::ChooseDate {{{}, CivilDay {2026, 7, 1}, CivilDay {2026, 7, 2}}});
    auto asked = screen.asked<engine::AskList>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].query.filter.created.from == *parse_rfc3339("2026-06-30T22:00:00Z"));
    CHECK(asked[0].query.filter.created.until == *parse_rfc3339("2026-07-02T22:00:00Z"));
    CHECK(asked[0].query.ranges.size() == i18n::date_preset_count);
}

TEST_CASE("typing in the search replaces the address, a filter adds to the history")
{
    Screen screen;
    screen.act(action::Search {"l"});
    screen.act(action::Search {"le"});
    screen.act(action::ToggleUnreadOnly {});
    CHECK(screen.addresses() == std::vector<std::string> {"replace ?q=l", "replace ?q=le", "push ?unread=1&q=le"});
}

TEST_CASE("what is ticked is let go when the filters change")
{
    Screen screen;
    screen.act(action::ToggleRow {row(3)});
    CHECK(screen.model.selection.contains(row(3)));
    screen.act(action::Search {"x"});
    CHECK(screen.model.selection.empty());
}

TEST_CASE("sorting by a column again turns it round; dates and prices begin with the highest")
{
    Screen screen;
    screen.act(action::SortBy {SortColumn::date});
    CHECK(screen.model.view.sort == Sort {SortColumn::date, SortDirection::ascending});
    screen.act(action::SortBy {SortColumn::name});
    CHECK(screen.model.view.sort == Sort {SortColumn::name, SortDirection::ascending});
    screen.act(action::SortBy {SortColumn::price});
    CHECK(screen.model.view.sort == Sort {SortColumn::price, SortDirection::descending});
}

TEST_CASE("orders that arrive above the one being read move the grid along, not the reader")
{
    Screen screen;
    screen.act(action::ShowRows {100, 20, row(101), 100});
    screen.answer_list(1000, 1, 100);
    screen.act(action::Noticed {engine::BookChanged {2, false, false}});
    screen.act(action::Noticed {engine::OrdersArrived {3}});
    screen.answer_list(1003, 2, 103);
    CHECK(screen.model.list.first == 103);
    CHECK(screen.model.list.anchor_position == 103);
    CHECK(screen.model.list.arrived == 3);
    screen.act(action::ShowRows {0, 20, OrderRow::none, 0});
    CHECK(screen.model.list.arrived == 0);
}

TEST_CASE("S48 a range with Shift ticks all between, from memory or from the engine")
{
    Screen screen;
    screen.act(action::ShowRows {0, 20, OrderRow::none, 0});
    screen.answer_list(1000);
    screen.act(action::ToggleRow {row(3)});
    screen.act(action::SelectRange {2, 5});
    CHECK(screen.model.selection.rows() == std::vector {row(3), row(4), row(5), row(6)});
    screen.act(action::SelectRange {2, 4}); // drawn back by one
    CHECK(screen.model.selection.rows() == std::vector {row(3), row(4), row(5)});
    screen.act(action::ToggleRow {row(1)});
    screen.act(action::SelectRange {7, 8});
    CHECK(screen.model.selection.rows() == std::vector {row(1), row(3), row(4), row(5), row(8), row(9)});
    (void)screen.effects.take();
    screen.act(action::SelectRange {5, 900});
    auto asked = screen.asked<engine::AskRange>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].from == 5);
    CHECK(asked[0].to == 900);
    screen.act(action::RangeRead {engine::RowRange {{row(901)}}});
    CHECK(screen.model.selection.contains(row(901)));
}

TEST_CASE("S22 a status is one command; S50 a cancel asks first")
{
    Screen screen;
    screen.act(action::SetOrderStatus {order("o1"), "A7", OrderStatus::new_order, OrderStatus::completed, false, true});
    auto acts = screen.asked<engine::Act>();
    REQUIRE(acts.size() == 1);
    CHECK(acts[0].from_list);
    CHECK(std::get<mutation::SetStatus>(acts[0].body).to == OrderStatus::completed);

    screen.act(action::SetOrderStatus {order("o1"), "A7", OrderStatus::new_order, OrderStatus::cancelled, true, true});
    CHECK(screen.asked<engine::Act>().empty());
    auto* dialog = std::get_if<CancelDialog>(&screen.model.dialog);
    REQUIRE(dialog);
    CHECK(dialog->restock);
    CHECK(dialog->is_paid);
    auto edited = *dialog;
    edited.restock = false;
    screen.act(action::EditDialog {edited});
    screen.act(action::ConfirmDialog {});
    acts = screen.asked<engine::Act>();
    REQUIRE(acts.size() == 1);
    CHECK_FALSE(std::get<mutation::SetStatus>(acts[0].body).restock);
    CHECK(std::holds_alternative<std::monostate>(screen.model.dialog));
    screen.act(action::ConfirmDialog {}); // pressed twice
    CHECK(screen.asked<engine::Act>().empty());
}

TEST_CASE("what changed is said with Undo, what already was so is not said")
{
    Screen screen;
    i18n::Phrase said {i18n::words::order_archived_toast, {.number = "A7"}};
    screen.act(action::CommandEnded {engine::Acted {*MutationUid::create("u1"), false}, said, true});
    CHECK(screen.model.toasts.empty());
    screen.act(action::CommandEnded {engine::Acted {*MutationUid::create("u1"), true}, said, true});
    REQUIRE(screen.model.toasts.size() == 1);
    screen.act(action::UndoToast {screen.model.toasts[0].id});
    auto undone = screen.asked<engine::Undo>();
    REQUIRE(undone.size() == 1);
    CHECK(undone[0].uids == std::vector {*MutationUid::create("u1")});
    screen.act(action::UndoLast {}); // it was taken back already
    CHECK(screen.asked<engine::Undo>().empty());
}

TEST_CASE("S46 a bulk action shows its plan, runs once, and keeps a receipt that has something to explain")
{
    Screen screen;
    screen.act(action::ShowRows {0, 20, OrderRow::none, 0});
    screen.answer_list(500);
    screen.act(action::SelectAllMatching {});
    screen.act(action::StartBulk {mutation::SetArchived {true}});
    auto plans = screen.asked<engine::PlanBulk>();
    REQUIRE(plans.size() == 1);
    CHECK(plans[0].target.all);
    auto* dialog = std::get_if<BulkDialog>(&screen.model.dialog);
    REQUIRE(dialog);
    CHECK(dialog->selected == 500);
    screen.act(action::ConfirmDialog {}); // not planned yet: nothing runs
    CHECK(screen.asked<engine::RunBulk>().empty());

    screen.act(action::BulkPlanned {engine::BulkPlan {498, 1, {{Reason::payment_in_progress, 1, {"A7"}}}, 0}});
    screen.act(action::ConfirmDialog {});
    screen.act(action::TaskStarted {engine::RequestId {9}});
    screen.act(action::ConfirmDialog {}); // pressed twice
    CHECK(screen.asked<engine::RunBulk>().size() == 1);
    screen.act(action::Noticed {engine::Progress {engine::RequestId {9}, 100, 498}});
    dialog = std::get_if<BulkDialog>(&screen.model.dialog);
    REQUIRE(dialog);
    CHECK(dialog->done == 100);
    screen.act(action::BulkEnded {
        engine::BulkReceipt {*MutationUid::create("b1"), 498, 1, {{Reason::payment_in_progress, 1, {"A7"}}}, false}});
    dialog = std::get_if<BulkDialog>(&screen.model.dialog);
    REQUIRE(dialog);
    REQUIRE(dialog->receipt);
    CHECK(screen.model.selection.empty());
    screen.act(action::ConfirmDialog {});
    CHECK(std::holds_alternative<std::monostate>(screen.model.dialog));
    screen.act(action::UndoLast {});
    CHECK(screen.asked<engine::UndoBatch>().size() == 1);
}

TEST_CASE("leaving a running bulk action stops it")
{
    Screen screen;
    screen.act(action::ToggleRow {row(1)});
    screen.act(action::StartBulk {mutation::SetArchived {true}});
    screen.act(action::BulkPlanned {engine::BulkPlan {1, 0, {}, 0}});
    screen.act(action::ConfirmDialog {});
    screen.act(action::TaskStarted {engine::RequestId {4}});
    (void)screen.effects.take();
    screen.act(action::CloseDialog {});
    auto stops = screen.asked<engine::StopTask>();
    REQUIRE(stops.size() == 1);
    CHECK(stops[0].task == engine::RequestId {4});
}

TEST_CASE("a window opens with its draft, steps through the list, and Back closes it")
{
    Screen screen;
    screen.act(action::OpenWindow {{WindowKind::order, order("o1")}, row(1)});
    CHECK(screen.asked<engine::AskOrder>().size() == 1);
    screen.act(action::DraftRead {order("o1"), engine::Setting {"?comment=half%20a%20thought&subject=&text="}});
    CHECK(screen.model.open.comment == "half a thought");
    engine::OrderDetail detail;
    detail.row = row(1);
    detail.order.id = order("o1");
    screen.act(action::OrderRead {order("o1"), detail});
    CHECK(screen.asked<engine::AskNeighbours>().size() == 1);
    screen.act(action::NeighboursRead {
        order("o1"), engine::Neighbours {.position = 0, .count = 2, .previous = {}, .next = order("o2")}});
    screen.act(action::StepWindow {true});
    CHECK(screen.model.view.window.order == order("o2"));
    CHECK(screen.model.open.comment.empty());
    CHECK_FALSE(screen.model.open.detail);
    screen.act(action::OrderRead {order("o1"), detail}); // a late answer for the order before
    CHECK_FALSE(screen.model.open.detail);
    screen.act(action::AddressChanged {""});
    CHECK(screen.model.view.window.kind == WindowKind::none);
}

TEST_CASE("Back to the same list asks nothing of it anew")
{
    Screen screen;
    screen.act(action::Search {"x"});
    auto generation = screen.model.list.generation;
    screen.act(action::OpenWindow {{WindowKind::order, order("o1")}, row(1)});
    screen.act(action::ToggleRow {row(2)});
    screen.act(action::AddressChanged {"?q=x"});
    CHECK(screen.model.list.generation == generation);
    CHECK(screen.model.selection.contains(row(2)));
}

TEST_CASE("a saved view comes back by its name and keeps the open window")
{
    Screen screen;
    screen.act(action::ToggleStatus {OrderStatus::cancelled});
    screen.act(action::OpenDialog {SaveViewDialog {"Mine"}});
    screen.act(action::ConfirmDialog {});
    REQUIRE(screen.model.saved_views.size() == 1);
    screen.act(action::ClearFilters {});
    screen.act(action::OpenWindow {{WindowKind::order, order("o1")}, row(1)});
    screen.act(action::ApplySavedView {screen.model.saved_views[0].id});
    CHECK(screen.model.view.filter.statuses.contains(OrderStatus::cancelled));
    CHECK(screen.model.view.window.order == order("o1"));

    auto text = to_text(screen.model.saved_views);
    CHECK(saved_views_from(text) == screen.model.saved_views);
    CHECK(saved_views_from("garbage\n?id=&name=\n%").empty());
}

TEST_CASE("preferences come back whole, and garbage is the default")
{
    Preferences preferences;
    preferences.hidden_columns = {app::Column::date, app::Column::payment};
    preferences.column_widths[1] = 240;
    preferences.density = Density::compact;
    preferences.theme = ThemeChoice::dark;
    preferences.single_keys = false;
    CHECK(preferences_from(to_text(preferences)) == preferences);
    CHECK(preferences_from("\xff\xfe nonsense") == Preferences {});
    CHECK_FALSE(preferences_from("?hidden=127").hidden_columns.contains(app::Column::number));
}

TEST_CASE("S16 a new tag is made once and then given to the order")
{
    Screen screen;
    screen.act(action::AddTagToOrder {order("o1"), "A7", {{}, "VIP", TagColor::amber}});
    auto acts = screen.asked<engine::Act>();
    REQUIRE(acts.size() == 2);
    auto made = std::get<mutation::PutTag>(acts[0].body);
    CHECK(made.name == "VIP");
    CHECK(std::get<mutation::AddTag>(acts[1].body).tag == made.id);

    screen.model.tags = {{made.id, "VIP", TagColor::amber}};
    screen.act(action::AddTagToOrder {order("o2"), "B8", {{}, "VIP", TagColor::red}});
    CHECK(screen.asked<engine::Act>().size() == 1); // of that name there is one already
}

TEST_CASE("a filter by a tag that is deleted goes with it")
{
    Screen screen;
    auto tag = *TagId::create("t1");
    screen.model.tags = {{tag, "VIP", TagColor::amber}};
    screen.act(action::ToggleTagFilter {tag});
    screen.act(action::OpenDialog {DeleteTagDialog {screen.model.tags[0], 3}});
    screen.act(action::ConfirmDialog {});
    CHECK(screen.model.view.filter.tags.empty());
}
