// Mutations as the wire carries them up (PROTOCOL 2): the body of POST /v1/mutations.
#pragma once

#include "domain/feed.hpp"
#include "sync/sync_book.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace carnet::sync {

// {"epoch":…,"cid":…,"muts":[{"n":…,"uid":…,"name":…,"o":…,"args":{…},"at":…},…]}
[[nodiscard]] std::string push_json(
    std::string_view epoch, const ClientFileId& client_file, std::span<const OutboxEntry> entries);

// What an entry takes of such a body at most; for PushLimits::wire_size.
[[nodiscard]] std::size_t wire_size(const OutboxEntry& entry);

} // namespace carnet::sync
