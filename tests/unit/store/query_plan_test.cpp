// How SQLite runs each statement of the store: a missing index would be found by a merchant with a million orders.
#include "unit/store/book_harness.hpp"

#include "store/bulk.hpp"

#include <algorithm>
#include <set>

using namespace carnet;
using namespace carnet::testing;

namespace {

Mutation mutation_on(const OrderId& order, std::string uid, MutationBody body)
{
    return {id_of<MutationUid>(uid), order, std::move(body)};
}

// Uses everything once, so that every statement has been prepared.
void use_everything(BookOnDevice& on_device)
{
    BookGenerator generator {1};
    on_device.fill(generator, 40, 20);
    on_device.reopen(); // what opening asks, too
    store::Book& book = on_device.book();
    Timestamp now = timestamp_from_milliseconds(1'796'000'000'000);
    OrderId id = generator.order(1).id;
    must(book.act(mutation_on(id, "u1", mutation::SetArchived {true}), Place::info, now));
    must(book.act(
        mutation_on(id, "u2", mutation::SendMessage {id_of<MessageId>("m1"), "", "hi", {}}), Place::info, now));
    must(
        book.act(mutation_on({}, "u3", mutation::PutTag {id_of<TagId>("t9"), "new", TagColor::red}), Place::info, now));
    must(book.take_for_push({10, 1'000'000, nullptr}));
    MutationOutcome refused;
    refused.n = 1;
    refused.uid = id_of<MutationUid>("u1");
    refused.kind = OutcomeKind::rejected;
    must(book.record_outcomes({&refused, 1}));
    must(book.attention());
    FeedPage page = generator.page(0, 5, 5);
    page.more = true;
    must(book.stage_page(page));
    page.more = false;
    page.ack = 1;
    page.changes.push_back({RowType::order, generator.order(3).id.text(), 2, 2, RowDeleted {}});
    page.changes.push_back({RowType::message, "m9", 2, 2, RowDeleted {}});
    page.changes.push_back({RowType::product, "p9", 2, 2, RowDeleted {}});
    must(book.reveal(page));
    must(book.retry_attention(id_of<MutationUid>("u1"), id_of<MutationUid>("u1b"), now));
    must(book.withdraw(id_of<MutationUid>("u1b")));
    must(book.set_aside(id_of<MutationUid>("u2"), "no", "client-2"));
    must(book.begin_epoch("e1", "client-3"));
    must(book.stage_page([&] {
        FeedPage staged = generator.page(0, 5, 40);
        return staged;
    }()));
    page.ack = 0;
    must(book.reveal(page));
    must(book.put_setting("view.1", "x"));
    must(book.setting("view.1"));
    must(book.settings_with_prefix("view."));
    must(book.put_setting("view.1", std::nullopt));
    must(book.order_detail(generator.order(1).id));
    must(book.host_order(generator.order(1).id));
    must(book.entries_of_batch("b"));
    ListQuery query;
    query.count = 10;
    query.filter.page_id = "page-0";
    on_device.ask(query);
    must(book.verify_index());
    must(on_device.book().verify_index());
}

} // namespace

TEST_CASE("no statement walks through the orders, the messages or the items where an index is meant")
{
    BookOnDevice on_device;
    use_everything(on_device);
    // Read or rewritten whole by their nature.
    std::set<std::string> whole_by_nature {"SELECT block, records FROM list_blocks ORDER BY block",
        "SELECT row, name, sku FROM item_names ORDER BY row", "SELECT count(*) FROM orders",
        "SELECT row, id FROM orders WHERE NOT EXISTS (SELECT 1 FROM staged_present WHERE type = 0 AND id = orders.id)",
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"};
    int checked = 0;
    for (const std::string& sql : on_device.book().connection().prepared_statements()) {
        CAPTURE(sql);
        if (whole_by_nature.contains(sql) || sql.starts_with("PRAGMA"))
            continue;
        std::string plan = must(on_device.book().connection().query_plan(sql));
        CAPTURE(plan);
        ++checked;
        for (const char* big : {"SCAN orders", "SCAN line_items", "SCAN item_names", "SCAN tracking", "SCAN activity",
                 "SCAN text_blocks", "SCAN list_blocks"}) {
            CHECK(plan.find(big) == std::string::npos);
        }
        CHECK(plan.find("AUTOMATIC") == std::string::npos);
        bool sorts = plan.find("TEMP B-TREE") != std::string::npos;
        CHECK_FALSE(sorts);
    }
    CHECK(checked > 20);
}
