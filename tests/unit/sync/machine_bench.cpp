#include "unit/sync/machine_bench.hpp"

#include <nlohmann/json.hpp>

namespace carnet::test {

std::vector<std::pair<std::int64_t, std::string>> MachineBench::pushed() const
{
    std::vector<std::pair<std::int64_t, std::string>> mutations;
    auto body = nlohmann::json::parse(request("v1/mutations").body, nullptr, false);
    for (const auto& mutation : body["muts"])
        mutations.emplace_back(mutation["n"].get<std::int64_t>(), mutation["uid"].get<std::string>());
    return mutations;
}

} // namespace carnet::test
