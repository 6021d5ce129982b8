// From an order to what the search reads of it: its fields folded, its phone number brought to one form. The same
// folding is done to what the merchant types (search_terms.hpp), so that the two meet.
#pragma once

#include "domain/order.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::store {

// Grows when any rule of folding here or in domain/fold.hpp changes: texts made by another version are made anew.
inline constexpr std::int64_t search_text_version = 2;

// Folded, without white space at the ends and without control characters: nothing of it can be taken for a separator.
[[nodiscard]] std::string searchable(std::string_view text);

// The fields of index/text_columns.hpp.
[[nodiscard]] std::string search_fields(const Order& order);

// "name ␟ sku ␟", as the item dictionary keeps it.
[[nodiscard]] std::string item_fields(std::string_view name, std::string_view sku);

} // namespace carnet::store
