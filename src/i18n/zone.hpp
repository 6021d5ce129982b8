// Days and hours of a time zone, and back: exact through every change of the clocks (an hour that is missing, an hour
// that comes twice, a day that begins at 1:00, a day that never was). The offsets come from Intl in spans and are kept,
// so that the calendar of a million moments is plain arithmetic.
#pragma once

#include "base/time.hpp"
#include "domain/filter.hpp"
#include "i18n/intl.hpp"

#include <cstdint>
#include <vector>

namespace carnet::i18n {

// What the clocks of the zone show.
struct CivilTime {
    CivilDay day;
    int hour {0};
    int minute {0};
    int second {0};

    friend bool operator==(const CivilTime&, const CivilTime&) = default;
};

class Zone {
public:
    // `intl` outlives the zone; call forget() when it uses another time zone.
    explicit Zone(Intl& intl);

    [[nodiscard]] CivilTime civil_time(Timestamp time);
    [[nodiscard]] CivilDay day_of(Timestamp time);
    // The first moment of the day; of a day that never was, the first moment after it.
    [[nodiscard]] Timestamp start_of(CivilDay day);
    // From the first moment of `first` until the first moment after `last`.
    [[nodiscard]] TimeRange range_of(CivilDay first, CivilDay last);

    // The spans from a moment until another, end to end, for code that works out days elsewhere (an export). Two that
    // follow each other differ in their offset; the first and the last one reach as far as asked.
    [[nodiscard]] std::vector<ZoneSpan> spans_between(Timestamp from, Timestamp until);

    void forget() { m_spans.clear(); }

private:
    ZoneSpan span_at(Timestamp time);

    Intl& m_intl;
    std::vector<ZoneSpan> m_spans; // by `from`, without overlap
};

// The choices of the date filter (SPEC 3), in the order of the list.
enum class DatePreset : std::uint8_t { today, yesterday, last_7_days, last_30_days, this_month, last_month, this_year };
inline constexpr std::size_t date_preset_count = 7;

struct DayRange {
    CivilDay first;
    CivilDay last; // inclusive

    friend bool operator==(const DayRange&, const DayRange&) = default;
};

// The days of a preset, where today is `today`. The last 7 days are today and the six before it.
[[nodiscard]] DayRange days_of(DatePreset preset, CivilDay today);

[[nodiscard]] CivilDay day_after(CivilDay day, std::int64_t days);

} // namespace carnet::i18n
