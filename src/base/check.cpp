#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace carnet {

static CheckFailedHandler s_handler = nullptr;

void set_check_failed_handler(CheckFailedHandler handler)
{
    s_handler = handler;
}

void check_failed(const char* condition, const char* file, int line)
{
    if (s_handler)
        s_handler(condition, file, line);
    std::fprintf(stderr, "CHECK failed: %s at %s:%d\n", condition, file, line);
    std::abort();
}

} // namespace carnet
