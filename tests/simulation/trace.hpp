// A schedule told line by line on standard output, for the one who looks for what went wrong in it.
#pragma once

#include "sync/exchange.hpp"

#include <string>

namespace carnet::test {

[[nodiscard]] std::string described(const sync::Event& event);
[[nodiscard]] std::string described(const sync::Effect& effect);

} // namespace carnet::test
