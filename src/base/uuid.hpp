// UUIDv7 (RFC 9562): the ids that the client makes for mutations and for what they create. They sort by the moment at
// which they were made, which keeps the store's index of them compact; nobody decides anything by that moment.
#pragma once

#include "base/time.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace carnet {

// "018f3c1e-7b1a-7cc2-9d4e-0123456789ab". `random` are ten bytes that nobody can guess.
[[nodiscard]] std::string uuid_v7(Timestamp now, std::span<const std::uint8_t, 10> random);

} // namespace carnet
