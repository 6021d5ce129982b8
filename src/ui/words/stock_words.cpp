#include "ui/words/stock_words.hpp"

#include "i18n/words.hpp"

#include <algorithm>
#include <optional>
#include <variant>

namespace carnet::ui {

namespace words = i18n::words;

namespace {

// When units of this product last came back to the shelf, as far as the activity tells.
std::optional<Timestamp> returned_at(const Order& order, const ProductId& product)
{
    for (auto entry = order.activity.rbegin(); entry != order.activity.rend(); ++entry) {
        const auto* moved = std::get_if<activity::StockMoved>(&entry->data);
        if (moved && moved->delta > 0 && moved->product_id == product)
            return entry->at;
    }
    return {};
}

} // namespace

const Product* product_of(const LineItem& item, std::span<const Product> products)
{
    auto found = std::ranges::find(products, item.product_id, &Product::id);
    return item.product_id.empty() || found == products.end() ? nullptr : &*found;
}

std::string_view product_name(
    i18n::Translator& tr, const ProductId& product, const Order& order, std::span<const Product> products)
{
    auto line = std::ranges::find(order.items, product, &LineItem::product_id);
    if (line != order.items.end() && !line->name.empty())
        return line->name;
    auto known = std::ranges::find(products, product, &Product::id);
    if (known != products.end() && !known->name.empty())
        return known->name;
    return tr.text(words::activity_product_unknown);
}

std::string_view ledger_words(i18n::Translator& tr, const LineItem& item, const Order& order)
{
    if (item.stock_taken <= 0 && item.stock_returned <= 0)
        return {};
    if (item.stock_returned <= 0)
        return tr.text(words::items_stock_sold, {.count = item.stock_taken});
    if (auto at = item.product_id.empty() ? std::nullopt : returned_at(order, item.product_id))
        return tr.text(words::items_stock_sold_returned_on,
            {.taken = item.stock_taken, .returned = item.stock_returned, .date = tr.date(*at, i18n::DateStyle::date)});
    return tr.text(words::items_stock_sold_returned, {.taken = item.stock_taken, .returned = item.stock_returned});
}

std::string_view shelf_words(i18n::Translator& tr, const Product* product)
{
    if (!product || !product->stock)
        return {};
    if (*product->stock < 0)
        return tr.text(words::items_stock_oversold, {.count = -*product->stock});
    return tr.text(words::items_stock_now, {.count = *product->stock});
}

} // namespace carnet::ui
