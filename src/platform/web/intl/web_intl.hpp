// i18n::Intl by the browser: every question goes to JavaScript and back as one short text. Keeps nothing itself: the
// formatters are kept on the other side (web/intl/formatters.js), what they gave by the translator.
#pragma once

#include "i18n/intl.hpp"

namespace carnet::platform {

class WebIntl final : public i18n::Intl {
public:
    void use_locale(std::string_view locale) override;
    void use_time_zone(std::string_view time_zone) override;
    [[nodiscard]] std::string time_zone() override;
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
    [[nodiscard]] std::vector<std::uint32_t> sorted(std::span<const std::string_view> names) override;
};

} // namespace carnet::platform
