#include "store/csv/csv_export.hpp"
#include "unit/store/book_harness.hpp"

#include <algorithm>

using namespace carnet;
using namespace carnet::testing;

namespace {

std::string written(const std::vector<std::vector<std::string>>& rows, char delimiter)
{
    std::string out;
    store::CsvWriter writer {out, delimiter};
    for (const auto& row : rows) {
        for (const std::string& field : row)
            writer.text(field);
        writer.end_row();
    }
    return out;
}

} // namespace

TEST_CASE("every text comes back from CSV as it went in, whatever its bytes")
{
    Random random {12};
    constexpr std::string_view pieces[] {"a", "\"", ",", ";", "\t", "\r\n", "\n", " ", "=", "+", "-", "@", "'", "é",
        "\xef\xbc\x9d", "|", "%", "日本", "\xff", "0", "''="};
    for (char delimiter : {',', ';', '\t'}) {
        std::vector<std::vector<std::string>> rows;
        for (int i = 0; i < 400; ++i) {
            std::vector<std::string>& row = rows.emplace_back();
            row.push_back("row");
            for (int column = 0; column < 3; ++column) {
                std::string& field = row.emplace_back();
                for (std::uint32_t piece = 0; piece < random.below(6); ++piece)
                    field += random.pick(pieces);
            }
        }
        auto parsed = store::parse_csv(written(rows, delimiter), delimiter);
        REQUIRE(parsed);
        REQUIRE(parsed->size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            REQUIRE((*parsed)[i].fields.size() == rows[i].size());
            for (std::size_t column = 0; column < rows[i].size(); ++column)
                CHECK(store::without_apostrophe((*parsed)[i].fields[column]) == rows[i][column]);
        }
    }
}

TEST_CASE("a cell that a spreadsheet could run is neutralised, a phone number is not (SPEC 8)")
{
    for (const char* dangerous :
        {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "|x", "%x", "  =1", "\xc2\xa0=1",
            "\xef\xbc\x9d"
            "1",
            "\xef\xbc\x8b"
            "1",
            "\xef\xbc\xa0"
            "x"}) {
        CAPTURE(dangerous);
        CHECK(store::neutralised(dangerous) == "'" + std::string {dangerous});
    }
    for (const char* harmless : {"", "Anna", "a=b", "12-3", "'quoted'", " x"})
        CHECK(store::neutralised(harmless) == harmless);
    CHECK(store::looks_like_phone_number("+33 6 12 34 56 78"));
    CHECK(store::looks_like_phone_number("+1 (212) 555-0100"));
    CHECK_FALSE(store::looks_like_phone_number("+1+1"));
    CHECK_FALSE(store::looks_like_phone_number("=+33612"));
    CHECK_FALSE(store::looks_like_phone_number("+A1"));
}

TEST_CASE("CSV of other programs is read: byte order mark, any line ends, quotes, empty lines")
{
    auto rows = store::parse_csv("\xef\xbb\xbf"
                                 "a;\"b\"\"c\nd\"\r\n\r\n1;\r2;\"x\"y\n;",
        ';');
    REQUIRE(rows);
    REQUIRE(rows->size() == 4);
    CHECK((*rows)[0].fields == std::vector<std::string> {"a", "b\"c\nd"});
    CHECK((*rows)[1].fields == std::vector<std::string> {"1", ""});
    CHECK((*rows)[2].fields == std::vector<std::string> {"2", "xy"});
    CHECK((*rows)[3].fields == std::vector<std::string> {"", ""});
    CHECK(store::parse_csv("a,\"b", ',').error().code == ErrorCode::invalid_input);
    CHECK(store::guess_delimiter("a;b;\"c,,,,\"\n1,2,3") == ';');
    CHECK(store::guess_delimiter("a\tb") == '\t');
    CHECK(store::guess_delimiter("alone") == ',');
}

TEST_CASE("the export holds the list's rows in its order, and is the same in any slices (S65, S66)")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {6}, 300);
    ListQuery query;
    query.filter.search = "a";
    query.sort = {SortColumn::name, SortDirection::descending};
    store::ListQueryRun run = on_device.book().start_list_query(query);
    store::Unhurried unhurried;
    while (must(run.step(unhurried)) == store::Step::more) { }
    auto result = run.result();
    REQUIRE(result->rows.size() > 20);
    store::CsvOptions options;
    for (std::size_t i = 0; i < enum_count<CsvColumn>; ++i)
        options.columns.push_back(static_cast<CsvColumn>(i));
    options.delimiter = ';';
    options.decimal_comma = true;
    std::string at_once;
    store::CsvExport whole {on_device.book(), result, options};
    while (must(whole.step(unhurried, at_once)) == store::Step::more) { }
    std::string in_slices;
    store::CsvExport sliced {on_device.book(), result, options};
    store::CountedSlice shortest {1};
    while (must(sliced.step(shortest, in_slices)) == store::Step::more) { }
    CHECK(at_once == in_slices);
    CHECK(at_once.starts_with(store::utf8_byte_order_mark));
    CHECK(at_once.ends_with("\r\n"));

    auto rows = store::parse_csv(at_once, ';');
    REQUIRE(rows);
    REQUIRE(rows->size() == result->rows.size() + 1);
    CHECK((*rows)[0].fields[0] == "number");
    for (std::size_t i = 0; i < result->rows.size(); ++i) {
        Order order = must(on_device.book().order(result->rows[i]));
        const std::vector<std::string>& fields = (*rows)[i + 1].fields;
        REQUIRE(fields.size() == enum_count<CsvColumn>);
        auto cell = [&](CsvColumn column) {
            return std::string {store::without_apostrophe(fields[static_cast<std::size_t>(column)])};
        };
        CHECK(cell(CsvColumn::number) == order.number);
        CHECK(cell(CsvColumn::name) == order.customer.name);
        CHECK(cell(CsvColumn::phone) == order.customer.phone);
        std::string total = to_decimal({order.totals.total, order.currency});
        std::ranges::replace(total, '.', ',');
        CHECK(cell(CsvColumn::total) == total);
    }

    options.rows = store::CsvOptions::Rows::one_an_item;
    std::string by_item;
    store::CsvExport items {on_device.book(), result, options};
    while (must(items.step(unhurried, by_item)) == store::Step::more) { }
    std::size_t lines = 0;
    for (OrderRow row : result->rows)
        lines += must(on_device.book().order(row)).items.size();
    CHECK(must(store::parse_csv(by_item, ';')).size() == lines + 1);
}
