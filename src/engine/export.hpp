// The list as a file (SPEC 8, S65, S66): what the screen asks for, and the pieces in which it comes. The words and the
// form of dates come with the question, because the engine knows no language.
#pragma once

#include "domain/csv_column.hpp"
#include "domain/filter.hpp"
#include "engine/domain_fields.hpp"

#include <array>
#include <string>
#include <vector>

namespace carnet::engine {

enum class CsvRows : std::uint8_t { one_an_order, one_an_item };
enum class CsvDates : std::uint8_t { iso, day_month_year, month_day_year, year_month_day };

// From a moment on, how far the clocks of the site's zone are from UTC.
struct ZoneOffset {
    Timestamp from {};
    std::int32_t seconds {0};
};

struct CsvForm {
    CsvRows rows {CsvRows::one_an_order};
    std::vector<CsvColumn> columns;
    std::vector<std::string> headings; // as many
    std::uint8_t delimiter {','};
    bool decimal_comma {false};
    CsvDates dates {CsvDates::iso};
    std::uint8_t date_separator {'/'};
    std::vector<ZoneOffset> offsets; // ascending; for dates that are not ISO
    std::array<std::string, enum_count<OrderStatus>> statuses;
    std::array<std::string, enum_count<PaymentStatus>> payments;
};

// The rows of a list in its order; `only` restricts them to those ticked (empty: all).
struct RunExport {
    Filter filter;
    Sort sort;
    bool only_selected {false};
    bool selected_all {false}; // then `selected` are those that are not
    std::vector<OrderRow> selected;
    CsvForm form;
};

struct ExportDone {
    std::int64_t orders {0};
};

CARNET_FIELDS(ZoneOffset, v.from, v.seconds);
CARNET_FIELDS(CsvForm, v.rows, v.columns, v.headings, v.delimiter, v.decimal_comma, v.dates, v.date_separator,
    v.offsets, v.statuses, v.payments);
CARNET_FIELDS(RunExport, v.filter, v.sort, v.only_selected, v.selected_all, v.selected, v.form);
CARNET_FIELDS(ExportDone, v.orders);

} // namespace carnet::engine
