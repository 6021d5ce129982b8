#include "domain/money.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace carnet {

namespace {

constexpr std::uint32_t pack(std::string_view code)
{
    return static_cast<std::uint32_t>(code[0]) << 16 | static_cast<std::uint32_t>(code[1]) << 8
        | static_cast<std::uint32_t>(code[2]);
}

struct Exponent {
    std::uint32_t currency;
    int digits;
};

// ISO 4217 list one, the column "minor unit", wherever it is not 2. Funds and metals without a minor unit (XAU, XDR)
// have no order's amount; they read like unknown codes. Sorted, so that the lookup is a binary search.
constexpr std::array exponents {
    Exponent {pack("BHD"), 3},
    Exponent {pack("BIF"), 0},
    Exponent {pack("CLF"), 4},
    Exponent {pack("CLP"), 0},
    Exponent {pack("DJF"), 0},
    Exponent {pack("GNF"), 0},
    Exponent {pack("IQD"), 3},
    Exponent {pack("ISK"), 0},
    Exponent {pack("JOD"), 3},
    Exponent {pack("JPY"), 0},
    Exponent {pack("KMF"), 0},
    Exponent {pack("KRW"), 0},
    Exponent {pack("KWD"), 3},
    Exponent {pack("LYD"), 3},
    Exponent {pack("OMR"), 3},
    Exponent {pack("PYG"), 0},
    Exponent {pack("RWF"), 0},
    Exponent {pack("TND"), 3},
    Exponent {pack("UGX"), 0},
    Exponent {pack("UYI"), 0},
    Exponent {pack("UYW"), 4},
    Exponent {pack("VND"), 0},
    Exponent {pack("VUV"), 0},
    Exponent {pack("XAF"), 0},
    Exponent {pack("XOF"), 0},
    Exponent {pack("XPF"), 0},
};
static_assert(std::ranges::is_sorted(exponents, {}, &Exponent::currency));

constexpr int usual_exponent = 2;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

Result<Currency> Currency::create(std::string_view code)
{
    if (code.size() != 3 || !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return failure(ErrorCode::invalid_input, "not a currency code");
    return from_packed(pack(code));
}

std::string Currency::code() const
{
    if (empty())
        return {};
    return {static_cast<char>(m_packed >> 16 & 0xff), static_cast<char>(m_packed >> 8 & 0xff),
        static_cast<char>(m_packed & 0xff)};
}

int Currency::exponent() const
{
    const auto* found = std::ranges::lower_bound(exponents, m_packed, {}, &Exponent::currency);
    return found != exponents.end() && found->currency == m_packed ? found->digits : usual_exponent;
}

Result<std::int64_t> checked_add(std::int64_t left, std::int64_t right)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(left, right, &sum))
        return failure(ErrorCode::too_large, "sum overflows");
    return sum;
}

Result<std::int64_t> checked_multiply(std::int64_t left, std::int64_t right)
{
    std::int64_t product = 0;
    if (__builtin_mul_overflow(left, right, &product))
        return failure(ErrorCode::too_large, "product overflows");
    return product;
}

std::string to_decimal(Money amount)
{
    // The magnitude as unsigned: the most negative number has no positive twin.
    bool negative = amount.minor_units < 0;
    auto bits = static_cast<std::uint64_t>(amount.minor_units);
    std::uint64_t magnitude = negative ? 0 - bits : bits;

    std::array<char, 24> buffer {};
    auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude).ptr;
    std::string digits(buffer.data(), end);

    auto decimals = static_cast<std::size_t>(amount.currency.exponent());
    if (decimals > 0) {
        if (digits.size() <= decimals)
            digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    if (negative)
        digits.insert(0, 1, '-');
    return digits;
}

Result<Money> money_from_decimal(std::string_view text, Currency currency)
{
    auto malformed = [] { return failure(ErrorCode::invalid_input, "not a plain decimal amount"); };
    bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);

    std::size_t point = std::min(text.find('.'), text.size());
    std::string_view whole = text.substr(0, point);
    std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view {};
    if (whole.empty() || !std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(fraction, is_digit))
        return malformed();
    if (point < text.size() && fraction.empty())
        return malformed();

    auto decimals = static_cast<std::size_t>(currency.exponent());
    if (fraction.size() > decimals) {
        if (!std::ranges::all_of(fraction.substr(decimals), [](char c) { return c == '0'; }))
            return failure(ErrorCode::invalid_input, "more decimals than the currency has");
        fraction = fraction.substr(0, decimals);
    }

    std::int64_t units = 0;
    auto append = [&](int digit) {
        units = units * 10 + digit;
        return units <= max_minor_units;
    };
    auto too_large = [] { return failure(ErrorCode::too_large, "amount beyond what an order can carry"); };
    for (char c : whole) {
        if (!append(c - '0'))
            return too_large();
    }
    for (std::size_t i = 0; i < decimals; ++i) {
        if (!append(i < fraction.size() ? fraction[i] - '0' : 0))
            return too_large();
    }
    return Money {negative ? -units : units, currency};
}

} // namespace carnet
