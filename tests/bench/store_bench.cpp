// What the store costs, native and in wasm alike: filling a book, opening it, any combination of filter, sort and
// search, edits, bulk actions, CSV out and in. Prints one line a measure as `name<TAB>value<TAB>unit`; tools/bench runs
// it with 100,000 and 1,000,000 orders and puts native and wasm side by side. Nothing here passes or fails.
//
//   store_bench ORDERS [SEED]
#include "store/book.hpp"
#include "store/bulk.hpp"
#include "store/csv/csv_export.hpp"
#include "store/csv/csv_import.hpp"
#include "store/memory_device.hpp"
#include "support/book_generator.hpp"

#ifndef __wasm__
#include <sys/resource.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::testing;

namespace {

double now_milliseconds()
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <typename Value> Value must(Result<Value> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<Value>)
        return *std::move(result);
}

void say(const std::string& name, double value, const char* unit)
{
    std::printf("%s\t%.2f\t%s\n", name.c_str(), value, unit);
    std::fflush(stdout);
}

void say_percentiles(const std::string& name, std::vector<double> values)
{
    std::ranges::sort(values);
    say(name + " p50", values[values.size() / 2], "ms");
    say(name + " p95", values[values.size() * 95 / 100], "ms");
    say(name + " max", values.back(), "ms");
}

// All that the program ever took from the system: the book in its device in memory included.
double highest_memory()
{
#ifdef __wasm__
    return static_cast<double>(__builtin_wasm_memory_size(0)) * 65'536 / 1e6;
#else
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1e3;
#endif
}

std::unique_ptr<store::Book> open(store::StorageDevice& device)
{
    return must(store::Book::open(device, {"", "client-1", "Camille"}));
}

double ask(store::Book& book, const ListQuery& query)
{
    store::Unhurried slice;
    double start = now_milliseconds();
    store::ListQueryRun run = book.start_list_query(query);
    while (must(run.step(slice)) == store::Step::more) { }
    ListAnswer answer = run.take_answer();
    return now_milliseconds() - start;
}

void fill(store::Book& book, const BookGenerator& generator, std::uint32_t count)
{
    constexpr std::uint32_t page_size = 1'000;
    must(book.adopt("account-1", "e1"));
    double spent = 0;
    std::vector<double> pages;
    for (std::uint32_t first = 0; first < count; first += page_size) {
        FeedPage page = generator.page(first, page_size, count);
        double start = now_milliseconds();
        must(book.apply_first_page(page));
        pages.push_back(now_milliseconds() - start);
        spent += pages.back();
    }
    say("first pull, store's part", spent, "ms");
    say_percentiles("page of 1,000 orders", pages);
}

void bench_opening(std::unique_ptr<store::Book>& book, store::StorageDevice& device)
{
    book.reset();
    double start = now_milliseconds();
    book = open(device);
    say("open: columns", now_milliseconds() - start, "ms");
    start = now_milliseconds();
    ListQuery first;
    first.count = 50;
    ask(*book, first);
    say("open: first rows after the columns", now_milliseconds() - start, "ms");
    start = now_milliseconds();
    store::Unhurried slice;
    while (must(book->load_texts(slice)) == store::Step::more) { }
    say("open: texts", now_milliseconds() - start, "ms");
    start = now_milliseconds();
    while (must(book->warm_up(slice)) == store::Step::more) { }
    say("open: orders of rows", now_milliseconds() - start, "ms");
    say("memory of the index", static_cast<double>(book->index().memory()) / 1e6, "MB");
}

void bench_queries(store::Book& book)
{
    Random random {99};
    std::vector<double> all;
    std::vector<std::pair<double, std::string>> slowest;
    for (int i = 0; i < 300; ++i) {
        ListQuery query = BookGenerator::random_query(random);
        query.want_facets = true;
        all.push_back(ask(book, query));
        slowest.emplace_back(all.back(),
            query.filter.search + " / " + std::to_string(static_cast<int>(query.sort.column))
                + (query.sort.direction == SortDirection::ascending ? " up" : " down"));
    }
    say_percentiles("any question, with facets", all);
    std::ranges::sort(slowest, std::ranges::greater {});
    for (int i = 0; i < 5; ++i)
        std::printf("# %.1f ms: %s\n", slowest[static_cast<std::size_t>(i)].first,
            slowest[static_cast<std::size_t>(i)].second.c_str());

    // Typing: each letter is a question of its own, most of them narrower than the one before.
    std::vector<double> typing;
    for (std::string_view text :
        {"lefevre", "0612345", "anna smith", "tee-shirt rouge", "buyer123@example", "さくら"}) {
        for (std::size_t end = 1; end <= text.size(); ++end) {
            ListQuery query;
            query.filter.search = text.substr(0, end);
            query.count = 50;
            query.want_facets = true;
            typing.push_back(ask(book, query));
        }
    }
    say_percentiles("a key in the search box", typing);

    std::vector<double> scrolling;
    for (int i = 0; i < 200; ++i) {
        ListQuery query;
        query.count = 50;
        query.first = random.below(static_cast<std::uint32_t>(book.index().columns().row_count()));
        scrolling.push_back(ask(book, query));
    }
    say_percentiles("a window anywhere", scrolling);
}

