// What goes wrong in a simulated schedule, and how often. All chances are per mille, of a request or of a transaction.
#pragma once

#include "simulation/model_host.hpp"

#include <cstdint>

namespace carnet::test {

struct Faults {
    int request_lost {40}; // never arrives; the client waits in vain
    int request_doubled {40}; // arrives twice
    int refused {60}; // 401, 403, 413, 429, 500, 503 … instead of being served
    int host_crash {20}; // in the middle of a batch
    int answer_lost {60};
    int answer_late {60}; // comes after the client has given up
    int answer_doubled {30};
    int answer_damaged {80}; // cut, garbage, of a wrong type, a login page, 500 after the commit
    int slow {80}; // takes seconds instead of milliseconds
    int device_crash {10}; // at a transaction, before or after it
    int write_fails {15}; // a transaction, for lack of room
    int token_trouble {100};

    [[nodiscard]] static Faults none() { return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}; }
};

// A transport's mistake: a late answer is given out as the answer to the newest question.
struct TransportBugs {
    bool mixes_answers {false};
};

struct Bugs {
    BookBugs book {};
    HostBugs host {};
    TransportBugs transport {};
    bool names_wiped_books_alike {false}; // against C4: a new database file under the old name
};

} // namespace carnet::test
