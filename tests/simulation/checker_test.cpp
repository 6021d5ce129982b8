// The checker is checked: every mistake that a host, a book or a transport can make against the protocol is switched
// on, one at a time, and a violation has to be found within 1,000 schedules.
#include "simulation/schedule.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

using namespace carnet::test;

namespace {

struct Mistake {
    std::string name;
    std::function<void(Bugs&)> make;
};

const std::vector<Mistake>& mistakes()
{
    static const std::vector<Mistake> all {
        {"the host carries out a number twice", [](Bugs& bugs) { bugs.host.no_dedupe = true; }},
        {"the host commits an effect without its ack", [](Bugs& bugs) { bugs.host.splits_ack = true; }},
        {"the host lets what it refuses block the queue", [](Bugs& bugs) { bugs.host.rejection_blocks = true; }},
        {"the host does not know uids again", [](Bugs& bugs) { bugs.host.forgets_uids = true; }},
        {"the host is restored from a backup under the same epoch", [](Bugs& bugs) { bugs.host.keeps_epoch = true; }},
        {"the host names messages itself", [](Bugs& bugs) { bugs.host.names_messages_itself = true; }},
        {"the host reads the ack after the rows", [](Bugs& bugs) { bugs.host.acks_ahead_of_rows = true; }},
        {"the host takes numbers out of order, and the book skips some",
            [](Bugs& bugs) {
                bugs.host.accepts_gap = true;
                bugs.book.never_sends_again = true;
            }},
        {"a push's answer drops the edit", [](Bugs& bugs) { bugs.book.drops_on_push = true; }},
        {"pages of a later pull show one by one", [](Bugs& bugs) { bugs.book.applies_pages_singly = true; }},
        {"the ack of any page drops edits", [](Bugs& bugs) { bugs.book.acks_on_any_page = true; }},
        {"the cursor is written before the rows", [](Bugs& bugs) { bugs.book.writes_cursor_first = true; }},
        {"a client file is used again", [](Bugs& bugs) { bugs.book.keeps_client_file = true; }},
        {"renumbered edits get new uids", [](Bugs& bugs) { bugs.book.renames_mutations = true; }},
        {"a new epoch leaves old rows", [](Bugs& bugs) { bugs.book.keeps_old_rows = true; }},
        {"an edit that is acked before its answer is forgotten",
            [](Bugs& bugs) { bugs.book.forgets_unanswered = true; }},
        {"numbers are given in memory only", [](Bugs& bugs) { bugs.book.numbers_in_memory = true; }},
        {"a late answer is taken for the newest one's", [](Bugs& bugs) { bugs.transport.mixes_answers = true; }},
    };
    return all;
}

} // namespace

TEST_CASE("every mistake against the protocol is caught within 1,000 schedules")
{
    for (const Mistake& mistake : mistakes()) {
        Bugs bugs;
        mistake.make(bugs);
        BookMaker make_book = model_books(bugs.book);
        std::string caught;
        std::uint64_t seed = 0;
        while (caught.empty() && seed < 1'000)
            caught = run_schedule(++seed, make_book, bugs).violation;
        INFO(mistake.name);
        CHECK(caught != "");
        MESSAGE(mistake.name << ": schedule " << seed << ", " << caught.substr(0, caught.find('\n')));
    }
}
