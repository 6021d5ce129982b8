// What the merchant did and the host does not have yet (outbox), and what the host refused (attention): PROTOCOL C1, C3
// and C8 in the file. The words are those of sync: an entry is *pending* while it has no number or n > ack, and
// *unanswered* while it has no outcome.
#pragma once

#include "domain/feed.hpp"
#include "store/sqlite/connection.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::store {

struct OutboxRow {
    std::int64_t position {0};
    OutboxEntry entry;
    std::string batch; // "" when it was done alone
    std::optional<OutcomeKind> outcome;
};

class OutboxTable {
public:
    explicit OutboxTable(Connection& connection);

    [[nodiscard]] Result<void> add(const Mutation& mutation, Timestamp at, std::string_view batch);
    [[nodiscard]] Result<std::optional<OutboxRow>> find(const MutationUid& uid);
    [[nodiscard]] Result<void> remove(const MutationUid& uid);

    // In the order in which they were done.
    [[nodiscard]] Result<std::vector<OutboxRow>> pending(std::int64_t ack);
    [[nodiscard]] Result<std::vector<OutboxRow>> pending_of_order(std::int64_t ack, const OrderId& order);
    [[nodiscard]] Result<std::vector<OutboxRow>> of_order(const OrderId& order);
    [[nodiscard]] Result<std::vector<OutboxRow>> of_batch(std::string_view batch);
    // At most `count` of them.
    [[nodiscard]] Result<std::vector<OutboxRow>> unanswered(std::int64_t count);

    [[nodiscard]] Result<void> set_number(std::int64_t position, std::int64_t n);
    [[nodiscard]] Result<void> set_outcome(std::int64_t position, OutcomeKind outcome);

    // Answered entries that the base contains.
    [[nodiscard]] Result<void> remove_answered_upto(std::int64_t ack);
    [[nodiscard]] Result<void> remove_rejected();
    // All that remain are unanswered; those that ever had a number get new ones from 1. Gives the highest.
    [[nodiscard]] Result<std::int64_t> renumber();

    [[nodiscard]] Result<std::int64_t> count_unanswered();
    [[nodiscard]] Result<std::int64_t> count_pending(std::int64_t ack);

private:
    template <typename... Values>
    [[nodiscard]] Result<std::vector<OutboxRow>> rows(const Sql& sql, const Values&... values);

    Connection& m_connection;
};

struct AttentionRow {
    Mutation mutation;
    Timestamp at {};
    std::optional<RejectionCode> code;
    std::string detail;
};

class AttentionTable {
public:
    explicit AttentionTable(Connection& connection);

    // Once per uid.
    [[nodiscard]] Result<void> add(const AttentionRow& row);
    [[nodiscard]] Result<std::vector<AttentionRow>> all(); // newest first
    [[nodiscard]] Result<std::vector<AttentionRow>> of_order(const OrderId& order);
    [[nodiscard]] Result<std::optional<AttentionRow>> find(const MutationUid& uid);
    [[nodiscard]] Result<void> remove(const MutationUid& uid);
    [[nodiscard]] Result<std::int64_t> count();

private:
    template <typename... Values>
    [[nodiscard]] Result<std::vector<AttentionRow>> rows(const Sql& sql, const Values&... values);

    Connection& m_connection;
};

} // namespace carnet::store
