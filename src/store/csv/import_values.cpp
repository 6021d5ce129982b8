#include "store/csv/import_values.hpp"

#include "domain/fold.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace carnet::store {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Digits with the marks between them, without what stands around: a currency's sign or letters, spaces, a minus.
struct BareNumber {
    std::string text;
    bool negative {false};
};

std::optional<BareNumber> bare_number(std::string_view cell)
{
    std::string folded = fold_value(cell); // digits of any script, narrow forms, plain spaces
    BareNumber number;
    bool ended = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        char c = folded[i];
        bool is_mark = c == '.' || c == ',' || c == '\'';
        if (is_digit(c) || (is_mark && !number.text.empty())) {
            if (ended)
                return {}; // two numbers
            number.text += c;
        } else if (c == ' ') {
            // Between digits it groups them; else it stands around.
            bool groups = !number.text.empty() && i + 1 < folded.size() && is_digit(folded[i + 1]);
            ended = ended || (!number.text.empty() && !groups);
        } else if (c == '-' || c == '(' || folded.compare(i, 3, "\xe2\x88\x92") == 0) {
            if (!number.text.empty() || number.negative)
                return {};
            number.negative = true;
        } else if (!number.text.empty()) {
            ended = true;
        }
    }
    while (!number.text.empty() && !is_digit(number.text.back()))
        number.text.pop_back();
    return number.text.empty() ? std::nullopt : std::optional {std::move(number)};
}

// Where the decimals begin: the mark's position; npos when there are none.
std::size_t decimal_mark(std::string_view number, int exponent)
{
    std::size_t last = number.find_last_of(".,");
    if (last == std::string_view::npos)
        return last;
    char mark = number[last];
    char other = mark == '.' ? ',' : '.';
    std::size_t behind = number.size() - last - 1;
    if (number.find(mark) != last)
        return std::string_view::npos; // it stands twice: it groups
    if (number.find(other) != std::string_view::npos)
        return last; // the other one groups
    // One mark alone with three digits behind it groups, but where the currency has three decimals.
    return behind == 3 && exponent != 3 ? std::string_view::npos : last;
}

struct DateReader {
    std::string_view text;
    std::size_t position {0};

    [[nodiscard]] bool at_end() const { return position >= text.size(); }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : text[position]; }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++position;
        return true;
    }
    void skip_spaces()
    {
        while (peek() == ' ')
            ++position;
    }
    // At most `digits` of them; -1 when there is none.
    int number(int digits)
    {
        int value = 0;
        int seen = 0;
        for (; seen < digits && is_digit(peek()); ++seen)
            value = value * 10 + (text[position++] - '0');
        return seen == 0 ? -1 : value;
    }
};

struct WrittenDay {
    std::array<int, 3> parts {}; // as they stand
    bool year_first {false};
};

std::optional<WrittenDay> written_day(DateReader& reader)
{
    WrittenDay day;
    std::size_t start = reader.position;
    day.parts[0] = reader.number(4);
    day.year_first = reader.position - start == 4;
    char separator = reader.peek();
    if (day.parts[0] < 0 || (separator != '-' && separator != '/' && separator != '.'))
        return {};
    reader.take(separator);
    day.parts[1] = reader.number(2);
    if (day.parts[1] < 0 || !reader.take(separator))
        return {};
    start = reader.position;
    day.parts[2] = reader.number(day.year_first ? 2 : 4);
    bool has_year = day.year_first || reader.position - start == 4;
    return day.parts[2] < 0 || !has_year ? std::nullopt : std::optional {day};
}

