// CSV by RFC 4180, both ways: fields written so that every reader gets the same bytes back, and texts read whatever
// program wrote them. Knows no order. A field that a spreadsheet could run as a formula is neutralised by one leading
// apostrophe (SPEC 8), which reading takes off again.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

inline constexpr std::string_view utf8_byte_order_mark = "\xef\xbb\xbf";

// Whether a spreadsheet could take the text for a formula: its first character, after spaces, is one of = + - @ | % or
// a tab or line break, or a full-width form of one.
[[nodiscard]] bool could_be_formula(std::string_view text);

// "+33 6 12…", "+1 (212) 555-0100": begins with a plus and is nothing but a number and its marks.
[[nodiscard]] bool looks_like_phone_number(std::string_view text);

// What a text cell becomes before it is written, and back.
[[nodiscard]] std::string neutralised(std::string_view text);
[[nodiscard]] std::string_view without_apostrophe(std::string_view text);

class CsvWriter {
public:
    CsvWriter(std::string& out, char delimiter)
        : m_out(out)
        , m_delimiter(delimiter)
    {
    }

    // As it is: numbers, dates, and phone numbers.
    void plain(std::string_view value);
    // The buyer's or merchant's own words: neutralised.
    void text(std::string_view value) { plain(neutralised(value)); }
    void end_row();

private:
    std::string& m_out;
    char m_delimiter;
    bool m_at_start {true};
};

// The rows of a text, one after the other. CRLF, LF and CR are all understood, empty lines are none; a quote inside an
// unquoted field is itself. What cannot be meant (a quote that never ends, a field or row beyond all bounds) is an
// error with its line. A place can be kept, and reading taken up again there.
struct CsvRow {
    std::size_t line {0}; // in the text, from 1
    std::vector<std::string> fields;
};
struct CsvPlace {
    std::size_t offset {0};
    std::size_t line {1};

    friend bool operator==(const CsvPlace&, const CsvPlace&) = default;
};
class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter, CsvPlace from = {})
        : m_text(text)
        , m_delimiter(delimiter)
        , m_place(from)
    {
    }

    // False at the end of the text.
    [[nodiscard]] Result<bool> next(CsvRow& row);
    [[nodiscard]] CsvPlace place() const { return m_place; }

private:
    [[nodiscard]] Result<void> read_row(CsvRow& row);
    [[nodiscard]] Result<void> read_quoted(std::string& field);
    [[nodiscard]] Failure error(ErrorCode code, const char* what) const;

    std::string_view m_text;
    char m_delimiter;
    CsvPlace m_place;
};

// All rows at once; a byte order mark at the beginning is left out.
[[nodiscard]] Result<std::vector<CsvRow>> parse_csv(std::string_view text, char delimiter);

// Comma, semicolon or tab: the one that the first line has most of outside of quotes. A first line "sep=;" says it, and
// is no row: `CsvStart::first` is behind it.
struct CsvStart {
    char delimiter {','};
    CsvPlace first;
};
[[nodiscard]] CsvStart start_of_csv(std::string_view text);
[[nodiscard]] char guess_delimiter(std::string_view text);

inline constexpr std::size_t max_csv_field = 1'048'576;
inline constexpr std::size_t max_csv_columns = 1'024;
inline constexpr std::size_t max_csv_rows = 2'000'000;

} // namespace carnet::store
