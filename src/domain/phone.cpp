#include "domain/phone.hpp"

#include "domain/fold.hpp"

#include <algorithm>
#include <iterator>

namespace carnet {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string digits_of(std::string_view folded)
{
    std::string digits;
    std::ranges::copy_if(folded, std::back_inserter(digits), is_digit);
    return digits;
}

constexpr std::size_t longest_code = 3;

// Whether the digits stand right behind the country's code, one to three digits, of "+33612345678".
bool begins_behind_code(std::string_view international, std::string_view digits)
{
    for (std::size_t code = 1; code <= longest_code && 1 + code < international.size(); ++code) {
        if (international.substr(1 + code).starts_with(digits))
            return true;
    }
    return false;
}

// Whether what follows the country's code is how a number of home goes on behind its zero; some digits of it at least,
// as any single one would fit somewhere.
bool ends_as_at_home(std::string_view international, std::string_view behind_zero)
{
    constexpr std::size_t fewest_digits = 5;
    for (std::size_t code = 1; code <= longest_code && 1 + code + fewest_digits <= international.size(); ++code) {
        if (behind_zero.starts_with(international.substr(1 + code)))
            return true;
    }
    return false;
}

} // namespace

std::string phone_digits(std::string_view text)
{
    return digits_of(fold(text));
}

std::string phone_form(std::string_view text)
{
    constexpr std::string_view zero_of_home = "(0)";
    std::string folded = fold_value(text);
    bool by_access_code = folded.starts_with("00");
    if (!folded.starts_with('+') && !by_access_code)
        return digits_of(folded);
    std::size_t zero = folded.find(zero_of_home);
    if (zero != std::string::npos)
        folded.erase(zero, zero_of_home.size());
    std::string digits = digits_of(folded);
    if (by_access_code)
        digits.erase(0, 2);
    return digits.empty() ? digits : "+" + digits;
}

bool finds_phone(std::string_view number, std::string_view typed)
{
    std::string form = phone_form(number);
    std::string wanted = phone_form(typed);
    if (wanted.empty())
        return false;
    if (form.find(wanted) != std::string::npos)
        return true;
    if (form.starts_with('+') && wanted.starts_with('0') && wanted.size() >= 2)
        return begins_behind_code(form, std::string_view {wanted}.substr(1));
    if (wanted.starts_with('+') && form.starts_with('0'))
        return ends_as_at_home(wanted, std::string_view {form}.substr(1));
    return false;
}

} // namespace carnet
