// A mutation as the outbox keeps it: its name of the wire, and its arguments as text that is readable by eye, by every
// later version, and out of a damaged file:
//
//   order.status.set    from=3:new;to=9:cancelled;restock=4:true;
//
// each argument under its name of the wire, with the length of its value in bytes. FROZEN: arguments may be added, what
// is here never changes its meaning (tests/unit/store/mutation_text_test.cpp keeps one of each kind).
#pragma once

#include "domain/mutation.hpp"

#include <string>
#include <string_view>

namespace carnet::store {

[[nodiscard]] std::string mutation_args(const MutationBody& body);

// Fails for a name or arguments that this version does not know; the row stays where it is then.
[[nodiscard]] Result<MutationBody> mutation_from(std::string_view name, std::string_view args);

} // namespace carnet::store
