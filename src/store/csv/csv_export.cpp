#include "store/csv/csv_export.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>

namespace carnet::store {

namespace {

// Several values in one cell.
template <typename Values, typename Text> std::string joined(const Values& values, Text text)
{
    std::string all;
    for (const auto& value : values) {
        if (!all.empty())
            all += "; ";
        all += text(value);
    }
    return all;
}

} // namespace

CsvExport::CsvExport(Book& book, std::shared_ptr<const ListResult> rows, CsvOptions options)
    : m_book(book)
    , m_rows(std::move(rows))
    , m_options(std::move(options))
{
    CHECK(m_options.headings.empty() || m_options.headings.size() == m_options.columns.size());
    for (CsvColumn column : m_options.columns) {
        if (column == CsvColumn::items || is_of_an_item(column))
            m_parts.insert(OrderPart::items);
        if (column == CsvColumn::tracking_numbers || column == CsvColumn::carriers
            || column == CsvColumn::tracking_urls)
            m_parts.insert(OrderPart::tracking);
    }
    if (m_options.rows == CsvOptions::Rows::one_an_item)
        m_parts.insert(OrderPart::items);
}

Result<Step> CsvExport::step(Slice& slice, std::string& out)
{
    CsvWriter writer {out, m_options.delimiter};
    if (!m_begun) {
        m_begun = true;
        out += utf8_byte_order_mark;
        for (std::size_t i = 0; i < m_options.columns.size(); ++i)
            writer.plain(m_options.headings.empty() ? wire_name(m_options.columns[i])
                                                    : std::string_view {m_options.headings[i]});
        writer.end_row();
    }
    constexpr std::size_t between_questions = 32;
    while (m_next < m_rows->rows.size()) {
        OrderRow row = m_rows->rows[m_next];
        if (m_book.index().columns().contains(row))
            write_order(writer, TRY(m_book.order_parts(row, m_parts)));
        ++m_next;
        if (m_next % between_questions == 0 && m_next < m_rows->rows.size() && slice.spent())
            return Step::more;
    }
    return Step::done;
}

void CsvExport::write_order(CsvWriter& writer, const Order& order) const
{
    bool an_item_each = m_options.rows == CsvOptions::Rows::one_an_item && !order.items.empty();
    std::size_t rows = an_item_each ? order.items.size() : 1;
    for (std::size_t i = 0; i < rows; ++i) {
        for (CsvColumn column : m_options.columns)
            write_cell(writer, column, order, an_item_each ? &order.items[i] : nullptr);
        writer.end_row();
    }
}

void CsvExport::write_money(CsvWriter& writer, std::int64_t minor_units, Currency currency) const
{
    std::string amount = to_decimal({minor_units, currency});
    if (m_options.decimal_comma)
        std::ranges::replace(amount, '.', ',');
    writer.plain(amount);
}

void CsvExport::write_date(CsvWriter& writer, std::optional<Timestamp> time) const
{
    if (!time)
        writer.plain("");
    else
        writer.plain(m_options.date ? m_options.date(*time) : format_rfc3339(*time));
}

void CsvExport::write_cell(CsvWriter& writer, CsvColumn column, const Order& order, const LineItem* item) const
{
    const Customer& customer = order.customer;
    switch (column) {
    case CsvColumn::number:
        return writer.text(order.number);
    case CsvColumn::created_at:
        return write_date(writer, order.created_at);
    case CsvColumn::updated_at:
        return write_date(writer, order.updated_at);
    case CsvColumn::paid_at:
        return write_date(writer, order.paid_at);
    case CsvColumn::status:
        return writer.plain(m_options.status ? m_options.status(order.status, order.payment_status)
                                             : std::string {wire_name(order.status)});
    case CsvColumn::payment_status:
        return writer.plain(m_options.payment_status ? m_options.payment_status(order.payment_status)
                                                     : std::string {wire_name(order.payment_status)});
    case CsvColumn::archived:
        return writer.plain(order.archived ? "1" : "0");
    case CsvColumn::module:
        return writer.plain(wire_name(order.module));
    case CsvColumn::page:
        return writer.text(order.page_id);
    case CsvColumn::origin:
        return writer.plain(wire_name(order.origin));
    case CsvColumn::name:
        return writer.text(customer.name);
    case CsvColumn::email:
        return writer.text(customer.email);
    case CsvColumn::phone:
        return looks_like_phone_number(customer.phone) ? writer.plain(customer.phone) : writer.text(customer.phone);
    case CsvColumn::country:
        return writer.text(customer.country);
    case CsvColumn::state:
        return writer.text(customer.state);
    case CsvColumn::city:
        return writer.text(customer.city);
    case CsvColumn::address:
        return writer.text(customer.address);
    case CsvColumn::postcode:
        return writer.text(customer.postcode);
    case CsvColumn::currency:
        return writer.plain(order.currency.code());
    case CsvColumn::subtotal:
        return write_money(writer, order.totals.subtotal, order.currency);
    case CsvColumn::discount:
        return write_money(writer, order.totals.discount, order.currency);
    case CsvColumn::shipping:
        return write_money(writer, order.totals.shipping, order.currency);
    case CsvColumn::tax:
        return write_money(writer, order.totals.tax, order.currency);
    case CsvColumn::total:
        return write_money(writer, order.totals.total, order.currency);
    case CsvColumn::payment_method:
        return writer.text(order.payment.method);
    case CsvColumn::payment_reference:
        return writer.text(order.payment.reference);
    case CsvColumn::tags:
        return writer.text(joined(order.tags, [this](const TagId& id) { return m_book.tag_name(id); }));
    case CsvColumn::tracking_numbers:
        return writer.text(joined(order.tracking, [](const Tracking& parcel) { return parcel.number; }));
    case CsvColumn::carriers:
        return writer.text(joined(order.tracking, [](const Tracking& parcel) { return parcel.carrier; }));
    case CsvColumn::tracking_urls:
        return writer.text(joined(order.tracking, [](const Tracking& parcel) { return parcel.url; }));
    case CsvColumn::items:
        return writer.text(joined(order.items,
            [](const LineItem& line) { return std::to_string(line.quantity) + " \xc3\x97 " + line.name; }));
    default:
        return write_item_cell(writer, column, order, item);
    }
}

void CsvExport::write_item_cell(CsvWriter& writer, CsvColumn column, const Order& order, const LineItem* item) const
{
    if (!item)
        return writer.plain("");
    switch (column) {
    case CsvColumn::item_name:
        return writer.text(item->name);
    case CsvColumn::item_sku:
        return writer.text(item->sku);
    case CsvColumn::item_options:
        return writer.text(
            joined(item->options, [](const ItemOption& option) { return option.name + ": " + option.value; }));
    case CsvColumn::item_quantity:
        return writer.plain(std::to_string(item->quantity));
    case CsvColumn::item_unit_price:
        return write_money(writer, item->unit_price, order.currency);
    case CsvColumn::item_total:
        return write_money(writer, item->unit_price * item->quantity, order.currency);
    default:
        return writer.plain("");
    }
}

} // namespace carnet::store
