// Stop, I/O error and full disk at every operation of every action of the store. After each: the book opens, the action
// is whole or absent and never half, SQLite finds the file whole, and the index agrees with the orders.
// A sample runs with the tests; tools/campaign crash is the whole campaign, at least 200,000 points.
#include "crash/simulated_disk.hpp"

#include "store/book.hpp"
#include "store/bulk.hpp"
#include "store/csv/csv_import.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::testing;

namespace {

constexpr std::uint32_t order_count = 40;
const BookGenerator generator {42};

Timestamp moment(std::int64_t i)
{
    return timestamp_from_milliseconds(1'796'000'000'000 + i * 1'000);
}

Result<std::unique_ptr<store::Book>> open(store::StorageDevice& device)
{
    return store::Book::open(device, {"", "client-1", "Camille"});
}

// Everything that the merchant could see of a book, as one text.
std::string seen(store::Book& book)
{
    std::string text;
    const store::BookRow& row = book.stand().row;
    text += row.account + "|" + row.epoch + "|" + row.client_file + "|" + row.cursor + "|" + std::to_string(row.ack)
        + "|" + std::to_string(row.last_number) + "|" + std::to_string(book.stand().pending) + "|"
        + std::to_string(book.stand().unanswered) + "|" + std::to_string(book.stand().attention) + "\n";
    for (const Tag& tag : book.tags())
        text += tag.id.text() + tag.name + "\n";
    for (std::uint32_t i = 0; i < order_count + 5; ++i) {
        auto whole = book.order_detail(generator.order(i).id);
        if (!whole) {
            text += whole.error().code == ErrorCode::not_found ? "-\n" : "unreadable: " + whole.error().message + "\n";
            continue;
        }
        const Order& order = whole->order;
        text += order.id.text() + std::to_string(static_cast<int>(order.status))
            + std::to_string(static_cast<int>(order.payment_status)) + (order.archived ? "a" : "c")
            + order.customer.name + std::to_string(order.activity.size()) + "/" + std::to_string(order.tags.size())
            + "/" + std::to_string(order.tracking.size()) + "/" + std::to_string(whole->messages.size()) + "/"
            + std::to_string(whole->waiting.size()) + "\n";
    }
    text += std::to_string(book.stand().orders) + " orders\n";
    auto setting = book.setting("view");
    text += setting && *setting ? **setting : "no setting";
    return text;
}

struct LocalAction {
    const char* name;
    std::function<Result<void>(store::Book&)> run;
};

Result<void> act(store::Book& book, const char* uid, std::uint32_t order, MutationBody body)
{
    Mutation mutation {id_of<MutationUid>(uid), generator.order(order).id, std::move(body)};
    auto action = book.act(mutation, Place::info, moment(1));
    if (!action)
        return std::unexpected(action.error());
    return {};
}

template <typename Value> Result<void> without_value(Result<Value> result)
{
    if (!result)
        return std::unexpected(std::move(result).error());
    return {};
}

FeedPage host_page(std::uint32_t first, std::uint32_t count, bool more, std::int64_t ack)
{
    FeedPage page;
    page.epoch = "e1";
    page.cursor = "host-" + std::to_string(first) + std::to_string(ack);
    page.more = more;
    page.ack = ack;
    for (std::uint32_t i = first; i < first + count; ++i) {
        Order order = generator.order(i);
        order.customer.city = "Moved";
        order.customer.name += "*";
        FeedChange& change = page.changes.emplace_back();
        change.id = order.id.text();
        change.rev = 2;
        change.row = std::move(order);
    }
    return page;
}

// One after the other on the same book: each finds what those before it left.
std::vector<LocalAction> all_actions()
{
    return {
        {"adopt", [](store::Book& book) { return book.adopt("account", "e1"); }},
        {"first page",
            [](store::Book& book) { return without_value(book.apply_first_page(generator.page(0, 20, order_count))); }},
        {"an edit between the first pages",
            [](store::Book& book) { return act(book, "u0", 3, mutation::AddTag {id_of<TagId>("tag-1")}); }},
        {"last first page",
            [](store::Book& book) {
                return without_value(book.apply_first_page(generator.page(20, 20, order_count)));
            }},
        {"archive", [](store::Book& book) { return act(book, "u1", 1, mutation::SetArchived {true}); }},
        {"archive and restore", [](store::Book& book) { return act(book, "u2", 1, mutation::SetArchived {false}); }},
        {"tracking",
            [](store::Book& book) {
                return act(book, "u3", 2,
                    mutation::PutTracking {id_of<TrackingId>("k1"), "1Z9", "UPS", "https://ups.example/1"});
            }},
        {"comment",
            [](store::Book& book) {
                return act(book, "u4", 2, mutation::AddComment {id_of<ActivityId>("c1"), std::string(20'000, 'x')});
            }},
        {"message",
            [](store::Book& book) {
                return act(book, "u5", 4, mutation::SendMessage {id_of<MessageId>("m1"), "Hi", "Bonjour", {}});
            }},
        {"a new tag",
            [](store::Book& book) {
                Mutation put {
                    id_of<MutationUid>("u6"), {}, mutation::PutTag {id_of<TagId>("t9"), "Neu", TagColor::lime}};
                return without_value(book.act(put, Place::info, moment(2)));
            }},
        {"tag", [](store::Book& book) { return act(book, "u7", 5, mutation::AddTag {id_of<TagId>("t9")}); }},
        {"numbers for a push",
            [](store::Book& book) {
                return without_value(book.take_for_push({3, 100'000, nullptr}));
            }},
        {"outcomes",
            [](store::Book& book) {
                MutationOutcome outcome;
                outcome.n = 1;
                outcome.uid = id_of<MutationUid>("u0");
                outcome.kind = OutcomeKind::rejected;
                outcome.code = RejectionCode::gone;
                return book.record_outcomes({&outcome, 1});
            }},
        {"withdraw", [](store::Book& book) { return without_value(book.withdraw(id_of<MutationUid>("u7"))); }},
        {"stage", [](store::Book& book) { return book.stage_page(host_page(0, 8, true, 0)); }},
        {"reveal", [](store::Book& book) { return without_value(book.reveal(host_page(6, 8, false, 2))); }},
        {"many at once",
            [](store::Book& book) {
                std::vector<OrderRow> rows;
                for (std::uint32_t row = 1; row <= 12; ++row)
                    rows.push_back(static_cast<OrderRow>(row));
                int number = 0;
                store::BulkRun run {book, rows, mutation::SetArchived {true}, "batch-1",
                    [&number] { return id_of<MutationUid>("bulk-" + std::to_string(++number)); }};
                store::Unhurried slice;
                return without_value(run.step(slice, moment(3)));
            }},
        {"an import",
            [](store::Book& book) -> Result<void> {
                store::ImportOptions options;
                options.adds_orders = true;
                store::Unhurried slice;
                std::string file = "number,status,total,created_at,currency,tags,tracking_numbers\n"
                                   "NEW-1,new,12.50,2026-01-02,EUR,Imported,LX123456785FR\n"
                                   "NEW-2,new,1.00,2026-01-03,EUR,,\n";
                auto plan = std::make_unique<store::ImportPlan>(book, std::move(file), options);
                store::Step step = store::Step::more;
                while (step == store::Step::more)
                    step = TRY(plan->step(slice, moment(3)));
                int number = 0;
                store::ImportRun run {book, std::move(plan), "import-1",
                    [&number] { return id_of<MutationUid>("import-" + std::to_string(++number)); }};
                return without_value(run.step(slice, moment(3)));
            }},
        {"a setting", [](store::Book& book) { return book.put_setting("view", "a saved view"); }},
        {"delete a tag",
            [](store::Book& book) {
                Mutation gone {id_of<MutationUid>("u8"), {}, mutation::DeleteTag {id_of<TagId>("tag-1")}};
                return without_value(book.act(gone, Place::info, moment(4)));
            }},
        {"set aside",
            [](store::Book& book) { return book.set_aside(id_of<MutationUid>("u4"), "too large", "client-2"); }},
        {"a new epoch", [](store::Book& book) { return book.begin_epoch("e1", "client-3"); }},
        {"replace", [](store::Book& book) { return without_value(book.reveal(host_page(0, 30, false, 0))); }},
        {"discard", [](store::Book& book) { return book.discard_attention(id_of<MutationUid>("u0")); }},
        {"close", [](store::Book& book) { return book.close(); }},
    };
}

// Another part of a campaign stops at other places, and tears otherwise.
std::uint64_t campaign_seed()
{
    const char* seed = std::getenv("CARNET_CAMPAIGN_SEED");
    return seed ? std::strtoull(seed, nullptr, 10) : 0;
}

class Campaign {
public:
    // About this many points, spread over all operations of all actions.
    explicit Campaign(std::uint64_t wanted)
        : m_wanted(wanted)
    {
        measure();
    }

    void run()
    {
        DiskImage image;
        std::vector<LocalAction> actions = all_actions();
        for (std::size_t i = 0; i < actions.size(); ++i) {
            CAPTURE(std::string {actions[i].name});
            std::uint64_t operations = m_operations[i];
            std::uint64_t share = m_wanted * operations / m_total + 1; // points for this action
            for (std::uint64_t point = 0; point < share; ++point) {
                std::uint64_t turn = point + campaign_seed();
                std::uint64_t at = operations == 0 ? 1 : 1 + turn * 7 % operations; // 7: spread over all of them
                if (share >= operations)
                    at = 1 + point % operations;
                crash_at(image, actions[i], at, turn + campaign_seed() * 1'000'000);
                ++m_points;
            }
            image = after(image, actions[i], i).image_as_written();
        }
    }

    void run_errors()
    {
        DiskImage image;
        std::vector<LocalAction> actions = all_actions();
        for (std::size_t i = 0; i < actions.size(); ++i) {
            CAPTURE(std::string {actions[i].name});
            std::uint64_t share = m_wanted * m_operations[i] / m_total + 1;
            for (std::uint64_t point = 0; point < share; ++point) {
                constexpr std::array faults {
                    Fault::fails_once, Fault::fails_from_here, Fault::full_once, Fault::full_from_here};
                std::uint64_t span = m_operations[i] * 2 + 1; // reads count where they fail too
                fail_at(image, actions[i], faults[point % faults.size()],
                    1 + (point + campaign_seed()) / faults.size() * 5 % span, point + campaign_seed() * 1'000'000);
                ++m_points;
            }
            image = after(image, actions[i], i).image_as_written();
        }
    }

    [[nodiscard]] std::uint64_t points() const { return m_points; }

private:
    static SimulatedDisk after(const DiskImage& image, const LocalAction& action, std::uint64_t seed)
    {
        SimulatedDisk disk {image, seed};
        auto book = open(disk);
        REQUIRE(book);
        auto done = action.run(**book);
        REQUIRE_MESSAGE(done, action.name);
        book->reset();
        return disk;
    }

    void measure()
    {
        DiskImage image;
        for (const LocalAction& action : all_actions()) {
            SimulatedDisk disk {image, 1};
            disk.plan(Fault::none, 0);
            auto book = open(disk);
            REQUIRE(book);
            REQUIRE(action.run(**book));
            book->reset();
            m_operations.push_back(disk.operations());
            m_total += disk.operations();
            image = disk.image_as_written();
        }
    }

    static std::string seen_of(const DiskImage& image)
    {
        SimulatedDisk disk {image, 1};
        auto book = open(disk);
        REQUIRE(book);
        return seen(**book);
    }

    // `before` and `after` as the merchant sees them, worked out once an action.
    void know(const DiskImage& image, const LocalAction& action)
    {
        if (m_known == action.name)
            return;
        m_known = action.name;
        m_before = seen_of(image);
        SimulatedDisk disk {image, 2};
        auto book = open(disk);
        REQUIRE(book);
        REQUIRE(action.run(**book));
        m_after = seen(**book);
    }

    void crash_at(const DiskImage& image, const LocalAction& action, std::uint64_t at, std::uint64_t seed)
    {
        know(image, action);
        CAPTURE(at);
        CAPTURE(seed);
        SimulatedDisk disk {image, seed * 1'000 + at};
        disk.plan(Fault::crash, at);
        bool acknowledged = false;
        if (auto book = open(disk)) {
            acknowledged = action.run(**book).has_value();
            book->reset();
        }
        DiskImage left = seed % 2 == 0 ? disk.image_after_power_loss() : disk.image_as_written();
        SimulatedDisk again {std::move(left), seed};
        auto book = open(again);
        REQUIRE_MESSAGE(book, (book ? "" : book.error().message));
        std::string now = seen(**book);
        bool whole = now == m_after;
        bool absent = !acknowledged && now == m_before;
        REQUIRE_MESSAGE((whole || absent), "found\n", now, "\nbefore\n", m_before, "\nafter\n", m_after);
        REQUIRE((*book)->connection().integrity_check().value() == "ok");
        auto verified = (*book)->verify_index();
        REQUIRE_MESSAGE(verified, (verified ? "" : verified.error().message));
    }

    void fail_at(const DiskImage& image, const LocalAction& action, Fault fault, std::uint64_t at, std::uint64_t seed)
    {
        know(image, action);
        CAPTURE(static_cast<int>(fault));
        CAPTURE(at);
        SimulatedDisk disk {image, seed};
        auto book = open(disk);
        REQUIRE(book);
        disk.plan(fault, at);
        auto done = action.run(**book);
        disk.plan(Fault::none, 0);
        // In memory and on the disk the same: all of it, or nothing.
        std::string now = seen(**book);
        REQUIRE((now == m_after || (!done && now == m_before)));
        auto verified = (*book)->verify_index();
        REQUIRE_MESSAGE(verified, (verified ? "" : verified.error().message));
        if (!done && now == m_before) { // the trouble is over: trying again works
            auto again = action.run(**book);
            REQUIRE_MESSAGE(again, (again ? "" : again.error().message));
            REQUIRE(seen(**book) == m_after);
        }
        book->reset();
        REQUIRE(seen_of(disk.image_as_written()) == (now == m_before && !done ? m_after : now));
    }

    std::uint64_t m_wanted;
    std::uint64_t m_total {0};
    std::uint64_t m_points {0};
    std::vector<std::uint64_t> m_operations; // writes, truncations and flushes of each action, with its opening
    std::string m_known;
    std::string m_before;
    std::string m_after;
};

std::uint64_t wanted_points()
{
    const char* wanted = std::getenv("CARNET_CRASH_POINTS");
    return wanted ? std::strtoull(wanted, nullptr, 10) : 400;
}

} // namespace

TEST_CASE("a book whose program stops at any operation of any action opens again, with the action whole or absent")
{
    Campaign campaign {wanted_points()};
    campaign.run();
    MESSAGE("crash points: ", campaign.points());
}

TEST_CASE("a book whose storage fails or is full at any operation changes nothing, says so, and works when it heals")
{
    Campaign campaign {wanted_points() / 2};
    campaign.run_errors();
    MESSAGE("error points: ", campaign.points());
}
