// What views ask for words, amounts and dates: `tr`. It holds the language's catalogue and Intl, and keeps what it
// made, so that asking every frame costs a look-up. The texts it gives are valid until the end of the next frame; what
// is kept longer is kept as a Phrase or a std::string.
//
//     tr.text(words::list_count, {.count = answer.count})      "1,234 orders"
//     tr.money(row.total)   tr.date(row.created_at)   tr.when(entry.at, now)   tr.label(row.status)
#pragma once

#include "base/enum_set.hpp"
#include "domain/enums.hpp"
#include "domain/filter.hpp"
#include "i18n/catalogue.hpp"
#include "i18n/intl.hpp"
#include "i18n/labels.hpp"
#include "i18n/message.hpp"
#include "i18n/text_cache.hpp"
#include "i18n/zone.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace carnet::i18n {

class Translator {
public:
    // `intl` outlives the translator. Without a catalogue every message is empty.
    explicit Translator(Intl& intl);

    // Speaks this language from now on. `locale` is how numbers and dates are written ("en-GB" for the catalogue "en").
    void use_language(Catalogue catalogue, std::string_view locale);
    // Tells moments by the clocks of this zone: the site's ("" for the browser's).
    void use_time_zone(std::string_view time_zone);
    void use(Catalogue catalogue, std::string_view locale, std::string_view time_zone);
    // To be called once at the start of a frame.
    void begin_frame() { m_cache.age(); }
    // Changes with the language and with the zone: what was laid out before is to be laid out again.
    [[nodiscard]] std::uint32_t revision() const { return m_revision; }

    [[nodiscard]] std::string_view language() const { return m_catalogue.tag(); }
    [[nodiscard]] Direction direction() const { return m_catalogue.direction(); }
    [[nodiscard]] const LocaleFacts& facts() const { return m_facts; }

    // ── Words ──
    [[nodiscard]] std::string_view text(PlainMessage message) const { return m_catalogue.message(message.id); }
    template <typename Arguments>
    [[nodiscard]] std::string_view text(
        MessageWith<Arguments> message, const std::type_identity_t<Arguments>& arguments) const
    {
        return text_of(message.id, arguments.in_order());
    }
    [[nodiscard]] std::string_view text(const Phrase& phrase) const { return text_of(phrase.id(), phrase.arguments()); }
    // The words of a value of the domain: a status, a module, a reason, … (i18n/labels.hpp).
    template <typename Value> [[nodiscard]] std::string_view label(Value value) const { return text(label_of(value)); }

    // ── Numbers ──
    [[nodiscard]] std::string_view number(std::int64_t number) const;
    [[nodiscard]] std::string_view percent(int percent) const;
    [[nodiscard]] std::string_view file_size(std::int64_t bytes) const;
    [[nodiscard]] std::string_view money(Money amount) const;

    // ── Time, in the site's zone ──
    [[nodiscard]] std::string_view date(Timestamp time, DateStyle style = DateStyle::date_time) const;
    [[nodiscard]] std::string_view day(CivilDay day, DateStyle style = DateStyle::date) const;
    [[nodiscard]] std::string_view day_range(CivilDay first, CivilDay last) const;
    // As short as it can be understood: "Today, 14:05", "Yesterday, 14:05", "23 Nov, 14:05", "23 Nov 2025, 14:05".
    [[nodiscard]] std::string_view when(Timestamp time, Timestamp now) const;
    // "3 minutes ago", "in 20 seconds", "yesterday".
    [[nodiscard]] std::string_view relative(Timestamp time, Timestamp now) const;
    [[nodiscard]] std::string_view time_zone() const;
    [[nodiscard]] Zone& zone() const { return m_zone; }
    // The moments of a preset of the date filter.
    [[nodiscard]] TimeRange range_of(DatePreset preset, Timestamp now) const;

    // ── Names and lists ──
    [[nodiscard]] std::string_view list(
        std::span<const std::string_view> items, ListStyle style = ListStyle::conjunction) const;
    // The country's name for a code of two letters; anything else as it came.
    [[nodiscard]] std::string_view country(std::string_view code_or_name) const;
    [[nodiscard]] std::string_view currency(Currency currency) const;
    [[nodiscard]] std::string_view language_name(std::string_view tag) const;
    [[nodiscard]] std::vector<std::uint32_t> sorted(std::span<const std::string_view> names) const;

    // ── What people type ──
    // A day as it is written in this locale, or as 2026-11-23.
    [[nodiscard]] std::optional<CivilDay> parse_day(std::string_view text) const;
    // An amount as it is written in this locale, as plain decimal text ("1234.50") for money_from_decimal.
    [[nodiscard]] std::optional<std::string> parse_decimal(std::string_view text) const;

private:
    [[nodiscard]] std::string_view text_of(TextId id, std::span<const Argument> arguments) const;

    Intl& m_intl;
    mutable Zone m_zone;
    Catalogue m_catalogue;
    LocaleFacts m_facts;
    std::string m_time_zone;
    mutable TextCache m_cache;
    mutable std::string m_key; // of the text being asked for, kept for its memory
    std::uint32_t m_revision {0};
};

} // namespace carnet::i18n
