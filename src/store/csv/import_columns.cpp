#include "store/csv/import_columns.hpp"

#include "domain/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace carnet::store {

namespace {

struct Named {
    std::string_view heading; // plain
    ImportColumn column;
};

using enum ImportColumn;

// Our own columns, in the order of CsvColumn. What the host alone stamps is not read.
constexpr std::array<std::optional<ImportColumn>, enum_count<CsvColumn>> ours {number, created_at, {}, paid_at, status,
    payment_status, archived, module, page, origin, name, email, phone, country, state, city, address, postcode,
    currency, subtotal, discount, shipping, tax, total, payment_method, payment_reference, tags, tracking_number,
    carrier, tracking_url, items, item_name, item_sku, item_options, item_quantity, item_price, item_total};

// The headings of Shopify's order export, of any year.
constexpr auto shopify = std::to_array<Named>({{"name", number}, {"email", email}, {"financial status", payment_status},
    {"paid at", paid_at}, {"fulfillment status", status}, {"currency", currency}, {"subtotal", subtotal},
    {"shipping", shipping}, {"taxes", tax}, {"total", total}, {"discount amount", discount}, {"created at", created_at},
    {"lineitem quantity", item_quantity}, {"lineitem name", item_name}, {"lineitem price", item_price},
    {"lineitem sku", item_sku}, {"shipping name", name}, {"shipping address1", address},
    {"shipping address2", address_more}, {"shipping city", city}, {"shipping zip", postcode},
    {"shipping province", state}, {"shipping country", country}, {"shipping phone", phone},
    {"billing name", other_name}, {"billing address1", other_address}, {"billing address2", other_address_more},
    {"billing city", other_city}, {"billing zip", other_postcode}, {"billing province", other_state},
    {"billing country", other_country}, {"billing phone", other_phone}, {"phone", other_phone},
    {"cancelled at", cancelled_at}, {"payment method", payment_method}, {"payment reference", payment_reference},
    {"tags", tags}});

// WooCommerce writes no order file of its own but that of its Analytics; these are the headings of that one and of the
// two exports that shops use, by name and by field.
constexpr auto woocommerce = std::to_array<Named>({{"order", number}, {"order number", number}, {"order id", number},
    {"date", created_at}, {"order date", created_at}, {"paid date", paid_at}, {"date paid", paid_at},
    {"status", status}, {"order status", status}, {"n revenue", total}, {"net sales", total}, {"order total", total},
    {"order total amount", total}, {"total", total}, {"currency", currency}, {"order currency", currency},
    {"order subtotal", subtotal}, {"order subtotal amount", subtotal}, {"subtotal", subtotal},
    {"discount total", discount}, {"cart discount", discount}, {"cart discount amount", discount},
    {"shipping total", shipping}, {"order shipping", shipping}, {"order shipping amount", shipping}, {"tax total", tax},
    {"order tax", tax}, {"order total tax amount", tax}, {"customer", name}, {"customer name", name},
    {"customer email", email}, {"email billing", email}, {"billing email", email}, {"phone billing", phone},
    {"billing phone", phone}, {"first name shipping", first_name}, {"shipping first name", first_name},
    {"last name shipping", last_name}, {"shipping last name", last_name}, {"company billing", company},
    {"billing company", company}, {"address 1 2 shipping", address}, {"shipping address 1", address},
    {"shipping address 2", address_more}, {"city shipping", city}, {"shipping city", city},
    {"state code shipping", state}, {"shipping state", state}, {"postcode shipping", postcode},
    {"shipping postcode", postcode}, {"country code shipping", country}, {"shipping country", country},
    {"first name billing", other_first_name}, {"billing first name", other_first_name},
    {"last name billing", other_last_name}, {"billing last name", other_last_name},
    {"address 1 2 billing", other_address}, {"billing address 1", other_address},
    {"billing address 2", other_address_more}, {"city billing", other_city}, {"billing city", other_city},
    {"state code billing", other_state}, {"billing state", other_state}, {"postcode billing", other_postcode},
    {"billing postcode", other_postcode}, {"country code billing", other_country}, {"billing country", other_country},
    {"payment method title", payment_method}, {"payment method", payment_method}, {"transaction id", payment_reference},
    {"products", items}, {"product s", items}, {"line items", items}, {"item name", item_name},
    {"product name", item_name}, {"sku", item_sku}, {"item sku", item_sku}, {"quantity", item_quantity},
    {"quantity refund", item_quantity}, {"item quantity", item_quantity}, {"item cost", item_price},
    {"item price", item_price}, {"order line total", item_total}, {"item total", item_total}});

// Lists of parcels, WooCommerce's fulfilment import among them.
constexpr auto tracking =
    std::to_array<Named>({{"order number", number}, {"order", number}, {"order id", number}, {"number", number},
        {"name", number}, {"commande", number}, {"tracking number", tracking_number}, {"tracking", tracking_number},
        {"tracking no", tracking_number}, {"tracking code", tracking_number}, {"tracking numbers", tracking_number},
        {"carrier", carrier}, {"carriers", carrier}, {"shipment provider", carrier}, {"shipping provider", carrier},
        {"tracking company", carrier}, {"shipping company", carrier}, {"courier", carrier}, {"url", tracking_url},
        {"tracking url", tracking_url}, {"tracking urls", tracking_url}, {"tracking link", tracking_url}});

bool is_letter_or_digit(char c)
{
    auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

std::optional<ImportColumn> among(std::span<const Named> names, std::string_view plain)
{
    auto found = std::ranges::find(names, plain, &Named::heading);
    return found == names.end() ? std::nullopt : std::optional {found->column};
}

// Of our own: what column it is, also one that is not read; nothing when it is none of ours.
std::optional<CsvColumn> our_column(std::string_view plain, std::span<const ImportWords> words)
{
    for (std::size_t i = 0; i < enum_count<CsvColumn>; ++i) {
        auto column = static_cast<CsvColumn>(i);
        if (plain_heading(wire_name(column)) == plain)
            return column;
        for (const ImportWords& language : words) {
            if (i < language.headings.size() && plain_heading(language.headings[i]) == plain)
                return column;
        }
    }
    return {};
}

std::optional<ImportColumn> column_of(ImportFormat format, std::string_view plain, std::span<const ImportWords> words)
{
    switch (format) {
    case ImportFormat::shopify:
        return among(shopify, plain);
    case ImportFormat::woocommerce:
        return among(woocommerce, plain);
    case ImportFormat::tracking:
        if (auto column = among(tracking, plain))
            return column;
        break; // our own words for them
    case ImportFormat::carnet:
        break;
    }
    auto column = our_column(plain, words);
    if (!column)
        return {};
    auto meaning = ours[static_cast<std::size_t>(*column)];
    bool tells_parcels =
        meaning == number || meaning == tracking_number || meaning == carrier || meaning == tracking_url;
    return format == ImportFormat::tracking && !tells_parcels ? std::nullopt : meaning;
}

ImportHeadings read_as(ImportFormat format, std::span<const std::string> headings, std::span<const ImportWords> words)
{
    ImportHeadings read;
    read.format = format;
    for (const std::string& heading : headings) {
        auto column = column_of(format, plain_heading(heading), words);
        if (column && read.has(*column))
            column.reset(); // the first of two that mean the same
        read.columns.push_back(column);
        if (!column)
            read.not_understood.push_back(heading);
    }
    return read;
}

bool is_plausible(const ImportHeadings& read, std::span<const std::string> headings)
{
    switch (read.format) {
    case ImportFormat::carnet: {
        // Nearly all columns are ours: other programs share some of the names.
        auto known = static_cast<std::size_t>(
            std::ranges::count_if(read.columns, [](const auto& column) { return column.has_value(); }));
        return read.has(number) && known >= 2 && known * 4 >= headings.size() * 3;
    }
    case ImportFormat::shopify:
        return read.has(number) && read.has(payment_status)
            && (read.has(created_at) || read.has(item_name) || read.has(status));
    case ImportFormat::woocommerce:
        return read.has(number) && (read.has(total) || read.has(status));
    case ImportFormat::tracking:
        return read.has(number) && read.has(tracking_number);
    }
    return false;
}

} // namespace

bool ImportHeadings::has(ImportColumn column) const
{
    return std::ranges::find(columns, std::optional {column}) != columns.end();
}

std::string plain_heading(std::string_view heading)
{
    std::string folded = fold_value(heading);
    std::string plain;
    for (char c : folded) {
        if (is_letter_or_digit(c))
            plain += c;
        else if (!plain.empty() && plain.back() != ' ')
            plain += ' ';
    }
    if (plain.ends_with(' '))
        plain.pop_back();
    return plain;
}

std::optional<ImportHeadings> import_headings(
    std::span<const std::string> headings, std::span<const ImportWords> words, std::optional<ImportFormat> wanted)
{
    if (wanted) {
        ImportHeadings read = read_as(*wanted, headings, words);
        return is_plausible(read, headings) ? std::optional {std::move(read)} : std::nullopt;
    }
    // A list of parcels before our own file: ours has a total or a status beside them.
    constexpr std::array formats {
        ImportFormat::shopify, ImportFormat::carnet, ImportFormat::tracking, ImportFormat::woocommerce};
    for (ImportFormat format : formats) {
        ImportHeadings read = read_as(format, headings, words);
        if (!is_plausible(read, headings))
            continue;
        bool only_parcels = read.format == ImportFormat::carnet && read.has(tracking_number) && !read.has(status)
            && !read.has(total) && !read.has(payment_status);
        if (only_parcels)
            continue;
        return read;
    }
    return {};
}

} // namespace carnet::store
