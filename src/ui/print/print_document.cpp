#include "ui/print/print_document.hpp"

#include "domain/carriers.hpp"
#include "i18n/words.hpp"
#include "ui/words/customer_words.hpp"

#include <span>
#include <utility>

namespace carnet::ui {

namespace words = i18n::words;

namespace {

using enum PrintTag;

PrintElement said(std::string_view text, PrintLook look = PrintLook::plain)
{
    return {PrintTag::paragraph, look, std::string {text}};
}

// A titled block of lines; nothing when there are none.
void add_block(PrintElement& parent, std::string_view title, std::span<const std::string> lines)
{
    PrintElement made {block, PrintLook::plain, {}};
    for (const std::string& line : lines) {
        if (!line.empty())
            made.add(said(line));
    }
    if (made.children.empty())
        return;
    made.children.insert(made.children.begin(), {subheading, PrintLook::plain, std::string {title}});
    parent.add(std::move(made));
}

std::string_view name_of(i18n::Translator& tr, const LineItem& item)
{
    return item.name.empty() ? tr.text(words::items_unnamed) : std::string_view {item.name};
}

// One order's page.
class PageOf {
public:
    PageOf(i18n::Translator& tr, const app::PrintJob& job, const Order& order, Timestamp now)
        : m_tr(tr)
        , m_job(job)
        , m_order(order)
        , m_now(now)
        , m_page {section, PrintLook::page, {}}
    {
    }

    PrintElement make() &&
    {
        add_masthead();
        add_people();
        add_items();
        if (!m_job.packing_slips)
            add_totals();
        add_tracking();
        add_end();
        return std::move(m_page);
    }

private:
    void add_masthead()
    {
        PrintElement& top = m_page.add({block, PrintLook::masthead, {}});
        std::string_view title = m_job.packing_slips
            ? m_tr.text(words::print_slip_heading, {.number = m_order.number})
            : m_tr.text(words::print_order_heading, {.number = m_order.number});
        top.add({heading, PrintLook::plain, std::string {title}});
        if (!m_job.shop.empty())
            top.add(said(m_job.shop, PrintLook::strong));
        top.add(said(m_tr.date(m_order.created_at), PrintLook::muted));
    }

    void add_people()
    {
        const Customer& customer = m_order.customer;
        PrintElement& people = m_page.add({block, PrintLook::columns, {}});
        // What is not sent anywhere has no address, and a name alone is none.
        if (!customer.address.empty() || !customer.city.empty() || !customer.postcode.empty())
            add_block(people, m_tr.text(words::print_ship_to), address_words(m_tr, customer));
        std::vector<std::string> contact {customer.name, customer.email, customer.phone};
        add_block(people, m_tr.text(words::print_customer), contact);
        if (m_job.packing_slips)
            return;
        std::vector<std::string> payment {
            std::string {m_tr.text(i18n::status_label(m_order.status, m_order.payment_status))},
            std::string {m_tr.label(m_order.payment_status)}, m_order.payment.method, m_order.payment.reference};
        // An abandoned cart says the same of both.
        if (payment[0] == payment[1])
            payment[0].clear();
        add_block(people, m_tr.text(words::print_payment), payment);
    }

    void add_cell(PrintElement& row, std::string_view text, PrintLook look)
    {
        row.add({cell, look, std::string {text}});
    }

    void add_items()
    {
        bool prices = !m_job.packing_slips;
        PrintElement& table_of_items = m_page.add({table, PrintLook::items, {}});
        PrintElement& titles = table_of_items.add({table_head, PrintLook::plain, {}}).add({row, PrintLook::plain, {}});
        auto title = [&](std::string_view text, PrintLook look) {
            titles.add({header_cell, look, std::string {text}});
        };
        title(m_tr.text(words::print_item), PrintLook::plain);
        title(m_tr.text(words::print_sku), PrintLook::plain);
        title(m_tr.text(words::print_quantity), PrintLook::number);
        if (prices) {
            title(m_tr.text(words::print_price), PrintLook::number);
            title(m_tr.text(words::print_line_total), PrintLook::number);
        }
        PrintElement& body = table_of_items.add({table_body, PrintLook::plain, {}});
        for (const LineItem& item : m_order.items) {
            PrintElement& line = body.add({row, PrintLook::plain, {}});
            add_name(line, item);
            add_cell(line, item.sku, PrintLook::plain);
            add_cell(line, m_tr.number(item.quantity), PrintLook::number);
            if (!prices)
                continue;
            auto total = checked_multiply(item.unit_price, item.quantity);
            add_cell(line, m_tr.money({item.unit_price, m_order.currency}), PrintLook::number);
            add_cell(line, total ? m_tr.money({*total, m_order.currency}) : std::string_view {}, PrintLook::number);
        }
    }

