#include "store/csv/import_file.hpp"

#include "domain/fold.hpp"
#include "store/csv/csv_encoding.hpp"
#include "store/csv/import_order.hpp"

#include <utility>

namespace carnet::store {

namespace {

// "'0612": a spreadsheet's own mark for text, which other programs leave in their files.
std::string_view without_text_mark(std::string_view text)
{
    return text.starts_with('\'') ? text.substr(1) : text;
}

} // namespace

Result<ImportFile> ImportFile::open(std::string bytes, const ImportReading& reading)
{
    if (bytes.size() > max_import_bytes)
        return failure(ErrorCode::too_large, "a file of more than 64 MB");
    ImportFile file;
    file.m_reading = reading;
    file.m_text = csv_as_utf8(std::move(bytes));
    CsvStart start = start_of_csv(file.m_text);
    file.m_delimiter = start.delimiter;
    CsvReader reader {file.m_text, start.delimiter, start.first};
    CsvRow headings;
    if (!TRY(reader.next(headings)))
        return failure(ErrorCode::invalid_input, "an empty file");
    auto understood = import_headings(headings.fields, reading.words, reading.format);
    if (!understood)
        return failure(ErrorCode::unsupported, "no known file of orders by its headings");
    file.m_headings = *std::move(understood);
    for (std::size_t i = 0; i < file.m_headings.columns.size(); ++i) {
        if (auto column = file.m_headings.columns[i])
            file.m_positions[static_cast<std::size_t>(*column)] = i + 1;
    }
    file.m_first = reader.place();
    return file;
}

std::string_view ImportFile::cell(const CsvRow& row, ImportColumn column) const
{
    std::size_t position = m_positions[static_cast<std::size_t>(column)];
    return position == 0 || position > row.fields.size() ? std::string_view {} : row.fields[position - 1];
}

std::string ImportFile::text(const CsvRow& row, ImportColumn column) const
{
    std::string_view written = cell(row, column);
    std::string_view text = format() == ImportFormat::carnet ? without_apostrophe(written) : without_text_mark(written);
    return std::string {text};
}

// Shopify writes "#1001": the sign is the shop's, not the number's.
std::string ImportFile::number_of(const CsvRow& row) const
{
    std::string number = text(row, ImportColumn::number);
    if (number.starts_with('#'))
        number.erase(0, 1);
    return number;
}

Result<std::vector<CsvRow>> ImportFile::rows_at(ImportPlace place, ImportPlace* next) const
{
    CsvReader reader {m_text, m_delimiter, place};
    std::vector<CsvRow> rows;
    std::string number;
    while (true) {
        ImportPlace before = reader.place();
        CsvRow row;
        bool there = TRY(reader.next(row));
        std::string of_row = there ? number_of(row) : std::string {};
        if (rows.empty())
            number = of_row;
        // Further rows of an order repeat its number; those of its items may leave it out.
        bool has_items = m_headings.has_items_apart();
        bool repeats = (has_items || format() == ImportFormat::tracking) && of_row == number;
        bool goes_on = rows.empty() || repeats || (has_items && of_row.empty() && !number.empty());
        if (!there || !goes_on) {
            if (next)
                *next = before;
            return rows;
        }
        // Beyond the bound an order is refused; its rows are walked over without being kept.
        if (rows.size() <= max_items_per_order)
            rows.push_back(std::move(row));
    }
}

Result<std::optional<ImportFile::Group>> ImportFile::group_at(ImportPlace place)
{
    Group group;
    group.place = place;
    std::vector<CsvRow> rows = TRY(rows_at(place, &group.next));
    if (rows.empty())
        return std::nullopt;
    group.number = number_of(rows.front());
    if (auto shown = date_order_shown_by(cell(rows.front(), ImportColumn::created_at)))
        m_reading.dates.order = *shown;
    return group;
}

Result<ImportedOrder> ImportFile::order_at(ImportPlace place) const
{
    std::vector<CsvRow> rows = TRY(rows_at(place, nullptr));
    if (rows.empty())
        return failure(ErrorCode::not_found, "no order there");
    return ImportOrderReader {*this, rows}.read();
}

} // namespace carnet::store
