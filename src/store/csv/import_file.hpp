// A file of orders, read order by order from any place in it, so that a plan keeps only places: text of any encoding,
// its separator, its headings, and what the rows of one order say. Knows no book. What cannot be understood of an order
// is a trouble of that order alone.
#pragma once

#include "domain/order.hpp"
#include "store/csv/csv_text.hpp"
#include "store/csv/import_columns.hpp"
#include "store/csv/import_values.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

inline constexpr std::size_t max_import_bytes = 64 * 1024 * 1024;
inline constexpr std::size_t max_import_orders = 500'000;

using ImportPlace = CsvPlace;

// How to read what the file leaves open.
struct ImportReading {
    std::optional<ImportFormat> format; // nothing: by the headings
    std::vector<ImportWords> words; // of the languages that our own export may have been written in
    ImportDates dates;
    Currency currency; // of a file that names none
};

// Why an order of the file is refused; the names are for the translations ("import.not_in_book").
enum class ImportTrouble : std::uint8_t {
    none,
    by_rule, // the rules say so: which one stands beside it
    no_number,
    not_in_book, // and the host takes no order that it does not know
    number_not_unique, // several orders of the book have it
    twice_in_file,
    unknown_status,
    unknown_payment_status,
    impossible_status, // refunded order and payment go together
    bad_date,
    bad_amount,
    bad_currency,
    bad_quantity,
    bad_tag, // longer than a tag may be
    no_tracking_number,
    too_many_items,
    text_too_long,
    changed_since, // no longer the order that the plan saw
};

// What the rows of one order say.
struct ImportedOrder {
    std::size_t line {0}; // its first, in the file
    std::string number;
    std::optional<OrderStatus> status;
    std::optional<PaymentStatus> payment_status;
    std::optional<bool> archived;
    std::vector<std::string> tags; // names
    std::vector<Tracking> parcels; // without ids
    Order order; // the whole of it, for one that the book does not have; without id and tags
    ImportTrouble trouble {ImportTrouble::none};
    ImportTrouble trouble_of_new {ImportTrouble::none}; // matters only where it would be added
};

class ImportFile {
public:
    ImportFile() = default;

    // `bytes` as they were picked.
    [[nodiscard]] static Result<ImportFile> open(std::string bytes, const ImportReading& reading);

    [[nodiscard]] const ImportHeadings& headings() const { return m_headings; }
    [[nodiscard]] ImportFormat format() const { return m_headings.format; }
    [[nodiscard]] std::size_t size() const { return m_text.size(); }
    [[nodiscard]] ImportPlace first() const { return m_first; }

    // The number of the order whose rows begin there, and where the next one's do; nothing at the end of the file.
    // Notes which way round its dates are written.
    struct Group {
        ImportPlace place;
        std::string number;
        ImportPlace next;
    };
    [[nodiscard]] Result<std::optional<Group>> group_at(ImportPlace place);

    [[nodiscard]] Result<ImportedOrder> order_at(ImportPlace place) const;

private:
    friend class ImportOrderReader;

    [[nodiscard]] Result<std::vector<CsvRow>> rows_at(ImportPlace place, ImportPlace* next) const;
    [[nodiscard]] std::string_view cell(const CsvRow& row, ImportColumn column) const;
    [[nodiscard]] std::string text(const CsvRow& row, ImportColumn column) const;
    [[nodiscard]] std::string number_of(const CsvRow& row) const;

    std::string m_text;
    char m_delimiter {','};
    ImportHeadings m_headings;
    std::array<std::size_t, import_column_count> m_positions {}; // 0: not there; else position + 1
    ImportPlace m_first;
    ImportReading m_reading;
};

} // namespace carnet::store
