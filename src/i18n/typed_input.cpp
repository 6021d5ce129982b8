#include "i18n/typed_input.hpp"

#include "base/utf8.hpp"

#include <array>

namespace carnet::i18n {

namespace {

// The value of a digit: ASCII, the locale's own, Arabic-Indic or Persian; -1 for anything else.
int digit_value(char32_t code, const LocaleFacts& facts)
{
    for (char32_t zero : {char32_t {'0'}, facts.zero, char32_t {0x0660}, char32_t {0x06f0}}) {
        if (code >= zero && code <= zero + 9)
            return static_cast<int>(code - zero);
    }
    return -1;
}

// Marks that keyboards and copied text bring along, and that mean nothing here.
bool is_invisible(char32_t code)
{
    return code == 0x200e || code == 0x200f || code == 0x061c || (code >= 0x202a && code <= 0x202e)
        || (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

bool is_space_like(char32_t code)
{
    return is_white_space(code);
}

// 0 to 69 are years of this century, as in most programs.
int full_year(int typed, int digits)
{
    if (digits > 2)
        return typed;
    return typed < 70 ? 2000 + typed : 1900 + typed;
}

} // namespace

std::optional<CivilDay> typed_day(std::string_view text, const LocaleFacts& facts)
{
    struct Group {
        int value {0};
        int digits {0};
    };
    std::array<Group, 3> groups;
    std::size_t count = 0;
    bool in_group = false;
    for (std::size_t i = 0; i < text.size();) {
        auto character = utf8_character_at(text, i);
        i += character.length;
        if (is_invisible(character.code))
            continue;
        int digit = digit_value(character.code, facts);
        if (digit >= 0) {
            if (!in_group && count == groups.size())
                return {};
            if (!in_group)
                ++count;
            in_group = true;
            Group& group = groups[count - 1];
            if (++group.digits > 4)
                return {};
            group.value = group.value * 10 + digit;
        } else if (character.code == '/' || character.code == '.' || character.code == '-'
            || is_space_like(character.code)) {
            in_group = false;
        } else {
            return {};
        }
    }
    if (count != 3)
        return {};

    bool year_first = groups[0].digits == 4 || facts.date_order == DateOrder::year_month_day;
    std::array<std::size_t, 3> order {2, 1, 0}; // where year, month and day stand
    if (year_first)
        order = {0, 1, 2};
    else if (facts.date_order == DateOrder::month_day_year)
        order = {2, 0, 1};
    Group year = groups[order[0]];
    if (groups[order[1]].digits > 2 || groups[order[2]].digits > 2 || year.digits == 3)
        return {};
    CivilDay day {full_year(year.value, year.digits), static_cast<unsigned>(groups[order[1]].value),
        static_cast<unsigned>(groups[order[2]].value)};
    if (day.year < 1 || !is_valid(day))
        return {};
    return day;
}

std::optional<std::string> typed_decimal(std::string_view text, const LocaleFacts& facts)
{
    std::string result;
    std::size_t whole_digits = 0; // since the last group separator
    bool grouped = false;
    bool in_fraction = false;
    bool any = false;
    for (std::size_t i = 0; i < text.size();) {
        auto character = utf8_character_at(text, i);
        char32_t code = character.code;
        i += character.length;
        if (is_invisible(code))
            continue;
        int digit = digit_value(code, facts);
        if (digit >= 0) {
            result += static_cast<char>('0' + digit);
            any = true;
            if (!in_fraction && ++whole_digits > 3 && grouped)
                return {};
        } else if ((code == '-' || code == 0x2212) && !any && result.empty()) {
            result += '-';
        } else if (code == facts.decimal_separator && !in_fraction && any) {
            if (grouped && whole_digits != 3)
                return {};
            in_fraction = true;
            result += '.';
        } else if (is_space_like(code) && (!any || i == text.size())) {
            continue; // around the amount
        } else if ((code == facts.group_separator || is_space_like(code) || code == 0x2019 || code == '\'')
            && !in_fraction && any) {
            if (whole_digits == 0 || whole_digits > 3 || (grouped && whole_digits != 3))
                return {};
            grouped = true;
            whole_digits = 0;
        } else {
            return {};
        }
    }
    if (!any || (grouped && !in_fraction && whole_digits != 3))
        return {};
    if (result.ends_with('.'))
        result.pop_back();
    return result;
}

} // namespace carnet::i18n
