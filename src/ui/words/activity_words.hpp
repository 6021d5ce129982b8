// What an entry of an order's activity says (S38 to S40): a sentence in the merchant's language, an icon beside it, and
// what somebody wrote, apart. An entry of a type that this version does not know is a plain line with its name.
#pragma once

#include "domain/order.hpp"
#include "i18n/translator.hpp"
#include "ui/kit/text/icons.hpp"

#include <span>
#include <string_view>

namespace carnet::ui {

struct ActivityLine {
    Icon icon {Icon::dot};
    std::string_view words {};
    std::string_view detail {}; // why the stock moved
    std::string_view written {}; // a comment: a person's text
};

struct ActivityContext {
    const Order& order;
    std::span<const Product> products;
    std::span<const Tag> tags;
};

[[nodiscard]] ActivityLine activity_line(
    i18n::Translator& tr, const ActivityEntry& entry, const ActivityContext& context);

// Who did it: a person's name, "Customer", "Automatic".
[[nodiscard]] std::string_view author_words(i18n::Translator& tr, std::string_view by);

} // namespace carnet::ui
