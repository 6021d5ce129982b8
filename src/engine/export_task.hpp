// An export as a task: the rows of a list written to pieces of a file, with bounded memory.
#pragma once

#include "engine/export.hpp"
#include "engine/responder.hpp"
#include "engine/tasks.hpp"
#include "store/csv/csv_export.hpp"

#include <functional>
#include <memory>

namespace carnet::engine {

[[nodiscard]] store::CsvOptions csv_options(const CsvForm& form);

// A date as a spreadsheet of that country reads it, in the site's time zone: "23/11/2026 14:05".
[[nodiscard]] std::string csv_date(Timestamp time, const CsvForm& form);

// `send` is given each piece before the reply.
[[nodiscard]] std::unique_ptr<Task> export_task(
    std::unique_ptr<store::CsvExport> csv, std::function<void(Bytes)> send, Responder responder);

} // namespace carnet::engine
