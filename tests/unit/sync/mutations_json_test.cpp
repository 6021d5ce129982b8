// Mutations as they go up: the exact text, and read back by another reader than ours.
#include "support/mutation_from_json.hpp"
#include "sync/json/feed_json.hpp"
#include "sync/json/mutations.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace carnet;
using namespace carnet::sync;
using test::id_of;
using test::Random;

namespace {

// The body of a push of this one mutation, without its envelope.
std::string written(MutationBody body, std::string_view order = "o1")
{
    OutboxEntry entry;
    entry.n = 7;
    entry.at = timestamp_from_milliseconds(1'763'906'700'000);
    entry.mutation = {id_of<MutationUid>("u1"), order.empty() ? OrderId {} : id_of<OrderId>(order), std::move(body)};
    std::string json = push_json("e1", id_of<ClientFileId>("k1"), std::vector {entry});
    constexpr std::string_view head = R"({"epoch":"e1","cid":"k1","muts":[)";
    REQUIRE(json.starts_with(head));
    REQUIRE(json.ends_with("]}"));
    return json.substr(head.size(), json.size() - head.size() - 2);
}

std::string expected(std::string_view name, std::string_view args, std::string_view order = "\"o1\"")
{
    return R"({"n":7,"uid":"u1","name":")" + std::string {name} + R"(","o":)" + std::string {order} + R"(,"args":)"
        + std::string {args} + R"(,"at":"2025-11-23T14:05:00Z"})";
}

} // namespace

TEST_CASE("each mutation is written as the protocol says")
{
    using namespace mutation;
    CHECK(written(SetStatus {OrderStatus::new_order, OrderStatus::completed, true, {}})
        == expected("order.status.set", R"({"from":"new","to":"completed"})"));
    CHECK(written(SetStatus {OrderStatus::new_order, OrderStatus::cancelled, true, {}})
        == expected("order.status.set", R"({"from":"new","to":"cancelled"})"));
    CHECK(written(SetStatus {OrderStatus::new_order, OrderStatus::cancelled, false, {}})
        == expected("order.status.set", R"({"from":"new","to":"cancelled","restock":false})"));
    CHECK(written(SetStatus {OrderStatus::cancelled, OrderStatus::new_order, true, id_of<MutationUid>("u0")})
        == expected("order.status.set", R"({"from":"cancelled","to":"new","undo":"u0"})"));
    CHECK(written(SetPayment {PaymentStatus::abandoned_cart, PaymentStatus::paid})
        == expected("order.payment.set", R"({"from":"abandoned_cart","to":"paid"})"));
    CHECK(written(Refund {}) == expected("order.refund", "{}"));
    CHECK(written(SetArchived {false}) == expected("order.archive", R"({"archived":false})"));
    CHECK(written(AddTag {id_of<TagId>("t1")}) == expected("order.tag.add", R"({"tag":"t1"})"));
    CHECK(written(RemoveTag {id_of<TagId>("t1")}) == expected("order.tag.remove", R"({"tag":"t1"})"));
    CHECK(written(PutTag {id_of<TagId>("t1"), "À \"voir\"", TagColor::teal}, "")
        == expected("tag.put", R"({"id":"t1","name":"À \"voir\"","color":"teal"})", "null"));
    CHECK(written(DeleteTag {id_of<TagId>("t1")}, "") == expected("tag.delete", R"({"id":"t1"})", "null"));
    CHECK(written(PutTracking {id_of<TrackingId>("k1"), "1Z", "UPS", "https://ups.example"})
        == expected("order.tracking.put", R"({"id":"k1","number":"1Z","carrier":"UPS","url":"https://ups.example"})"));
    CHECK(written(PutTracking {id_of<TrackingId>("k1"), "1Z", "", ""})
        == expected("order.tracking.put", R"({"id":"k1","number":"1Z","carrier":""})"));
    CHECK(written(RemoveTracking {id_of<TrackingId>("k1")}) == expected("order.tracking.remove", R"({"id":"k1"})"));
    CHECK(written(AddComment {id_of<ActivityId>("c1"), "a\nb"})
        == expected("order.comment.add", R"({"id":"c1","text":"a\nb"})"));
    CHECK(written(SendMessage {id_of<MessageId>("m1"), "", "Hi", {}})
        == expected("message.send", R"({"id":"m1","text":"Hi"})"));
    CHECK(written(SendMessage {id_of<MessageId>("m1"), "About", "Hi", id_of<MessageId>("m0")})
        == expected("message.send", R"({"id":"m1","text":"Hi","subject":"About","in_reply_to":"m0"})"));
    CHECK(written(MarkRead {id_of<MessageId>("m1")}) == expected("message.read", R"({"upto":"m1"})"));
}

TEST_CASE("an imported order goes up as the row that it will be, which the host's own form reads")
{
    Random random {9};
    for (int i = 0; i < 50; ++i) {
        auto order = std::make_shared<const Order>(test::random_order(random));
        std::string json = written(mutation::ImportOrder {order});
        std::size_t begin = json.find(R"("args":{"order":)") + std::string_view {R"("args":{"order":)"}.size();
        std::size_t end = json.rfind(R"(},"at":)");
        REQUIRE(end > begin);
        auto read = order_from_wire_json(json.substr(begin, end - begin));
        REQUIRE(read);
        CHECK(*read == *order);
    }
}

TEST_CASE("another reader reads the same mutations, and the size is what it takes")
{
    Random random {3};
    for (int i = 0; i < 2'000; ++i) {
        Order order = test::random_order(random);
        OutboxEntry entry {random.between(1, 1'000'000), test::random_mutation(random, order), order.created_at};
        if (auto* status = std::get_if<mutation::SetStatus>(&entry.mutation.body))
            status->restock = status->restock || status->to != OrderStatus::cancelled; // says nothing elsewhere
        std::string json = push_json("e1", id_of<ClientFileId>("k1"), std::vector {entry});
        auto read = nlohmann::json::parse(json, nullptr, false);
        REQUIRE(read.is_object());
        REQUIRE(read["muts"].size() == 1);
        CHECK(read["muts"][0]["n"] == entry.n);
        CHECK(test::mutation_from_json(read["muts"][0]) == entry.mutation);
        std::string envelope = push_json("e1", id_of<ClientFileId>("k1"), {});
        CHECK(wire_size(entry) >= json.size() - envelope.size());
    }
}

TEST_CASE("what is no character in a text goes up as U+FFFD, so that the push can be read at all")
{
    std::string json = written(mutation::AddComment {id_of<ActivityId>("c1"),
        "a\xff"
        "b"});
    CHECK(json.find("a\ufffdb") != std::string::npos);
}
