// The same text read by the product's JSON reader and by nlohmann/json, each as a transcript of what it said, so that
// tests and a fuzzer can compare every verdict and every event.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carnet::test {

// "{k"name"i12t"text"}", or nothing when the text was refused.
[[nodiscard]] std::optional<std::string> transcript_of_ours(std::string_view text);
[[nodiscard]] std::optional<std::string> transcript_of_nlohmann(std::string_view text);

// Where the two may differ with reason: nlohmann takes NUL for the end of the text, and refuses numbers beyond double.
[[nodiscard]] bool has_referee(std::string_view text);

// "" when both say the same, or there is no referee; else what differs.
[[nodiscard]] std::string disagreement(std::string_view text);

} // namespace carnet::test
