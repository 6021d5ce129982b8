// A merchant's book in memory, as simple as it can be: the contract of sync/sync_book.hpp, word for word. The view is
// worked out anew from base and outbox whenever it is asked for, so that nothing can be forgotten in it.
// It also carries the mistakes that a book can make, each behind a switch that only tests of the tests turn on.
#pragma once

#include "domain/feed.hpp"
#include "sync/sync_book.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carnet::test {

// The rows of a book or of a host, by id.
struct Rows {
    std::map<std::string, Order> orders;
    std::map<std::string, Message> messages;
    std::map<std::string, Tag> tags;
    std::map<std::string, Product> products;

    friend bool operator==(const Rows&, const Rows&) = default;
};

void put_change(Rows& rows, const FeedChange& change);

// What the merchant's edit does to rows, if the rules let it.
void predict(Rows& rows, const OutboxEntry& entry);

struct ModelEntry {
    OutboxEntry entry;
    std::optional<MutationOutcome> outcome;
};

struct ModelAttention {
    OutboxEntry entry;
    std::optional<RejectionCode> code;
    std::string detail;
};

// Mistakes. Every one is a way to lose, double or flicker an edit that somebody has shipped.
struct BookBugs {
    bool drops_on_push {false}; // against C3: a push's answer takes the entry out of the outbox
    bool applies_pages_singly {false}; // against C2: a staged page is visible at once
    bool acks_on_any_page {false}; // against C3: an ack of a page that is not the last counts
    bool writes_cursor_first {false}; // against C2: the cursor is durable before the rows
    bool keeps_client_file {false}; // against C4, C5: a new number space under the old name
    bool renames_mutations {false}; // against C5: renumbered entries get new uids
    bool keeps_old_rows {false}; // against C5: a new epoch does not take away what it does not contain
    bool forgets_unanswered {false}; // against C8: an entry that is acked before its answer came is gone
    bool never_sends_again {false}; // against C6: a push whose answer is lost is taken for sent
    bool numbers_in_memory {false}; // against "durably": a number given is forgotten by a restart
};

class ModelBook final : public sync::SyncBook {
public:
    explicit ModelBook(sync::ClientFileId client_file, BookBugs bugs = {});

    // ── The merchant's side, which is the engine's in the product ───────────────────────────────────────────────────
    void edit(Mutation mutation, Timestamp at);
    // Takes an edit back that has no number yet.
    bool withdraw(const MutationUid& uid);
    [[nodiscard]] const Rows& view() const;
    [[nodiscard]] const Rows& base() const { return m_base; }
    [[nodiscard]] const std::vector<ModelEntry>& outbox() const { return m_outbox; }
    [[nodiscard]] const std::vector<ModelAttention>& attention() const { return m_attention; }
    [[nodiscard]] const std::map<std::string, UnreadableRow>& unreadable() const { return m_unreadable; }
    [[nodiscard]] bool is_pending(const ModelEntry& entry) const;

    // ── Faults ──────────────────────────────────────────────────────────────────────────────────────────────────────
    // Asked at the start of every transaction; an error is given back and nothing is done.
    std::function<Result<void>()> before_write;
    // The program ends and starts again.
    void restart();
    // Goes up with every change.
    [[nodiscard]] std::int64_t version() const { return m_version; }

    // ── SyncBook ────────────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] sync::BookState state() const override;
    Result<void> adopt(std::string_view account, std::string_view epoch) override;
    Result<void> apply_first_page(const FeedPage& page) override;
    Result<void> stage_page(const FeedPage& page) override;
    Result<void> reveal(const FeedPage& page) override;
    Result<std::vector<OutboxEntry>> take_for_push(const sync::PushLimits& limits) override;
    Result<void> record_outcomes(std::span<const MutationOutcome> outcomes) override;
    Result<void> begin_epoch(std::string_view epoch, const sync::ClientFileId& client_file) override;
    Result<void> renumber(const sync::ClientFileId& client_file) override;
    Result<void> set_aside(
        const MutationUid& uid, std::string_view detail, const sync::ClientFileId& client_file) override;

private:
    [[nodiscard]] Result<void> begin();
    void apply(const FeedPage& page);
    void put_unreadable(const FeedPage& page);
    void take_ack(std::int64_t ack);
    void number_anew(const sync::ClientFileId& client_file);

    BookBugs m_bugs;
    sync::BookState m_state; // without its counts
    Rows m_base;
    std::vector<FeedPage> m_staged;
    std::vector<ModelEntry> m_outbox;
    std::vector<ModelAttention> m_attention;
    std::map<std::string, UnreadableRow> m_unreadable;
    std::int64_t m_version {0};
    std::int64_t m_numbers_before_restart {0};
    mutable std::optional<Rows> m_view;
};

} // namespace carnet::test
