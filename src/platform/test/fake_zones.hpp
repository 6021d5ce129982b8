// The time zones of FakeIntl as spans of one offset each, from 2000 to 2040, with the rules that were in force there.
#pragma once

#include "i18n/intl.hpp"

#include <string_view>
#include <vector>

namespace carnet::platform {

// Empty for a zone that is not known. The first span begins, and the last one ends, with time itself.
[[nodiscard]] std::vector<i18n::ZoneSpan> fake_zone(std::string_view time_zone);

} // namespace carnet::platform
