// One schedule: a shop, two to five devices, a minute or two of everything that can go wrong, then a world without
// faults in which it must all come right. The seed decides everything, so that a failure can be played again:
//     CARNET_SEED=123 CARNET_TRACE=1 carnet_simulation -tc="one schedule"
#pragma once

#include "simulation/device_book.hpp"
#include "simulation/faults.hpp"

#include <cstdint>
#include <string>

namespace carnet::test {

struct ScheduleReport {
    std::string violation; // "" when all was well
    std::int64_t steps {0};
    std::int64_t edits {0};
    sync::Milliseconds came_right_after {0}; // the last fault
};

[[nodiscard]] ScheduleReport run_schedule(std::uint64_t seed, const BookMaker& make_book, const Bugs& bugs = {});

} // namespace carnet::test
