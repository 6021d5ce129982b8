// The machine when all goes well: the way from nothing to waiting for news, edits, pages.
#include "unit/sync/machine_bench.hpp"

using namespace carnet;
using namespace carnet::sync;
using namespace carnet::test;

TEST_CASE("a start gets a token, says hello, and pulls from the beginning")
{
    MachineBench bench;
    CHECK(bench.machine.status().phase == Phase::stopped);
    bench.step(event::Start {});
    CHECK(bench.tokens_wanted == 1);
    CHECK(bench.open.empty());
    CHECK(bench.machine.status().phase == Phase::connecting);
    bench.give_token();
    CHECK(bench.request("v1/hello").token == "token-1");
    bench.answer("v1/hello", 200, hello_json);
    CHECK(bench.book.state().account == "shop");
    CHECK(bench.book.state().epoch == "e1");
    REQUIRE(bench.machine.host());
    CHECK(bench.machine.host()->time_zone == "Europe/Paris");
    CHECK(bench.request("v1/changes").path == "v1/changes?epoch=e1&cid=file-1&limit=250");
    CHECK(bench.machine.status().phase == Phase::first_pull);
}

TEST_CASE("while a page of the first pull is written, the next is already asked for")
{
    MachineBench bench;
    bench.step(event::Start {});
    bench.give_token();
    bench.answer("v1/hello", 200, hello_json);
    bench.answer("v1/changes", 200, page_json("c1", true, order_json("a")));
    CHECK(bench.book.view().orders.empty());
    CHECK(bench.request("v1/changes").path == "v1/changes?epoch=e1&cid=file-1&limit=500&since=c1");
    CHECK(bench.continue_wanted);
    bench.write_pages();
    CHECK(bench.book.view().orders.size() == 1);
    CHECK(bench.machine.status().orders == 1);
    CHECK(bench.machine.status().phase == Phase::first_pull);

    // An answer that overtakes the writing of the page before it waits for it.
    bench.answer("v1/changes", 200, page_json("c2", true, order_json("b")));
    bench.answer("v1/changes", 200, page_json("c3", false, order_json("c")));
    CHECK(bench.book.state().cursor == "c2");
    bench.write_pages();
    CHECK(bench.book.view().orders.size() == 3);
    CHECK(bench.machine.status().phase == Phase::up_to_date);
}

TEST_CASE("a first pull that was interrupted goes on at the stored cursor")
{
    MachineBench bench;
    REQUIRE(bench.book.adopt("shop", "e1"));
    FeedPage page;
    page.epoch = "e1";
    page.cursor = "c7/é";
    page.more = true;
    REQUIRE(bench.book.apply_first_page(page));
    bench.step(event::Start {});
    bench.give_token();
    bench.answer("v1/hello", 200, hello_json);
    CHECK(bench.request("v1/changes").path.ends_with("&since=c7%2F%C3%A9"));
}

TEST_CASE("when nothing is missing any more, the machine waits for news on a long poll")
{
    MachineBench bench;
    bench.go_live();
    CHECK(bench.request("v1/changes").path.ends_with("&since=c1&wait=25"));
    CHECK(bench.request("v1/changes").deadline == 35'000);
    bench.wait(25'000);
    bench.give_page(page_json("c1", false));
    CHECK(bench.request("v1/changes").path.ends_with("&since=c1&wait=25"));
    CHECK(bench.machine.status().last_heard == bench.now);
    std::int64_t version = bench.book.version();
    bench.wait(25'000);
    bench.give_page(page_json("c1", false));
    CHECK(bench.book.version() == version); // nothing new is nothing written
}

TEST_CASE("a host that does not wait is not asked in a circle")
{
    MachineBench bench;
    bench.go_live();
    int polls = 0;
    for (; bench.now < Instant {160'000}; bench.wait(50)) {
        if (bench.find("v1/changes")) {
            bench.give_page(page_json("c1", false));
            ++polls;
        }
    }
    CHECK(polls <= 13);
    CHECK(polls >= 11);
}

TEST_CASE("news of a later pull is staged page by page and shown at once, at the end")
{
    MachineBench bench;
    bench.go_live();
    bench.give_page(page_json("c2", true, order_json("a", "N2")));
    CHECK(bench.machine.status().phase == Phase::catching_up);
    CHECK(bench.book.view().orders.at("a").number == "N1");
    CHECK(bench.request("v1/changes").path.ends_with("&since=c2"));
    bench.give_page(page_json("c3", false, order_json("b", "N2")));
    CHECK(bench.book.view().orders.at("a").number == "N2");
    CHECK(bench.book.view().orders.at("b").number == "N2");
    CHECK(bench.machine.status().phase == Phase::up_to_date);
}

TEST_CASE("an edit is pushed at once, beside the long poll, and stays until the feed has it")
{
    MachineBench bench;
    bench.go_live();
    RequestId poll = bench.request("v1/changes").id;
    bench.archive("a");
    CHECK(bench.machine.status().waiting == 1);
    CHECK(bench.request("v1/changes").id == poll);
    CHECK(bench.request("v1/mutations").method == Method::post);
    CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{1, "u1"}});
    bench.answer_push();
    CHECK(bench.machine.status().waiting == 0);
    CHECK(bench.machine.status().pending == 1);
    CHECK(bench.book.view().orders.at("a").archived);
    bench.give_page(page_json("c2", false, "", 1));
    CHECK(bench.machine.status().pending == 0);
    CHECK(!bench.book.view().orders.at("a").archived); // as this host's rows say
}

TEST_CASE("one push is in flight, and what comes meanwhile goes with the next, from the head of the queue")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.archive("b");
    bench.archive("a");
    CHECK(bench.pushed().size() == 1);
    CHECK(std::ranges::count_if(bench.open, [](const auto& sent) { return sent.method == Method::post; }) == 1);
    bench.answer_push();
    CHECK(bench.pushed() == std::vector<std::pair<std::int64_t, std::string>> {{2, "u2"}, {3, "u3"}});
}

TEST_CASE("a push holds a hundred mutations at most, and what is left follows")
{
    MachineBench bench;
    bench.go_live();
    bench.no_answer("v1/changes"); // so that nothing acks
    for (int i = 0; i < 230; ++i)
        bench.archive("a");
    bench.answer_push();
    CHECK(bench.pushed().size() == 100);
    bench.answer_push();
    CHECK(bench.pushed().size() == 100);
    bench.answer_push();
    CHECK(bench.pushed().size() == 29);
    bench.answer_push();
    CHECK(!bench.find("v1/mutations"));
}

TEST_CASE("a refusal needs attention, and the queue goes on")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.answer_push({1});
    REQUIRE(bench.book.attention().size() == 1);
    CHECK(bench.book.attention()[0].code == RejectionCode::locked);
    CHECK(bench.book.view().orders.at("a").archived); // nothing is reverted before the feed says so
    bench.give_page(page_json("c1", false, "", 1));
    CHECK(!bench.book.view().orders.at("a").archived);
    CHECK(bench.machine.status().waiting == 0);
}

