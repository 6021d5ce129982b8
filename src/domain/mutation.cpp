#include "domain/mutation.hpp"

#include "domain/order.hpp"

#include <array>

namespace carnet {

std::string_view wire_name_of(const MutationBody& body)
{
    // In the order of the variant's alternatives.
    constexpr std::array<std::string_view, std::variant_size_v<MutationBody>> names {"order.status.set",
        "order.payment.set", "order.refund", "order.archive", "order.tag.add", "order.tag.remove", "tag.put",
        "tag.delete", "order.tracking.put", "order.tracking.remove", "order.comment.add", "message.send",
        "message.read", "order.import"};
    return names[body.index()];
}

namespace mutation {

bool operator==(const ImportOrder& left, const ImportOrder& right)
{
    return left.order == right.order || (left.order && right.order && *left.order == *right.order);
}

} // namespace mutation

} // namespace carnet
