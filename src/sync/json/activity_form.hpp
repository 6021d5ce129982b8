// The entries of an order's activity on the wire: {id, at, by, type, data}, where `data` depends on `type`.
// An entry of a type that this version does not know, or whose data is not as expected, is kept as it came
// (activity::Unknown) and shown as a plain line: one odd line of the log must not hide an order.
#pragma once

#include "domain/activity.hpp"
#include "sync/json/form.hpp"

#include <vector>

namespace carnet::sync {

extern const ObjectForm activity_entry_form;

// A new entry at the end, ready to be read by that form.
Entered enter_activity_entry(std::vector<ActivityEntry>& entries);

} // namespace carnet::sync
