// Runs every case of tests/data/rules/cases.json, which the host runs too (its README says what the members mean).
#include "domain/apply.hpp"

#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <map>
#include <memory>

using namespace carnet;
using test::id_of;
using Json = nlohmann::json;

namespace {

Json read_cases()
{
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        std::fopen(CARNET_TEST_DATA "/rules/cases.json", "rb"), std::fclose);
    REQUIRE(file);
    std::string text;
    for (int c = std::fgetc(file.get()); c != EOF; c = std::fgetc(file.get()))
        text.push_back(static_cast<char>(c));
    Json cases = Json::parse(text, nullptr, false);
    REQUIRE_FALSE(cases.is_discarded());
    REQUIRE(cases["format"] == 1);
    return cases;
}

std::string text_of(const Json& object, const char* member)
{
    REQUIRE(object.contains(member));
    REQUIRE(object[member].is_string());
    return object[member].get<std::string>();
}

template <typename Enum> Enum enum_of(const Json& object, const char* member)
{
    auto value = parse_wire_name<Enum>(text_of(object, member));
    REQUIRE(value);
    return *value;
}

Timestamp time_of(const Json& object, const char* member)
{
    return parse_rfc3339(text_of(object, member)).value();
}

std::string words_for(Verdict verdict)
{
    if (auto reason = verdict.reason())
        return std::string {wire_name(*reason)};
    return verdict.is_allowed() ? "allowed" : "already_so";
}

const TagId carried = id_of<TagId>("carried");
const TagId not_carried = id_of<TagId>("not-carried");
const TrackingId parcel = id_of<TrackingId>("parcel");

Order order_in(const Json& state)
{
    Order order;
    order.id = id_of<OrderId>("o1");
    order.status = enum_of<OrderStatus>(state, "status");
    order.payment_status = enum_of<PaymentStatus>(state, "payment_status");
    order.archived = state["archived"].get<bool>();
    if (state.contains("status_locked_until") && state["status_locked_until"].is_string())
        order.status_locked_until = time_of(state, "status_locked_until");
    order.tags = {carried};
    order.tracking = {{parcel, "1", "", "", {}}};
    return order;
}

// The mutation that an answer of the table is about, as the screen at that order would make it.
MutationBody mutation_of(const Json& answer, const Order& order)
{
    std::string action = text_of(answer, "action");
    if (action == "set_status")
        return mutation::SetStatus {order.status, enum_of<OrderStatus>(answer, "to"), true, {}};
    if (action == "reopen")
        return mutation::SetStatus {order.status, OrderStatus::in_progress, true, {}};
    if (action == "undo_cancel")
        return mutation::SetStatus {
            OrderStatus::cancelled, enum_of<OrderStatus>(answer, "to"), true, id_of<MutationUid>("the-cancel")};
    if (action == "set_payment")
        return mutation::SetPayment {order.payment_status, enum_of<PaymentStatus>(answer, "to")};
    if (action == "refund")
        return mutation::Refund {};
    if (action == "archive" || action == "restore")
        return mutation::SetArchived {action == "archive"};
    if (action == "add_tag")
        return mutation::AddTag {not_carried};
    if (action == "remove_tag")
        return mutation::RemoveTag {carried};
    if (action == "put_tracking")
        return mutation::PutTracking {id_of<TrackingId>("new-parcel"), "2", "", ""};
    if (action == "remove_tracking")
        return mutation::RemoveTracking {parcel};
    if (action == "comment")
        return mutation::AddComment {id_of<ActivityId>("c1"), "Called back"};
    REQUIRE(action == "message");
    return mutation::SendMessage {id_of<MessageId>("m1"), "", "On its way", {}};
}

