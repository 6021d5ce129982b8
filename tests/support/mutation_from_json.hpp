// A mutation out of the wire's JSON, as a host reads it: by nlohmann/json and independent of the product's writer, so
// that the two check each other. Input of our own only: what is missing reads as empty.
#pragma once

#include "domain/mutation.hpp"

#include <nlohmann/json.hpp>

namespace carnet::test {

[[nodiscard]] Mutation mutation_from_json(const nlohmann::json& json);

} // namespace carnet::test
