// A host in memory that keeps H1 to H7 of PROTOCOL section 3 and speaks the wire's JSON, for the simulator. It
// remembers every version of every row, so that the oracle can say what a client with a given cursor has to show. Its
// mistakes stand behind switches that only the tests of the tests turn on.
#pragma once

#include "domain/feed.hpp"
#include "support/model_book.hpp"
#include "sync/exchange.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::test {

struct HostBugs {
    bool no_dedupe {false}; // against H4: a number that was taken is taken again
    bool accepts_gap {false}; // against H4: a number too far ahead is taken
    bool splits_ack {false}; // against H3: a crash may come between an effect and its ack
    bool rejection_blocks {false}; // against H5: what cannot succeed is answered 400 and consumes no number
    bool forgets_uids {false}; // against H4, H7: a uid under another number is carried out again
    bool keeps_epoch {false}; // against H6: restored from a backup without a word
    bool names_messages_itself {false}; // a message's own id is not kept
    bool acks_ahead_of_rows {false}; // against H2: the ack is read after the rows
};

struct HostAnswer {
    int status {200};
    std::string content_type {"application/json"};
    std::string body;
};

// What a mutation came to, in the history that it came to it in.
struct Committed {
    std::int64_t seq {0}; // of the log when it was done
    OutcomeKind kind {};
    std::string json {}; // of its result, without n and uid
    int times {0}; // how often its effect was carried out
};

class ModelHost {
public:
    explicit ModelHost(std::int64_t page_limit, HostBugs bugs = {});

    // ── The wire ────────────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] HostAnswer hello() const;
    // Nothing: there is no news, and the caller is willing to wait.
    [[nodiscard]] std::optional<HostAnswer> changes(std::string_view path, bool may_wait);
    // `crash_after`: so many mutations of the batch are done, then the host is gone without an answer.
    [[nodiscard]] std::optional<HostAnswer> mutations(const std::string& body, std::optional<std::size_t> crash_after);
    [[nodiscard]] static HostAnswer problem(int status, std::string_view name, std::string_view more = "");

    // ── The shop's own life ─────────────────────────────────────────────────────────────────────────────────────────
    void put(Order order);
    void put(Message message);
    void put(Tag tag);
    void put(Product product);
    void remove(RowType type, const std::string& id);
    [[nodiscard]] const Rows& rows() const { return m_now.rows; }
    void back_up() { m_backup = m_now; }
    // To the last backup, with a new epoch.
    void restore();
    [[nodiscard]] bool has_backup() const { return m_backup.has_value(); }
    Timestamp tick() { return m_time = timestamp_from_milliseconds(to_milliseconds(m_time) + 1'000); }

    // ── For the oracle ──────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] const std::string& epoch() const { return m_now.epoch; }
    [[nodiscard]] std::int64_t seq() const { return m_now.seq; }
    // Goes up with every commit, so also with an ack alone.
    [[nodiscard]] std::int64_t commits() const { return m_commits; }
    // Every version of every row of an epoch, in the order of their seq.
    [[nodiscard]] const std::vector<FeedChange>& history(const std::string& epoch) const;
    [[nodiscard]] const Committed* committed(const std::string& epoch, const std::string& uid) const;
    [[nodiscard]] const std::map<std::string, Committed>& committed() const { return m_now.committed; }
    // The seq that a client with this cursor has everything of; nothing while it is still walking.
    [[nodiscard]] static std::optional<std::int64_t> seq_of(const std::string& cursor);

private:
    // What a backup holds, and a restore brings back.
    struct State {
        std::string epoch;
        std::int64_t seq {0};
        Rows rows;
        std::map<std::string, FeedChange> log; // the last version of every row, deletions too, by type and id
        std::vector<FeedChange> history;
        std::map<std::string, std::int64_t> acks;
        std::map<std::string, std::string> numbers; // "cid/n" → uid
        std::map<std::string, Committed> committed; // by uid
    };

    struct Incoming {
        std::int64_t n {0};
        Mutation mutation;
    };

    void commit(FeedChange change);
    [[nodiscard]] std::string page(
        std::string_view since, std::string_view cid, std::int64_t limit, bool& is_news) const;
    [[nodiscard]] Committed carry_out(const Mutation& mutation);
    [[nodiscard]] Committed carry_out_on_order(const Mutation& mutation);

    HostBugs m_bugs;
    std::int64_t m_page_limit;
    State m_now;
    std::optional<State> m_backup;
    std::map<std::string, State> m_past; // ended epochs
    std::int64_t m_commits {0};
    mutable std::int64_t m_seq_before_push {0}; // what a host sees that reads its rows before the ack
    int m_epochs {1};
    std::int64_t m_named_messages {0};
    Timestamp m_time {timestamp_from_milliseconds(1'760'000'000'000)};
};

} // namespace carnet::test
