// A small, fixed Intl for native tests and benchmarks: English and French as browsers write them, the plural rules of
// the six languages, three time zones with their real changes of clocks and two with changes that break careless code.
// The same on every machine. It is not for merchants: what it does not know it writes plainly.
#pragma once

#include "i18n/intl.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::platform {

class FakeIntl final : public i18n::Intl {
public:
    // English, UTC.
    FakeIntl();

    void use_locale(std::string_view locale) override;
    // Known: UTC, Europe/Paris, America/New_York, Pacific/Apia (its 30 December 2011 never was), and Test/Midnight,
    // whose clocks go from 23:59 to 1:00 on the first of April and from 0:00 back to 23:00 on the first of October.
    void use_time_zone(std::string_view time_zone) override;
    [[nodiscard]] std::string time_zone() override { return m_time_zone; }
    [[nodiscard]] i18n::LocaleFacts facts() override;

    [[nodiscard]] i18n::PluralCategory plural_category(std::int64_t number) override;
    [[nodiscard]] std::string number(std::int64_t number) override;
    [[nodiscard]] std::string percent(int percent) override;
    [[nodiscard]] std::string file_size(std::int64_t bytes) override;
    [[nodiscard]] std::string money(std::string_view decimal, std::string_view currency) override;

    [[nodiscard]] std::string date(Timestamp time, i18n::DateStyle style) override;
    [[nodiscard]] std::string day(CivilDay day, i18n::DateStyle style) override;
    [[nodiscard]] std::string day_range(CivilDay first, CivilDay last) override;
    [[nodiscard]] std::string relative(std::int64_t amount, i18n::RelativeUnit unit) override;
    [[nodiscard]] i18n::ZoneSpan zone_span(Timestamp time) override;

    [[nodiscard]] std::string list(std::span<const std::string_view> items, i18n::ListStyle style) override;
    [[nodiscard]] std::string display_name(i18n::NameKind kind, std::string_view code) override;
    // By bytes, capitals with their small letters.
    [[nodiscard]] std::vector<std::uint32_t> sorted(std::span<const std::string_view> names) override;

    // How often anything was formatted, for tests of what the translator keeps.
    [[nodiscard]] int calls() const { return m_calls; }

private:
    [[nodiscard]] bool french() const { return m_language == "fr"; }
    [[nodiscard]] std::string grouped(std::string digits) const;

    std::string m_language;
    std::string m_time_zone;
    std::vector<i18n::ZoneSpan> m_spans;
    int m_calls {0};
};

} // namespace carnet::platform
