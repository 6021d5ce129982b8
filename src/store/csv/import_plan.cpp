#include "base/check.hpp"
#include "domain/fold.hpp"
#include "store/csv/csv_import.hpp"
#include "store/csv/import_judge.hpp"

#include <functional>
#include <utility>

namespace carnet::store {

namespace {

// Orders are told apart by the number alone, folded: "a7f3k2" is "A7F3K2". Its hash stands for it; two numbers of one
// hash would be taken for the same, at 2^-64 a pair, and the judgement compares the numbers themselves.
std::uint64_t key_of(std::string_view folded)
{
    std::uint64_t hash = 0xcbf29ce484222325; // FNV-1a, with a last mix so that near numbers lie apart
    for (char c : folded) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    hash ^= hash >> 32;
    return hash * 0x9e3779b97f4a7c15;
}

} // namespace

ImportPlan::ImportPlan(Book& book, std::string bytes, ImportOptions options)
    : m_book(book)
    , m_bytes(std::move(bytes))
    , m_options(std::move(options))
{
}

Result<Step> ImportPlan::step(Slice& slice, Timestamp now)
{
    switch (m_phase) {
    case Phase::open:
        m_file = TRY(ImportFile::open(std::move(m_bytes), m_options.reading));
        m_next_place = m_file.first();
        m_phase = Phase::group;
        return Step::more;
    case Phase::group:
        if (TRY(group(slice)) == Step::done)
            m_phase = Phase::texts;
        return Step::more;
    case Phase::texts:
        if (TRY(m_book.load_texts(slice)) == Step::done)
            m_phase = Phase::match;
        return Step::more;
    case Phase::match:
        if (match(slice) == Step::done)
            m_phase = Phase::judge;
        return Step::more;
    case Phase::judge:
        if (TRY(judge(slice, now)) == Step::more)
            return Step::more;
        m_phase = Phase::done;
        return Step::done;
    case Phase::done:
        return Step::done;
    }
    return Step::done;
}

std::int64_t ImportPlan::done() const
{
    auto share = [](std::int64_t of, std::size_t done, std::size_t total) {
        return total == 0 ? of : of * static_cast<std::int64_t>(done) / static_cast<std::int64_t>(total);
    };
    switch (m_phase) {
    case Phase::open:
        return 0;
    case Phase::group:
        return share(30, m_next_place.offset, m_file.size());
    case Phase::texts:
    case Phase::match:
        return 30;
    case Phase::judge:
        return 35 + share(65, m_next_line, m_lines.size());
    case Phase::done:
        break;
    }
    return 100;
}

// Where each order begins, and whose number it has.
Result<Step> ImportPlan::group(Slice& slice)
{
    constexpr std::size_t between_questions = 16;
    for (std::size_t i = 1;; ++i) {
        auto group = TRY(m_file.group_at(m_next_place));
        if (!group)
            return Step::done;
        if (m_lines.size() == max_import_orders)
            return failure(ErrorCode::too_large, "more orders than one import takes");
        m_next_place = group->next;
        ImportLine& line = m_lines.emplace_back();
        line.place = group->place;
        line.key = key_of(fold_value(group->number));
        auto [first, is_new] = m_first_lines.try_emplace(line.key, static_cast<std::uint32_t>(m_lines.size() - 1));
        // Parcels of one order may stand apart.
        line.is_twice = !is_new && m_file.format() != ImportFormat::tracking;
        if (i % between_questions == 0 && slice.spent())
            return Step::more;
    }
}

// One pass over the numbers of the book finds those of the file, however large either is.
Step ImportPlan::match(Slice& slice)
{
    const ListIndex& index = m_book.index();
    const auto rows = static_cast<std::uint32_t>(index.columns().segment_count() * segment_rows);
    constexpr std::uint32_t between_questions = 256;
    for (; m_next_row < rows; ++m_next_row) {
        auto row = static_cast<OrderRow>(m_next_row);
        if (index.columns().contains(row)) {
            std::string_view number = field_text(index.texts().fields(m_next_row), SearchField::number);
            if (auto found = m_first_lines.find(key_of(number)); found != m_first_lines.end()) {
                ImportLine& line = m_lines[found->second];
                line.number_is_shared = line.row != OrderRow::none;
                line.row = row;
            }
        }
        if (m_next_row % between_questions == between_questions - 1 && slice.spent()) {
            ++m_next_row;
            return Step::more;
        }
    }
    // Further lines of the same number belong to the same order.
    for (ImportLine& line : m_lines) {
        const ImportLine& first = m_lines[m_first_lines.find(line.key)->second];
        line.row = first.row;
        line.number_is_shared = first.number_is_shared;
    }
    m_first_lines = {};
    return Step::done;
}

Result<Step> ImportPlan::judge(Slice& slice, Timestamp now)
{
    // Ids that nobody uses: a plan only says what would be done.
    std::uint64_t made = 0;
    ImportJudge judge {
        .find_tag = [this](std::string_view name) { return m_book.tag_named(name); },
        .new_uid = [&made] { return MutationUid::create("plan-" + std::to_string(++made)).value_or(MutationUid {}); },
        .now = now,
        .format = m_file.format(),
        .adds_orders = m_options.adds_orders,
    };
    constexpr std::size_t between_questions = 8;
    while (m_next_line < m_lines.size()) {
        ImportLine& line = m_lines[m_next_line];
        settle(line, TRY(judgement_of(line, judge)));
        ++m_next_line;
        if (m_next_line % between_questions == 0 && m_next_line < m_lines.size() && slice.spent())
            return Step::more;
    }
    return Step::done;
}

Result<ImportJudgement> ImportPlan::judgement_of(const ImportLine& line, const ImportJudge& judge) const
{
    ImportJudgement refused;
    auto because = [&refused](ImportTrouble trouble) {
        refused.trouble = trouble;
        return refused;
    };
    if (line.is_twice)
        return because(ImportTrouble::twice_in_file);
    if (line.number_is_shared)
        return because(ImportTrouble::number_not_unique);
    ImportedOrder wanted = TRY(m_file.order_at(line.place));
    if (wanted.trouble != ImportTrouble::none)
        return because(wanted.trouble);
    if (line.row == OrderRow::none)
        return judge.judge_new(wanted);
    if (!m_book.index().columns().contains(line.row))
        return because(ImportTrouble::changed_since);
    Order current = TRY(m_book.order(line.row));
    if (fold_value(current.number) != fold_value(wanted.number))
        return because(ImportTrouble::changed_since);
    return judge.judge(wanted, current);
}

void ImportPlan::settle(ImportLine& line, const ImportJudgement& judgement)
{
    line.fate = judgement.fate;
    line.trouble = judgement.trouble;
    line.rule = judgement.rule;
    line.changes = judgement.changes;
    m_tally.count(judgement.fate);
}

void ImportTally::count(ImportFate fate)
{
    switch (fate) {
    case ImportFate::added:
        ++added;
        break;
    case ImportFate::changed:
        ++changed;
        break;
    case ImportFate::already_so:
        ++already_so;
        break;
    case ImportFate::refused:
        ++refused;
        break;
    }
}

} // namespace carnet::store
