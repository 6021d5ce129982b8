// The bytes of a file as UTF-8 text: UTF-8 and UTF-16 with or without a byte order mark, else Windows-1252, which is
// what a spreadsheet's plain "CSV" is in the west. Never fails: what cannot be read is U+FFFD.
#pragma once

#include <string>

namespace carnet::store {

[[nodiscard]] std::string csv_as_utf8(std::string bytes);

} // namespace carnet::store
