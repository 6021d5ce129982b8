#include "i18n/translator.hpp"

#include "i18n/message_format.hpp"
#include "i18n/typed_input.hpp"
#include "i18n/words.hpp"

#include <cstring>

namespace carnet::i18n {

namespace {

// What kind of text a cache key is for; its first byte.
enum class Cached : char {
    message = 'm',
    number = 'n',
    percent = '%',
    file_size = 's',
    money = '$',
    date = 'd',
    day = 'y',
    day_range = 'r',
    relative = 'a',
    list = 'l',
    name = 'c',
};

// Builds a key out of plain values, end to end: every kind has its own fields, so that no two keys can be taken for
// each other.
class Key {
public:
    Key(std::string& bytes, Cached kind)
        : m_bytes(bytes)
    {
        m_bytes.assign(1, static_cast<char>(kind));
    }

    template <typename Value>
    requires std::is_trivially_copyable_v<Value> Key& with(Value value)
    {
        char raw[sizeof value];
        std::memcpy(raw, &value, sizeof value);
        m_bytes.append(raw, sizeof value);
        return *this;
    }

    Key& with_text(std::string_view text)
    {
        with(static_cast<std::uint32_t>(text.size()));
        m_bytes += text;
        return *this;
    }

    Key& with_day(CivilDay day) { return with(days_since_epoch(day)); }

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    std::string& m_bytes;
};

constexpr std::int64_t second = 1000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day_length = 24 * hour;

struct RelativeTime {
    std::int64_t amount {0};
    RelativeUnit unit {};
};

// The largest unit that is filled at least once.
RelativeTime relative_time(std::int64_t milliseconds)
{
    std::int64_t size = milliseconds < 0 ? -milliseconds : milliseconds;
    if (size < 10 * second)
        return {0, RelativeUnit::second};
    if (size < minute)
        return {milliseconds / second, RelativeUnit::second};
    if (size < hour)
        return {milliseconds / minute, RelativeUnit::minute};
    if (size < day_length)
        return {milliseconds / hour, RelativeUnit::hour};
    if (size < 7 * day_length)
        return {milliseconds / day_length, RelativeUnit::day};
    if (size < 30 * day_length)
        return {milliseconds / (7 * day_length), RelativeUnit::week};
    if (size < 365 * day_length)
        return {milliseconds / (30 * day_length), RelativeUnit::month};
    return {milliseconds / (365 * day_length), RelativeUnit::year};
}

bool is_country_code(std::string_view text)
{
    return text.size() == 2 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

} // namespace

Translator::Translator(Intl& intl)
    : m_intl(intl)
    , m_zone(intl)
    , m_facts(intl.facts())
    , m_time_zone(intl.time_zone())
{
}

void Translator::use_language(Catalogue catalogue, std::string_view locale)
{
    m_catalogue = std::move(catalogue);
    m_intl.use_locale(locale);
    m_facts = m_intl.facts();
    m_cache.clear();
    ++m_revision;
}

void Translator::use(Catalogue catalogue, std::string_view locale, std::string_view time_zone)
{
    use_language(std::move(catalogue), locale);
    use_time_zone(time_zone);
}

void Translator::use_time_zone(std::string_view time_zone)
{
    m_intl.use_time_zone(time_zone);
    m_time_zone = m_intl.time_zone();
    m_zone.forget();
    m_cache.clear();
    ++m_revision;
}

std::string_view Translator::text_of(TextId id, std::span<const Argument> arguments) const
{
    Key key {m_key, Cached::message};
    key.with(id);
    for (const Argument& argument : arguments) {
        if (argument.is_number)
            key.with(argument.number);
        else
            key.with_text(argument.text);
    }
    return m_cache.get(
        key.bytes(), [&] { return put_together(m_catalogue.message(id), arguments, m_catalogue.direction(), m_intl); });
}

std::string_view Translator::number(std::int64_t number) const
{
    return m_cache.get(Key {m_key, Cached::number}.with(number).bytes(), [&] { return m_intl.number(number); });
}

std::string_view Translator::percent(int percent) const
{
    return m_cache.get(Key {m_key, Cached::percent}.with(percent).bytes(), [&] { return m_intl.percent(percent); });
}

std::string_view Translator::file_size(std::int64_t bytes) const
{
    return m_cache.get(Key {m_key, Cached::file_size}.with(bytes).bytes(), [&] { return m_intl.file_size(bytes); });
}

std::string_view Translator::money(Money amount) const
{
    return m_cache.get(Key {m_key, Cached::money}.with(amount.minor_units).with(amount.currency.packed()).bytes(),
        [&] { return m_intl.money(to_decimal(amount), amount.currency.code()); });
}

std::string_view Translator::date(Timestamp time, DateStyle style) const
{
    return m_cache.get(
        Key {m_key, Cached::date}.with(time).with(style).bytes(), [&] { return m_intl.date(time, style); });
}

std::string_view Translator::day(CivilDay day, DateStyle style) const
{
    return m_cache.get(
        Key {m_key, Cached::day}.with_day(day).with(style).bytes(), [&] { return m_intl.day(day, style); });
}

std::string_view Translator::day_range(CivilDay first, CivilDay last) const
{
    return m_cache.get(Key {m_key, Cached::day_range}.with_day(first).with_day(last).bytes(),
        [&] { return first == last ? m_intl.day(first, DateStyle::date) : m_intl.day_range(first, last); });
}

std::string_view Translator::when(Timestamp time, Timestamp now) const
{
    CivilDay today = m_zone.day_of(now);
    CivilDay that_day = m_zone.day_of(time);
    std::int64_t days_ago = days_since_epoch(today) - days_since_epoch(that_day);
    if (days_ago != 0 && days_ago != 1)
        return date(time, that_day.year == today.year ? DateStyle::day_month_time : DateStyle::date_time);
    std::string clock {date(time, DateStyle::time)};
    return days_ago == 0 ? text(words::date_today_at, {.time = clock})
                         : text(words::date_yesterday_at, {.time = clock});
}

std::string_view Translator::relative(Timestamp time, Timestamp now) const
{
    RelativeTime difference = relative_time(to_milliseconds(time) - to_milliseconds(now));
    return m_cache.get(Key {m_key, Cached::relative}.with(difference.amount).with(difference.unit).bytes(),
        [&] { return m_intl.relative(difference.amount, difference.unit); });
}

std::string_view Translator::time_zone() const
{
    return m_time_zone;
}

TimeRange Translator::range_of(DatePreset preset, Timestamp now) const
{
    DayRange days = days_of(preset, m_zone.day_of(now));
    return m_zone.range_of(days.first, days.last);
}

std::string_view Translator::list(std::span<const std::string_view> items, ListStyle style) const
{
    Key key {m_key, Cached::list};
    key.with(style);
    for (std::string_view item : items)
        key.with_text(item);
    return m_cache.get(key.bytes(), [&] { return m_intl.list(items, style); });
}

std::string_view Translator::country(std::string_view code_or_name) const
{
    return m_cache.get(Key {m_key, Cached::name}.with(NameKind::country).with_text(code_or_name).bytes(), [&] {
        return is_country_code(code_or_name) ? m_intl.display_name(NameKind::country, code_or_name)
                                             : std::string {code_or_name};
    });
}

std::string_view Translator::currency(Currency currency) const
{
    return m_cache.get(Key {m_key, Cached::name}.with(NameKind::currency).with(currency.packed()).bytes(),
        [&] { return m_intl.display_name(NameKind::currency, currency.code()); });
}

std::string_view Translator::language_name(std::string_view tag) const
{
    return m_cache.get(Key {m_key, Cached::name}.with(NameKind::language).with_text(tag).bytes(),
        [&] { return m_intl.display_name(NameKind::language, tag); });
}

std::vector<std::uint32_t> Translator::sorted(std::span<const std::string_view> names) const
{
    return m_intl.sorted(names);
}

std::optional<CivilDay> Translator::parse_day(std::string_view text) const
{
    return typed_day(text, m_facts);
}

std::optional<std::string> Translator::parse_decimal(std::string_view text) const
{
    return typed_decimal(text, m_facts);
}

} // namespace carnet::i18n
