// The forms of tracking numbers, for carriers.cpp alone: which carriers print numbers like this one, and how sure its
// shape and its check digit make that.
#pragma once

#include "domain/carriers.hpp"

#include <string_view>
#include <vector>

namespace carnet {

struct NumberMatch {
    std::string_view carrier; // by name
    Confidence confidence {Confidence::possible};
    bool only_at_home {false}; // means something only where the carrier delivers
};

// For a number as plain_tracking_number() gives it.
[[nodiscard]] std::vector<NumberMatch> matching_forms(std::string_view number);

// The check digit of the Universal Postal Union's S10 ("RR123456785FR"): weights 8 6 4 2 3 5 9 7, modulo 11.
[[nodiscard]] bool has_right_s10_digit(std::string_view number);

// UPS's own ("1Z999AA10123456784"): letters count as their place in the alphabet from A = 2, every second twice,
// modulo 10.
[[nodiscard]] bool has_right_ups_digit(std::string_view number);

} // namespace carnet
