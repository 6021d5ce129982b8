// The list's answer computed in the plainest way from whole orders: what the index must agree with, row for row.
// Slow on purpose; shares nothing with the store but the folding of texts.
#pragma once

#include "domain/list.hpp"
#include "domain/order.hpp"

#include <vector>

namespace carnet::testing {

struct OracleBook {
    std::vector<Tag> tags;
    struct Entry {
        OrderRow row {OrderRow::none};
        Order order;
    };
    std::vector<Entry> orders;
};

struct OracleAnswer {
    std::vector<OrderRow> rows; // all of the result, in order
    std::vector<CurrencySum> sums;
    FacetCounts facets;
};

[[nodiscard]] OracleAnswer oracle_answer(const OracleBook& book, const ListQuery& query);

} // namespace carnet::testing
