// CSV in: files of other programs read, planned and carried out as edits like all others.
#include "store/csv/csv_encoding.hpp"
#include "store/csv/csv_export.hpp"
#include "store/csv/csv_import.hpp"
#include "unit/store/book_harness.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <numeric>

using namespace carnet;
using namespace carnet::testing;
using store::ImportFate;
using store::ImportTrouble;

namespace {

const Timestamp now = timestamp_from_milliseconds(1'796'000'000'000);

std::string file_named(const std::string& name)
{
    std::string path = std::string {CARNET_TEST_DATA "/csv/"} + name;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    REQUIRE(file != nullptr);
    std::string text;
    char buffer[4096];
    while (std::size_t read = std::fread(buffer, 1, sizeof buffer, file))
        text.append(buffer, read);
    std::fclose(file);
    return text;
}

store::ImportOptions taking_orders()
{
    store::ImportOptions options;
    options.adds_orders = true;
    options.reading.currency = *Currency::create("EUR");
    return options;
}

std::unique_ptr<store::ImportPlan> planned(
    store::Book& book, std::string bytes, store::ImportOptions options = taking_orders())
{
    auto plan = std::make_unique<store::ImportPlan>(book, std::move(bytes), std::move(options));
    store::CountedSlice slice {3};
    while (must(plan->step(slice, now)) == store::Step::more)
        slice = store::CountedSlice {3};
    CHECK(plan->done() == plan->total());
    return plan;
}

store::BulkRun::NewUid uids_from(std::string prefix)
{
    auto count = std::make_shared<int>(0);
    return [prefix, count] { return id_of<MutationUid>(prefix + std::to_string(++*count)); };
}

store::ImportRun run_all(store::Book& book, std::unique_ptr<store::ImportPlan> plan, const char* batch = "import-1")
{
    store::ImportRun run {book, std::move(plan), batch, uids_from(batch)};
    store::CountedSlice slice {2};
    while (must(run.step(slice, now)) == store::Step::more)
        slice = store::CountedSlice {2};
    must(book.verify_index());
    return run;
}

Order order_numbered(BookOnDevice& on_device, const std::string& number)
{
    ListQuery query;
    query.filter.search = number;
    query.count = 50;
    for (const ListRow& row : on_device.ask(query).rows) {
        if (row.number == number)
            return must(on_device.book().order(row.row));
    }
    FAIL_CHECK("no order " << number);
    return {};
}

// A file of ours, as the screen exports it.
std::string exported(BookOnDevice& on_device, store::CsvOptions options)
{
    ListQuery query;
    query.filter.list = ListKind::current;
    store::ListQueryRun list = on_device.book().start_list_query(query);
    store::Unhurried slice;
    while (must(list.step(slice)) == store::Step::more) { }
    std::string text;
    store::CsvExport csv {on_device.book(), list.result(), std::move(options)};
    while (must(csv.step(slice, text)) == store::Step::more) { }
    return text;
}

store::CsvOptions every_column()
{
    store::CsvOptions options;
    for (std::size_t i = 0; i < enum_count<CsvColumn>; ++i)
        options.columns.push_back(static_cast<CsvColumn>(i));
    return options;
}

std::vector<ImportTrouble> troubles_of(const std::vector<store::ImportLine>& lines)
{
    std::vector<ImportTrouble> troubles;
    for (const store::ImportLine& line : lines)
        troubles.push_back(line.trouble);
    return troubles;
}

} // namespace

