// The machine when things go wrong: statuses, silence, garbage, storage. Nothing of the book changes by a malformed
// answer, nothing is lost, and it is told what is the matter.
#include "unit/sync/machine_bench.hpp"

#include <functional>

using namespace carnet;
using namespace carnet::sync;
using namespace carnet::test;

namespace {

// What a host, a proxy or a captive portal may say instead of an answer.
struct Fault {
    std::string name;
    std::function<void(MachineBench&, std::string_view path)> happens;
};

std::vector<Fault> all_faults()
{
    std::vector<Fault> faults;
    for (int status : {204, 301, 302, 304, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 414, 415, 418, 421, 422,
             425, 426, 429, 451, 500, 501, 502, 503, 504, 507, 511, 520, 599, 0, -1, 100}) {
        faults.push_back({"a bare " + std::to_string(status),
            [status](MachineBench& bench, std::string_view path) { bench.answer(path, status, "no", "text/html"); }});
        faults.push_back(
            {"a problem with " + std::to_string(status), [status](MachineBench& bench, std::string_view path) {
                 bench.refuse(path, status, "overloaded", R"(,"ack":99,"epoch":"e9")");
             }});
    }
    auto content = [](std::string body, std::string type = "application/json") {
        return [body, type](MachineBench& bench, std::string_view path) { bench.answer(path, 200, body, type); };
    };
    faults.push_back({"a login page with 200", content("<form>Sign in</form>", "text/html; charset=utf-8")});
    faults.push_back({"a login page that claims to be JSON", content("<form>Sign in</form>")});
    faults.push_back({"JSON that is something else", content(R"({"ok":true})")});
    faults.push_back({"an empty body", content("")});
    faults.push_back({"no type at all", content(page_json("c9", false, order_json("z")), "")});
    faults.push_back({"the right thing as text", content(page_json("c9", false, order_json("z")), "text/plain")});
    faults.push_back({"half a page", content(page_json("c9", false, order_json("z")).substr(0, 300))});
    faults.push_back({"a page of another epoch", content(page_json("c9", false, order_json("z"), 0, "e9"))});
    faults.push_back({"a page that ends where it began", content(page_json("c1", true, order_json("z")))});
    faults.push_back({"nulls", content(std::string(1'000, '\0'))});
    faults.push_back(
        {"a bomb", [](MachineBench& bench, std::string_view path) { bench.no_answer(path, NoAnswer::too_large); }});
    faults.push_back({"a bomb that came through", content(R"({"x":")" + std::string(34 * 1024 * 1024, 'x') + "\"}")});
    faults.push_back(
        {"a time-out", [](MachineBench& bench, std::string_view path) { bench.no_answer(path, NoAnswer::timed_out); }});
    faults.push_back({"a reset", [](MachineBench& bench, std::string_view path) { bench.no_answer(path); }});
    faults.push_back({"silence, also of the transport", [](MachineBench& bench, std::string_view path) {
                          bench.wait(bench.request(path).deadline + deadline_grace + 1);
                      }});
    return faults;
}

// A host that works again: everything that is asked is answered, until nothing is left to do.
bool comes_right(MachineBench& bench, Milliseconds within)
{
    Instant until = bench.now + within;
    while (bench.now < until) {
        if (bench.tokens_wanted > 0)
            bench.give_token();
        else if (bench.find("v1/hello"))
            bench.answer("v1/hello", 200, hello_json);
        else if (bench.find("v1/mutations"))
            bench.answer_push();
        else if (bench.book.state().cursor != "c5" && bench.find("v1/changes"))
            bench.give_page(page_json("c5", false, order_json("n"), bench.book.state().last_number));
        else if (bench.machine.status().phase == Phase::up_to_date && bench.machine.status().pending == 0
            && bench.machine.status().waiting == 0)
            return true;
        else if (bench.machine.status().pending > 0 && bench.find("v1/changes"))
            bench.give_page(page_json("c5", false, "", bench.book.state().last_number));
        else
            bench.wait(20);
    }
    return false;
}

} // namespace

TEST_CASE("no fault in the place of a page changes the book, and each is got over within a minute")
{
    for (const Fault& fault : all_faults()) {
        INFO(fault.name);
        MachineBench bench;
        bench.go_live();
        BookState before = bench.book.state();
        fault.happens(bench, "v1/changes");
        bench.write_pages();
        BookState after = bench.book.state();
        CHECK(after == before);
        CHECK(!bench.book.view().orders.contains("z"));
        CHECK(comes_right(bench, 61'000));
        CHECK(bench.book.view().orders.contains("n"));
    }
}

TEST_CASE("no fault in the place of a push's results loses or doubles the edit, and each is got over within a minute")
{
    for (const Fault& fault : all_faults()) {
        INFO(fault.name);
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        auto sent = bench.pushed();
        fault.happens(bench, "v1/mutations");
        CHECK(bench.book.state().unanswered == 1);
        CHECK(bench.book.state().last_number == 1);
        CHECK(bench.book.attention().empty());
        CHECK(bench.book.view().orders.at("a").archived);
        for (int patience = 0; patience < 4'000 && !bench.find("v1/mutations"); ++patience) {
            if (bench.tokens_wanted > 0)
                bench.give_token();
            else if (bench.find("v1/hello"))
                bench.answer("v1/hello", 200, hello_json);
            else
                bench.wait(20);
        }
        CHECK(bench.pushed() == sent);
        CHECK(comes_right(bench, 61'000));
        CHECK(bench.book.outbox().empty());
    }
}

TEST_CASE("no fault in the place of hello touches the book, and each is got over within a minute")
{
    for (const Fault& fault : all_faults()) {
        INFO(fault.name);
        MachineBench bench;
        bench.step(event::Start {});
        bench.give_token();
        fault.happens(bench, "v1/hello");
        CHECK(bench.book.state().account.empty());
        CHECK(bench.machine.status().phase != Phase::first_pull);
        CHECK(comes_right(bench, 61'000));
    }
}

TEST_CASE("a long night of faults is followed by a catch-up within a minute")
{
    std::vector<Fault> faults = all_faults();
    Random random {4};
    for (int night = 0; night < 20; ++night) {
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        for (Instant dawn = bench.now + 30 * 60'000; bench.now < dawn; bench.wait(200)) {
            if (bench.tokens_wanted > 0)
                bench.give_token();
            else if (!bench.open.empty())
                faults[random.below(faults.size())].happens(bench, std::string {bench.open.front().path});
            bench.write_pages();
        }
        CHECK(bench.book.view().orders.at("a").archived);
        CHECK(comes_right(bench, 61'000));
        CHECK(bench.book.outbox().empty());
        CHECK(bench.book.attention().empty());
    }
}

TEST_CASE("one refused token is refreshed quietly; a second refusal pauses sync and not the edits")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.refuse("v1/changes", 401, "unauthorized");
    CHECK(bench.tokens_wanted == 1);
    CHECK(bench.machine.status().phase != Phase::signed_out);
    bench.refuse("v1/mutations", 401, "unauthorized"); // of the same old token
    bench.give_token();
    CHECK(bench.request("v1/changes").token == "token-2");
    CHECK(bench.machine.status().phase != Phase::signed_out);
    bench.refuse("v1/changes", 401, "unauthorized");
    CHECK(bench.machine.status().phase == Phase::signed_out);
    CHECK(bench.tokens_wanted == 0);
    bench.archive("b");
    CHECK(bench.book.view().orders.at("b").archived);
    CHECK(bench.machine.status().waiting == 2);
    CHECK(comes_right(bench, 61'000));
}

TEST_CASE("who gives no token leaves sync paused, and it is asked again")
{
    MachineBench bench;
    bench.step(event::Start {});
    bench.step(event::TokenFailed {TokenTrouble::refused});
    --bench.tokens_wanted;
    CHECK(bench.machine.status().phase == Phase::signed_out);
    bench.step(event::TryNow {});
    CHECK(bench.tokens_wanted == 1);
    bench.step(event::TokenFailed {TokenTrouble::unreachable});
    --bench.tokens_wanted;
    CHECK(bench.machine.status().phase == Phase::offline);
    CHECK(comes_right(bench, 61'000));
}

TEST_CASE("403 to a push is read only: edits wait, news goes on")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.refuse("v1/mutations", 403, "forbidden");
    CHECK(bench.machine.status().read_only);
    CHECK(bench.machine.status().phase == Phase::up_to_date);
    bench.give_page(page_json("c2", false, order_json("c")));
    CHECK(bench.book.view().orders.contains("c"));
    CHECK(bench.machine.status().waiting == 1);
    bench.step(event::TryNow {});
    bench.answer_push();
    CHECK(!bench.machine.status().read_only);
}

TEST_CASE("403 to everything says so")
{
    MachineBench bench;
    bench.go_live();
    bench.refuse("v1/changes", 403, "forbidden");
    CHECK(bench.machine.status().phase == Phase::forbidden);
    CHECK(comes_right(bench, 61'000));
}

TEST_CASE("Retry-After is kept to the second, but the merchant may insist")
{
    MachineBench bench;
    bench.go_live();
    bench.refuse("v1/changes", 503, "overloaded", "", "40");
    CHECK(bench.machine.status().next_try == bench.now + 40'000);
    CHECK(bench.machine.status().phase == Phase::offline);
    bench.step(event::Online {});
    bench.step(event::Visible {});
    bench.step(event::Poke {});
    bench.wait(39'990);
    CHECK(!bench.find("v1/changes"));
    bench.wait(20);
    CHECK(bench.find("v1/changes"));
    bench.refuse("v1/changes", 429, "overloaded", "", "40");
    bench.step(event::TryNow {});
    CHECK(bench.find("v1/changes"));
}

TEST_CASE("a network that comes back, and a page that is looked at again, are tried at once")
{
    for (Event event : std::vector<Event> {event::Online {}, event::Visible {}, event::Poke {}, event::TryNow {}}) {
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        for (int i = 0; i < 8; ++i) {
            if (bench.find("v1/changes"))
                bench.no_answer("v1/changes");
            if (bench.find("v1/mutations"))
                bench.no_answer("v1/mutations");
            bench.wait(60'000);
        }
        while (!bench.open.empty())
            bench.no_answer(std::string {bench.open.front().path});
        CHECK(bench.machine.status().phase == Phase::offline);
        bench.step(event);
        CHECK(bench.find("v1/changes"));
        bench.give_page(page_json("c1", false));
        CHECK(bench.machine.status().phase == Phase::up_to_date);
    }
}

TEST_CASE("requests that may hang on a dead connection are made anew when the network is back")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    RequestId push = bench.request("v1/mutations").id;
    bench.step(event::Offline {});
    CHECK(bench.machine.status().phase == Phase::offline);
    bench.wait(3'000);
    bench.step(event::Online {});
    CHECK(bench.request("v1/mutations").id != push);
    CHECK(bench.request("v1/changes").path.find("wait") == std::string::npos);
    CHECK(bench.pushed().front().first == 1);
}

TEST_CASE("answers that come twice, late, or to nobody are not taken")
{
    MachineBench bench;
    bench.go_live();
    RequestId poll = bench.request("v1/changes").id;
    bench.give_page(page_json("c2", false, order_json("c")));
    std::int64_t version = bench.book.version();
    for (RequestId id : {poll, RequestId::none, RequestId {4'000'000}}) {
        bench.step(event::Answered {id, 200, "application/json", "", page_json("c9", false, order_json("z"))});
        bench.step(event::Unanswered {id, NoAnswer::timed_out});
        bench.write_pages();
    }
    CHECK(bench.book.version() == version);
    bench.step(event::TokenArrived {{"uninvited", "shop"}});
    CHECK(bench.request("v1/changes").token == "token-1");
}

TEST_CASE("410 begins a new epoch: everything is pulled anew, and what waits keeps its uid under new numbers")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.refuse("v1/changes", 410, "resync", R"(,"epoch":"e2")");
    CHECK(!bench.find("v1/changes?epoch=e1"));
    BookState state = bench.book.state();
    CHECK(state.epoch == "e2");
    CHECK(state.client_file.text() != "file-1");
    CHECK(bench.request("v1/changes").path.find("&since") == std::string::npos);
    CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{1, "u1"}});
    CHECK(bench.request("v1/mutations").body.starts_with(R"({"epoch":"e2","cid":")" + state.client_file.text()));
    CHECK(bench.book.view().orders.size() == 2);
    bench.give_page(page_json("d1", true, order_json("a", "N7"), 0, "e2"));
    CHECK(bench.book.view().orders.at("a").number == "N1");
    bench.give_page(page_json("d2", false, "", 0, "e2"));
    CHECK(bench.book.view().orders.size() == 1);
    CHECK(bench.book.view().orders.at("a").archived);
}

TEST_CASE("hello tells of a new epoch too")
{
    MachineBench bench;
    bench.go_live();
    bench.step(event::Stop {});
    bench.step(event::Start {});
    bench.give_token();
    std::string hello = hello_json;
    hello.replace(hello.find("\"e1\""), 4, "\"e2\"");
    bench.answer("v1/hello", 200, hello);
    CHECK(bench.book.state().epoch == "e2");
    CHECK(bench.request("v1/changes").path.starts_with("v1/changes?epoch=e2&"));
}

TEST_CASE("a host that calls every epoch over is not pulled in a circle")
{
    MachineBench bench;
    bench.go_live();
    int epochs = 0;
    for (Instant until = bench.now + 10 * 60'000; bench.now < until; bench.wait(20)) {
        if (bench.find("v1/changes"))
            bench.refuse("v1/changes", 410, "resync", R"(,"epoch":"x)" + std::to_string(++epochs) + "\"");
    }
    CHECK(epochs < 25);
}

TEST_CASE("410 and 409 that are not the protocol's word begin nothing")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.refuse("v1/changes", 410, "gone", R"(,"epoch":"e2")");
    bench.refuse("v1/mutations", 409, "conflict", R"(,"ack":5)");
    CHECK(bench.book.state().epoch == "e1");
    CHECK(bench.book.state().client_file.text() == "file-1");
    bench.step(event::TryNow {});
    bench.refuse("v1/changes", 410, "resync", R"(,"epoch":"not an epoch")");
    CHECK(bench.book.state().epoch == "e1");
}

TEST_CASE("numbers that the host knows otherwise lead to a new client file with the same uids")
{
    auto check_renumbered = [](MachineBench& bench) {
        CHECK(bench.book.state().client_file.text() != "file-1");
        CHECK(bench.book.state().epoch == "e1");
        bench.wait(1'100);
        CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{1, "u1"}});
        CHECK(comes_right(bench, 61'000));
        CHECK(bench.book.outbox().empty());
    };
    SUBCASE("client-reused")
    {
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        bench.refuse("v1/mutations", 409, "client-reused");
        check_renumbered(bench);
    }
    SUBCASE("the feed acks more than was ever sent")
    {
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        bench.give_page(page_json("c2", false, order_json("z"), 7));
        CHECK(!bench.book.view().orders.contains("z"));
        check_renumbered(bench);
    }
    SUBCASE("the feed acks less than before")
    {
        MachineBench bench;
        bench.go_live();
        bench.archive("b");
        bench.answer_push();
        bench.give_page(page_json("c2", false, "", 1));
        bench.give_page(page_json("c3", false, "", 0));
        CHECK(bench.book.state().client_file.text() != "file-1");
        CHECK(comes_right(bench, 61'000));
    }
}

TEST_CASE("a gap begins a new client file, unless the host contradicts itself")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.answer_push();
    bench.archive("b");
    bench.refuse("v1/mutations", 409, "gap", R"(,"ack":1)"); // but 2 is what was sent
    CHECK(bench.book.state().client_file.text() == "file-1");
    bench.step(event::TryNow {});
    bench.refuse("v1/mutations", 409, "gap", R"(,"ack":0)");
    CHECK(bench.book.state().client_file.text() != "file-1");
    bench.wait(1'100);
    // Also the one whose answer had come: the host may have forgotten it.
    CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{1, "u1"}, {2, "u2"}});
}

TEST_CASE("413 halves the batch at once, down to one")
{
    MachineBench bench;
    bench.go_live();
    bench.no_answer("v1/changes");
    bench.archive("a");
    for (int i = 0; i < 8; ++i)
        bench.archive("b");
    bench.answer_push();
    CHECK(bench.pushed().size() == 8);
    bench.refuse("v1/mutations", 413, "too-large");
    CHECK(bench.pushed().size() == 4);
    bench.refuse("v1/mutations", 413, "too-large");
    bench.refuse("v1/mutations", 413, "too-large");
    CHECK(bench.pushed().size() == 1);
    CHECK(bench.pushed().front().first == 2);
    bench.refuse("v1/mutations", 413, "too-large"); // a small one: no sane host means that
    CHECK(bench.book.attention().empty());
    bench.step(event::TryNow {});
    bench.answer_push();
    CHECK(bench.pushed().size() == 2);
}

TEST_CASE("what is too large even alone needs attention, and no longer blocks the rest")
{
    MachineBench bench;
    bench.go_live();
    bench.book.edit({id_of<MutationUid>("big"), id_of<OrderId>("a"),
                        mutation::AddComment {id_of<ActivityId>("c"), std::string(300'000, 'x')}},
        {});
    bench.step(event::LocalEdit {});
    bench.archive("b");
    CHECK(bench.pushed().size() == 1);
    bench.refuse("v1/mutations", 413, "too-large");
    REQUIRE(bench.book.attention().size() == 1);
    CHECK(bench.book.attention()[0].entry.mutation.uid.text() == "big");
    bench.wait(1'100);
    CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{1, "u1"}});
}

TEST_CASE("results of another push than was sent are not believed")
{
    for (std::string_view body : {
             R"({"ack":1,"results":[]})",
             R"({"ack":2,"results":[{"n":2,"uid":"u1","s":"applied"}]})",
             R"({"ack":1,"results":[{"n":1,"uid":"u9","s":"rejected"}]})",
             R"({"ack":0,"results":[{"n":1,"uid":"u1","s":"applied"}]})",
             R"({"ack":2,"results":[{"n":1,"uid":"u1","s":"applied"},{"n":2,"uid":"u2","s":"applied"}]})",
         }) {
        INFO(body);
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        bench.answer("v1/mutations", 200, std::string {body});
        CHECK(bench.book.state().unanswered == 1);
        CHECK(bench.book.attention().empty());
        CHECK(comes_right(bench, 61'000));
    }
}

TEST_CASE("results of the first part of a push are taken, and the rest is sent again")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.archive("b");
    bench.archive("a");
    bench.answer_push();
    bench.answer("v1/mutations", 200, R"({"ack":2,"results":[{"n":2,"uid":"u2","s":"applied"}]})");
    CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{3, "u3"}});
}

TEST_CASE("answers for another account come nowhere near the book")
{
    SUBCASE("by the token")
    {
        MachineBench bench;
        bench.go_live();
        bench.refuse("v1/changes", 401, "unauthorized");
        bench.give_token("other");
        CHECK(bench.machine.status().phase == Phase::wrong_account);
        CHECK(bench.open.empty());
        CHECK(comes_right(bench, 61'000));
    }
    SUBCASE("by hello")
    {
        MachineBench bench;
        bench.go_live();
        bench.step(event::Stop {});
        bench.step(event::Start {});
        bench.give_token();
        std::string hello = hello_json;
        hello.replace(hello.find("\"shop\""), 6, "\"else\"");
        bench.answer("v1/hello", 200, hello);
        CHECK(bench.machine.status().phase == Phase::wrong_account);
        CHECK(bench.open.empty());
    }
    SUBCASE("by a page, or by the results of a push")
    {
        MachineBench bench;
        bench.go_live();
        bench.archive("a");
        std::int64_t version = bench.book.version();
        std::string page = page_json("c2", false, order_json("z"));
        page.replace(page.find("\"shop\""), 6, "\"else\"");
        bench.give_page(page);
        CHECK(bench.machine.status().phase == Phase::wrong_account);
        CHECK(bench.book.version() == version);
        CHECK(bench.open.empty());
        CHECK(comes_right(bench, 61'000));
        bench.archive("b");
        bench.answer(
            "v1/mutations", 200, R"({"account":"else","ack":2,"results":[{"n":2,"uid":"u2","s":"rejected"}]})");
        CHECK(bench.machine.status().phase == Phase::wrong_account);
        CHECK(bench.book.attention().empty());
    }
}

TEST_CASE("a host that speaks no version of ours is told apart and asked again")
{
    MachineBench bench;
    bench.step(event::Start {});
    bench.give_token();
    std::string hello = hello_json;
    hello.replace(hello.find("[1]"), 3, "[9]");
    bench.answer("v1/hello", 200, hello);
    CHECK(bench.machine.status().phase == Phase::incompatible);
    CHECK(comes_right(bench, 61'000));
    bench.answer("v1/changes", 426, "", "text/plain");
    bench.answer("v1/hello", 426, "", "text/plain");
    CHECK(bench.machine.status().phase == Phase::incompatible);
}

TEST_CASE("a page that is too large or too slow is asked for in smaller pieces, and larger ones again later")
{
    MachineBench bench;
    bench.step(event::Start {});
    bench.give_token();
    bench.answer("v1/hello", 200, hello_json);
    auto limit = [&] {
        const std::string& path = bench.request("v1/changes").path;
        return std::stoi(path.substr(path.find("limit=") + 6));
    };
    CHECK(limit() == 250);
    bench.no_answer("v1/changes", NoAnswer::timed_out);
    bench.wait(1'100);
    CHECK(limit() == 125);
    for (int i = 0; i < 10; ++i) {
        bench.no_answer("v1/changes", NoAnswer::too_large);
        bench.step(event::TryNow {});
    }
    CHECK(limit() == 1);
    bench.give_page(page_json("c1", true));
    CHECK(limit() == 2);
    for (int i = 2; i < 14; ++i)
        bench.give_page(page_json("c" + std::to_string(i), true));
    CHECK(limit() == 1'000);
}

TEST_CASE("a book that has no room loses nothing, says so, and is tried again")
{
    MachineBench bench;
    bench.go_live();
    auto full = []() -> Result<void> { return failure(ErrorCode::storage_full, "full"); };

    bench.book.before_write = full;
    bench.give_page(page_json("c2", true, order_json("a", "N2")));
    CHECK(bench.machine.status().phase == Phase::storage_trouble);
    CHECK(bench.machine.status().storage == ErrorCode::storage_full);
    CHECK(bench.book.state().cursor == "c1");
    CHECK(!bench.find("v1/changes")); // what was asked for meanwhile is not wanted
    bench.archive("b");
    CHECK(!bench.find("v1/mutations")); // without a number that lasts nothing is sent
    bench.wait(30'000);
    CHECK(bench.machine.status().phase == Phase::storage_trouble);

    bench.book.before_write = nullptr;
    CHECK(comes_right(bench, 61'000));
    CHECK(!bench.machine.status().storage);
    CHECK(bench.book.outbox().empty());
}

TEST_CASE("results that cannot be written are asked for again")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.book.before_write = []() -> Result<void> { return failure(ErrorCode::storage_failed, "no"); };
    bench.answer_push({1});
    CHECK(bench.book.attention().empty());
    bench.book.before_write = nullptr;
    bench.step(event::TryNow {});
    CHECK(bench.pushed().front().first == 1);
    bench.answer_push({1});
    CHECK(bench.book.attention().size() == 1);
}

TEST_CASE("a new epoch that cannot be written is begun later, without a storm of requests")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.book.before_write = []() -> Result<void> { return failure(ErrorCode::storage_full, "full"); };
    int asked = 0;
    for (Instant until = bench.now + 60'000; bench.now < until; bench.wait(20)) {
        for (std::string_view path : {"v1/changes", "v1/mutations"}) {
            if (bench.find(path)) {
                bench.refuse(path, 410, "resync", R"(,"epoch":"e2")");
                ++asked;
            }
        }
    }
    CHECK(asked < 60);
    CHECK(bench.book.state().epoch == "e1");
    bench.book.before_write = nullptr;
    bench.step(event::TryNow {});
    bench.refuse("v1/changes", 410, "resync", R"(,"epoch":"e2")");
    CHECK(bench.book.state().epoch == "e2");
}

TEST_CASE("the machine does not wake anybody for nothing")
{
    MachineBench bench;
    bench.go_live();
    RequestId poll = bench.request("v1/changes").id;
    int changes = bench.status_changes;
    bench.wait(24'000);
    CHECK(bench.request("v1/changes").id == poll);
    CHECK(bench.status_changes == changes);
}

TEST_CASE("an ack that is missed while there is no token is no reason to spin")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.answer_push();
    bench.archive("b");
    bench.refuse("v1/mutations", 401, "unauthorized"); // the long poll still sleeps, and the next ack is due
    bench.now = bench.now + 5'000;
    bench.step(event::Woke {});
    REQUIRE(bench.wakes_at());
    CHECK(*bench.wakes_at() > bench.now);
}
