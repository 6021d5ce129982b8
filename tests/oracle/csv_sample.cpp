// A list as our export writes it, with every hostile cell that we know of, and beside it what its cells must be, so
// that other programs' readers can be asked whether they see the same (tools/check-csv). Makes files; judges nothing.
//
//   csv_sample FOLDER          writes comma.csv, semicolon.csv, tab.csv and, for each, NAME.cells
// A .cells file is the cells in their order, each as its length in bytes, a colon, and the bytes; rows end with a line.
#include "base/check.hpp"
#include "store/csv/csv_export.hpp"
#include "store/memory_device.hpp"
#include "support/book_generator.hpp"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::testing;

namespace {

std::vector<std::string> hostile_texts()
{
    std::vector<std::string> texts {"=1+1", "=HYPERLINK(\"http://evil.example\",\"Click\")", "+1+1", "-1+1",
        "@SUM(A1:A9)", "|calc", "%x", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\xc2\xa0=1+1", "\xe3\x80\x80=1+1",
        "\xef\xbc\x9d"
        "1+1",
        "\xef\xbc\x8b"
        "1",
        "\xef\xbc\x8d"
        "1",
        "\xef\xbc\xa0x", "=cmd|' /C calc'!A0", "'=1+1", "''", "'quoted'", "a\"b", "\"", "\"\"", "a,b;c\td",
        "line\r\nbreak", "line\nbreak", "line\rbreak", " leading", "trailing ", "=DDE(\"cmd\";\"/C calc\";\"x\")",
        "{=1+1}", "=\"\"\"", "\"=1+1\"", ";=1+1", ",=1+1", "été", "日本語", "😀", "שלום", "مرحبا", "", "0612", "1e5",
        "TRUE", "2026-01-02", "'", "+33 6 12 34 56 78", "+1+1", "-", "--1", "#REF!"};
    return texts;
}

void write_file(const std::string& path, const std::string& content)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    CHECK(file != nullptr);
    CHECK(std::fwrite(content.data(), 1, content.size(), file) == content.size());
    std::fclose(file);
}

std::string exported(store::Book& book, const store::CsvOptions& options)
{
    store::Unhurried slice;
    ListQuery query;
    store::ListQueryRun run = book.start_list_query(query);
    while (true) {
        auto step = run.step(slice);
        CHECK(step.has_value());
        if (*step == store::Step::done)
            break;
    }
    store::CsvExport csv {book, run.result(), options};
    std::string text;
    while (true) {
        auto step = csv.step(slice, text);
        CHECK(step.has_value());
        if (*step == store::Step::done)
            return text;
    }
}

std::string cells_of(const std::string& csv, char delimiter)
{
    auto rows = store::parse_csv(csv, delimiter);
    CHECK(rows.has_value());
    std::string cells;
    for (const store::CsvRow& row : *rows) {
        for (const std::string& cell : row.fields)
            cells += std::to_string(cell.size()) + ":" + cell;
        cells += "\n";
    }
    return cells;
}

} // namespace

int main(int argc, char** argv)
{
    CHECK(argc == 2);
    std::string folder = argv[1];
    store::MemoryDevice device {1};
    auto opened = store::Book::open(device, {"", "client-1", "Camille"});
    CHECK(opened.has_value());
    store::Book& book = **opened;
    CHECK(book.adopt("account-1", "e1").has_value());
    BookGenerator generator {17};
    constexpr std::uint32_t ordinary = 200;
    FeedPage page = generator.page(0, ordinary, ordinary);
    std::uint32_t number = 0;
    for (const std::string& text : hostile_texts()) {
        Order order = generator.order(ordinary + number++);
        order.number = text.size() < 64 ? text : order.number;
        order.customer.name = text;
        order.customer.email = text;
        order.customer.phone = text;
        order.customer.city = text;
        order.customer.address = text + ", " + text;
        order.payment.reference = text;
        for (LineItem& item : order.items)
            item.name = text;
        for (Tracking& parcel : order.tracking)
            parcel.number = text;
        FeedChange& change = page.changes.emplace_back();
        change.id = order.id.text();
        change.rev = 1;
        change.row = std::move(order);
    }
    CHECK(book.apply_first_page(page).has_value());
    struct Form {
        const char* name;
        char delimiter;
        store::CsvOptions::Rows rows;
    };
    for (Form form : {Form {"comma", ',', store::CsvOptions::Rows::one_an_order},
             Form {"semicolon", ';', store::CsvOptions::Rows::one_an_item},
             Form {"tab", '\t', store::CsvOptions::Rows::one_an_order}}) {
        store::CsvOptions options;
        for (std::size_t i = 0; i < enum_count<CsvColumn>; ++i)
            options.columns.push_back(static_cast<CsvColumn>(i));
        options.delimiter = form.delimiter;
        options.decimal_comma = form.delimiter == ';';
        options.rows = form.rows;
        std::string csv = exported(book, options);
        write_file(folder + "/" + form.name + ".csv", csv);
        write_file(folder + "/" + form.name + ".cells", cells_of(csv, form.delimiter));
    }
    return 0;
}
