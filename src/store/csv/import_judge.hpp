// What a file asks of one order that the book has, decided: the mutations that make it so, in order, or why not. The
// rules are asked as a bulk action asks them, one change after the other on a copy. Changes nothing.
#pragma once

#include "store/csv/csv_import.hpp"

#include <functional>

namespace carnet::store {

struct ImportJudge {
    // The tag of that name, as merchants compare names: without case and accents. Nothing: it has to be made.
    std::function<std::optional<TagId>(std::string_view name)> find_tag;
    BulkRun::NewUid new_uid;
    Timestamp now {};
    ImportFormat format {};
    bool adds_orders {false}; // the host takes orders that it does not know

    [[nodiscard]] ImportJudgement judge(const ImportedOrder& wanted, const Order& current) const;
    // Of one that the book does not have.
    [[nodiscard]] ImportJudgement judge_new(const ImportedOrder& wanted) const;
};

} // namespace carnet::store
