#include "store/records/mutation_text.hpp"
#include "support/book_generator.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <vector>

using namespace carnet;
using carnet::testing::BookGenerator;
using carnet::testing::id_of;

namespace {

// What books out there have in their outboxes: one of each kind, as it was written when it was first shipped. These
// lines never change; a new argument gets a line of its own.
struct Kept {
    const char* name;
    const char* args;
    MutationBody body;
};

std::vector<Kept> kept_forever()
{
    return {
        {"order.status.set", "from=3:new;to=9:cancelled;restock=4:true;",
            mutation::SetStatus {OrderStatus::new_order, OrderStatus::cancelled, true, {}}},
        {"order.status.set", "from=9:cancelled;to=9:completed;restock=5:false;undo=3:u-1;",
            mutation::SetStatus {OrderStatus::cancelled, OrderStatus::completed, false, id_of<MutationUid>("u-1")}},
        {"order.payment.set", "from=6:unpaid;to=4:paid;",
            mutation::SetPayment {PaymentStatus::unpaid, PaymentStatus::paid}},
        {"order.refund", "", mutation::Refund {}},
        {"order.archive", "archived=5:false;", mutation::SetArchived {false}},
        {"order.tag.add", "tag=2:t1;", mutation::AddTag {id_of<TagId>("t1")}},
        {"order.tag.remove", "tag=2:t1;", mutation::RemoveTag {id_of<TagId>("t1")}},
        {"tag.put", "id=2:t1;name=8:À=1:a;b;color=4:teal;",
            mutation::PutTag {id_of<TagId>("t1"), "À=1:a;b", TagColor::teal}},
        {"tag.delete", "id=2:t1;", mutation::DeleteTag {id_of<TagId>("t1")}},
        {"order.tracking.put", "id=2:k1;number=4:1Z99;carrier=3:UPS;url=0:;",
            mutation::PutTracking {id_of<TrackingId>("k1"), "1Z99", "UPS", ""}},
        {"order.tracking.remove", "id=2:k1;", mutation::RemoveTracking {id_of<TrackingId>("k1")}},
        {"order.comment.add", "id=2:a1;text=7:l1\nl2;!;", mutation::AddComment {id_of<ActivityId>("a1"), "l1\nl2;!"}},
        {"message.send", "id=2:m2;subject=0:;text=2:hi;in_reply_to=2:m1;",
            mutation::SendMessage {id_of<MessageId>("m2"), "", "hi", id_of<MessageId>("m1")}},
        {"message.read", "upto=2:m2;", mutation::MarkRead {id_of<MessageId>("m2")}},
    };
}

} // namespace

TEST_CASE("what an outbox keeps is read by every later version as it was meant")
{
    for (const Kept& kept : kept_forever()) {
        CAPTURE(kept.args);
        auto body = store::mutation_from(kept.name, kept.args);
        REQUIRE(body);
        CHECK(*body == kept.body);
        CHECK(store::mutation_args(kept.body) == kept.args);
        CHECK(wire_name_of(kept.body) == kept.name);
    }
}

TEST_CASE("an imported order is kept whole")
{
    for (std::uint32_t i = 0; i < 30; ++i) {
        MutationBody body = mutation::ImportOrder {std::make_shared<const Order>(BookGenerator {5}.order(i))};
        auto read = store::mutation_from("order.import", store::mutation_args(body));
        REQUIRE(read);
        CHECK(*read == body);
    }
    CHECK_FALSE(store::mutation_from("order.import", ""));
    CHECK_FALSE(store::mutation_from("order.import", "order=3:0z1;"));
    CHECK_FALSE(store::mutation_from("order.import", "order=4:ffff;"));
}

TEST_CASE("an argument that a later version adds does not hide the ones we know")
{
    auto body = store::mutation_from("order.tag.add", "tag=2:t1;weight=3:123;");
    REQUIRE(body);
    CHECK(*body == MutationBody {mutation::AddTag {id_of<TagId>("t1")}});
}

TEST_CASE("damaged arguments are an error and never a crash")
{
    for (const Kept& kept : kept_forever()) {
        std::string args = kept.args;
        for (std::size_t i = 0; i < args.size(); ++i) {
            for (char damage : {'\0', '9', ';', '=', ':', '\xff'}) {
                std::string damaged = args;
                damaged[i] = damage;
                (void)store::mutation_from(kept.name, damaged);
            }
            (void)store::mutation_from(kept.name, args.substr(0, i));
        }
    }
    CHECK_FALSE(store::mutation_from("order.status.set", "from=3:new;"));
    CHECK_FALSE(store::mutation_from("order.status.set", "from=3:new;to=9:cancelled"));
    CHECK_FALSE(store::mutation_from("order.tag.add", "tag=99999999999999999999:t1;"));
    CHECK(store::mutation_from("order.fly", "").error().code == ErrorCode::unsupported);
}
