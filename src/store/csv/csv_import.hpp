// CSV in (SPEC 8): plan → look → run. Every change goes the way of every edit: the rules decide, the view changes, the
// outbox remembers. To an order that the book has, our own file and a list of tracking numbers do this: status, payment
// and archive become as the file says them, tags and parcels are added. Nothing is taken away, and no fact of the
// host's (names, amounts, items) is changed: no mutation does. An order of Shopify's or WooCommerce's file that the
// book has stays as it is. One that it has not is added by order.import, where the host takes it (`hello.features`).
//
//   auto plan = std::make_unique<ImportPlan>(book, bytes of the file, options);
//   plan->step(slice, now) until done       progress: done() of total()
//   plan->headings(), tally(), lines()      what will happen, order by order, before anything is written
//   ImportRun run {book, std::move(plan), batch, new_uid};
//   run.step(slice, now) until done         one transaction a step; stopping keeps what was done, whole
//   run.tally(), lines()                    the receipt; Book::entries_of_batch(batch) and withdraw: the way back
//
// An order is taken whole or not at all: one change that the rules refuse refuses its line. Both ends judge by the same
// code, so that what changed between plan and run is refused then, and said.
#pragma once

#include "base/enum_set.hpp"
#include "domain/rules.hpp"
#include "store/book.hpp"
#include "store/bulk.hpp"
#include "store/csv/import_file.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace carnet::store {

struct ImportOptions {
    ImportReading reading;
    // Whether the host takes orders that it does not know.
    bool adds_orders {false};
};

// What will become of an order of the file.
enum class ImportFate : std::uint8_t { added, changed, already_so, refused };

enum class ImportChange : std::uint8_t { status, payment_status, archived, tags, tracking };

// One order of the file. Small: there may be hundreds of thousands.
struct ImportLine {
    ImportPlace place; // where its rows begin
    std::uint64_t key {0}; // of its number
    OrderRow row {OrderRow::none}; // that of the book with its number
    bool number_is_shared {false}; // by several orders of the book
    bool is_twice {false}; // its number stands in the file before
    ImportFate fate {ImportFate::refused};
    ImportTrouble trouble {ImportTrouble::none}; // why it is refused
    std::optional<Reason> rule; // of ImportTrouble::by_rule
    EnumSet<ImportChange> changes; // of one that is changed
};

struct ImportJudge;

struct ImportTally {
    std::int64_t added {0};
    std::int64_t changed {0};
    std::int64_t already_so {0};
    std::int64_t refused {0};

    void count(ImportFate fate);
};

// What the file asks of one order: the judgement of both plan and run. Mutations are in the order in which they are
// to be done; of a plan, they carry ids that nobody uses.
struct ImportJudgement {
    ImportFate fate {ImportFate::refused};
    ImportTrouble trouble {ImportTrouble::none};
    std::optional<Reason> rule;
    EnumSet<ImportChange> changes;
    std::vector<Mutation> mutations;
};

class ImportPlan {
public:
    // The book lives as long as this. A file that cannot be read at all is an error of the first step:
    // `too_large`, `invalid_input` (no table, a quote without end), `unsupported` (headings of no known format).
    ImportPlan(Book& book, std::string bytes, ImportOptions options);

    Result<Step> step(Slice& slice, Timestamp now);
    // In hundredths of the work.
    [[nodiscard]] std::int64_t done() const;
    [[nodiscard]] std::int64_t total() const { return 100; }

    [[nodiscard]] const ImportHeadings& headings() const { return m_file.headings(); }
    [[nodiscard]] const ImportTally& tally() const { return m_tally; }
    [[nodiscard]] const std::vector<ImportLine>& lines() const { return m_lines; }
    // What a line says, read again: for the rows of a preview that are on the screen.
    [[nodiscard]] Result<ImportedOrder> read(const ImportLine& line) const { return m_file.order_at(line.place); }

private:
    friend class ImportRun;

    enum class Phase : std::uint8_t { open, group, texts, match, judge, done };

    Result<Step> group(Slice& slice);
    Step match(Slice& slice);
    Result<Step> judge(Slice& slice, Timestamp now);
    [[nodiscard]] Result<ImportJudgement> judgement_of(const ImportLine& line, const ImportJudge& judge) const;
    void settle(ImportLine& line, const ImportJudgement& judgement);

    Book& m_book;
    std::string m_bytes;
    ImportOptions m_options;
    Phase m_phase {Phase::open};
    ImportFile m_file;
    ImportPlace m_next_place;
    std::unordered_map<std::uint64_t, std::uint32_t> m_first_lines; // by key; the line that has it first
    std::uint32_t m_next_row {0};
    std::size_t m_next_line {0};
    std::vector<ImportLine> m_lines;
    ImportTally m_tally;
};

class ImportRun {
public:
    ImportRun(Book& book, std::unique_ptr<ImportPlan> plan, std::string batch, BulkRun::NewUid new_uid);

    Result<Step> step(Slice& slice, Timestamp now);
    [[nodiscard]] const ImportTally& tally() const { return m_tally; }
    // As the plan's, with what became of them.
    [[nodiscard]] const std::vector<ImportLine>& lines() const { return m_plan->lines(); }
    [[nodiscard]] std::int64_t done() const { return static_cast<std::int64_t>(m_next); }
    [[nodiscard]] std::int64_t total() const { return static_cast<std::int64_t>(lines().size()); }

private:
    [[nodiscard]] ImportJudge judge_of(Timestamp now) const;
    Result<void> carry_out(BookWrite& write, const ImportJudgement& judgement, Timestamp now);

    Book& m_book;
    std::unique_ptr<ImportPlan> m_plan;
    std::string m_batch;
    BulkRun::NewUid m_new_uid;
    std::size_t m_next {0};
    ImportTally m_tally;
};

} // namespace carnet::store
