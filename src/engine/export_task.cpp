#include "engine/export_task.hpp"

#include <algorithm>
#include <utility>

namespace carnet::engine {

namespace {

// Large enough that a message costs nothing beside it, small enough that a million orders never stand in memory.
constexpr std::size_t piece_bytes = 256 * 1024;

std::int32_t offset_at(const std::vector<ZoneOffset>& offsets, Timestamp time)
{
    std::int32_t seconds = 0;
    for (const ZoneOffset& offset : offsets) {
        if (offset.from > time)
            break;
        seconds = offset.seconds;
    }
    return seconds;
}

void append_two_digits(std::string& out, std::int64_t value)
{
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

class ExportTask final : public Task {
public:
    ExportTask(std::unique_ptr<store::CsvExport> csv, std::function<void(Bytes)> send, Responder responder)
        : m_csv(std::move(csv))
        , m_send(std::move(send))
        , m_responder(std::move(responder))
    {
    }

    [[nodiscard]] Result<store::Step> step(store::Slice& slice, Timestamp) override
    {
        auto stepped = TRY(m_csv->step(slice, m_piece));
        if (m_piece.size() >= piece_bytes)
            send_piece();
        return stepped;
    }
    [[nodiscard]] std::int64_t done() const override { return static_cast<std::int64_t>(m_csv->written()); }
    [[nodiscard]] std::int64_t total() const override { return static_cast<std::int64_t>(m_csv->total()); }
    void end(Result<End> how) override
    {
        if (!how)
            return m_responder.answer(Result<ExportDone> {std::unexpected(std::move(how).error())});
        if (*how == End::stopped)
            return m_responder.answer(Result<ExportDone> {failure(ErrorCode::cancelled, "")});
        send_piece();
        m_responder.answer(Result<ExportDone> {ExportDone {done()}});
    }

private:
    void send_piece()
    {
        m_send({m_piece.begin(), m_piece.end()});
        m_piece.clear();
    }

    std::unique_ptr<store::CsvExport> m_csv;
    std::function<void(Bytes)> m_send;
    std::string m_piece;
    Responder m_responder;
};

} // namespace

std::string csv_date(Timestamp time, const CsvForm& form)
{
    constexpr std::int64_t seconds_per_day = 86'400;
    std::int64_t local = to_milliseconds(time) / 1000 + offset_at(form.offsets, time);
    std::int64_t days = local / seconds_per_day - (local % seconds_per_day < 0 ? 1 : 0);
    std::int64_t second = local - days * seconds_per_day;
    CivilDay day = civil_day(days);
    auto separator = static_cast<char>(form.date_separator);
    std::string text;
    auto year = [&] {
        append_two_digits(text, day.year / 100);
        append_two_digits(text, day.year % 100);
    };
    auto month = [&] { append_two_digits(text, day.month); };
    auto day_of_month = [&] { append_two_digits(text, day.day); };
    switch (form.dates) {
    case CsvDates::day_month_year:
        day_of_month(), text += separator, month(), text += separator, year();
        break;
    case CsvDates::month_day_year:
        month(), text += separator, day_of_month(), text += separator, year();
        break;
    case CsvDates::year_month_day:
    case CsvDates::iso:
        year(), text += separator, month(), text += separator, day_of_month();
        break;
    }
    text += ' ';
    append_two_digits(text, second / 3600);
    text += ':';
    append_two_digits(text, second / 60 % 60);
    return text;
}

store::CsvOptions csv_options(const CsvForm& form)
{
    store::CsvOptions options;
    options.rows = form.rows == CsvRows::one_an_item ? store::CsvOptions::Rows::one_an_item
                                                     : store::CsvOptions::Rows::one_an_order;
    options.columns = form.columns;
    options.headings = form.headings;
    options.delimiter = static_cast<char>(form.delimiter);
    options.decimal_comma = form.decimal_comma;
    if (form.dates != CsvDates::iso)
        options.date = [form](Timestamp time) { return csv_date(time, form); };
    // An abandoned cart has no order status of its own (SPEC 2): the word of its payment stands in both columns.
    options.status = [form](OrderStatus status, PaymentStatus payment) {
        return has_order_status(status, payment) ? form.statuses[static_cast<std::size_t>(status)]
                                                 : form.payments[static_cast<std::size_t>(payment)];
    };
    options.payment_status = [form](PaymentStatus payment) { return form.payments[static_cast<std::size_t>(payment)]; };
    return options;
}

std::unique_ptr<Task> export_task(
    std::unique_ptr<store::CsvExport> csv, std::function<void(Bytes)> send, Responder responder)
{
    return std::make_unique<ExportTask>(std::move(csv), std::move(send), std::move(responder));
}

} // namespace carnet::engine
