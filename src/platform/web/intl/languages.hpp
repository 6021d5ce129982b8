// The languages' way into the program: JavaScript chooses and downloads (web/intl/languages.js),
// carnet_language_arrived gives the file to the translator. The page calls it for the first language before the first
// frame, and again whenever the editor, the browser or the merchant chooses another one.
#pragma once

#include "i18n/translator.hpp"

#include <functional>
#include <string_view>

namespace carnet::platform {

// From now on languages that arrive are spoken by this translator; then `changed` is called. Both live as long as the
// page.
void connect_languages(i18n::Translator& translator, std::function<void()> changed);

// The merchant chose this language; "" follows the editor and the browser again. It is spoken when it has arrived.
void ask_for_language(std::string_view tag);

} // namespace carnet::platform
