// The checksum at the end of every page of the database file. SQLite itself has none: of single flipped bits its
// integrity_check finds 39 % and more than half change an order in silence (RELIABILITY section 1, measured). The
// page's number goes in, so that a page written to the wrong place is noticed too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace carnet::store {

// Bytes that SQLite leaves free for us at the end of each page.
inline constexpr std::size_t page_checksum_size = 8;

// Of any bytes whose length is a multiple of 8. Not cryptographic: against accidents, not against an attacker.
[[nodiscard]] std::uint64_t page_checksum(std::span<const std::byte> content, std::uint64_t page_number);

} // namespace carnet::store
