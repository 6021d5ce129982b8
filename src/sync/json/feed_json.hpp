// The answers of GET /v1/changes as values, and single rows from and to JSON. Checked whole (C7): a page is whole or
// an error. A row that is whole JSON but not a row of ours is passed over and named in FeedPage::unreadable; a row of a
// type that this version does not know is passed over without a word (PROTOCOL 1).
#pragma once

#include "base/result.hpp"
#include "domain/feed.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::sync {

// A host sends some megabytes at most. Beyond this a page is not even looked at, and fewer rows are asked for.
inline constexpr std::size_t max_page_bytes = 32 * 1024 * 1024;
inline constexpr std::size_t max_cursor_length = 1'024;
inline constexpr std::size_t max_rows_per_page = 10'000;

struct FeedAnswer {
    std::string account; // "" when the host does not say
    FeedPage page;
};

[[nodiscard]] Result<FeedAnswer> read_feed_answer(std::string_view json);

// One row as `d` carries it: for backups, files and tests. Reading gives back what was written.
[[nodiscard]] std::string order_to_wire_json(const Order& order);
[[nodiscard]] std::string message_to_wire_json(const Message& message);
[[nodiscard]] std::string tag_to_wire_json(const Tag& tag);
[[nodiscard]] std::string product_to_wire_json(const Product& product);
[[nodiscard]] Result<Order> order_from_wire_json(std::string_view json);
[[nodiscard]] Result<Message> message_from_wire_json(std::string_view json);
[[nodiscard]] Result<Tag> tag_from_wire_json(std::string_view json);
[[nodiscard]] Result<Product> product_from_wire_json(std::string_view json);

} // namespace carnet::sync
