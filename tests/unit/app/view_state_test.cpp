#include "app/view_state.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::app;

namespace {

ViewState full_view()
{
    ViewState view;
    view.filter.modules = {Module::store};
    view.filter.page_id = "p1";
    view.filter.list = ListKind::archived;
    view.filter.statuses = {OrderStatus::new_order, OrderStatus::refunded};
    view.filter.payments = {PaymentStatus::abandoned_cart};
    view.filter.origins = {Origin::quickpay};
    view.filter.tags = {*TagId::create("t-1"), *TagId::create("t_2")};
    view.filter.unread_only = true;
    view.filter.search = "Lefèvre & fils +33 100%";
    view.date = {{}, CivilDay {2026, 11, 1}, CivilDay {2026, 11, 15}};
    view.sort = {SortColumn::price, SortDirection::ascending};
    view.window = {WindowKind::conversation, *OrderId::create("o-1")};
    return view;
}

} // namespace

TEST_CASE("a view comes back whole from its address")
{
    CHECK(from_address(to_address(full_view())) == full_view());
}

TEST_CASE("the plain view has no address")
{
    CHECK(to_address(ViewState {}).empty());
    CHECK(from_address("") == ViewState {});
    CHECK(from_address("?") == ViewState {});
}

TEST_CASE("an address reads like what it shows")
{
    ViewState view;
    view.filter.statuses = {OrderStatus::in_progress, OrderStatus::new_order};
    view.date.preset = i18n::DatePreset::last_30_days;
    view.sort = {SortColumn::name, SortDirection::descending};
    view.filter.search = "A7 é";
    CHECK(to_address(view) == "?status=new,in_progress&date=last-30-days&q=A7%20%C3%A9&sort=-name");
}

TEST_CASE("S1 S2 S3 the editor's address opens one module and page")
{
    auto view = from_address("?module=events&page_id=p9");
    CHECK(view.filter.modules == EnumSet<Module> {Module::events});
    CHECK(view.filter.page_id == "p9");
}

TEST_CASE("what an address says wrong is left out, the rest is kept")
{
    auto view =
        from_address("?status=new,nonsense&date=2026-13-40..&sort=-colour&tag=%20,ok&order=a%20b&q=%ZZ%4&&=x&payment");
    CHECK(view.filter.statuses == EnumSet<OrderStatus> {OrderStatus::new_order});
    CHECK(view.date == DateChoice {});
    CHECK(view.sort == Sort {});
    REQUIRE(view.filter.tags.size() == 1);
    CHECK(view.filter.tags[0].text() == "ok");
    CHECK(view.window == WindowState {});
    CHECK(view.filter.search == "%ZZ%4");
}

TEST_CASE("half a range of days is a filter, an empty one is none")
{
    CHECK(from_address("?date=2026-11-01..").date == DateChoice {{}, CivilDay {2026, 11, 1}, std::nullopt});
    CHECK(from_address("?date=..2026-11-01").date == DateChoice {{}, std::nullopt, CivilDay {2026, 11, 1}});
    CHECK(from_address("?date=..").date == DateChoice {});
}

TEST_CASE("clearing filters keeps the module, the list and the sort")
{
    auto cleared = without_filters(full_view());
    CHECK(is_unfiltered(cleared));
    CHECK_FALSE(is_unfiltered(full_view()));
    CHECK(cleared.filter.modules == full_view().filter.modules);
    CHECK(cleared.filter.list == ListKind::archived);
    CHECK(cleared.sort == full_view().sort);
    CHECK(cleared.filter.search.empty());
}