TEST_CASE("a long poll that sleeps over an ack is asked anew, once")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    bench.answer_push();
    RequestId poll = bench.request("v1/changes").id;
    bench.wait(900);
    CHECK(bench.request("v1/changes").id == poll);
    bench.wait(200);
    CHECK(bench.request("v1/changes").id != poll);
    CHECK(bench.request("v1/changes").path.find("wait") == std::string::npos);
    bench.give_page(page_json("c1", false, "", 0)); // a host whose feed is slow
    CHECK(bench.request("v1/changes").path.ends_with("&wait=25"));
    poll = bench.request("v1/changes").id;
    bench.wait(5'000);
    CHECK(bench.request("v1/changes").id == poll);
}

TEST_CASE("an ack that came before the long poll is not slept over either")
{
    MachineBench bench;
    bench.go_live();
    bench.give_page(page_json("c2", true)); // a pull is on its way …
    bench.archive("a");
    bench.answer_push(); // … when the host takes the push
    bench.give_page(page_json("c3", false, "", 0)); // it had been read before
    CHECK(bench.request("v1/changes").path.find("wait") == std::string::npos);
    bench.give_page(page_json("c4", false, "", 1));
    CHECK(bench.request("v1/changes").path.ends_with("&wait=25"));
    CHECK(bench.machine.status().pending == 0);
}

TEST_CASE("news from elsewhere wakes the long poll")
{
    MachineBench bench;
    bench.go_live();
    RequestId poll = bench.request("v1/changes").id;
    bench.step(event::Poke {});
    CHECK(bench.request("v1/changes").id != poll);
    CHECK(bench.request("v1/changes").path.find("wait") == std::string::npos);
}

TEST_CASE("unreadable rows are counted and told")
{
    MachineBench bench;
    bench.go_live();
    std::string odd = order_json("z");
    odd.replace(odd.find("\"new\""), 5, "\"odd\"");
    bench.give_page(page_json("c2", false, odd + "," + order_json("y")));
    CHECK(bench.machine.status().unreadable == 1);
    CHECK(bench.book.view().orders.contains("y"));
}

TEST_CASE("a stop cancels everything, touches nothing any more, and a start begins again")
{
    MachineBench bench;
    bench.go_live();
    bench.archive("a");
    CHECK(bench.open.size() == 2);
    bench.step(event::Stop {});
    CHECK(bench.open.empty());
    CHECK(bench.machine.status().phase == Phase::stopped);
    bench.step(event::LocalEdit {});
    bench.step(event::Woke {});
    bench.step(event::Online {});
    CHECK(bench.open.empty());
    bench.step(event::Start {});
    bench.give_token();
    bench.answer("v1/hello", 200, hello_json);
    CHECK(bench.pushed().size() == 1);
    CHECK(bench.request("v1/changes").path.find("wait") == std::string::npos);
}

TEST_CASE("a page that is held when everything stops is asked for again")
{
    MachineBench bench;
    bench.go_live();
    bench.answer("v1/changes", 200, page_json("c2", false, order_json("a", "N2")));
    bench.step(event::Stop {});
    bench.step(event::Continue {});
    CHECK(bench.book.state().cursor == "c1");
    bench.step(event::Start {});
    bench.give_token();
    bench.answer("v1/hello", 200, hello_json);
    CHECK(bench.request("v1/changes").path.find("&since=c1") != std::string::npos);
}
