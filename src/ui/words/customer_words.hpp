// What an order says of its customer, in the merchant's language: the address with its country's name, the browser and
// the system. Shared by the window and by what is printed. The texts are the buyer's and stay plain text.
#pragma once

#include "domain/order.hpp"
#include "i18n/translator.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace carnet::ui {

// "France" for "FR" and for "FRA"; what is no country that we know stays as the buyer wrote it.
[[nodiscard]] std::string country_words(i18n::Translator& tr, const Customer& customer);

// The postal address as its country writes it, with the country's name in the merchant's language.
[[nodiscard]] std::vector<std::string> address_words(i18n::Translator& tr, const Customer& customer);

// "Firefox 153 on Windows"; "" when nothing was told.
[[nodiscard]] std::string browser_words(i18n::Translator& tr, const Customer& customer);

} // namespace carnet::ui
