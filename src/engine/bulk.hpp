// Many orders at once (SPEC 6): what is asked, the plan before, the receipt after. Values between screen and engine.
#pragma once

#include "domain/filter.hpp"
#include "domain/rules.hpp"
#include "engine/domain_fields.hpp"

#include <string>
#include <variant>
#include <vector>

namespace carnet::engine {

// Which orders: those ticked, or all that match the filter except those unticked. The query, not the rows that happen
// to be loaded.
struct BulkTarget {
    bool all {false};
    std::vector<OrderRow> rows; // ticked; or, with `all`, those that are not
    Filter filter; // of `all`
};

// What is done to each. `from` of a SetStatus is filled in order by order.
using BulkAction = std::variant<mutation::SetStatus, mutation::SetArchived, mutation::AddTag, mutation::RemoveTag>;

struct RefusedGroup {
    Reason reason {};
    std::int64_t count {0};
    std::vector<std::string> numbers; // of the first ones, as examples
};

// Before it runs: how many will change, how many are so already, how many cannot and why.
struct BulkPlan {
    std::int64_t will_change {0};
    std::int64_t already_so {0};
    std::vector<RefusedGroup> refused;
    std::int64_t paid {0}; // of a cancel: how many of them can then no longer be marked refunded
};

// After it ran: the same as it came out. `stopped`: the merchant cancelled; what was done before stays done.
struct BulkReceipt {
    MutationUid batch; // undoes all of it as one; empty when nothing changed
    std::int64_t changed {0};
    std::int64_t already_so {0};
    std::vector<RefusedGroup> refused;
    bool stopped {false};
};

struct PlanBulk {
    BulkTarget target;
    BulkAction action;
};
struct RunBulk {
    BulkTarget target;
    BulkAction action;
};

CARNET_FIELDS(BulkTarget, v.all, v.rows, v.filter);
CARNET_FIELDS(RefusedGroup, v.reason, v.count, v.numbers);
CARNET_FIELDS(BulkPlan, v.will_change, v.already_so, v.refused, v.paid);
CARNET_FIELDS(BulkReceipt, v.batch, v.changed, v.already_so, v.refused, v.stopped);
CARNET_FIELDS(PlanBulk, v.target, v.action);
CARNET_FIELDS(RunBulk, v.target, v.action);

} // namespace carnet::engine
