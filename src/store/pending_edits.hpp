// The merchant's pending edits over the host's rows: view = base ⊕ outbox (PROTOCOL C1, C2). Applies an edit to the
// view, keeping the host's version of what it touches; puts rows back to the host's version (rewind); and applies the
// pending edits again (replay). All inside somebody's transaction. What an edit does is domain/apply.hpp's.
#pragma once

#include "domain/apply.hpp"
#include "store/book_write.hpp"

#include <set>
#include <string>
#include <string_view>

namespace carnet::store {

class PendingEdits {
public:
    // `by`: the merchant's name, for the activity. `ack`: entries up to it are in the base.
    PendingEdits(BookWrite& write, std::string_view by)
        : m_write(write)
        , m_by(by)
    {
    }

    // What the edit did to the view; a rejection or "already so" changed nothing. `now` decides about locks.
    [[nodiscard]] Result<Applied> apply_to_view(const Mutation& mutation, Timestamp now);

    // All orders, messages and tags as the host has them.
    [[nodiscard]] Result<void> rewind_all();
    [[nodiscard]] Result<void> replay_all(std::int64_t ack);

    // The tags alone. Only while no deletion of a tag is pending: that one is every order's.
    [[nodiscard]] Result<void> rewind_tags();
    [[nodiscard]] Result<void> replay_tags(std::int64_t ack);

    // One order alone: its edits touch nothing of any other, while no deletion of a tag is pending.
    [[nodiscard]] Result<void> rewind_order(const OrderId& order);
    [[nodiscard]] Result<void> replay_order(const OrderId& order, std::int64_t ack);

    // Replays an entry as it was done: by its own time, so that the same edit on the same base gives the same view.
    [[nodiscard]] Result<void> replay(const OutboxRow& entry);

private:
    [[nodiscard]] Result<Applied> put_tag(const mutation::PutTag& put);
    [[nodiscard]] Result<Applied> delete_tag(const mutation::DeleteTag& deletion);
    [[nodiscard]] Result<Applied> apply_to_order(const Mutation& mutation, Timestamp now);
    [[nodiscard]] Result<Applied> import_order(const Mutation& mutation, Timestamp now);
    [[nodiscard]] Result<void> keep_shadow(const OrderId& id, OrderRow row);
    [[nodiscard]] Result<void> restore(const ShadowTable::Shadow& shadow);

    BookWrite& m_write;
    std::string_view m_by;
};

} // namespace carnet::store
