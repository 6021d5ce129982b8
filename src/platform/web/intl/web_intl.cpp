#include "platform/web/intl/web_intl.hpp"

#include "platform/web/intl/imports.hpp"

#include <algorithm>
#include <array>

namespace carnet::platform {

using namespace i18n;

namespace {

// Numbers cross as doubles, which hold these exactly; nothing that we count or date is beyond.
constexpr std::int64_t max_exact = 9'007'199'254'740'991;

double crossing(std::int64_t value)
{
    return static_cast<double>(std::clamp(value, -max_exact, max_exact));
}

double crossing(Timestamp time)
{
    return crossing(to_milliseconds(time));
}

double crossing(CivilDay day)
{
    return crossing(days_since_epoch(day));
}

// The text that `ask(out, capacity)` gives, see imports.hpp.
template <typename Ask> std::string text_from(Ask&& ask)
{
    std::array<char, 256> buffer;
    std::size_t length = ask(buffer.data(), buffer.size());
    if (length < buffer.size())
        return {buffer.data(), length};
    std::string text(length, '\0');
    // std::string has room for the NUL behind its end.
    carnet_intl_again(text.data(), length + 1);
    return text;
}

std::vector<std::uint32_t> pairs_of(std::span<const std::string_view> texts)
{
    std::vector<std::uint32_t> pairs;
    pairs.reserve(texts.size() * 2);
    for (std::string_view text : texts) {
        pairs.push_back(static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(text.data())));
        pairs.push_back(static_cast<std::uint32_t>(text.size()));
    }
    return pairs;
}

} // namespace

void WebIntl::use_locale(std::string_view locale)
{
    carnet_intl_use_locale(locale.data(), locale.size());
}

void WebIntl::use_time_zone(std::string_view time_zone)
{
    carnet_intl_use_time_zone(time_zone.data(), time_zone.size());
}

std::string WebIntl::time_zone()
{
    return text_from([](char* out, std::size_t capacity) { return carnet_intl_time_zone(out, capacity); });
}

LocaleFacts WebIntl::facts()
{
    std::array<std::int32_t, 6> numbers {};
    carnet_intl_facts(numbers.data());
    return {static_cast<char32_t>(numbers[0]), static_cast<char32_t>(numbers[1]), static_cast<char32_t>(numbers[2]),
        static_cast<DateOrder>(numbers[3]), static_cast<std::uint8_t>(numbers[4]), static_cast<char32_t>(numbers[5])};
}

PluralCategory WebIntl::plural_category(std::int64_t number)
{
    return static_cast<PluralCategory>(carnet_intl_plural(crossing(number)));
}

std::string WebIntl::number(std::int64_t number)
{
    return text_from(
        [&](char* out, std::size_t capacity) { return carnet_intl_number(crossing(number), out, capacity); });
}

std::string WebIntl::percent(int percent)
{
    return text_from([&](char* out, std::size_t capacity) { return carnet_intl_percent(percent, out, capacity); });
}

std::string WebIntl::file_size(std::int64_t bytes)
{
    return text_from(
        [&](char* out, std::size_t capacity) { return carnet_intl_file_size(crossing(bytes), out, capacity); });
}

std::string WebIntl::money(std::string_view decimal, std::string_view currency)
{
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_money(decimal.data(), decimal.size(), currency.data(), currency.size(), out, capacity);
    });
}

std::string WebIntl::date(Timestamp time, DateStyle style)
{
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_date(crossing(time), static_cast<int>(style), out, capacity);
    });
}

std::string WebIntl::day(CivilDay day, DateStyle style)
{
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_day(crossing(day), static_cast<int>(style), out, capacity);
    });
}

std::string WebIntl::day_range(CivilDay first, CivilDay last)
{
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_day_range(crossing(first), crossing(last), out, capacity);
    });
}

std::string WebIntl::relative(std::int64_t amount, RelativeUnit unit)
{
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_relative(crossing(amount), static_cast<int>(unit), out, capacity);
    });
}

ZoneSpan WebIntl::zone_span(Timestamp time)
{
    std::array<double, 3> numbers {};
    carnet_intl_zone_span(crossing(time), numbers.data());
    return {timestamp_from_milliseconds(static_cast<std::int64_t>(numbers[0])),
        timestamp_from_milliseconds(static_cast<std::int64_t>(numbers[1])), static_cast<std::int32_t>(numbers[2])};
}

std::string WebIntl::list(std::span<const std::string_view> items, ListStyle style)
{
    std::vector<std::uint32_t> pairs = pairs_of(items);
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_list(pairs.data(), items.size(), static_cast<int>(style), out, capacity);
    });
}

std::string WebIntl::display_name(NameKind kind, std::string_view code)
{
    return text_from([&](char* out, std::size_t capacity) {
        return carnet_intl_name(static_cast<int>(kind), code.data(), code.size(), out, capacity);
    });
}

std::vector<std::uint32_t> WebIntl::sorted(std::span<const std::string_view> names)
{
    std::vector<std::uint32_t> pairs = pairs_of(names);
    std::vector<std::uint32_t> order(names.size());
    carnet_intl_sorted(pairs.data(), names.size(), order.data());
    return order;
}

} // namespace carnet::platform
