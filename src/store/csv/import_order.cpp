#include "store/csv/import_order.hpp"

#include "base/utf8.hpp"
#include "domain/countries.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace carnet::store {

namespace {

using enum ImportColumn;

// The values of a cell that holds several.
template <typename Take> void split(std::string_view cell, std::string_view separators, Take take)
{
    while (!cell.empty()) {
        std::size_t end = std::min(cell.find_first_of(separators), cell.size());
        std::string_view value = cell.substr(0, end);
        while (value.starts_with(' '))
            value.remove_prefix(1);
        while (value.ends_with(' '))
            value.remove_suffix(1);
        if (!value.empty())
            take(value);
        cell.remove_prefix(std::min(cell.size(), end + 1));
    }
}

std::vector<std::string> values_in(std::string_view cell)
{
    std::vector<std::string> values;
    split(cell, ";", [&](std::string_view value) { values.emplace_back(value); });
    return values;
}

template <typename Enum>
std::optional<Enum> word_of(
    std::string_view word, std::span<const ImportWords> words, std::vector<std::string> ImportWords::*in_language)
{
    if (auto named = parse_wire_name<Enum>(word))
        return named;
    std::string plain = plain_heading(word);
    for (const ImportWords& language : words) {
        const std::vector<std::string>& names = language.*in_language;
        for (std::size_t i = 0; i < std::min(names.size(), enum_count<Enum>); ++i) {
            if (plain_heading(names[i]) == plain)
                return static_cast<Enum>(i);
        }
    }
    return {};
}

struct ForeignStatus {
    std::string_view word;
    OrderStatus status;
    PaymentStatus payment;
};

// WooCommerce has one status for both. "On hold" and "pending" wait for the money, "failed" never got it.
constexpr auto woocommerce_statuses =
    std::to_array<ForeignStatus>({{"pending", OrderStatus::new_order, PaymentStatus::unpaid},
        {"pending payment", OrderStatus::new_order, PaymentStatus::unpaid},
        {"on hold", OrderStatus::new_order, PaymentStatus::unpaid},
        {"processing", OrderStatus::in_progress, PaymentStatus::paid},
        {"completed", OrderStatus::completed, PaymentStatus::paid},
        {"cancelled", OrderStatus::cancelled, PaymentStatus::unpaid},
        {"canceled", OrderStatus::cancelled, PaymentStatus::unpaid},
        {"failed", OrderStatus::cancelled, PaymentStatus::unpaid},
        {"refunded", OrderStatus::refunded, PaymentStatus::refunded},
        {"checkout draft", OrderStatus::new_order, PaymentStatus::abandoned_cart},
        {"draft", OrderStatus::new_order, PaymentStatus::abandoned_cart}});

} // namespace

ImportedOrder ImportOrderReader::read() &&
{
    m_read.line = m_rows.front().line;
    m_read.number = m_file.number_of(m_rows.front());
    m_read.order.number = m_read.number;
    if (is_blank(m_read.number))
        trouble(ImportTrouble::no_number);
    if (m_rows.size() > max_items_per_order)
        trouble(ImportTrouble::too_many_items);
    switch (m_file.format()) {
    case ImportFormat::tracking:
        read_parcels();
        if (m_read.parcels.empty())
            trouble(ImportTrouble::no_tracking_number);
        check_lengths();
        trouble_of_new(ImportTrouble::not_in_book); // a parcel makes no order
        return std::move(m_read);
    case ImportFormat::carnet:
        read_status_of_ours();
        read_parcels();
        break;
    case ImportFormat::shopify:
        read_status_of_shopify();
        break;
    case ImportFormat::woocommerce:
        read_status_of_woocommerce();
        break;
    }
    read_tags();
    read_dates();
    read_customer();
    read_amounts();
    read_items();
    check_lengths();
    return std::move(m_read);
}

