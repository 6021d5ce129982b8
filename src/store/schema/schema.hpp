// The book's tables and how they grew: one step a version, each a transaction of its own, never changed once shipped.
// schema.cpp has the whole of it as SQL. It must not read or write an order.
#pragma once

#include "base/result.hpp"
#include "store/sqlite/connection.hpp"

#include <cstdint>

namespace carnet::store {

// What the file's `user_version` says when all steps are done.
[[nodiscard]] std::int64_t newest_schema_version();

// Brings the file to the newest version; a file of a later program is `unsupported` and left as it is.
[[nodiscard]] Result<void> migrate(Connection& connection);

// Whether the tables are exactly those that this program made (RELIABILITY 3: a file is hostile input).
[[nodiscard]] Result<void> verify_schema(Connection& connection);

} // namespace carnet::store
