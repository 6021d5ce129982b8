#include "platform/test/fake_intl.hpp"

#include "platform/test/fake_zones.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace carnet::platform {

using namespace i18n;

namespace {

constexpr std::int64_t milliseconds_per_day = 86'400'000;

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view narrow_no_break_space = "\u202f";

constexpr std::array<std::string_view, 12> english_months {"January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> french_months {"janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre"};
constexpr std::array<std::string_view, 12> french_short_months {
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."};
// From Thursday, the first of January 1970.
constexpr std::array<std::string_view, 7> english_weekdays {
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"};
constexpr std::array<std::string_view, 7> french_weekdays {
    "jeudi", "vendredi", "samedi", "dimanche", "lundi", "mardi", "mercredi"};

std::string two_digits(int value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string_view weekday(CivilDay day, bool french)
{
    auto index = static_cast<std::size_t>(((days_since_epoch(day) % 7) + 7) % 7);
    return french ? french_weekdays[index] : english_weekdays[index];
}

std::string_view month(CivilDay day, bool french, bool whole)
{
    if (french)
        return whole ? french_months[day.month - 1] : french_short_months[day.month - 1];
    return english_months[day.month - 1].substr(0, whole ? std::string_view::npos : 3);
}

std::string clock(int hour, int minute, bool french)
{
    if (french)
        return two_digits(hour) + ":" + two_digits(minute);
    std::string text = std::to_string(hour % 12 == 0 ? 12 : hour % 12) + ":" + two_digits(minute);
    // Browsers write a narrow no-break space here.
    return text + std::string {narrow_no_break_space} + (hour < 12 ? "AM" : "PM");
}

PluralCategory arabic_category(std::int64_t number)
{
    std::int64_t rest = number % 100;
    if (number <= 2)
        return static_cast<PluralCategory>(number);
    if (rest >= 3 && rest <= 10)
        return PluralCategory::few;
    return rest >= 11 ? PluralCategory::many : PluralCategory::other;
}

} // namespace

FakeIntl::FakeIntl()
{
    use_locale("en");
    use_time_zone("UTC");
}

void FakeIntl::use_locale(std::string_view locale)
{
    m_language = locale.substr(0, locale.find('-'));
}

void FakeIntl::use_time_zone(std::string_view time_zone)
{
    m_spans = fake_zone(time_zone);
    m_time_zone = m_spans.empty() ? "UTC" : std::string {time_zone};
    if (m_spans.empty())
        m_spans = fake_zone("UTC");
}

LocaleFacts FakeIntl::facts()
{
    if (french())
        return {',', 0x202f, '0', DateOrder::day_month_year, 1, '/'};
    return {'.', ',', '0', DateOrder::month_day_year, 7, '/'};
}

PluralCategory FakeIntl::plural_category(std::int64_t number)
{
    std::int64_t size = std::abs(number);
    if (m_language == "ar")
        return arabic_category(size);
    if (m_language == "he" && size == 2)
        return PluralCategory::two;
    if ((m_language == "fr" || m_language == "es") && size != 0 && size % 1'000'000 == 0)
        return PluralCategory::many;
    bool is_one = size == 1 || (size == 0 && m_language == "fr");
    return is_one ? PluralCategory::one : PluralCategory::other;
}

std::string FakeIntl::grouped(std::string digits) const
{
    std::string_view separator = french() ? narrow_no_break_space : ",";
    std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t i = digits.size(); i > first + 3;) {
        i -= 3;
        digits.insert(i, separator);
    }
    return digits;
}

std::string FakeIntl::number(std::int64_t number)
{
    ++m_calls;
    return grouped(std::to_string(number));
}

std::string FakeIntl::percent(int percent)
{
    ++m_calls;
    return std::to_string(percent) + (french() ? std::string {narrow_no_break_space} : "") + "%";
}

std::string FakeIntl::file_size(std::int64_t bytes)
{
    ++m_calls;
    return grouped(std::to_string((bytes + 500'000) / 1'000'000)) + (french() ? " Mo" : " MB");
}

std::string FakeIntl::money(std::string_view decimal, std::string_view currency)
{
    ++m_calls;
    bool negative = decimal.starts_with('-');
    decimal.remove_prefix(negative ? 1 : 0);
    std::size_t point = std::min(decimal.find('.'), decimal.size());
    std::string amount = grouped(std::string {decimal.substr(0, point)});
    if (point < decimal.size())
        amount += (french() ? "," : ".") + std::string {decimal.substr(point + 1)};

    std::string sign = negative ? "-" : "";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> symbols {
        {{"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"JPY", "¥"}}};
    std::string symbol {currency};
    for (auto [code, known] : symbols) {
        if (code == currency)
            symbol = french() && code == "USD" ? "$US" : french() && code == "GBP" ? "£GB" : std::string {known};
    }
    if (french())
        return sign + amount + std::string {no_break_space} + symbol;
    return sign + symbol + (symbol == currency ? std::string {no_break_space} : "") + amount;
}

std::string FakeIntl::date(Timestamp time, DateStyle style)
{
    std::int64_t local = to_milliseconds(time) + std::int64_t {zone_span(time).offset_seconds} * 1000;
    std::int64_t days = local / milliseconds_per_day - (local % milliseconds_per_day < 0 ? 1 : 0);
    auto minutes = static_cast<int>((local - days * milliseconds_per_day) / 60'000);
    std::string hour = clock(minutes / 60, minutes % 60, french());
    CivilDay on = civil_day(days);
    switch (style) {
    case DateStyle::time:
        ++m_calls;
        return hour;
    case DateStyle::date_time:
        return day(on, DateStyle::date) + ", " + hour;
    case DateStyle::date_time_long:
        return day(on, DateStyle::date_long) + (french() ? " à " : " at ") + hour;
    case DateStyle::day_month_time:
        return day(on, DateStyle::day_month) + ", " + hour;
    default:
        return day(on, style);
    }
}

std::string FakeIntl::day(CivilDay day, DateStyle style)
{
    ++m_calls;
    std::string number = std::to_string(day.day);
    std::string year = std::to_string(day.year);
    std::string short_month {month(day, french(), false)};
    std::string whole_month {month(day, french(), true)};
    std::string name_of_day {weekday(day, french())};
    switch (style) {
    case DateStyle::date_long:
        return french() ? name_of_day + " " + number + " " + whole_month + " " + year
                        : name_of_day + ", " + whole_month + " " + number + ", " + year;
    case DateStyle::date_numeric:
        return french()
            ? two_digits(static_cast<int>(day.day)) + "/" + two_digits(static_cast<int>(day.month)) + "/" + year
            : std::to_string(day.month) + "/" + number + "/" + year;
    case DateStyle::day_month:
        return french() ? number + " " + short_month : short_month + " " + number;
    case DateStyle::month_year:
        return whole_month + " " + year;
    case DateStyle::weekday_long:
        return name_of_day;
    case DateStyle::weekday_short:
        return name_of_day.substr(0, 3) + (french() ? "." : "");
    case DateStyle::day_number:
        return number;
    default:
        return french() ? number + " " + short_month + " " + year : short_month + " " + number + ", " + year;
    }
}

std::string FakeIntl::day_range(CivilDay first, CivilDay last)
{
    return day(first, DateStyle::date) + "\u2009–\u2009" + day(last, DateStyle::date);
}

std::string FakeIntl::relative(std::int64_t amount, RelativeUnit unit)
{
    ++m_calls;
    constexpr std::array<std::string_view, 7> english {"second", "minute", "hour", "day", "week", "month", "year"};
    constexpr std::array<std::string_view, 7> french_units {
        "seconde", "minute", "heure", "jour", "semaine", "mois", "an"};
    if (amount == 0)
        return french() ? "maintenant" : "now";
    if (unit == RelativeUnit::day && amount == -1)
        return french() ? "hier" : "yesterday";
    std::int64_t size = std::abs(amount);
    std::string name {(french() ? french_units : english)[static_cast<std::size_t>(unit)]};
    if (plural_category(size) != PluralCategory::one && !name.ends_with('s'))
        name += "s";
    std::string quantity = std::to_string(size) + " " + name;
    if (french())
        return (amount < 0 ? "il y a " : "dans ") + quantity;
    return amount < 0 ? quantity + " ago" : "in " + quantity;
}

ZoneSpan FakeIntl::zone_span(Timestamp time)
{
    auto after = std::upper_bound(
        m_spans.begin(), m_spans.end(), time, [](Timestamp value, const ZoneSpan& span) { return value < span.from; });
    return after == m_spans.begin() ? m_spans.front() : *std::prev(after);
}

std::string FakeIntl::list(std::span<const std::string_view> items, ListStyle style)
{
    ++m_calls;
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        bool is_last = i + 1 == items.size();
        if (i > 0 && is_last && style != ListStyle::plain) {
            bool comma = !french() && items.size() > 2;
            bool both = style == ListStyle::conjunction;
            text += (comma ? ", " : " ") + std::string {french() ? (both ? "et " : "ou ") : (both ? "and " : "or ")};
        } else if (i > 0) {
            text += ", ";
        }
        text += items[i];
    }
    return text;
}

std::string FakeIntl::display_name(NameKind kind, std::string_view code)
{
    ++m_calls;
    if (kind == NameKind::country && code == "FR")
        return "France";
    if (kind == NameKind::country && code == "DE")
        return french() ? "Allemagne" : "Germany";
    if (kind == NameKind::currency && code == "EUR")
        return french() ? "euro" : "Euro";
    if (kind == NameKind::language && code == "fr")
        return french() ? "français" : "French";
    return std::string {code};
}

std::vector<std::uint32_t> FakeIntl::sorted(std::span<const std::string_view> names)
{
    auto folded = [](std::string_view name) {
        std::string text {name};
        for (char& c : text)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return text;
    };
    std::vector<std::uint32_t> order(names.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
        [&](std::uint32_t a, std::uint32_t b) { return folded(names[a]) < folded(names[b]); });
    return order;
}

} // namespace carnet::platform
