// The words of the domain's values: one message for each value of each enumeration that a merchant can see.
#pragma once

#include "domain/enums.hpp"
#include "domain/filter.hpp"
#include "domain/mutation.hpp"
#include "domain/rules.hpp"
#include "i18n/message.hpp"
#include "i18n/zone.hpp"

#include <optional>

namespace carnet::i18n {

[[nodiscard]] PlainMessage label_of(Module module);
[[nodiscard]] PlainMessage label_of(Origin origin);
[[nodiscard]] PlainMessage label_of(OrderStatus status);
[[nodiscard]] PlainMessage label_of(PaymentStatus payment);
[[nodiscard]] PlainMessage label_of(TagColor color);
[[nodiscard]] PlainMessage label_of(Delivery delivery);
[[nodiscard]] PlainMessage label_of(ListKind list);
[[nodiscard]] PlainMessage label_of(SortColumn column);
[[nodiscard]] PlainMessage label_of(DatePreset preset);
// Why an action is not allowed.
[[nodiscard]] PlainMessage label_of(Reason reason);
// Why the host refused an edit; nothing is a code that this version does not know.
[[nodiscard]] PlainMessage label_of(std::optional<RejectionCode> code);
// What to tell the merchant of an error.
[[nodiscard]] PlainMessage label_of(ErrorCode code);

// What the Status column says: an abandoned cart has no order status of its own (SPEC 2).
[[nodiscard]] PlainMessage status_label(OrderStatus status, PaymentStatus payment);

} // namespace carnet::i18n