void ImportOrderReader::read_status_of_ours()
{
    std::span<const ImportWords> words = m_file.m_reading.words;
    std::string_view status_word = cell(status);
    std::string_view payment_word = cell(payment_status);
    if (!payment_word.empty()) {
        m_read.payment_status = word_of<PaymentStatus>(payment_word, words, &ImportWords::payments);
        if (!m_read.payment_status)
            trouble(ImportTrouble::unknown_payment_status);
    }
    if (!status_word.empty()) {
        m_read.status = word_of<OrderStatus>(status_word, words, &ImportWords::statuses);
        // An order whose payment is being made, or was abandoned, has no status of its own: the word of its payment
        // stands in both columns.
        bool is_of_payment = word_of<PaymentStatus>(status_word, words, &ImportWords::payments).has_value();
        if (!m_read.status && !is_of_payment)
            trouble(ImportTrouble::unknown_status);
    }
    if (std::string_view word = cell(archived); !word.empty())
        m_read.archived = word == "1";
    m_read.order.status = m_read.status.value_or(OrderStatus::new_order);
    m_read.order.payment_status = m_read.payment_status.value_or(PaymentStatus::unpaid);
    m_read.order.archived = m_read.archived.value_or(false);
    if ((m_read.order.status == OrderStatus::refunded) != (m_read.order.payment_status == PaymentStatus::refunded))
        trouble_of_new(ImportTrouble::impossible_status);
    m_read.order.module = parse_wire_name<Module>(cell(module)).value_or(Module::store);
    m_read.order.origin = parse_wire_name<Origin>(cell(origin)).value_or(Origin::store);
    m_read.order.page_id = text(page);
}

void ImportOrderReader::read_status_of_shopify()
{
    std::string payment = plain_heading(cell(payment_status));
    std::string fulfilment = plain_heading(cell(status));
    Order& order = m_read.order;
    if (payment == "paid" || payment == "partially refunded")
        order.payment_status = PaymentStatus::paid;
    else if (payment == "refunded")
        order.payment_status = PaymentStatus::refunded;
    else if (payment.empty() || payment == "pending" || payment == "authorized" || payment == "partially paid"
        || payment == "voided" || payment == "unpaid" || payment == "expired")
        order.payment_status = PaymentStatus::unpaid;
    else
        trouble(ImportTrouble::unknown_payment_status);
    if (order.payment_status == PaymentStatus::refunded)
        order.status = OrderStatus::refunded;
    else if (!cell(cancelled_at).empty())
        order.status = OrderStatus::cancelled;
    else if (fulfilment == "fulfilled")
        order.status = OrderStatus::completed;
    else if (fulfilment == "partial" || fulfilment == "partially fulfilled" || fulfilment == "in progress"
        || fulfilment == "on hold" || fulfilment == "scheduled")
        order.status = OrderStatus::in_progress;
    else if (fulfilment.empty() || fulfilment == "unfulfilled" || fulfilment == "restocked" || fulfilment == "null")
        order.status = OrderStatus::new_order;
    else
        trouble(ImportTrouble::unknown_status);
}

void ImportOrderReader::read_status_of_woocommerce()
{
    std::string word = plain_heading(cell(status));
    if (word.starts_with("wc "))
        word.erase(0, 3);
    auto found = std::ranges::find(woocommerce_statuses, word, &ForeignStatus::word);
    if (found == woocommerce_statuses.end()) {
        if (!word.empty())
            trouble(ImportTrouble::unknown_status);
        return;
    }
    m_read.order.status = found->status;
    m_read.order.payment_status = found->payment;
}

void ImportOrderReader::read_customer()
{
    Customer& customer = m_read.order.customer;
    customer.name = text(name);
    auto join = [](std::string first, std::string last) {
        return first.empty() ? last : last.empty() ? first : first + " " + last;
    };
    if (customer.name.empty())
        customer.name = join(text(first_name), text(last_name));
    if (customer.name.empty())
        customer.name = text(other_name);
    if (customer.name.empty())
        customer.name = join(text(other_first_name), text(other_last_name));
    if (customer.name.empty())
        customer.name = text(company);
    customer.email = text(email);
    customer.phone = text(phone, other_phone);
    // One address or the other, never a street of one with the city of the other.
    bool has_own = !cell(address).empty() || !cell(city).empty() || !cell(postcode).empty();
    auto of_address = [&](ImportColumn own, ImportColumn other) { return text(has_own ? own : other); };
    customer.country = of_address(country, other_country);
    customer.state = of_address(state, other_state);
    customer.city = of_address(city, other_city);
    customer.postcode = of_address(postcode, other_postcode);
    customer.address = of_address(address, other_address);
    if (std::string more = of_address(address_more, other_address_more); !more.empty())
        customer.address += (customer.address.empty() ? "" : ", ") + more;
}

