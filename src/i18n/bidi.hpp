// Keeps an argument from tearing the sentence that it is put into: a Hebrew name in an English sentence, an English
// name in a Hebrew one, a buyer's text with direction controls in any. Such an argument stands between FSI and PDI
// (U+2068, U+2069); one that cannot do harm stays bare, so that "Select order A7F3K2" is exactly that.
// Not the whole bidirectional algorithm: the browser does that. Here is only when to isolate.
#pragma once

#include "i18n/language.hpp"

#include <string>
#include <string_view>

namespace carnet::i18n {

// Adds the text of an argument to a sentence of that direction.
void append_isolated(std::string& sentence, std::string_view argument, Direction direction);

// The text without FSI and PDI, for the accessible names of things and for file names, where nothing is drawn.
[[nodiscard]] std::string without_isolates(std::string_view text);

// The direction of a text by its first strong letter; `otherwise` when it has none. For what a buyer wrote.
[[nodiscard]] Direction direction_of(std::string_view text, Direction otherwise);

} // namespace carnet::i18n
