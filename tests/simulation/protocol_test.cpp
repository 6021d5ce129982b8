// The protocol simulation of RELIABILITY section 2, with the model of a book: 10,000 schedules in every run of the
// tests.
//     CARNET_SCHEDULES=1000000 carnet_simulation -tc="*model*"     the campaign
//     CARNET_SEED=123 carnet_simulation -tc="one schedule*"        one of them again
#include "simulation/schedule.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

using namespace carnet::test;

namespace {

std::uint64_t number_from_environment(const char* name, std::uint64_t otherwise)
{
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

// Runs schedules until one fails, and tells how they went.
void run_schedules(std::uint64_t schedules, const BookMaker& make_book)
{
    std::uint64_t first_seed = number_from_environment("CARNET_FIRST_SEED", 1);
    std::vector<carnet::sync::Milliseconds> healing;
    std::int64_t steps = 0;
    std::int64_t edits = 0;
    for (std::uint64_t seed = first_seed; seed < first_seed + schedules; ++seed) {
        ScheduleReport report = run_schedule(seed, make_book);
        INFO("CARNET_SEED=", seed);
        CHECK(report.violation == "");
        if (!report.violation.empty())
            return;
        healing.push_back(report.came_right_after);
        steps += report.steps;
        edits += report.edits;
    }
    std::ranges::sort(healing);
    MESSAGE(schedules << " schedules, " << steps << " steps, " << edits << " edits; came right after the last fault in "
                      << healing[healing.size() / 2] << " ms (half), " << healing[healing.size() * 99 / 100]
                      << " ms (99 %), " << healing.back() << " ms (all)");
    CHECK(healing.back() < 60'000);
}

} // namespace

TEST_CASE("in 10,000 schedules on the model of a book no edit is lost, doubled, hidden or stuck")
{
    run_schedules(number_from_environment("CARNET_SCHEDULES", 10'000), model_books());
}

TEST_CASE("in 150 schedules on the real store no edit is lost, doubled, hidden or stuck")
{
    run_schedules(number_from_environment("CARNET_STORE_SCHEDULES", 150), store_books());
}

TEST_CASE("one schedule on the model, by CARNET_SEED")
{
    CHECK(run_schedule(number_from_environment("CARNET_SEED", 1), model_books()).violation == "");
}

TEST_CASE("one schedule on the real store, by CARNET_SEED")
{
    CHECK(run_schedule(number_from_environment("CARNET_SEED", 1), store_books()).violation == "");
}
