// The main() of every doctest program. A CHECK of the product that fails in a test ends the program; the runner
// (tests/run) counts a program that ended so as failed, with its last lines.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
