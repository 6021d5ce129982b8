// The list as CSV (SPEC 8, S65, S66): the rows of a result in its order, as a stream in slices that can be dropped at
// any time; memory stays bounded however many rows there are. Words (headings, names of statuses) and the form of dates
// come in: nothing here knows a language.
#pragma once

#include "domain/csv_column.hpp"
#include "store/book.hpp"
#include "store/csv/csv_text.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace carnet::store {

struct CsvOptions {
    enum class Rows : std::uint8_t { one_an_order, one_an_item };
    Rows rows {Rows::one_an_order};
    std::vector<CsvColumn> columns;
    std::vector<std::string> headings; // as many as columns, or none: the columns' own names
    char delimiter {','};
    bool decimal_comma {false};
    // Empty ones give the wire's names and ISO 8601 in UTC.
    std::function<std::string(Timestamp)> date;
    std::function<std::string(OrderStatus, PaymentStatus)> status;
    std::function<std::string(PaymentStatus)> payment_status;
};

class CsvExport {
public:
    // The book lives as long as this. The rows are those of the result, whatever changes meanwhile; an order that is
    // deleted meanwhile is left out.
    CsvExport(Book& book, std::shared_ptr<const ListResult> rows, CsvOptions options);

    // Appends to `out`: the first time the byte order mark and the headings.
    Result<Step> step(Slice& slice, std::string& out);

    [[nodiscard]] std::size_t written() const { return m_next; }
    [[nodiscard]] std::size_t total() const { return m_rows->rows.size(); }

private:
    void write_order(CsvWriter& writer, const Order& order) const;
    void write_cell(CsvWriter& writer, CsvColumn column, const Order& order, const LineItem* item) const;
    void write_item_cell(CsvWriter& writer, CsvColumn column, const Order& order, const LineItem* item) const;
    void write_money(CsvWriter& writer, std::int64_t minor_units, Currency currency) const;
    void write_date(CsvWriter& writer, std::optional<Timestamp> time) const;

    Book& m_book;
    std::shared_ptr<const ListResult> m_rows;
    CsvOptions m_options;
    EnumSet<OrderPart> m_parts; // what has to be read for the columns
    std::size_t m_next {0};
    bool m_begun {false};
};

} // namespace carnet::store
