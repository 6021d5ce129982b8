// Saved replies: {name}, {number} and {tracking} filled in with what an order has. What is filled in is not looked at
// again, so that a customer who calls himself "{number}" stays so; braces that mean nothing stay as they are.
#pragma once

#include "domain/order.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace carnet {

struct TemplateValues {
    std::string name;
    std::string number;
    std::string tracking; // a parcel a line: carrier, number, address
};

[[nodiscard]] TemplateValues template_values(const Order& order);

[[nodiscard]] std::string filled_template(std::string_view text, const TemplateValues& values);

// The same, but a place without a value stays as it is written: what stands in the field says what is missing.
[[nodiscard]] std::string filled_where_known(std::string_view text, const TemplateValues& values);

// The places of a text that would be filled with nothing ("tracking" before there is a parcel), each once, so that the
// merchant is told before sending.
[[nodiscard]] std::vector<std::string_view> places_without_value(std::string_view text, const TemplateValues& values);

} // namespace carnet
