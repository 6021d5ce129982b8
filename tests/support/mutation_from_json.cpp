#include "support/mutation_from_json.hpp"

#include "base/check.hpp"

#include <string>
#include <string_view>

namespace carnet::test {

namespace {

using Json = nlohmann::json;

std::string text(const Json& args, const char* name)
{
    auto found = args.find(name);
    return found != args.end() && found->is_string() ? found->get<std::string>() : "";
}

template <typename AnyId> AnyId id(const Json& args, const char* name)
{
    return AnyId::create(text(args, name)).value_or(AnyId {});
}

template <typename Enum> Enum enumeration(const Json& args, const char* name)
{
    auto value = parse_wire_name<Enum>(text(args, name));
    CHECK(value.has_value());
    return *value;
}

bool truth(const Json& args, const char* name, bool when_absent)
{
    auto found = args.find(name);
    return found != args.end() && found->is_boolean() ? found->get<bool>() : when_absent;
}

MutationBody body_of(std::string_view name, const Json& args)
{
    if (name == "order.status.set") {
        mutation::SetStatus body {
            enumeration<OrderStatus>(args, "from"), enumeration<OrderStatus>(args, "to"), true, {}};
        body.restock = truth(args, "restock", true);
        if (args.contains("undo"))
            body.undo = id<MutationUid>(args, "undo");
        return body;
    }
    if (name == "order.payment.set")
        return mutation::SetPayment {enumeration<PaymentStatus>(args, "from"), enumeration<PaymentStatus>(args, "to")};
    if (name == "order.refund")
        return mutation::Refund {};
    if (name == "order.archive")
        return mutation::SetArchived {truth(args, "archived", true)};
    if (name == "order.tag.add")
        return mutation::AddTag {id<TagId>(args, "tag")};
    if (name == "order.tag.remove")
        return mutation::RemoveTag {id<TagId>(args, "tag")};
    if (name == "tag.put")
        return mutation::PutTag {id<TagId>(args, "id"), text(args, "name"), enumeration<TagColor>(args, "color")};
    if (name == "tag.delete")
        return mutation::DeleteTag {id<TagId>(args, "id")};
    if (name == "order.tracking.put")
        return mutation::PutTracking {
            id<TrackingId>(args, "id"), text(args, "number"), text(args, "carrier"), text(args, "url")};
    if (name == "order.tracking.remove")
        return mutation::RemoveTracking {id<TrackingId>(args, "id")};
    if (name == "order.comment.add")
        return mutation::AddComment {id<ActivityId>(args, "id"), text(args, "text")};
    if (name == "message.send")
        return mutation::SendMessage {
            id<MessageId>(args, "id"), text(args, "subject"), text(args, "text"), id<MessageId>(args, "in_reply_to")};
    CHECK(name == "message.read");
    return mutation::MarkRead {id<MessageId>(args, "upto")};
}

} // namespace

Mutation mutation_from_json(const Json& json)
{
    return {id<MutationUid>(json, "uid"), id<OrderId>(json, "o"), body_of(text(json, "name"), json["args"])};
}

} // namespace carnet::test
