// What an export's choices mean: its columns and their headings, its separator. For the dialog and for the export.
#pragma once

#include "app/dialogs.hpp"
#include "i18n/intl.hpp"
#include "i18n/message.hpp"

#include <vector>

namespace carnet::app {

[[nodiscard]] i18n::PlainMessage csv_heading(CsvColumn column);

// Those that are shown, in their order.
[[nodiscard]] std::vector<CsvColumn> csv_columns(const ExportChoices& choices);

// The chosen one, else the one that spreadsheets of the locale expect.
[[nodiscard]] char csv_delimiter(const ExportChoices& choices, const i18n::LocaleFacts& facts);

} // namespace carnet::app
