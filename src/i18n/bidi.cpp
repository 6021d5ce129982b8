#include "i18n/bidi.hpp"

#include "base/utf8.hpp"

namespace carnet::i18n {

namespace {

constexpr char32_t first_strong_isolate = 0x2068;
constexpr char32_t pop_isolate = 0x2069;
constexpr std::string_view first_strong_isolate_bytes = "\xe2\x81\xa8";
constexpr std::string_view pop_isolate_bytes = "\xe2\x81\xa9";

// Embeddings, overrides and isolates: what a text can use to turn what follows it.
bool is_direction_control(char32_t code)
{
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

bool opens_isolate(char32_t code)
{
    return code >= 0x2066 && code <= 0x2068;
}

// The blocks of scripts that run from right to left (Unicode's R, AL and AN, and what is reserved for them), with the
// marks RLM and ALM.
bool is_right_to_left(char32_t code)
{
    return (code >= 0x0590 && code <= 0x08ff) || code == 0x200f || (code >= 0xfb1d && code <= 0xfdff)
        || (code >= 0xfe70 && code <= 0xfeff) || (code >= 0x10800 && code <= 0x10fff)
        || (code >= 0x1e800 && code <= 0x1efff);
}

bool is_ascii_letter(char32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

// Letters of scripts that run from left to right. Punctuation, symbols and combining marks have no direction of their
// own, and the blocks of these are left out.
bool is_left_to_right(char32_t code)
{
    if (code < 0xaa)
        return is_ascii_letter(code);
    if (is_right_to_left(code) || is_direction_control(code))
        return false;
    return !((code >= 0xab && code <= 0xbf && code != 0xb5 && code != 0xba) || code == 0xd7 || code == 0xf7
        || (code >= 0x0300 && code <= 0x036f) || (code >= 0x2000 && code <= 0x2bff && code != 0x200e)
        || (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020)
        || (code >= 0xfe00 && code <= 0xfe6f) || (code >= 0xff01 && code <= 0xff20)
        || (code >= 0x1f000 && code <= 0x1faff) || code >= 0xe0000);
}

// True when the argument could be shown out of order, or turn what follows it.
bool needs_isolation(std::string_view argument, Direction direction)
{
    bool digit = false;
    bool breaks_numbers = false; // a run of digits with these between is shown in the order of the sentence
    for (std::size_t i = 0; i < argument.size();) {
        auto character = utf8_character_at(argument, i);
        char32_t code = character.code;
        i += character.length;
        if (is_direction_control(code))
            return true;
        if (direction == Direction::ltr) {
            if (is_right_to_left(code))
                return true;
            continue;
        }
        if (is_left_to_right(code))
            return true;
        if (code >= '0' && code <= '9')
            digit = true;
        else if (code < 0x80 && code != '.' && code != ',' && code != ':')
            breaks_numbers = true;
    }
    return digit && breaks_numbers;
}

} // namespace

void append_isolated(std::string& sentence, std::string_view argument, Direction direction)
{
    if (!needs_isolation(argument, direction)) {
        sentence += argument;
        return;
    }
    sentence += first_strong_isolate_bytes;
    // A PDI of the argument that closes nothing would close our isolate; an isolate that it leaves open would swallow
    // our PDI. Embeddings and overrides end with the isolate around them.
    int open = 0;
    for (std::size_t i = 0; i < argument.size();) {
        auto character = utf8_character_at(argument, i);
        bool closes_ours = character.code == pop_isolate && open == 0;
        if (opens_isolate(character.code))
            ++open;
        else if (character.code == pop_isolate && open > 0)
            --open;
        if (!closes_ours)
            sentence += argument.substr(i, character.length);
        i += character.length;
    }
    for (; open > 0; --open)
        sentence += pop_isolate_bytes;
    sentence += pop_isolate_bytes;
}

std::string without_isolates(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto character = utf8_character_at(text, i);
        if (character.code != first_strong_isolate && character.code != pop_isolate)
            result += text.substr(i, character.length);
        i += character.length;
    }
    return result;
}

Direction direction_of(std::string_view text, Direction otherwise)
{
    for (std::size_t i = 0; i < text.size();) {
        auto character = utf8_character_at(text, i);
        if (is_right_to_left(character.code))
            return Direction::rtl;
        if (is_left_to_right(character.code))
            return Direction::ltr;
        i += character.length;
    }
    return otherwise;
}

} // namespace carnet::i18n
