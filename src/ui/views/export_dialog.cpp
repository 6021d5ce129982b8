// What an export holds and how it is written (SPEC 8): rows, columns, separator, dates; how many orders it is; how far
// it has come, and a way to stop it.
#include "app/export_choices.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/tabs.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/dialogs.hpp"

#include <array>

namespace carnet::ui::views {

namespace {

constexpr float footer_height = 64;

template <std::size_t Count>
std::size_t choice(
    View& view, Rect& body, std::string_view label, const std::array<TabItem, Count>& items, std::size_t chosen)
{
    Ui& ui = view.ui;
    Rect line = body.take_top(ui.control_height(), size::space_small);
    float width = tabs_width(ui, items, TabLook::segmented);
    Rect control = line.take_end(std::min(width, line.width() * 0.7F), size::space);
    {
        IdScope scope = ui.scope("label");
        text(ui, label, line, label);
    }
    return tabs(ui, control, label, items, chosen, TabLook::segmented);
}

void column_list(View& view, Rect body, app::ExportChoices& choices)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    // All that fit the kind of rows, shown or not.
    app::ExportChoices all = choices;
    all.hidden_columns = 0;
    auto columns = app::csv_columns(all);
    auto shown = app::csv_columns(choices).size();
    Rect line = body.take_top(ui.control_height(), size::space_tiny);
    std::string_view every = tr.text(words::export_columns_all);
    Tristate state = shown == columns.size() ? Tristate::yes : shown == 0 ? Tristate::no : Tristate::mixed;
    float width = ui.text_width(every, style::body) + size::space_huge;
    if (checkbox(ui, line.take_start(width, size::space), every, state)) {
        for (CsvColumn column : columns) {
            std::uint64_t bit = std::uint64_t {1} << static_cast<unsigned>(column);
            choices.hidden_columns =
                state == Tristate::yes ? choices.hidden_columns | bit : choices.hidden_columns & ~bit;
        }
    }
    text(ui, "chosen", line,
        tr.text(words::export_columns_chosen,
            {.chosen = static_cast<std::int64_t>(shown), .total = static_cast<std::int64_t>(columns.size())}),
        style::muted);

    std::size_t per_line = body.width() > 420 ? 3 : 2;
    std::size_t lines = (columns.size() + per_line - 1) / per_line;
    float row = ui.control_height();
    ScrollScope scroll = ui.scroll_area(ui.id("columns"), body, static_cast<double>(row) * static_cast<double>(lines),
        {.role = Role::group, .name = tr.text(words::export_columns)});
    Rect area = scroll.content();
    for (std::size_t i = 0; i < columns.size(); i += per_line) {
        Rect cells = area.take_top(row);
        float cell = cells.width() / static_cast<float>(per_line);
        for (std::size_t j = i; j < std::min(i + per_line, columns.size()); ++j) {
            std::uint64_t bit = std::uint64_t {1} << static_cast<unsigned>(columns[j]);
            Tristate checked = choices.shows(columns[j]) ? Tristate::yes : Tristate::no;
            if (checkbox(ui, cells.take_start(cell), tr.text(app::csv_heading(columns[j])), checked))
                choices.hidden_columns ^= bit;
        }
    }
}

void choices_form(View& view, Rect body, const app::ExportDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    std::string_view what = dialog.selection ? tr.text(words::export_what_selected, {.count = dialog.orders})
                                             : tr.text(words::export_what, {.count = dialog.orders});
    paragraph(ui, "what", body.take_top(ui.paragraph_height(what, style::strong, body.width()), size::space), what,
        style::strong);

    app::ExportChoices choices = dialog.choices;
    std::array rows {TabItem {tr.text(words::export_rows_orders)}, TabItem {tr.text(words::export_rows_items)}};
    choices.rows = static_cast<engine::CsvRows>(
        choice(view, body, tr.text(words::export_rows), rows, static_cast<std::size_t>(choices.rows)));

    constexpr std::array delimiters {',', ';', '\t'};
    std::array separators {TabItem {tr.text(words::export_separator_comma)},
        TabItem {tr.text(words::export_separator_semicolon)}, TabItem {tr.text(words::export_separator_tab)}};
    char used = app::csv_delimiter(choices, tr.facts());
    auto before = static_cast<std::size_t>(std::find(delimiters.begin(), delimiters.end(), used) - delimiters.begin());
    std::size_t now = choice(view, body, tr.text(words::export_separator), separators, before);
    if (now != before)
        choices.delimiter = delimiters[now];

    std::string iso = format_rfc3339(view.now).substr(0, 10);
    std::array dates {TabItem {tr.text(words::export_dates_iso, {.example = iso})},
        TabItem {tr.text(words::export_dates_local,
            {.example = tr.day(tr.zone().day_of(view.now), i18n::DateStyle::date_numeric)})}};
    choices.iso_dates = choice(view, body, tr.text(words::export_dates), dates, choices.iso_dates ? 0 : 1) == 0;

    std::string_view note = tr.text(words::export_safe_note);
    float note_height = ui.paragraph_height(note, style::muted, body.width());
    paragraph(ui, "note", body.take_bottom(note_height, size::space_small), note, style::muted);
    column_list(view, body, choices);
    if (choices != dialog.choices) {
        auto edited = dialog;
        edited.choices = choices;
        view.emit(action::EditDialog {std::move(edited)});
    }
}

void buttons(View& view, Rect footer, const app::ExportDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    Rect line = footer.middle_start({footer.width(), ui.control_height()});
    if (dialog.running) {
        std::string_view stop = tr.text(words::common_cancel);
        if (button(ui, line.take_end(button_width(ui, stop)), stop))
            view.emit(action::StopTask {});
        return;
    }
    std::string_view save = tr.text(words::export_confirm);
    ButtonOptions look {.kind = ButtonKind::primary};
    if (dialog.orders == 0)
        look.disabled_reason = tr.text(words::export_nothing);
    else if (app::csv_columns(dialog.choices).empty())
        look.disabled_reason = tr.text(words::export_columns_needed);
    if (button(ui, line.take_end(button_width(ui, save, look), size::space_small), save, look))
        view.emit(action::ConfirmDialog {});
    std::string_view back = tr.text(words::common_back);
    if (button(ui, line.take_end(button_width(ui, back)), back))
        view.emit(action::CloseDialog {});
}

} // namespace

void export_dialog(View& view, const app::ExportDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    float height = dialog.running ? 200 : 600;
    DialogScope window = ui::dialog(
        ui, {.name = tr.text(words::export_title), .width = 560, .height = height, .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    if (dialog.running) {
        float share = dialog.orders > 0 ? static_cast<float>(dialog.done) / static_cast<float>(dialog.orders) : -1;
        progress(ui, body.take_top(44), tr.text(words::export_title), share,
            tr.text(words::export_running, {.done = dialog.done, .total = dialog.orders}));
    } else {
        choices_form(view, body, dialog);
    }
    buttons(view, window.footer, dialog);
}

} // namespace carnet::ui::views