    void add_name(PrintElement& line, const LineItem& item)
    {
        PrintElement& name = line.add({cell, PrintLook::plain, {}});
        name.add(said(name_of(m_tr, item), PrintLook::strong));
        for (const ItemOption& option : item.options)
            name.add(
                said(m_tr.text(words::items_option, {.name = option.name, .value = option.value}), PrintLook::muted));
        if (item.starts_at)
            name.add(said(m_tr.text(words::items_starts, {.when = m_tr.date(*item.starts_at)}), PrintLook::muted));
    }

    void add_totals()
    {
        const Totals& totals = m_order.totals;
        PrintElement& body = m_page.add({table, PrintLook::totals, {}}).add({table_body, PrintLook::plain, {}});
        auto amount = [&](std::string_view label, std::int64_t minor_units, PrintLook look) {
            PrintElement& line = body.add({row, look, {}});
            line.add({header_cell, PrintLook::plain, std::string {label}});
            add_cell(line, m_tr.money({minor_units, m_order.currency}), PrintLook::number);
        };
        amount(m_tr.text(words::summary_subtotal), totals.subtotal, PrintLook::plain);
        if (totals.discount != 0)
            amount(m_tr.text(words::summary_discount), -totals.discount, PrintLook::plain);
        amount(m_tr.text(words::summary_shipping), totals.shipping, PrintLook::plain);
        amount(m_tr.text(words::summary_tax), totals.tax, PrintLook::plain);
        amount(m_tr.text(words::summary_total), totals.total, PrintLook::strong);
    }

    void add_tracking()
    {
        std::vector<std::string> lines;
        for (const Tracking& parcel : m_order.tracking)
            lines.push_back(parcel.carrier.empty() ? parcel.number : parcel.carrier + " " + parcel.number);
        add_block(m_page, m_tr.text(words::print_tracking), lines);
    }

    void add_end()
    {
        if (m_job.packing_slips)
            m_page.add(said(m_tr.text(words::print_thanks)));
        m_page.add(said(m_tr.text(words::print_printed_on, {.date = m_tr.date(m_now)}), PrintLook::fine_print));
    }

    i18n::Translator& m_tr;
    const app::PrintJob& m_job;
    const Order& m_order;
    Timestamp m_now;
    PrintElement m_page;
};

// ── As bytes ────────────────────────────────────────────────────────────────────────────────────────────────────────

void put_number(std::string& bytes, std::size_t number)
{
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(number >> shift & 0xFF);
}

void put_text(std::string& bytes, std::string_view text)
{
    put_number(bytes, text.size());
    bytes += text;
}

void put_element(std::string& bytes, const PrintElement& element)
{
    bytes += static_cast<char>(element.tag);
    bytes += static_cast<char>(element.look);
    put_number(bytes, element.children.size());
    put_text(bytes, element.text);
    for (const PrintElement& child : element.children)
        put_element(bytes, child);
}

} // namespace

PrintDocument print_document(i18n::Translator& tr, const app::PrintJob& job, Timestamp now)
{
    PrintDocument document;
    if (job.orders.size() == 1) {
        const std::string& number = job.orders.front().number;
        document.title = job.packing_slips ? tr.text(words::print_slip_heading, {.number = number})
                                           : tr.text(words::print_order_heading, {.number = number});
    } else {
        document.title = tr.text(job.packing_slips ? words::print_packing_slips : words::print_orders);
    }
    document.pages.reserve(job.orders.size());
    for (const Order& order : job.orders)
        document.pages.push_back(PageOf {tr, job, order, now}.make());
    return document;
}

std::string bytes_of(const PrintDocument& document)
{
    std::string bytes;
    put_text(bytes, document.title);
    put_number(bytes, document.pages.size());
    for (const PrintElement& page : document.pages)
        put_element(bytes, page);
    return bytes;
}

} // namespace carnet::ui