// Seconds of the day; nothing where a time is begun and not written out.
std::optional<std::int64_t> written_time(DateReader& reader)
{
    int hour = reader.number(2);
    if (hour < 0 || !reader.take(':'))
        return {};
    int minute = reader.number(2);
    int second = 0;
    if (reader.take(':')) {
        second = reader.number(2);
        if (reader.take('.'))
            reader.number(9);
    }
    reader.skip_spaces();
    bool afternoon = reader.peek() == 'p';
    if (afternoon || reader.peek() == 'a') {
        ++reader.position;
        if (!reader.take('m') || hour < 1 || hour > 12)
            return {};
        hour = hour % 12 + (afternoon ? 12 : 0);
    }
    if (hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return {};
    return std::int64_t {hour} * 3600 + minute * 60 + second;
}

// "Z", "+0200", "+02:00", "utc"; nothing when there is none.
std::optional<std::int64_t> written_offset(DateReader& reader)
{
    if (reader.take('z'))
        return 0;
    if (reader.text.substr(reader.position) == "utc") {
        reader.position = reader.text.size();
        return 0;
    }
    char sign = reader.peek();
    if (sign != '+' && sign != '-')
        return {};
    ++reader.position;
    int hours = reader.number(2);
    reader.take(':');
    int minutes = reader.number(2);
    if (hours < 0 || hours > 23 || minutes > 59)
        return {};
    std::int64_t seconds = std::int64_t {hours} * 3600 + std::max(minutes, 0) * 60;
    return sign == '-' ? -seconds : seconds;
}

} // namespace

std::optional<std::int64_t> import_amount(std::string_view cell, Currency currency)
{
    auto number = bare_number(cell);
    if (!number)
        return {};
    int exponent = currency.exponent();
    std::size_t mark = decimal_mark(number->text, exponent);
    std::string plain;
    for (std::size_t i = 0; i < number->text.size(); ++i) {
        if (i == mark)
            plain += '.';
        else if (is_digit(number->text[i]))
            plain += number->text[i];
    }
    if (plain.starts_with('.'))
        plain.insert(0, 1, '0');
    // More decimals than the currency has are of a reckoning, not of a price: fine where they are zeros.
    auto amount = money_from_decimal(plain, currency);
    if (!amount || amount->minor_units > max_minor_units)
        return {};
    return number->negative ? -amount->minor_units : amount->minor_units;
}

std::optional<std::int64_t> import_quantity(std::string_view cell)
{
    auto number = bare_number(cell);
    if (!number || number->negative)
        return {};
    std::size_t mark = number->text.find_first_of(".,");
    std::string_view whole = std::string_view {number->text}.substr(0, mark);
    if (mark != std::string::npos && number->text.find_first_not_of('0', mark + 1) != std::string::npos)
        return {};
    constexpr std::size_t most_digits = 9;
    if (whole.empty() || whole.size() > most_digits || !std::ranges::all_of(whole, is_digit))
        return {};
    std::int64_t value = 0;
    for (char c : whole)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<Timestamp> import_date(std::string_view cell, const ImportDates& dates)
{
    std::string folded = fold_value(cell);
    DateReader reader {folded};
    auto written = written_day(reader);
    if (!written)
        return {};
    auto [first, second, third] = written->parts;
    bool month_first = dates.order == ImportDates::Order::month_day;
    if (auto shown = date_order_shown_by(folded))
        month_first = *shown == ImportDates::Order::month_day;
    CivilDay day;
    day.year = written->year_first ? first : third;
    day.month = static_cast<unsigned>(written->year_first ? second : month_first ? first : second);
    day.day = static_cast<unsigned>(written->year_first ? third : month_first ? second : first);
    if (!is_valid(day) || day.year < 1)
        return {};
    reader.take(',');
    if (!reader.take('t'))
        reader.skip_spaces();
    std::int64_t seconds = 0;
    if (!reader.at_end()) {
        auto time = written_time(reader);
        if (!time)
            return {};
        seconds = *time;
    }
    std::int64_t local = days_since_epoch(day) * 86'400 + seconds;
    reader.skip_spaces();
    auto offset = written_offset(reader);
    if (!reader.at_end())
        return {};
    if (!offset && dates.offset)
        offset = dates.offset(timestamp_from_milliseconds(local * 1000));
    return timestamp_from_milliseconds((local - offset.value_or(0)) * 1000);
}

std::optional<ImportDates::Order> date_order_shown_by(std::string_view cell)
{
    std::string folded = fold_value(cell);
    DateReader reader {folded};
    auto written = written_day(reader);
    if (!written || written->year_first)
        return {};
    if (written->parts[0] > 12 && written->parts[1] <= 12)
        return ImportDates::Order::day_month;
    if (written->parts[1] > 12 && written->parts[0] <= 12)
        return ImportDates::Order::month_day;
    return {};
}

} // namespace carnet::store