void bench_edits(store::Book& book)
{
    ListQuery query;
    query.filter.statuses = {OrderStatus::new_order, OrderStatus::in_progress};
    query.filter.payments = {PaymentStatus::paid, PaymentStatus::unpaid};
    query.count = 400;
    store::Unhurried slice;
    store::ListQueryRun run = book.start_list_query(query);
    while (must(run.step(slice)) == store::Step::more) { }
    std::vector<ListRow> rows = run.take_answer().rows;
    std::vector<double> edits;
    std::vector<double> after;
    int uid = 0;
    for (const ListRow& row : rows) {
        Mutation mutation;
        mutation.uid = id_of<MutationUid>("u" + std::to_string(++uid));
        mutation.order = row.id;
        mutation.body = mutation::SetStatus {row.status, OrderStatus::completed, true, {}};
        double start = now_milliseconds();
        must(book.act(mutation, Place::list, timestamp_from_milliseconds(1'796'000'000'000)));
        edits.push_back(now_milliseconds() - start);
        if (uid % 10 == 0)
            after.push_back(ask(book, query));
    }
    say_percentiles("an edit, without the flush", edits);
    say_percentiles("the list after an edit", after);
}

std::shared_ptr<const store::ListResult> everything(store::Book& book)
{
    store::Unhurried slice;
    store::ListQueryRun run = book.start_list_query({});
    while (must(run.step(slice)) == store::Step::more) { }
    return run.result();
}

// The file as it would be written, and forgotten piece by piece as the engine does it.
void bench_export(store::Book& book)
{
    store::CsvOptions options;
    for (std::size_t i = 0; i < static_cast<std::size_t>(CsvColumn::items); ++i)
        options.columns.push_back(static_cast<CsvColumn>(i));
    auto rows = everything(book);
    double start = now_milliseconds();
    store::CsvExport csv {book, rows, options};
    std::string piece;
    std::size_t bytes = 0;
    while (true) {
        store::CountedSlice some {64};
        store::Step step = must(csv.step(some, piece));
        bytes += piece.size();
        piece.clear();
        if (step == store::Step::done)
            break;
    }
    say("CSV of everything", now_milliseconds() - start, "ms");
    say("CSV of everything, size", static_cast<double>(bytes) / 1e6, "MB");
}

void bench_bulk(store::Book& book)
{
    std::vector<OrderRow> rows = everything(book)->rows;
    constexpr std::size_t many = 10'000;
    rows.resize(std::min(rows.size(), many));
    auto count = std::to_string(rows.size());
    store::Unhurried slice;
    double start = now_milliseconds();
    store::BulkPlan plan {book, rows, mutation::SetArchived {true}, timestamp_from_milliseconds(1'796'000'000'000)};
    while (must(plan.step(slice)) == store::Step::more) { }
    say("plan of a bulk action on " + count, now_milliseconds() - start, "ms");
    start = now_milliseconds();
    int uid = 0;
    store::BulkRun run {book, std::move(rows), mutation::SetArchived {true}, "bench",
        [&uid] { return id_of<MutationUid>("bulk-" + std::to_string(++uid)); }};
    double longest = 0;
    while (true) {
        double begin = now_milliseconds();
        // What the engine gives a slice.
        store::TimedSlice timed {&now_milliseconds, 4};
        store::Step step = must(run.step(timed, timestamp_from_milliseconds(1'796'000'000'000)));
        longest = std::max(longest, now_milliseconds() - begin);
        if (step == store::Step::done)
            break;
    }
    say("a bulk action on " + count, now_milliseconds() - start, "ms");
    say("a bulk action, longest slice of 4 ms", longest, "ms");
}

void bench_import(store::Book& book)
{
    constexpr int lines = 10'000;
    std::string text = "Order Number,Status,Total,Order Date,Currency,Customer Name,Item Name,Quantity,Item Cost\n";
    for (int i = 0; i < lines; ++i)
        text += "W" + std::to_string(i) + ",completed,24.50,2026-01-02 10:00:00,EUR,Ana Peña,Camiseta,2,12.25\n";
    store::ImportOptions options;
    options.adds_orders = true;
    store::Unhurried slice;
    Timestamp at = timestamp_from_milliseconds(1'796'000'000'000);
    double start = now_milliseconds();
    auto plan = std::make_unique<store::ImportPlan>(book, std::move(text), options);
    while (must(plan->step(slice, at)) == store::Step::more) { }
    say("plan of an import of 10,000 orders", now_milliseconds() - start, "ms");
    int uid = 0;
    start = now_milliseconds();
    store::ImportRun run {
        book, std::move(plan), "import", [&uid] { return id_of<MutationUid>("import-" + std::to_string(++uid)); }};
    while (must(run.step(slice, at)) == store::Step::more) { }
    say("an import of 10,000 orders", now_milliseconds() - start, "ms");
}

} // namespace

int main(int argc, char** argv)
{
    auto count = static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000);
    BookGenerator generator {argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1};
    store::MemoryDevice device {1};
    std::unique_ptr<store::Book> book = open(device);
    say("orders", count, "");
    fill(*book, generator, count);
    must(book->close());
    say("size of the file", static_cast<double>(*device.size(store::FileSlot::database)) / 1e6, "MB");
    bench_opening(book, device);
    bench_queries(*book);
    bench_export(*book);
    bench_edits(*book);
    bench_bulk(*book);
    bench_import(*book);
    say("memory of the program at most, its file in it", highest_memory(), "MB");
    return 0;
}