TEST_CASE("orders of a Shopify export are planned with reasons, added whole, and not added twice")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 20);
    auto plan = planned(on_device.book(), file_named("shopify_orders.csv"));
    CHECK(plan->headings().format == store::ImportFormat::shopify);
    CHECK(troubles_of(plan->lines())
        == std::vector {ImportTrouble::none, ImportTrouble::none, ImportTrouble::none, ImportTrouble::none,
            ImportTrouble::bad_amount, ImportTrouble::unknown_payment_status});
    CHECK(plan->tally().added == 4);
    CHECK(plan->tally().refused == 2);
    CHECK(must(plan->read(plan->lines()[1])).number == "1002");
    CHECK(must(plan->read(plan->lines()[1])).line == 5); // a note of the first order has a line break
    CHECK(on_device.book().stand().orders == 20); // a plan writes nothing

    auto run = run_all(on_device.book(), std::move(plan));
    CHECK(run.tally().added == 4);
    CHECK(on_device.book().stand().orders == 24);
    Order first = order_numbered(on_device, "1001");
    CHECK(first.customer.name == "Margaux Lefèvre");
    CHECK(first.customer.postcode == "75008");
    CHECK(first.customer.address == "3 rue des Lilas, Bâtiment B");
    CHECK(first.created_at == *parse_rfc3339("2025-10-07T07:50:26Z"));
    CHECK(first.status == OrderStatus::completed);
    CHECK(first.payment_status == PaymentStatus::paid);
    CHECK(first.totals == Totals {6000, 600, 490, 900, 5890});
    REQUIRE(first.items.size() == 2);
    CHECK(first.items[0].quantity == 2);
    CHECK(first.items[0].unit_price == 2250);
    CHECK(first.items[0].stock_taken == 0); // it left the shelf of another shop
    REQUIRE(first.tags.size() == 2);
    CHECK(on_device.book().tag_name(first.tags[0]) == "VIP");
    Order second = order_numbered(on_device, "1002");
    CHECK(
        second.items[0].name == "=HYPERLINK(\"http://evil.example\",\"Tasse\")"); // kept as text; neutralised going out
    CHECK(second.customer.city == "Köln");
    Order third = order_numbered(on_device, "1003");
    CHECK(third.totals.total == 3500); // yen have no decimals
    CHECK(third.status == OrderStatus::refunded);
    CHECK(order_numbered(on_device, "1004").status == OrderStatus::cancelled);

    auto again = planned(on_device.book(), file_named("shopify_orders.csv"));
    CHECK(again->tally().already_so == 4);
    CHECK(again->tally().added == 0);
}

TEST_CASE("orders of WooCommerce's exports are read with their states, amounts as shown, and flattened items")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 5);
    auto plan = planned(on_device.book(), file_named("woocommerce_orders.csv"));
    CHECK(plan->headings().format == store::ImportFormat::woocommerce);
    CHECK(troubles_of(plan->lines())
        == std::vector {ImportTrouble::none, ImportTrouble::none, ImportTrouble::none, ImportTrouble::bad_date});
    run_all(on_device.book(), std::move(plan));
    Order first = order_numbered(on_device, "2041");
    CHECK(first.customer.name == "Ana Peña");
    CHECK(first.customer.address == "Calle Mayor 5, 2º");
    CHECK(first.status == OrderStatus::in_progress);
    CHECK(first.payment_status == PaymentStatus::paid);
    CHECK(first.items.size() == 2);
    CHECK(first.totals == Totals {4000, 0, 500, 0, 4500});

    auto analytics = planned(on_device.book(), file_named("woocommerce_analytics.csv"));
    CHECK(analytics->headings().format == store::ImportFormat::woocommerce);
    CHECK(analytics->tally().added == 2);
    run_all(on_device.book(), std::move(analytics), "import-2");
    Order shown = order_numbered(on_device, "3001");
    CHECK(shown.totals.total == 123'450);
    REQUIRE(shown.items.size() == 2);
    CHECK(shown.items[0].name == "Camiseta");
    CHECK(shown.items[0].quantity == 2);
    CHECK(order_numbered(on_device, "3002").items[0].unit_price == 400); // one item alone: the rest of the total
}

