#include "ui/views/date_filter.hpp"

#include "ui/kit/widgets/pickers.hpp"

#include <array>
#include <string>

namespace carnet::ui::views {

namespace {

std::string iso(const std::optional<CivilDay>& day)
{
    return day ? format_iso_day(*day) : std::string {};
}

std::string_view in_words(View& view, const std::optional<CivilDay>& day)
{
    return day ? view.tr.day(*day) : std::string_view {};
}

} // namespace

std::string_view date_words(View& view)
{
    const app::DateChoice& date = view.model.view.date;
    if (date.preset)
        return view.tr.label(*date.preset);
    if (date.from && date.to)
        return view.tr.day_range(*date.from, *date.to);
    if (date.from)
        return view.tr.text(words::filter_date_since, {.day = view.tr.day(*date.from)});
    if (date.to)
        return view.tr.text(words::filter_date_until, {.day = view.tr.day(*date.to)});
    return {};
}

float date_filter_width(View& view, std::string_view name)
{
    return date_range_width(view.ui, name);
}

void date_filter(View& view, Rect place, std::string_view name)
{
    const app::DateChoice& chosen = view.model.view.date;
    const ListAnswer* answer = view.model.list.memo.answer();
    std::array<ListOption, i18n::date_preset_count> presets;
    for (std::size_t i = 0; i < presets.size(); ++i) {
        auto preset = static_cast<i18n::DatePreset>(i);
        presets[i].label = view.tr.label(preset);
        presets[i].chosen = chosen.preset == preset;
        if (answer && answer->facets && i < answer->facets->ranges.size()) {
            std::uint32_t count = answer->facets->ranges[i];
            presets[i].name = view.tr.text(words::filter_option, {.count = count, .option = presets[i].label});
            presets[i].count = view.tr.number(count);
        }
    }
    std::string from = iso(chosen.from);
    std::string to = iso(chosen.to);
    bool reversed = chosen.from && chosen.to && *chosen.to < *chosen.from;
    auto result = date_range(view.ui, place,
        {.name = name,
            .value = date_words(view),
            .presets = presets,
            .from = from,
            .to = to,
            .from_shown = in_words(view, chosen.from),
            .to_shown = in_words(view, chosen.to),
            .from_label = view.tr.text(words::filter_date_from),
            .to_label = view.tr.text(words::filter_date_to),
            .error = reversed ? view.tr.text(words::filter_date_wrong_order) : std::string_view {}});
    if (result.preset) {
        auto preset = static_cast<i18n::DatePreset>(*result.preset);
        // Chosen again, it is taken back.
        view.emit(action::ChooseDate {chosen.preset == preset ? app::DateChoice {} : app::DateChoice {preset, {}, {}}});
    } else if (result.from || result.to) {
        app::DateChoice days {{}, chosen.from, chosen.to};
        if (result.from)
            days.from = parse_iso_day(*result.from);
        if (result.to)
            days.to = parse_iso_day(*result.to);
        view.emit(action::ChooseDate {days});
    }
}

} // namespace carnet::ui::views
