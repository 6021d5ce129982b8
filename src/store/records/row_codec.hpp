// The rows of the feed as bytes, whole: for shadows (the host's version of a row with pending edits), staged pages, and
// the parts of an order that no query looks into. Begins with a version, so that a later program reads what an earlier
// one kept.
#pragma once

#include "domain/feed.hpp"
#include "store/records/bytes.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace carnet::store {

inline constexpr std::uint8_t row_codec_version = 1;

[[nodiscard]] std::vector<std::byte> encode(const Order& order);
[[nodiscard]] Result<Order> decode_order(std::span<const std::byte> bytes);

[[nodiscard]] std::vector<std::byte> encode(const Tag& tag);
[[nodiscard]] Result<Tag> decode_tag(std::span<const std::byte> bytes);

[[nodiscard]] std::vector<std::byte> encode(const Product& product);
[[nodiscard]] Result<Product> decode_product(std::span<const std::byte> bytes);

// A page that waits for its reveal: its rows, and those that could not be read.
struct StagedPage {
    std::vector<FeedChange> changes;
    std::vector<UnreadableRow> unreadable;
};
[[nodiscard]] std::vector<std::byte> encode(const StagedPage& page);
[[nodiscard]] Result<StagedPage> decode_staged_page(std::span<const std::byte> bytes);

[[nodiscard]] std::vector<std::byte> encode(const std::vector<ActivityEntry>& activity);
[[nodiscard]] Result<std::vector<ActivityEntry>> decode_activity(std::span<const std::byte> bytes);

[[nodiscard]] std::vector<std::byte> encode(const std::vector<ItemOption>& options);
[[nodiscard]] Result<std::vector<ItemOption>> decode_options(std::span<const std::byte> bytes);

} // namespace carnet::store
