// The rows of one order of a file, put together: for each format what its words of status mean, where its customer's
// name stands, and how its amounts add up. Never fails: what cannot be understood is the order's trouble.
#pragma once

#include "store/csv/import_file.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace carnet::store {

class ImportOrderReader {
public:
    // Both live as long as this.
    ImportOrderReader(const ImportFile& file, std::span<const CsvRow> rows)
        : m_file(file)
        , m_rows(rows)
    {
    }

    [[nodiscard]] ImportedOrder read() &&;

private:
    void read_status_of_ours();
    void read_status_of_shopify();
    void read_status_of_woocommerce();
    void read_customer();
    void read_amounts();
    void read_items();
    void read_item(const CsvRow& row);
    void read_items_of_one_cell(std::string_view cell);
    void read_tags();
    void read_parcels();
    void read_dates();
    void check_lengths();

    [[nodiscard]] std::string_view cell(ImportColumn column) const;
    [[nodiscard]] std::string text(ImportColumn column) const;
    // Of two columns the first that says something.
    [[nodiscard]] std::string text(ImportColumn column, ImportColumn otherwise) const;
    [[nodiscard]] std::optional<std::int64_t> amount(ImportColumn column);
    [[nodiscard]] std::optional<Timestamp> date(ImportColumn column);
    void trouble(ImportTrouble trouble);
    void trouble_of_new(ImportTrouble trouble);

    const ImportFile& m_file;
    std::span<const CsvRow> m_rows;
    ImportedOrder m_read;
};

} // namespace carnet::store