void ImportOrderReader::read_amounts()
{
    Order& order = m_read.order;
    if (std::string code = text(currency); !code.empty()) {
        std::ranges::transform(code, code.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
        auto known = Currency::create(code);
        if (!known)
            return trouble_of_new(ImportTrouble::bad_currency);
        order.currency = *known;
    } else if (m_file.m_reading.currency.empty()) {
        return trouble_of_new(ImportTrouble::bad_currency);
    } else {
        order.currency = m_file.m_reading.currency;
    }
    auto said_subtotal = amount(subtotal);
    order.totals.discount = amount(discount).value_or(0);
    order.totals.shipping = amount(shipping).value_or(0);
    order.totals.tax = amount(tax).value_or(0);
    auto said_total = amount(total);
    order.totals.subtotal = said_subtotal.value_or(0);
    // Shopify's subtotal is what is left after the discount.
    if (m_file.format() == ImportFormat::shopify)
        order.totals.subtotal += order.totals.discount;
    std::int64_t added_up = order.totals.subtotal - order.totals.discount + order.totals.shipping + order.totals.tax;
    order.totals.total = said_total.value_or(added_up);
    if (!said_subtotal)
        order.totals.subtotal = order.totals.total + order.totals.discount - order.totals.shipping - order.totals.tax;
    if (!said_total && !said_subtotal)
        trouble_of_new(ImportTrouble::bad_amount);
    order.payment.method = text(payment_method);
    order.payment.reference = text(payment_reference);
}

void ImportOrderReader::read_items()
{
    if (m_file.headings().has_items_apart()) {
        for (const CsvRow& row : m_rows)
            read_item(row);
    } else {
        read_items_of_one_cell(cell(items));
    }
    std::vector<LineItem>& lines = m_read.order.items;
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i].id = LineItemId::create("l" + std::to_string(i + 1)).value_or(LineItemId {});
}

void ImportOrderReader::read_item(const CsvRow& row)
{
    LineItem item;
    item.name = m_file.text(row, item_name);
    item.sku = m_file.text(row, item_sku);
    if (item.name.empty() && item.sku.empty())
        return; // an order without items, or a row of something else
    std::string_view quantity = m_file.cell(row, item_quantity);
    auto count = quantity.empty() ? std::optional<std::int64_t> {1} : import_quantity(quantity);
    if (!count)
        return trouble_of_new(ImportTrouble::bad_quantity);
    item.quantity = *count;
    std::string_view price = m_file.cell(row, item_price);
    std::string_view line_total = m_file.cell(row, item_total);
    if (!price.empty() || !line_total.empty()) {
        auto value = import_amount(price.empty() ? line_total : price, m_read.order.currency);
        if (!value)
            return trouble_of_new(ImportTrouble::bad_amount);
        item.unit_price = price.empty() && item.quantity > 0 ? *value / item.quantity : *value;
    }
    // Our own: "Size: L; Colour: Red".
    std::string options = m_file.text(row, item_options);
    split(options, ";", [&item](std::string_view pair) {
        std::size_t colon = pair.find(": ");
        if (colon == std::string_view::npos)
            item.options.push_back({"", std::string {pair}});
        else
            item.options.push_back({std::string {pair.substr(0, colon)}, std::string {pair.substr(colon + 2)}});
    });
    m_read.order.items.push_back(std::move(item));
}

// "2 × Mug; 1 × Carnet", and WooCommerce's "2× Mug, 1× Carnet". Prices are not in it: where there is one item alone,
// the subtotal is its price.
void ImportOrderReader::read_items_of_one_cell(std::string_view cell)
{
    constexpr std::string_view times = "\xc3\x97";
    std::string all {without_apostrophe(cell)};
    split(all, m_file.format() == ImportFormat::carnet ? ";" : ",;", [&](std::string_view value) {
        LineItem item;
        item.quantity = 1;
        auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), item.quantity);
        std::string_view behind = value.substr(static_cast<std::size_t>(end - value.data()));
        while (behind.starts_with(' '))
            behind.remove_prefix(1);
        bool counted =
            error == std::errc {} && behind.starts_with(times) && item.quantity >= 0 && item.quantity <= 1'000'000'000;
        if (counted) {
            behind.remove_prefix(times.size());
            while (behind.starts_with(' '))
                behind.remove_prefix(1);
            item.name = behind;
        } else {
            item.quantity = 1;
            item.name = value;
        }
        if (m_read.order.items.size() < max_items_per_order)
            m_read.order.items.push_back(std::move(item));
        else
            trouble_of_new(ImportTrouble::too_many_items);
    });
    if (m_read.order.items.size() != 1)
        return;
    LineItem& only = m_read.order.items.front();
    if (only.quantity > 0 && m_read.order.totals.subtotal % only.quantity == 0)
        only.unit_price = m_read.order.totals.subtotal / only.quantity;
}

