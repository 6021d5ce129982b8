// The stock of an order's lines in words (SPEC 4): what left the shelf for a line and what came back and when, how much
// there is now. Reads the ledger, moves nothing.
#pragma once

#include "domain/order.hpp"
#include "i18n/translator.hpp"

#include <span>
#include <string>
#include <string_view>

namespace carnet::ui {

[[nodiscard]] const Product* product_of(const LineItem& item, std::span<const Product> products);

// The name that a line or a stock move shows: the line's own, else the product's, else "Unknown product".
[[nodiscard]] std::string_view product_name(
    i18n::Translator& tr, const ProductId& product, const Order& order, std::span<const Product> products);

// "2 taken from the stock, 1 returned on Mar 3"; "" when nothing of it ever moved.
[[nodiscard]] std::string_view ledger_words(i18n::Translator& tr, const LineItem& item, const Order& order);

// "In stock now: 8", "Oversold by 2"; "" when the product is not known or not counted.
[[nodiscard]] std::string_view shelf_words(i18n::Translator& tr, const Product* product);

} // namespace carnet::ui
