#include "store/csv/csv_import.hpp"
#include "store/csv/import_judge.hpp"

#include <utility>

namespace carnet::store {

namespace {

// As with a bulk action: the flush is shared by many, and the log stays short.
constexpr std::size_t orders_per_transaction = 100;

} // namespace

ImportRun::ImportRun(Book& book, std::unique_ptr<ImportPlan> plan, std::string batch, BulkRun::NewUid new_uid)
    : m_book(book)
    , m_plan(std::move(plan))
    , m_batch(std::move(batch))
    , m_new_uid(std::move(new_uid))
{
}

ImportJudge ImportRun::judge_of(Timestamp now) const
{
    return {
        .find_tag = [this](std::string_view name) { return m_book.tag_named(name); },
        .new_uid = m_new_uid,
        .now = now,
        .format = m_plan->m_file.format(),
        .adds_orders = m_plan->m_options.adds_orders,
    };
}

// Judged on the order as it is in this transaction, none is refused; were one, nothing of the transaction is kept.
Result<void> ImportRun::carry_out(BookWrite& write, const ImportJudgement& judgement, Timestamp now)
{
    for (const Mutation& mutation : judgement.mutations) {
        Action action = TRY(m_book.act_in(write, mutation, Place::bulk, now, m_batch));
        if (action.applied.kind == OutcomeKind::rejected)
            return failure(ErrorCode::conflict, "an import that was judged possible was refused");
    }
    return {};
}

Result<Step> ImportRun::step(Slice& slice, Timestamp now)
{
    // What this transaction does counts only when it is committed.
    std::vector<std::pair<std::size_t, ImportJudgement>> settled;
    std::size_t next = m_next;
    const std::vector<ImportLine>& lines = m_plan->m_lines;
    ImportJudge judge = judge_of(now);
    BookWrite write = TRY(m_book.begin_write());
    while (next < lines.size() && settled.size() < orders_per_transaction) {
        const ImportLine& line = lines[next];
        ImportJudgement judgement;
        if (line.fate == ImportFate::added || line.fate == ImportFate::changed) {
            judgement = TRY(m_plan->judgement_of(line, judge));
            TRY(carry_out(write, judgement, now));
        } else {
            judgement.fate = line.fate;
            judgement.trouble = line.trouble;
            judgement.rule = line.rule;
        }
        settled.emplace_back(next++, std::move(judgement));
        if (slice.spent())
            break;
    }
    TRY(m_book.commit(write, m_book.stand().row));
    for (auto& [index, judgement] : settled) {
        ImportLine& line = m_plan->m_lines[index];
        line.fate = judgement.fate;
        line.trouble = judgement.trouble;
        line.rule = judgement.rule;
        line.changes = judgement.changes;
        m_tally.count(judgement.fate);
    }
    m_next = next;
    return m_next < lines.size() ? Step::more : Step::done;
}

} // namespace carnet::store
