// What the order's window asks for: reopening with its question, telling the customer of a parcel, printing.
#include "app/update.hpp"
#include "i18n/words.hpp"
#include "platform/test/fake_intl.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::app;

namespace {

engine::OrderDetail cancelled_order(std::int64_t stock)
{
    engine::OrderDetail detail;
    detail.row = static_cast<OrderRow>(1);
    detail.order.id = OrderId::create("o1").value();
    detail.order.number = "A7F3K2";
    detail.order.status = OrderStatus::cancelled;
    LineItem item;
    item.product_id = ProductId::create("p1").value();
    item.quantity = 2;
    item.stock_taken = 2;
    item.stock_returned = 2;
    detail.order.items = {item};
    detail.products = {{item.product_id, "Shirt", "", "", stock}};
    return detail;
}

struct Window {
    platform::FakeIntl intl;
    i18n::Translator tr {intl};
    Model model;
    Effects effects;
    int made {0};
    Context context {tr, 1000, timestamp_from_milliseconds(1'795'871'100'000),
        [this] { return *MutationUid::create("uid-" + std::to_string(++made)); }};

    explicit Window(engine::OrderDetail detail)
    {
        tr.use({}, "en", "UTC");
        model.status.book.state = engine::BookState::open;
        act(action::OpenWindow {{WindowKind::order, detail.order.id}, detail.row});
        act(action::OrderRead {detail.order.id, std::move(detail)});
        (void)effects.take();
    }

    void act(Action action) { update(model, action, context, effects); }

    template <typename Body> std::vector<Body> asked()
    {
        std::vector<Body> found;
        for (Effect& effect : effects.take()) {
            auto* ask = std::get_if<effect::AskEngine>(&effect);
            if (auto* body = ask ? std::get_if<Body>(&ask->body) : nullptr)
                found.push_back(*body);
        }
        return found;
    }
};

} // namespace

TEST_CASE("an order is reopened at once while there is stock for it")
{
    Window window {cancelled_order(5)};
    window.act(action::ReopenOrder {});
    auto acts = window.asked<engine::Act>();
    REQUIRE(acts.size() == 1);
    auto body = std::get<mutation::SetStatus>(acts[0].body);
    CHECK(body.from == OrderStatus::cancelled);
    CHECK(body.to == OrderStatus::in_progress);
    CHECK_FALSE(acts[0].from_list);
}

TEST_CASE("a reopening that leaves a product oversold asks first")
{
    Window window {cancelled_order(1)};
    window.act(action::ReopenOrder {});
    CHECK(window.asked<engine::Act>().empty());
    REQUIRE(std::holds_alternative<ReopenDialog>(window.model.dialog));
    window.act(action::ConfirmDialog {});
    CHECK(window.asked<engine::Act>().size() == 1);
    CHECK(std::holds_alternative<std::monostate>(window.model.dialog));
}

TEST_CASE("an order that is open prints itself, a selection asks in the order of the list")
{
    Window window {cancelled_order(1)};
    window.act(action::PrintOrders {{static_cast<OrderRow>(1)}, true});
    auto asked = window.asked<engine::AskWholeOrders>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].target.rows == std::vector {static_cast<OrderRow>(1)});
    CHECK_FALSE(asked[0].target.all);
    window.act(action::PrintSelection {false});
    CHECK(window.asked<engine::AskWholeOrders>().empty()); // nothing is ticked
    window.act(action::SelectAllMatching {});
    window.act(action::PrintSelection {false});
    asked = window.asked<engine::AskWholeOrders>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].target.all);
}

TEST_CASE("what cannot be printed is said: too many at once, and orders that are gone")
{
    Window window {cancelled_order(1)};
    auto printed = [&] {
        for (Effect& effect : window.effects.take()) {
            if (auto* print = std::get_if<effect::Print>(&effect))
                return static_cast<std::int64_t>(print->job.orders.size());
        }
        return std::int64_t {0};
    };
    window.act(action::OrdersToPrintRead {engine::WholeOrders {{}, 501}, false});
    CHECK(printed() == 0);
    CHECK(window.model.toasts.size() == 1);
    window.act(action::OrdersToPrintRead {engine::WholeOrders {{Order {}}, 2}, false});
    CHECK(printed() == 1);
    CHECK(window.model.toasts.size() == 2);
}

TEST_CASE("telling the customer of a parcel opens the conversation and keeps what was begun")
{
    auto detail = cancelled_order(1);
    detail.order.tracking = {{TrackingId::create("k1").value(), "1Z999", "UPS", "", {}}};
    Window window {std::move(detail)};
    window.act(action::TypeMessage {"", "Dear Ada"});
    window.act(action::TellCustomer {TrackingId::create("k1").value()});
    CHECK(window.model.view.window.kind == WindowKind::conversation);
    CHECK(window.model.open.message_text.starts_with("Dear Ada\n\n"));
}
