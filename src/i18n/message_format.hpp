// Puts a message together: the packed form of MessageFormat's subset (tools/locales/message_format.py), with positions
// for names:
//
//     {0}   {0,plural,=0{…}one{# order}other{# orders}}   {1,select,a{…}other{…}}   '{' is plain text
//
// Total: a pattern that is malformed gives a poorer text, never a fault, and what is inside an argument is never read
// as a pattern. Which plural form a number takes and how it is written is Intl's to say.
#pragma once

#include "i18n/intl.hpp"
#include "i18n/language.hpp"
#include "i18n/message.hpp"

#include <span>
#include <string>
#include <string_view>

namespace carnet::i18n {

// `intl` is not const: it keeps formatters.
[[nodiscard]] std::string put_together(
    std::string_view pattern, std::span<const Argument> arguments, Direction direction, Intl& intl);

} // namespace carnet::i18n
