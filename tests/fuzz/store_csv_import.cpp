// Any bytes as a file of orders: refused as a whole, or planned and carried out with every line accounted for, the book
// agreeing with itself, and the import taken back leaving no trace.
#include "base/check.hpp"
#include "fuzz/support/small_book.hpp"
#include "store/csv/csv_import.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

using namespace carnet;
using namespace carnet::testing;

namespace {

const Timestamp now = timestamp_from_milliseconds(1'796'000'000'000);

void check_reading(const std::string& bytes)
{
    // Whatever is written of what was read is read again the same.
    auto rows = store::parse_csv(bytes, ',');
    if (!rows)
        return;
    std::string written {store::utf8_byte_order_mark}; // as an export begins: one more is the first cell's own
    store::CsvWriter writer {written, ','};
    for (const store::CsvRow& row : *rows) {
        for (const std::string& field : row.fields)
            writer.text(field);
        writer.end_row();
    }
    auto again = store::parse_csv(written, ',');
    CHECK(again.has_value());
    std::size_t next = 0;
    for (const store::CsvRow& row : *rows) {
        if (row.fields.size() == 1 && row.fields[0].empty())
            continue; // an empty line, which reading leaves out
        CHECK(next < again->size() && row.fields.size() == (*again)[next].fields.size());
        for (std::size_t i = 0; i < row.fields.size(); ++i)
            CHECK(store::without_apostrophe((*again)[next].fields[i]) == row.fields[i]);
        ++next;
    }
    CHECK(next == again->size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes {reinterpret_cast<const char*>(data), size};
    check_reading(bytes);
    static SmallBook small;
    store::Book& book = small.book();
    store::ImportOptions options;
    options.adds_orders = true;
    options.reading.currency = *Currency::create("EUR");
    auto plan = std::make_unique<store::ImportPlan>(book, std::move(bytes), options);
    store::Unhurried slice;
    while (true) {
        auto step = plan->step(slice, now);
        if (!step)
            return 0;
        if (*step == store::Step::done)
            break;
    }
    const store::ImportTally planned = plan->tally();
    auto lines = static_cast<std::int64_t>(plan->lines().size());
    CHECK(planned.added + planned.changed + planned.already_so + planned.refused == lines);
    if (lines > 200)
        return 0; // as good as a few, and much slower
    std::int64_t orders = book.stand().orders;
    int made = 0;
    store::ImportRun run {
        book, std::move(plan), "fuzz", [&made] { return id_of<MutationUid>("fuzz-" + std::to_string(++made)); }};
    while (true) {
        auto step = run.step(slice, now);
        CHECK(step.has_value());
        if (*step == store::Step::done)
            break;
    }
    CHECK(book.stand().orders == orders + run.tally().added);
    CHECK(run.tally().added == planned.added);
    CHECK(book.verify_index().has_value());
    auto entries = book.entries_of_batch("fuzz");
    CHECK(entries.has_value());
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry)
        CHECK(*book.withdraw(entry->entry.mutation.uid) == store::Withdrawal::withdrawn);
    CHECK(book.stand().orders == orders && book.stand().pending == 0);
    return 0;
}
