// The columns of an exported list (SPEC 8), by the names that our own import reads. New ones are added within their
// group; a file is read by names, never by position.
#pragma once

#include "domain/enums.hpp"

namespace carnet {

enum class CsvColumn : std::uint8_t {
    number,
    created_at,
    updated_at,
    paid_at,
    status,
    payment_status,
    archived,
    module,
    page,
    origin,
    name,
    email,
    phone,
    country,
    state,
    city,
    address,
    postcode,
    currency,
    subtotal,
    discount,
    shipping,
    tax,
    total,
    payment_method,
    payment_reference,
    tags,
    tracking_numbers,
    carriers,
    tracking_urls,
    items, // of one row an order: "2 × Mug; 1 × Carnet"
    item_name, // from here on: of one row an item
    item_sku,
    item_options,
    item_quantity,
    item_unit_price,
    item_total,
};
template <>
inline constexpr std::array<std::string_view, 37> wire_names<CsvColumn> {"number", "created_at", "updated_at",
    "paid_at", "status", "payment_status", "archived", "module", "page", "origin", "name", "email", "phone", "country",
    "state", "city", "address", "postcode", "currency", "subtotal", "discount", "shipping", "tax", "total",
    "payment_method", "payment_reference", "tags", "tracking_numbers", "carriers", "tracking_urls", "items",
    "item_name", "item_sku", "item_options", "item_quantity", "item_unit_price", "item_total"};

[[nodiscard]] constexpr bool is_of_an_item(CsvColumn column)
{
    return column >= CsvColumn::item_name;
}

} // namespace carnet
