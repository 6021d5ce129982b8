// The list as a file (S65, S66): what stands on the screen, with its filters and its sort, or what is ticked; the words
// and the form of its dates are the merchant's.
#include "app/export_choices.hpp"
#include "app/updater.hpp"
#include "app/url_query.hpp"
#include "i18n/words.hpp"

#include <charconv>

namespace carnet::app {

namespace words = i18n::words;

namespace {

i18n::PlainMessage heading_of(CsvColumn column)
{
    // In the order of the enum.
    constexpr std::array headings {words::export_column_number, words::export_column_created,
        words::export_column_updated, words::export_column_paid_at, words::export_column_status,
        words::export_column_payment, words::export_column_archived, words::export_column_module,
        words::export_column_page, words::export_column_origin, words::export_column_name, words::export_column_email,
        words::export_column_phone, words::export_column_country, words::export_column_state, words::export_column_city,
        words::export_column_address, words::export_column_postcode, words::export_column_currency,
        words::export_column_subtotal, words::export_column_discount, words::export_column_shipping,
        words::export_column_tax, words::export_column_total, words::export_column_payment_method,
        words::export_column_payment_reference, words::export_column_tags, words::export_column_tracking_numbers,
        words::export_column_carriers, words::export_column_tracking_urls, words::export_column_items,
        words::export_column_item_name, words::export_column_item_sku, words::export_column_item_options,
        words::export_column_item_quantity, words::export_column_item_price, words::export_column_item_total};
    static_assert(headings.size() == enum_count<CsvColumn>);
    return headings[static_cast<std::size_t>(column)];
}

std::string to_text(const ExportChoices& choices)
{
    UrlQuery query;
    query.add("rows", choices.rows == engine::CsvRows::one_an_item ? "items" : "orders");
    query.add("hidden", std::to_string(choices.hidden_columns));
    query.add("delimiter", choices.delimiter == 0 ? std::string {} : std::string {choices.delimiter});
    query.add("dates", choices.iso_dates ? "iso" : "local");
    return query.text();
}

ExportChoices choices_from(std::string_view text)
{
    UrlQuery query {text};
    ExportChoices choices;
    choices.rows = query.get("rows") == "items" ? engine::CsvRows::one_an_item : engine::CsvRows::one_an_order;
    std::string_view hidden = query.get("hidden");
    std::from_chars(hidden.data(), hidden.data() + hidden.size(), choices.hidden_columns);
    std::string_view delimiter = query.get("delimiter");
    if (delimiter == "," || delimiter == ";" || delimiter == "\t")
        choices.delimiter = delimiter.front();
    choices.iso_dates = query.get("dates") != "local";
    return choices;
}

engine::CsvDates dates_of(i18n::DateOrder order)
{
    switch (order) {
    case i18n::DateOrder::day_month_year:
        return engine::CsvDates::day_month_year;
    case i18n::DateOrder::month_day_year:
        return engine::CsvDates::month_day_year;
    case i18n::DateOrder::year_month_day:
        return engine::CsvDates::year_month_day;
    }
    return engine::CsvDates::iso;
}

} // namespace

i18n::PlainMessage csv_heading(CsvColumn column)
{
    return heading_of(column);
}

std::vector<CsvColumn> csv_columns(const ExportChoices& choices)
{
    std::vector<CsvColumn> columns;
    bool by_item = choices.rows == engine::CsvRows::one_an_item;
    for (std::size_t i = 0; i < enum_count<CsvColumn>; ++i) {
        auto column = static_cast<CsvColumn>(i);
        // All items in one cell, or each with cells of its own: never both.
        bool fits = by_item ? column != CsvColumn::items : !is_of_an_item(column);
        if (fits && choices.shows(column))
            columns.push_back(column);
    }
    return columns;
}

char csv_delimiter(const ExportChoices& choices, const i18n::LocaleFacts& facts)
{
    if (choices.delimiter != 0)
        return choices.delimiter;
    return facts.decimal_separator == U',' ? ';' : ',';
}

void Updater::on(const action::OpenExport& action)
{
    const ListAnswer* answer = m.list.memo.answer();
    std::int64_t matching = answer ? answer->count : 0;
    ExportDialog dialog;
    dialog.selection = action.selection;
    dialog.orders = action.selection ? m.selection.count(matching) : matching;
    dialog.choices = m.export_choices;
    m.dialog = std::move(dialog);
}

void Updater::on(const action::ExportChoicesRead& action)
{
    if (action.setting && action.setting->value)
        m.export_choices = choices_from(*action.setting->value);
}

void Updater::run_export(ExportDialog& dialog)
{
    if (dialog.choices != m.export_choices) {
        m.export_choices = dialog.choices;
        put_setting(export_key, to_text(dialog.choices));
    }
    auto& tr = m_context.tr;
    const i18n::LocaleFacts& facts = tr.facts();
    ListQuery list = list_query(m, m_context);
    engine::RunExport run;
    run.filter = std::move(list.filter);
    run.sort = list.sort;
    run.only_selected = dialog.selection;
    run.selected_all = m.selection.is_all();
    run.selected = m.selection.rows();

    engine::CsvForm& form = run.form;
    form.rows = dialog.choices.rows;
    form.columns = csv_columns(dialog.choices);
    for (CsvColumn column : form.columns)
        form.headings.emplace_back(tr.text(csv_heading(column)));
    char delimiter = csv_delimiter(dialog.choices, facts);
    form.delimiter = static_cast<std::uint8_t>(delimiter);
    // A comma is a decimal comma only where it cannot be taken for the separator.
    form.decimal_comma = facts.decimal_separator == U',' && delimiter != ',';
    if (!dialog.choices.iso_dates) {
        form.dates = dates_of(facts.date_order);
        form.date_separator = static_cast<std::uint8_t>(facts.date_separator);
        for (const i18n::ZoneSpan& span : tr.zone().spans_between(timestamp_from_milliseconds(0), m_context.now))
            form.offsets.push_back({span.from, span.offset_seconds});
    }
    for (std::size_t i = 0; i < enum_count<OrderStatus>; ++i)
        form.statuses[i] = tr.label(static_cast<OrderStatus>(i));
    for (std::size_t i = 0; i < enum_count<PaymentStatus>; ++i)
        form.payments[i] = tr.label(static_cast<PaymentStatus>(i));

    std::string day = format_iso_day(tr.zone().day_of(m_context.now));
    bool archived = m.view.filter.list == ListKind::archived;
    std::string name {archived ? tr.text(words::export_file_name_archived, {.day = day})
                               : tr.text(words::export_file_name, {.day = day})};
    name += ".csv";
    dialog.running = true;
    dialog.done = 0;
    m_effects.add(effect::DropFile {});
    m_effects.run_task(std::move(run), [name](Result<engine::ExportDone> result) -> Action {
        return action::ExportEnded {name, std::move(result)};
    });
}

void Updater::on(const action::ExportEnded& action)
{
    // Left meanwhile: pieces that came since were not kept, so there is no whole file, even if the engine made one.
    bool was_left = !std::holds_alternative<ExportDialog>(m.dialog);
    if (!was_left)
        m.dialog = {};
    if (action.result && !was_left) {
        m_effects.add(effect::SaveFile {action.file_name, "text/csv;charset=utf-8"});
        return toast({words::export_done_toast, {.count = action.result->orders, .file = action.file_name}});
    }
    m_effects.add(effect::DropFile {});
    if (was_left || action.result.error().code == ErrorCode::cancelled)
        toast(words::export_cancelled_toast);
    else
        toast(words::export_failed, {}, ToastKind::error);
}

} // namespace carnet::app