void ImportOrderReader::read_tags()
{
    // Ours are apart by "; ", Shopify's by ", ".
    constexpr std::size_t longest_name = 200; // bytes, as the host takes it
    std::string all = text(tags);
    split(all, m_file.format() == ImportFormat::carnet ? ";" : ",", [this](std::string_view tag) {
        if (tag.size() > longest_name)
            return trouble(ImportTrouble::bad_tag);
        if (std::ranges::find(m_read.tags, tag) == m_read.tags.end())
            m_read.tags.emplace_back(tag);
    });
}

void ImportOrderReader::read_parcels()
{
    for (const CsvRow& row : m_rows) {
        std::vector<std::string> numbers = values_in(m_file.text(row, tracking_number));
        std::vector<std::string> carriers = values_in(m_file.text(row, carrier));
        std::vector<std::string> urls = values_in(m_file.text(row, tracking_url));
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            Tracking parcel;
            parcel.number = numbers[i];
            // As many of each, or they cannot be told apart; one carrier alone is that of all.
            if (carriers.size() == numbers.size())
                parcel.carrier = carriers[i];
            else if (carriers.size() == 1)
                parcel.carrier = carriers[0];
            if (urls.size() == numbers.size())
                parcel.url = urls[i];
            if (std::ranges::find(m_read.parcels, parcel.number, &Tracking::number) == m_read.parcels.end())
                m_read.parcels.push_back(std::move(parcel));
        }
    }
}

void ImportOrderReader::read_dates()
{
    Order& order = m_read.order;
    auto created = date(created_at);
    if (!created)
        trouble_of_new(ImportTrouble::bad_date);
    order.created_at = created.value_or(Timestamp {});
    order.updated_at = order.created_at;
    order.paid_at = date(paid_at);
    if (order.paid_at && order.payment_status == PaymentStatus::unpaid)
        order.paid_at.reset();
}

void ImportOrderReader::check_lengths()
{
    const Order& order = m_read.order;
    const Customer& customer = order.customer;
    auto fits = [](const std::string& text) { return text.size() <= max_short_text; };
    bool all_fit = fits(order.number) && fits(order.page_id) && fits(customer.name) && fits(customer.email)
        && fits(customer.phone) && fits(customer.country) && fits(customer.state) && fits(customer.city)
        && fits(customer.address) && fits(customer.postcode) && fits(order.payment.method)
        && fits(order.payment.reference);
    for (const LineItem& item : order.items)
        all_fit = all_fit && fits(item.name) && fits(item.sku);
    if (!all_fit)
        trouble_of_new(ImportTrouble::text_too_long);
    for (const Tracking& parcel : m_read.parcels) {
        if (!fits(parcel.number) || !fits(parcel.carrier))
            trouble(ImportTrouble::text_too_long);
    }
}

std::string_view ImportOrderReader::cell(ImportColumn column) const
{
    std::string_view cell = m_file.cell(m_rows.front(), column);
    while (cell.starts_with(' '))
        cell.remove_prefix(1);
    while (cell.ends_with(' '))
        cell.remove_suffix(1);
    return cell;
}

std::string ImportOrderReader::text(ImportColumn column) const
{
    return m_file.text(m_rows.front(), column);
}

std::string ImportOrderReader::text(ImportColumn column, ImportColumn otherwise) const
{
    std::string own = text(column);
    return own.empty() ? text(otherwise) : own;
}

std::optional<std::int64_t> ImportOrderReader::amount(ImportColumn column)
{
    std::string_view written = cell(column);
    if (written.empty())
        return {};
    auto amount = import_amount(written, m_read.order.currency);
    if (!amount)
        trouble_of_new(ImportTrouble::bad_amount);
    return amount;
}

std::optional<Timestamp> ImportOrderReader::date(ImportColumn column)
{
    std::string_view written = cell(column);
    if (written.empty())
        return {};
    auto moment = import_date(written, m_file.m_reading.dates);
    if (!moment)
        trouble_of_new(ImportTrouble::bad_date);
    return moment;
}

// The first one is told.
void ImportOrderReader::trouble(ImportTrouble trouble)
{
    if (m_read.trouble == ImportTrouble::none)
        m_read.trouble = trouble;
}

void ImportOrderReader::trouble_of_new(ImportTrouble trouble)
{
    if (m_read.trouble_of_new == ImportTrouble::none)
        m_read.trouble_of_new = trouble;
}

} // namespace carnet::store