Verdict verdict_on(const Json& answer, const Order& order, Place place, Timestamp now)
{
    OrderState state = state_of(order);
    std::string action = text_of(answer, "action");
    if (action == "reopen")
        return can_reopen(state, place, now);
    if (action == "undo_cancel") {
        auto since = text_of(answer, "since") == "unchanged" ? SinceCancel::unchanged : SinceCancel::changed;
        return can_undo_cancel(state, enum_of<OrderStatus>(answer, "to"), since);
    }
    return can_do(mutation_of(answer, order), state, place, now);
}

// The history that makes "nothing has changed since" true or false for an undo.
void add_history(const Json& answer, Order& order, Timestamp now)
{
    auto before = enum_of<OrderStatus>(answer, "to");
    order.activity.push_back({id_of<ActivityId>("the-cancel-0"), now, "Nora",
        activity::StatusChanged {before, OrderStatus::cancelled}, false});
    if (text_of(answer, "since") == "changed")
        order.activity.push_back(
            {id_of<ActivityId>("e1"), now, "Nora", activity::TagChanged {ChangeKind::added, carried}, false});
}

void check_applied(const Json& answer, Order order, Timestamp now)
{
    std::string action = text_of(answer, "action");
    std::string at_host = text_of(answer, "host");
    // "Reopen" of what is not cancelled is not asked of a host: the same mutation is then a plain change of status.
    if (action == "reopen" && order.status != OrderStatus::cancelled)
        return;
    if (action == "undo_cancel")
        add_history(answer, order, now);
    Order before = order;
    Mutation mutation {id_of<MutationUid>("uid"), order.id, mutation_of(answer, order)};
    Applied result = apply(mutation, order, {now, "Nora", WrittenBy::host, {}}).value();
    if (at_host == "allowed") {
        bool was_cancelled = before.status == OrderStatus::cancelled;
        CHECK(result.kind == (action == "undo_cancel" && !was_cancelled ? OutcomeKind::merged : OutcomeKind::applied));
        const Json& after = answer["after"];
        CHECK(order.status == enum_of<OrderStatus>(after, "status"));
        CHECK(order.payment_status == enum_of<PaymentStatus>(after, "payment_status"));
        CHECK(order.archived == after["archived"].get<bool>());
        return;
    }
    CHECK(order == before);
    if (at_host == "already_so") {
        CHECK(result.kind == OutcomeKind::noop);
        return;
    }
    CHECK(result.kind == OutcomeKind::rejected);
    CHECK(result.reason == parse_wire_name<Reason>(at_host));
    CHECK(result.code == enum_of<RejectionCode>(answer, "code"));
}

// Sequences -----------------------------------------------------------------------------------------------------------

Order order_of_story(const Json& told)
{
    Order order = order_in(told);
    order.tags.clear();
    order.tracking.clear();
    for (const Json& item : told["items"]) {
        LineItem line;
        line.id = id_of<LineItemId>(text_of(item, "id"));
        if (item["product_id"].is_string())
            line.product_id = id_of<ProductId>(text_of(item, "product_id"));
        line.quantity = item["quantity"].get<std::int64_t>();
        line.stock_taken = item["stock_taken"].get<std::int64_t>();
        line.stock_returned = item["stock_returned"].get<std::int64_t>();
        order.items.push_back(line);
    }
    return order;
}

MutationBody mutation_of_step(const Json& step)
{
    std::string name = text_of(step, "name");
    const Json& args = step["args"];
    if (name == "order.status.set") {
        mutation::SetStatus change {enum_of<OrderStatus>(args, "from"), enum_of<OrderStatus>(args, "to"),
            !args.contains("restock") || args["restock"].get<bool>(), {}};
        if (args.contains("undo"))
            change.undo = id_of<MutationUid>(text_of(args, "undo"));
        return change;
    }
    if (name == "order.payment.set")
        return mutation::SetPayment {enum_of<PaymentStatus>(args, "from"), enum_of<PaymentStatus>(args, "to")};
    if (name == "order.refund")
        return mutation::Refund {};
    REQUIRE(name == "order.archive");
    return mutation::SetArchived {args["archived"].get<bool>()};
}

