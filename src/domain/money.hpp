// Money: whole minor units of an ISO 4217 currency (cents, yen, fils). Never a floating-point number, never added
// across currencies, never silently overflowed. How it is written for a person is Intl's work (platform).
#pragma once

#include "base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet {

// Three capital letters, as one small number. "None" is the default and belongs to no amount.
class Currency {
public:
    constexpr Currency() = default;

    // Any three letters A to Z are accepted: the host may know a currency that we do not. Lower case is refused.
    [[nodiscard]] static Result<Currency> create(std::string_view code);

    [[nodiscard]] std::string code() const;
    [[nodiscard]] constexpr bool empty() const { return m_packed == 0; }

    // How many decimals its amounts are written with (ISO 4217: 2 for most, 0 for JPY, 3 for KWD); 2 when unknown.
    // Minor units on the wire count in these. Intl's own default differs for some (it writes IQD, ALL and HUF without
    // decimals): who formats for a person divides by this, and may then let Intl decide what it shows.
    [[nodiscard]] int exponent() const;

    // The three letters packed, for the store and for maps; from_packed takes only what packed() gave.
    [[nodiscard]] constexpr std::uint32_t packed() const { return m_packed; }
    [[nodiscard]] static constexpr Currency from_packed(std::uint32_t packed)
    {
        Currency currency;
        currency.m_packed = packed;
        return currency;
    }

    friend constexpr bool operator==(Currency, Currency) = default;
    friend constexpr auto operator<=>(Currency, Currency) = default;

private:
    std::uint32_t m_packed {0};
};

// An amount in minor units. What the wire may carry is bounded (see max_minor_units), so that sums of a million orders
// stay far from overflow.
struct Money {
    std::int64_t minor_units {0};
    Currency currency;

    friend bool operator==(const Money&, const Money&) = default;
};

// Amounts beyond this (ten million million minor units) are refused at the door as garbage; a JavaScript host could not
// carry them exactly anyway beyond 2^53.
inline constexpr std::int64_t max_minor_units = 10'000'000'000'000;

[[nodiscard]] Result<std::int64_t> checked_add(std::int64_t left, std::int64_t right);
[[nodiscard]] Result<std::int64_t> checked_multiply(std::int64_t left, std::int64_t right);

// "1234.50": a plain decimal number with the currency's decimals, '.' as the point, for CSV and for the wire of Intl.
[[nodiscard]] std::string to_decimal(Money amount);

// Reads "1234.5", "-3", "1 234,50" is refused: one form only, at most the currency's decimals (more are refused unless
// they are zeros).
[[nodiscard]] Result<Money> money_from_decimal(std::string_view text, Currency currency);

} // namespace carnet
