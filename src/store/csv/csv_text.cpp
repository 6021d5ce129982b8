#include "store/csv/csv_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace carnet::store {

namespace {

bool starts_formula(char32_t character)
{
    constexpr std::array<char32_t, 15> dangerous {U'=', U'+', U'-', U'@', U'|', U'%', U'\t', U'\r', U'\n', //
        0xff1d, 0xff0b, 0xff0d, 0xff20, 0xff5c, 0xff05}; // their full-width forms
    return std::ranges::find(dangerous, character) != dangerous.end();
}

} // namespace

bool could_be_formula(std::string_view text)
{
    for (std::size_t position = 0; position < text.size();) {
        Utf8Character character = utf8_character_at(text, position);
        if (starts_formula(character.code))
            return true;
        if (!is_white_space(character.code))
            return false;
        position += character.length;
    }
    return false;
}

bool looks_like_phone_number(std::string_view text)
{
    if (text.size() < 4 || text[0] != '+' || text[1] < '0' || text[1] > '9')
        return false;
    std::size_t digits = 0;
    for (char c : text.substr(1)) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (std::string_view {" ()-./"}.find(c) == std::string_view::npos)
            return false;
    }
    // A minus or slash between numbers could still be reckoned with, but the result is no program: at most 15 digits.
    return digits >= 3 && digits <= 15;
}

std::string neutralised(std::string_view text)
{
    bool harmless = !could_be_formula(text);
    // What would look neutralised already gets an apostrophe too, so that reading gives back what was written.
    bool ambiguous = text.starts_with('\'') && (could_be_formula(text.substr(1)) || text.starts_with("''"));
    return harmless && !ambiguous ? std::string {text} : "'" + std::string {text};
}

std::string_view without_apostrophe(std::string_view text)
{
    if (!text.starts_with('\''))
        return text;
    std::string_view rest = text.substr(1);
    bool was_added = could_be_formula(rest)
        || (rest.starts_with('\'') && (could_be_formula(rest.substr(1)) || rest.starts_with("''")));
    return was_added ? rest : text;
}

void CsvWriter::plain(std::string_view value)
{
    if (!m_at_start)
        m_out += m_delimiter;
    m_at_start = false;
    bool needs_quotes = value.find_first_of("\"\r\n\t;,") != std::string_view::npos
        || value.find(m_delimiter) != std::string_view::npos || value.starts_with(' ') || value.ends_with(' ');
    if (!needs_quotes) {
        m_out += value;
        return;
    }
    m_out += '"';
    for (char c : value) {
        if (c == '"')
            m_out += '"';
        m_out += c;
    }
    m_out += '"';
}

void CsvWriter::end_row()
{
    m_out += "\r\n";
    m_at_start = true;
}

Failure CsvReader::error(ErrorCode code, const char* what) const
{
    return failure(code, "line " + std::to_string(m_place.line) + ": " + what);
}

Result<bool> CsvReader::next(CsvRow& row)
{
    while (m_place.offset < m_text.size()) {
        TRY(read_row(row));
        bool is_empty = row.fields.size() == 1 && row.fields[0].empty();
        if (!is_empty)
            return true;
    }
    return false;
}

Result<void> CsvReader::read_row(CsvRow& row)
{
    std::size_t& position = m_place.offset;
    row.line = m_place.line;
    row.fields.clear();
    while (true) {
        if (row.fields.size() == max_csv_columns)
            return error(ErrorCode::too_large, "too many columns");
        std::string& field = row.fields.emplace_back();
        if (position < m_text.size() && m_text[position] == '"')
            TRY(read_quoted(field));
        // Also what stands behind a closing quote, as other readers have it.
        std::size_t end = position;
        while (end < m_text.size() && m_text[end] != m_delimiter && m_text[end] != '\n' && m_text[end] != '\r')
            ++end;
        if (field.size() + end - position > max_csv_field)
            return error(ErrorCode::too_large, "a field is too long");
        field += m_text.substr(position, end - position);
        position = end;
        if (position >= m_text.size() || m_text[position] != m_delimiter)
            break;
        ++position;
    }
    if (position < m_text.size() && m_text[position] == '\r')
        ++position;
    if (position < m_text.size() && m_text[position] == '\n')
        ++position;
    ++m_place.line;
    return {};
}

Result<void> CsvReader::read_quoted(std::string& field)
{
    std::size_t& position = m_place.offset;
    ++position;
    while (true) {
        std::size_t quote = m_text.find('"', position);
        if (quote == std::string_view::npos)
            return error(ErrorCode::invalid_input, "a quote that does not end");
        std::string_view piece = m_text.substr(position, quote - position);
        if (field.size() + piece.size() > max_csv_field)
            return error(ErrorCode::too_large, "a field is too long");
        m_place.line += static_cast<std::size_t>(std::ranges::count(piece, '\n'));
        field += piece;
        position = quote + 1;
        if (position >= m_text.size() || m_text[position] != '"')
            return {};
        field += '"';
        ++position;
    }
}

Result<std::vector<CsvRow>> parse_csv(std::string_view text, char delimiter)
{
    if (text.starts_with(utf8_byte_order_mark))
        text.remove_prefix(utf8_byte_order_mark.size());
    std::vector<CsvRow> rows;
    CsvReader reader {text, delimiter};
    CsvRow row;
    while (TRY(reader.next(row))) {
        if (rows.size() == max_csv_rows)
            return failure(ErrorCode::too_large, "too many rows");
        rows.push_back(std::move(row));
    }
    return rows;
}

CsvStart start_of_csv(std::string_view text)
{
    // What Excel writes and reads before everything else.
    bool says_it = text.size() >= 5 && (text.starts_with("sep=") || text.starts_with("SEP="))
        && std::string_view {",;\t|"}.find(text[4]) != std::string_view::npos;
    std::size_t end = text.find_first_of("\r\n");
    if (!says_it || (end != 5 && text.size() != 5))
        return {guess_delimiter(text), {}};
    std::size_t next = std::min(text.size(), std::size_t {5});
    if (next < text.size() && text[next] == '\r')
        ++next;
    if (next < text.size() && text[next] == '\n')
        ++next;
    return {text[4], {next, 2}};
}

char guess_delimiter(std::string_view text)
{
    std::array<std::size_t, 3> counts {};
    constexpr std::string_view candidates = ",;\t";
    bool quoted = false;
    for (char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r'))
            break;
        if (std::size_t which = candidates.find(c); !quoted && which != std::string_view::npos)
            ++counts[which];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

} // namespace carnet::store