TEST_CASE("tracking numbers are imported line by line, and a wrong line stops no other")
{
    BookOnDevice on_device;
    BookGenerator generator {3};
    on_device.fill(generator, 12);
    std::string text = file_named("tracking_woocommerce.csv");
    Order a = generator.order(1);
    Order b = generator.order(2);
    auto put_in = [&text](const char* what, const std::string& with) {
        for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
            text.replace(at, 5, with);
    };
    put_in("A0001", a.number);
    put_in("A0002", b.number);
    put_in("A0003", generator.order(3).number);
    auto plan = planned(on_device.book(), text, {}); // no host has to take orders for this
    CHECK(plan->headings().format == store::ImportFormat::tracking);
    REQUIRE(plan->lines().size() == 5);
    CHECK(plan->lines()[0].fate == ImportFate::changed);
    CHECK(plan->lines()[1].trouble == ImportTrouble::by_rule);
    CHECK(plan->lines()[1].rule == Reason::unsafe_url);
    CHECK(plan->lines()[2].trouble == ImportTrouble::not_in_book);
    CHECK(plan->lines()[3].trouble == ImportTrouble::no_number);
    CHECK(plan->lines()[4].trouble == ImportTrouble::no_tracking_number);
    run_all(on_device.book(), std::move(plan));
    Order after = order_numbered(on_device, a.number);
    auto parcel = std::ranges::find(after.tracking, "1Z999AA10123456784", &Tracking::number);
    REQUIRE(parcel != after.tracking.end());
    CHECK(parcel->carrier == "UPS");
    CHECK(after.tracking.size() == a.tracking.size() + 1);

    // The same number again, written as on the label, with an address this time: the parcel that is there gets it.
    auto again = planned(on_device.book(),
        "Order number;Carrier;Tracking number;Tracking URL\r\n" + a.number
            + ";;1Z 999 AA1 01 2345 6784;https://parcels.example/1\r\n");
    CHECK(again->tally().changed == 1);
    run_all(on_device.book(), std::move(again), "import-2");
    Order edited = order_numbered(on_device, a.number);
    CHECK(edited.tracking.size() == after.tracking.size());
    CHECK(std::ranges::find(edited.tracking, "https://parcels.example/1", &Tracking::url) != edited.tracking.end());
}

TEST_CASE("a list made in a French Excel is read: Windows-1252, semicolons, the line that says so")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 3);
    auto plan = planned(on_device.book(), file_named("tracking_excel.csv"));
    CHECK(plan->headings().format == store::ImportFormat::tracking);
    CHECK(plan->headings().not_understood == std::vector<std::string> {"N° commande"});
    store::ImportedOrder read = must(plan->read(plan->lines()[0]));
    REQUIRE(read.parcels.size() == 1);
    CHECK(read.parcels[0].carrier == "Société de livraison");
    CHECK(read.parcels[0].number == "AB-1 2");
    CHECK(read.line == 3);
}

TEST_CASE("our own export of a book changes nothing when it comes back, in any form that it can be written in")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {11}, 200);
    store::CsvOptions french = every_column();
    french.delimiter = ';';
    french.decimal_comma = true;
    store::ImportWords words;
    for (std::size_t i = 0; i < enum_count<CsvColumn>; ++i)
        words.headings.push_back("Colonne " + std::string {wire_name(static_cast<CsvColumn>(i))});
    words.statuses = {"Nouvelle", "En cours", "Terminée", "Annulée", "Remboursée"};
    words.payments = {"Non payée", "Payée", "Remboursée", "Panier abandonné", "Paiement en cours"};
    french.headings = words.headings;
    french.status = [words](OrderStatus status, PaymentStatus payment) {
        return has_order_status(status, payment) ? words.statuses[static_cast<std::size_t>(status)]
                                                 : words.payments[static_cast<std::size_t>(payment)];
    };
    french.payment_status = [words](
                                PaymentStatus payment) { return words.payments[static_cast<std::size_t>(payment)]; };
    store::ImportOptions reading = taking_orders();
    reading.reading.words = {words};
    for (bool by_item : {false, true}) {
        for (const store::CsvOptions& form : {every_column(), french}) {
            store::CsvOptions options = form;
            if (by_item)
                options.rows = store::CsvOptions::Rows::one_an_item;
            auto plan = planned(on_device.book(), exported(on_device, options), reading);
            CHECK(plan->headings().format == store::ImportFormat::carnet);
            for (const store::ImportLine& line : plan->lines()) {
                // Several orders of a book may have one number: then nobody can know which is meant.
                bool fine = line.fate == ImportFate::already_so || line.number_is_shared || line.is_twice;
                CHECK(fine);
            }
            CHECK(plan->tally().already_so > 150);
        }
    }
}

