// What the store costs, native and in wasm alike: filling a book, opening it, any combination of filter, sort and
// search, an edit, an export's pass. Prints one line a measure as `name<TAB>value<TAB>unit`; tools/bench runs it with
// 100,000 and 1,000,000 orders and puts native and wasm side by side. Nothing here passes or fails.
//
//   store_bench ORDERS [SEED]
#include "store/book.hpp"
#include "store/memory_device.hpp"
#include "support/book_generator.hpp"

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

double now()
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

std::unique_ptr<store::Book> open(store::StorageDevice& device)
{
    return must(store::Book::open(device, {"", "client-1", "Camille"}));
}

double ask(store::Book& book, const ListQuery& query)
{
    store::Unhurried slice;
    double start = now();
    store::ListQueryRun run = book.start_list_query(query);
    while (must(run.step(slice)) == store::Step::more) { }
    ListAnswer answer = run.take_answer();
    return now() - start;
}

void fill(store::Book& book, const BookGenerator& generator, std::uint32_t count)
{
    constexpr std::uint32_t page_size = 1'000;
    must(book.adopt("account-1", "e1"));
    double spent = 0;
    std::vector<double> pages;
    for (std::uint32_t first = 0; first < count; first += page_size) {
        FeedPage page = generator.page(first, page_size, count);
        double start = now();
        must(book.apply_first_page(page));
        pages.push_back(now() - start);
        spent += pages.back();
    }
    say("first pull, store's part", spent, "ms");
    say_percentiles("page of 1,000 orders", pages);
}

void bench_opening(std::unique_ptr<store::Book>& book, store::StorageDevice& device)
{
    book.reset();
    double start = now();
    book = open(device);
    say("open: columns", now() - start, "ms");
    start = now();
    ListQuery first;
    first.count = 50;
    ask(*book, first);
    say("open: first rows after the columns", now() - start, "ms");
    start = now();
    store::Unhurried slice;
    while (must(book->load_texts(slice)) == store::Step::more) { }
    say("open: texts", now() - start, "ms");
    start = now();
    while (must(book->warm_up(slice)) == store::Step::more) { }
    say("open: orders of rows", now() - start, "ms");
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
        double start = now();
        must(book.act(mutation, Place::list, timestamp_from_milliseconds(1'796'000'000'000)));
        edits.push_back(now() - start);
        if (uid % 10 == 0)
            after.push_back(ask(book, query));
    }
    say_percentiles("an edit, without the flush", edits);
    say_percentiles("the list after an edit", after);
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
    bench_edits(*book);
    return 0;
}
