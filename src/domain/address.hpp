// A postal address in the order of its country, as lines for the information window, the packing slip and the label.
// Lines of plain text: what is empty leaves no line and no stray comma, and no field can add a line that is not its
// own.
#pragma once

#include "domain/order.hpp"

#include <string>
#include <vector>

namespace carnet {

// Name, street, town, country as its post wants them; for China, Japan, Korea and Taiwan in their own script, from the
// large to the small. An unknown country reads like most: postcode and town in one line.
[[nodiscard]] std::vector<std::string> address_lines(const Customer& customer);

} // namespace carnet