TEST_CASE("our own export edited in a spreadsheet changes states, archive, tags and parcels by the rules, and no more")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 400);
    ListQuery query;
    query.filter.statuses = {OrderStatus::new_order, OrderStatus::in_progress};
    query.filter.payments = {PaymentStatus::unpaid};
    query.count = 10;
    ListAnswer open = on_device.ask(query);
    REQUIRE(open.rows.size() >= 3);
    auto line = [&](std::size_t i, const char* rest) { return open.rows[i].number + "," + rest + "\n"; };
    std::string text = "number,status,payment_status,archived,tags,tracking_numbers,carriers,name\n"
        + line(0, "completed,unpaid,1,Été; VIP,LX123456785FR,,Somebody Else") // no mutation changes a name
        + line(1, "new,paid,0,,,,") // payment is marked from the information window
        + line(2, "refunded,unpaid,0,,,,") + line(2, "new,unpaid,0,,,,") + "ZZZZZZ,new,unpaid,0,,,,\n"
        + "A1,sent,unpaid,0,,,,\n";
    auto plan = planned(on_device.book(), text, {});
    REQUIRE(plan->lines().size() == 6);
    CHECK(plan->lines()[0].fate == ImportFate::changed);
    CHECK(plan->lines()[1].rule == Reason::info_window_only);
    CHECK(plan->lines()[2].rule == Reason::info_window_only); // as every bulk action
    CHECK(plan->lines()[3].trouble == ImportTrouble::twice_in_file);
    CHECK(plan->lines()[4].trouble == ImportTrouble::not_in_book);
    CHECK(plan->lines()[5].trouble == ImportTrouble::unknown_status);
    Order before = must(on_device.book().order(open.rows[0].row));
    std::int64_t pending = on_device.book().stand().pending;
    run_all(on_device.book(), std::move(plan));
    Order after = must(on_device.book().order(open.rows[0].row));
    CHECK(after.status == OrderStatus::completed);
    CHECK(after.archived);
    CHECK(after.customer == before.customer);
    CHECK(after.tags.size() > before.tags.size());
    CHECK(after.tracking.size() == before.tracking.size() + 1);
    CHECK(must(on_device.book().order(open.rows[1].row)).payment_status == PaymentStatus::unpaid);
    CHECK(on_device.book().stand().pending > pending);

    // The way back: what the host has not heard of is withdrawn, newest first.
    auto entries = must(on_device.book().entries_of_batch("import-1"));
    CHECK(static_cast<std::int64_t>(entries.size()) == on_device.book().stand().pending - pending);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        CHECK(must(on_device.book().withdraw(entry->entry.mutation.uid)) == store::Withdrawal::withdrawn);
    CHECK(must(on_device.book().order(open.rows[0].row)) == before);
    CHECK(on_device.book().stand().pending == pending);
}