std::vector<std::string> types_written(const Order& order, std::size_t before)
{
    constexpr std::array<std::string_view, 11> types {
        "created", "status", "payment", "refund", "archive", "tag", "tracking", "stock", "message", "comment", ""};
    std::vector<std::string> written;
    for (std::size_t i = before; i < order.activity.size(); ++i)
        written.emplace_back(types[order.activity[i].data.index()]);
    return written;
}

void check_story(const Json& story, Timestamp now, WrittenBy written_by)
{
    Order order = order_of_story(story["order"]);
    std::map<std::string, Product> products;
    for (const auto& [id, stock] : story["products"].items()) {
        products[id].id = id_of<ProductId>(id);
        if (stock.is_number())
            products[id].stock = stock.get<std::int64_t>();
    }
    for (const Json& step : story["steps"]) {
        if (step.contains("replay"))
            continue;
        CAPTURE(step.dump());
        std::size_t entries = order.activity.size();
        Mutation mutation {id_of<MutationUid>(text_of(step, "uid")), order.id, mutation_of_step(step)};
        Applied result = apply(mutation, order, {now, "Nora", written_by, {}}).value();
        for (auto& [id, product] : products)
            apply_moves(product, result.stock);

        const Json& after = step["after"];
        CHECK(result.kind == enum_of<OutcomeKind>(step, "s"));
        CHECK(result.code.has_value() == step.contains("code"));
        if (step.contains("code"))
            CHECK(result.code == enum_of<RejectionCode>(step, "code"));
        CHECK(order.status == enum_of<OrderStatus>(after, "status"));
        CHECK(order.payment_status == enum_of<PaymentStatus>(after, "payment_status"));
        CHECK(order.archived == after["archived"].get<bool>());
        CHECK(types_written(order, entries) == after["wrote"].get<std::vector<std::string>>());
        for (std::size_t i = 0; i < order.items.size(); ++i) {
            CHECK(order.items[i].stock_taken == after["ledger"][i][0].get<std::int64_t>());
            CHECK(order.items[i].stock_returned == after["ledger"][i][1].get<std::int64_t>());
        }
        for (const auto& [id, stock] : after["products"].items()) {
            const std::optional<std::int64_t>& now_on_shelf = products[id].stock;
            CHECK(now_on_shelf.has_value() == stock.is_number());
            if (now_on_shelf && stock.is_number())
                CHECK(*now_on_shelf == stock.get<std::int64_t>());
        }
    }
}

} // namespace

TEST_CASE("S22 S23 S24 S27 S52 S55 S56: every answer of the shared table of rules")
{
    Json cases = read_cases();
    Timestamp now = time_of(cases, "now");
    std::size_t answers = 0;
    for (const Json& entry : cases["table"]) {
        Order order = order_in(entry["state"]);
        CAPTURE(entry["state"].dump());
        for (const Json& answer : entry["answers"]) {
            CAPTURE(answer.dump());
            for (std::size_t i = 0; i < enum_count<Place>; ++i) {
                auto place = static_cast<Place>(i);
                CAPTURE(wire_name(place));
                CHECK(words_for(verdict_on(answer, order, place, now))
                    == text_of(answer, std::string {wire_name(place)}.c_str()));
            }
            check_applied(answer, order, now);
            ++answers;
        }
    }
    // Every state (order, payment, archived, lock), and no action of it left out.
    CHECK(cases["table"].size() == enum_count<OrderStatus> * enum_count<PaymentStatus> * 2 * 3);
    CHECK(answers == cases["table"].size() * 30);
}

TEST_CASE("S57: every shared story of stock, told by a host and predicted by a client")
{
    Json cases = read_cases();
    Timestamp now = time_of(cases, "now");
    CHECK(cases["sequences"].size() >= 20);
    for (const Json& story : cases["sequences"]) {
        CAPTURE(text_of(story, "name"));
        check_story(story, now, WrittenBy::host);
        check_story(story, now, WrittenBy::client);
    }
}
