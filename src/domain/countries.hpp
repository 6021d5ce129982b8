// Countries as people write them: a buyer's country is free text ("USA", "Deutschland", "ישראל", "jp"). What needs to
// know it (the order of an address's lines, a tracking page's {country}) asks for its ISO 3166 code.
#pragma once

#include <string_view>

namespace carnet {

// "FR" of "France", "FRANCE", "fr", "FRA", "Frankreich"; "" when it is not known. Two letters are taken as a code only
// when they are one of ours.
[[nodiscard]] std::string_view country_code_of(std::string_view text);

} // namespace carnet