TEST_CASE("an imported order is the base's once the host has it, and is gone when it is withdrawn before")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 5);
    store::Book& book = on_device.book();
    run_all(book, planned(book, file_named("woocommerce_analytics.csv")));
    Order imported = order_numbered(on_device, "3002");
    CHECK_FALSE(must(book.host_order(imported.id)).has_value());
    on_device.reopen();
    CHECK(order_numbered(on_device, "3002") == imported);

    // Its row comes back with the acknowledgement, as the host made it.
    auto pushed = must(on_device.book().take_for_push({100, 1'000'000, nullptr}));
    REQUIRE(pushed.size() == 2);
    FeedPage page;
    page.epoch = "e1";
    page.cursor = "after-import";
    page.ack = 2;
    for (const OutboxEntry& entry : pushed) {
        Order made = imported_order(entry.mutation, ApplyContext {now, "Owner", WrittenBy::host, {}});
        page.changes.push_back({RowType::order, made.id.text(), 1, 100, made});
    }
    must(on_device.book().reveal(page));
    CHECK(on_device.book().stand().pending == 0);
    CHECK(on_device.book().stand().orders == 7);
    CHECK(must(on_device.book().host_order(imported.id))->number == "3002");
    must(on_device.book().verify_index());

    auto more = run_all(on_device.book(),
        planned(on_device.book(), "Order Number,Status,Total,Date,Currency\n9001,completed,5,2025-01-01,EUR\n"),
        "import-2");
    CHECK(more.tally().added == 1);
    for (const store::OutboxRow& entry : must(on_device.book().entries_of_batch("import-2")))
        must(on_device.book().withdraw(entry.entry.mutation.uid));
    CHECK(on_device.book().stand().orders == 7);
    must(on_device.book().verify_index());
}

TEST_CASE("what is no table of orders is an error of the file, said once")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 3);
    auto error_of = [&](std::string bytes) {
        store::ImportPlan plan {on_device.book(), std::move(bytes), taking_orders()};
        store::Unhurried slice;
        while (true) {
            auto step = plan.step(slice, now);
            if (!step)
                return step.error().code;
            REQUIRE(*step == store::Step::more);
        }
    };
    CHECK(error_of("") == ErrorCode::invalid_input);
    CHECK(error_of("\n\n\n") == ErrorCode::invalid_input);
    CHECK(error_of("a,b,c\n1,2,3\n") == ErrorCode::unsupported);
    CHECK(error_of("number,status\n\"A1,new\n") == ErrorCode::invalid_input); // the quote never ends
    CHECK(error_of(std::string(store::max_import_bytes + 1, 'x')) == ErrorCode::too_large);
    CHECK(error_of("number,status\nA1," + std::string(store::max_csv_field + 1, 'x')) == ErrorCode::too_large);
    std::string png {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16};
    CHECK(error_of(png) == ErrorCode::unsupported);
}

TEST_CASE("text is read in the encodings that spreadsheets write")
{
    CHECK(store::csv_as_utf8("Zo\xc3\xab") == "Zoë");
    CHECK(store::csv_as_utf8("\xef\xbb\xbfZo\xc3\xab") == "Zoë");
    CHECK(store::csv_as_utf8("Zo\xeb \x80 \x93x\x94") == "Zoë € “x”");
    CHECK(store::csv_as_utf8(std::string {"\xff\xfeZ\0o\0\xeb\0=\xd8\x00\xde", 12}) == "Zoë😀");
    CHECK(store::csv_as_utf8(std::string {"\xfe\xff\0Z\0o\0\xeb", 8}) == "Zoë");
    CHECK(store::csv_as_utf8(std::string {"n\0u\0m\0b\0e\0r\0", 12}) == "number");
    CHECK(store::csv_as_utf8("") == "");
}

