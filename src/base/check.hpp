// CHECK: for what cannot happen. A broken invariant stops the program at once, with the place and the last log lines,
// before it can write a wrong thing to the merchant's book. Never for input: what a person, a file or the network can
// cause is a Result (base/result.hpp). Included by .cpp files only, never by a header: doctest has a CHECK of its own.
#pragma once

namespace carnet {

// Reports the broken invariant through the platform's handler and does not come back.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

// What check_failed calls before it aborts; the page shows its fatal screen from here. One handler, set at start.
using CheckFailedHandler = void (*)(const char* condition, const char* file, int line);
void set_check_failed_handler(CheckFailedHandler handler);

} // namespace carnet

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) [[unlikely]]                                                                                 \
            ::carnet::check_failed(#condition, __FILE__, __LINE__);                                                    \
    } while (false)
