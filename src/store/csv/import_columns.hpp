// What a file of orders is and what its columns mean, by their headings and never by their position: Carnet's own
// export, the order exports of Shopify and WooCommerce, and a list of tracking numbers. Knows no row of the file.
#pragma once

#include "domain/csv_column.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

enum class ImportFormat : std::uint8_t { carnet, shopify, woocommerce, tracking };
inline constexpr std::size_t import_format_count = 4;

// What a cell says, whoever wrote it.
enum class ImportColumn : std::uint8_t {
    number,
    created_at,
    paid_at,
    cancelled_at,
    status,
    payment_status,
    archived,
    module,
    page,
    origin,
    name,
    first_name,
    last_name,
    company,
    email,
    phone,
    country,
    state,
    city,
    address,
    address_more,
    postcode,
    other_name, // the billing address where the shipping address may be empty
    other_first_name,
    other_last_name,
    other_phone,
    other_country,
    other_state,
    other_city,
    other_address,
    other_address_more,
    other_postcode,
    currency,
    subtotal,
    discount,
    shipping,
    tax,
    total,
    payment_method,
    payment_reference,
    tags,
    tracking_number, // of our export: several, with "; " between
    carrier,
    tracking_url,
    items,
    item_name,
    item_sku,
    item_options,
    item_quantity,
    item_price,
    item_total,
};
inline constexpr std::size_t import_column_count = static_cast<std::size_t>(ImportColumn::item_total) + 1;

// The words of one language, as our export wrote them. The wire's names are always understood.
struct ImportWords {
    std::vector<std::string> headings; // in the order of CsvColumn
    std::vector<std::string> statuses; // in the order of OrderStatus
    std::vector<std::string> payments; // in the order of PaymentStatus
};

struct ImportHeadings {
    ImportFormat format {};
    std::vector<std::optional<ImportColumn>> columns; // for each of the file's; nothing: not understood, and left alone
    std::vector<std::string> not_understood; // their headings, to be told

    [[nodiscard]] bool has(ImportColumn column) const;
    // Several rows may tell of one order, its items.
    [[nodiscard]] bool has_items_apart() const { return has(ImportColumn::item_name); }
};

// Nothing when the headings are of no format that is understood. `wanted`: the merchant's own word.
[[nodiscard]] std::optional<ImportHeadings> import_headings(
    std::span<const std::string> headings, std::span<const ImportWords> words, std::optional<ImportFormat> wanted = {});

// "Address 1&2 (Billing)" → "address 1 2 billing": what two writings of one heading or word have in common.
[[nodiscard]] std::string plain_heading(std::string_view heading);

} // namespace carnet::store