TEST_CASE("amounts, dates and quantities are read as people write them, and what is none of them is refused")
{
    Currency euro = *Currency::create("EUR");
    Currency yen = *Currency::create("JPY");
    Currency dinar = *Currency::create("KWD");
    using store::import_amount;
    for (const char* written : {"1234.5", "1,234.50", "1.234,50", "1 234,50 €", "€1,234.50", "EUR 1234.50", "1'234.50",
             "1\xe2\x80\xaf"
             "234,50\xc2\xa0€",
             "١٢٣٤.٥"}) {
        CAPTURE(written);
        CHECK(import_amount(written, euro) == 123'450);
    }
    CHECK(import_amount("-3", euro) == -300);
    CHECK(import_amount("(3.00)", euro) == -300);
    CHECK(import_amount("1,234", euro) == 123'400);
    CHECK(import_amount("1.234", dinar) == 1'234);
    CHECK(import_amount("1,000", yen) == 1'000);
    CHECK(import_amount("100000000000.00", euro) == max_minor_units);
    for (const char* wrong : {"", "abc", "1.239,999", "1-2", "12 apples 3", "100000000000.01", "--3", "0x10"}) {
        CAPTURE(wrong);
        CHECK_FALSE(import_amount(wrong, euro).has_value());
    }
    CHECK(store::import_quantity("2.00") == 2);
    CHECK(store::import_quantity("0") == 0);
    CHECK_FALSE(store::import_quantity("2.5").has_value());
    CHECK_FALSE(store::import_quantity("-1").has_value());
    CHECK_FALSE(store::import_quantity("99999999999").has_value());

    store::ImportDates french;
    store::ImportDates american {store::ImportDates::Order::month_day, {}};
    store::ImportDates paris {store::ImportDates::Order::day_month, [](Timestamp) { return 3600; }};
    auto moment = [](const char* text) { return *parse_rfc3339(text); };
    CHECK(store::import_date("2026-11-23T14:05:00Z", french) == moment("2026-11-23T14:05:00Z"));
    CHECK(store::import_date("2026-11-23 14:05:26 +0200", french) == moment("2026-11-23T12:05:26Z"));
    CHECK(store::import_date("2026-11-23 14:05", paris) == moment("2026-11-23T13:05:00Z"));
    CHECK(store::import_date("07/11/2026", french) == moment("2026-11-07T00:00:00Z"));
    CHECK(store::import_date("07/11/2026 2:05 PM", american) == moment("2026-07-11T14:05:00Z"));
    CHECK(store::import_date("23.11.2026", american) == moment("2026-11-23T00:00:00Z"));
    CHECK(store::date_order_shown_by("11/23/2026") == store::ImportDates::Order::month_day);
    CHECK_FALSE(store::date_order_shown_by("11/12/2026").has_value());
    for (const char* wrong : {"", "yesterday", "2026-02-30", "2026-11-23 25:00", "1/2", "1/2/26", "2026-11-23x"})
        CHECK_FALSE(store::import_date(wrong, french).has_value());
}

TEST_CASE("the same plan comes of a file in any slices, and a run that is left keeps what it has done")
{
    BookOnDevice on_device;
    on_device.fill(BookGenerator {3}, 100);
    std::string text = "Order number,Tracking number\n";
    for (int i = 0; i < 40; ++i)
        text += BookGenerator {3}.order(static_cast<std::uint32_t>(i)).number + ",PARCEL" + std::to_string(i) + "\n";
    auto plan = planned(on_device.book(), text);
    store::ImportPlan at_once {on_device.book(), text, taking_orders()};
    store::Unhurried unhurried;
    while (must(at_once.step(unhurried, now)) == store::Step::more) { }
    REQUIRE(at_once.lines().size() == plan->lines().size());
    for (std::size_t i = 0; i < plan->lines().size(); ++i)
        CHECK(at_once.lines()[i].fate == plan->lines()[i].fate);
    std::int64_t possible = plan->tally().changed;
    CHECK(possible > 30);
    {
        store::ImportRun run {on_device.book(), std::move(plan), "left", uids_from("left")};
        store::CountedSlice slice {10};
        CHECK(must(run.step(slice, now)) == store::Step::more);
        CHECK(run.tally().changed == on_device.book().stand().pending);
        CHECK(run.tally().changed < possible);
    }
    must(on_device.book().verify_index());
    auto rest = run_all(on_device.book(), planned(on_device.book(), text), "rest");
    CHECK(on_device.book().stand().pending == possible);
    CHECK(rest.tally().already_so + rest.tally().changed == possible);
}
