// Telephone numbers written any way: what two writings of one number have in common, and the search by digits (SPEC 2:
// `06 12` finds `+33612…`). No plan of numbers is known here: a country's code is one to three digits, and a zero that
// is dialled at home is not dialled from abroad.
#pragma once

#include <string>
#include <string_view>

namespace carnet {

// The digits, of any script, as ASCII: "33612345678" of "+33 (6) 12-34-56-78".
[[nodiscard]] std::string phone_digits(std::string_view text);

// Digits in one form: "+33612345678" of "+33 (0)6 12 34 56 78" and of "0033 6 12…", "0612345678" of "06.12.34.56.78";
// "" without a digit.
[[nodiscard]] std::string phone_form(std::string_view text);

// Whether the number holds what was typed: the same digits in a row; or, typed with the zero of home, its digits right
// behind the country's code; or, typed with a country's code (a caller's number, pasted), a number written as at home.
[[nodiscard]] bool finds_phone(std::string_view number, std::string_view typed);

} // namespace carnet
