#include "ui/views/date_filter.hpp"

#include "ui/kit/widgets/listbox.hpp"
#include "ui/kit/widgets/popup.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"

#include <array>
#include <string>

namespace carnet::ui::views {

namespace {

constexpr float popup_width = 300;

// What is typed into the two fields, until it is a day.
struct Typed {
    std::string from;
    std::string to;
    app::DateChoice of; // the choice that the texts were made from
    bool made {false};
};

std::string typed_day(View& view, const std::optional<CivilDay>& day)
{
    return day ? std::string {view.tr.day(*day, i18n::DateStyle::date_numeric)} : std::string {};
}

// One of the two fields: what is wrong with it, if anything, and the day that it holds.
struct DayField {
    std::optional<CivilDay> day;
    bool is_wrong {false};
};

DayField day_field(View& view, Rect& column, std::string_view name, std::string& typed, bool& changed)
{
    Ui& ui = view.ui;
    DayField result;
    result.day = view.tr.parse_day(typed);
    result.is_wrong = !typed.empty() && !result.day;
    std::string_view error = result.is_wrong ? view.tr.text(words::filter_date_not_a_day) : std::string_view {};
    LabelledField places = labelled_field(ui, column, ui.control_height(), !error.empty());
    text(ui, name, places.label, name, style::small);
    std::string_view example = view.tr.day(view.tr.zone().day_of(view.now), i18n::DateStyle::date_numeric);
    auto field = text_field(ui, places.field, name, typed,
        {.kind = InputKind::text,
            .placeholder = example,
            .error = error,
            .enter_key = EnterKey::done,
            .max_length = 32});
    if (field.changed) {
        typed = std::move(field.value);
        changed = true;
    }
    if (!error.empty()) {
        IdScope scope = ui.scope(name);
        text(ui, "error", places.error, error, {.size = TextSize::small, .color = Token::danger_text});
    }
    return result;
}

std::optional<std::size_t> preset_list(View& view, Rect place, std::string_view name)
{
    std::array<ListOption, i18n::date_preset_count> options;
    const ListAnswer* answer = view.model.list.memo.answer();
    for (std::size_t i = 0; i < options.size(); ++i) {
        auto preset = static_cast<i18n::DatePreset>(i);
        options[i].label = view.tr.label(preset);
        options[i].chosen = view.model.view.date.preset == preset;
        if (answer && answer->facets && i < answer->facets->ranges.size()) {
            std::uint32_t count = answer->facets->ranges[i];
            options[i].name = view.tr.text(words::filter_option, {.option = options[i].label, .count = count});
            options[i].count = view.tr.number(count);
        }
    }
    return listbox(view.ui, place, {.name = name, .options = options, .choice = Choice::one});
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

void date_filter(View& view, Rect place, std::string_view name)
{
    Ui& ui = view.ui;
    NodeId popup = ui.id("date popup");
    bool open = filter_button(ui, place, name, popup, Popup::dialog, {.value = date_words(view)});
    Typed& typed = ui.state<Typed>(popup);
    const app::DateChoice& chosen = view.model.view.date;
    if (!open) {
        typed.made = false;
        return;
    }
    // Chosen from the presets or elsewhere: the fields follow. While one types, they are left alone.
    if (!typed.made || typed.of != chosen) {
        typed = {typed_day(view, chosen.from), typed_day(view, chosen.to), chosen, true};
    }
    std::array<ListOption, i18n::date_preset_count> measured {};
    float list_height = listbox_height(ui, {.name = name, .options = measured});
    float fields = 2 * (line_height_of(TextSize::small) + ui.control_height() + size::space_medium + size::space);
    auto scope = begin_popup(ui,
        {.id = popup,
            .trigger = ui.id(name),
            .anchor = place,
            .size = {popup_width, list_height + fields + 5 * size::space},
            .root = {.role = Role::dialog, .name = name}});
    if (!scope)
        return;
    Rect area = scope->rect().inset(size::space);
    if (auto pressed = preset_list(view, area.take_top(list_height, size::space), name)) {
        auto preset = static_cast<i18n::DatePreset>(*pressed);
        // Pressed again, it is taken back.
        view.emit(action::ChooseDate {chosen.preset == preset ? app::DateChoice {} : app::DateChoice {preset, {}, {}}});
        return;
    }
    bool changed = false;
    DayField from = day_field(view, area, view.tr.text(words::filter_date_from), typed.from, changed);
    DayField to = day_field(view, area, view.tr.text(words::filter_date_to), typed.to, changed);
    bool reversed = from.day && to.day && *to.day < *from.day;
    if (reversed)
        text(ui, "reversed", area.take_top(line_height_of(TextSize::small)),
            view.tr.text(words::filter_date_wrong_order), {.size = TextSize::small, .color = Token::danger_text});
    text(ui, "zone", area.take_top(line_height_of(TextSize::small)),
        view.tr.text(words::filter_date_zone, {.zone = view.tr.time_zone()}), style::muted);
    if (!changed || from.is_wrong || to.is_wrong || reversed)
        return;
    app::DateChoice choice {{}, from.day, to.day};
    typed.of = choice;
    if (choice != chosen)
        view.emit(action::ChooseDate {choice});
}

} // namespace carnet::ui::views
