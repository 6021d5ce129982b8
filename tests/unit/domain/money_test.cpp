// Money: currencies and their decimals, amounts as plain decimal text, and arithmetic that refuses to overflow.
#include "domain/money.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace carnet;

namespace {

Currency currency(std::string_view code)
{
    return Currency::create(code).value();
}

Money money(std::int64_t minor_units, std::string_view code)
{
    return {minor_units, currency(code)};
}

} // namespace

TEST_CASE("a currency is three capital letters, known or not")
{
    for (std::string_view code : {"EUR", "JPY", "ZZZ", "AAA", "XAU"}) {
        auto created = Currency::create(code);
        REQUIRE(created);
        CHECK(created->code() == code);
        CHECK(Currency::from_packed(created->packed()) == *created);
    }
    for (std::string_view code : {"", "EU", "EURO", "eur", "E1R", "EU ", "\xc3\x89UR"})
        CHECK_FALSE(Currency::create(code));
    CHECK(Currency {}.empty());
    CHECK(Currency {}.code().empty());
}

TEST_CASE("every active currency of ISO 4217 has its exponent")
{
    // List one of ISO 4217, amendment 176 and later, without the funds and metals that have no minor unit.
    struct Row {
        int exponent;
        std::vector<std::string_view> codes;
    };
    const std::vector<Row> rows {
        {0,
            {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
                "XOF", "XPF"}},
        {2,
            {"AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BMD", "BND",
                "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CNY", "COP",
                "COU", "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP",
                "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD",
                "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD",
                "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK",
                "NPR", "NZD", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR",
                "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT",
                "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "USD", "USN", "UYU", "UZS", "VED", "VES", "WST", "XCD", "XCG",
                "YER", "ZAR", "ZMW", "ZWG"}},
        {3, {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}},
        {4, {"CLF", "UYW"}},
    };
    for (const Row& row : rows) {
        for (std::string_view code : row.codes) {
            CAPTURE(code);
            CHECK(currency(code).exponent() == row.exponent);
        }
    }
    CHECK(currency("ZZZ").exponent() == 2);
    CHECK(Currency {}.exponent() == 2);
}

TEST_CASE("an amount is written with the decimals of its currency")
{
    CHECK(to_decimal(money(123450, "EUR")) == "1234.50");
    CHECK(to_decimal(money(-123450, "EUR")) == "-1234.50");
    CHECK(to_decimal(money(5, "EUR")) == "0.05");
    CHECK(to_decimal(money(-5, "EUR")) == "-0.05");
    CHECK(to_decimal(money(0, "EUR")) == "0.00");
    CHECK(to_decimal(money(1234, "JPY")) == "1234");
    CHECK(to_decimal(money(-7, "JPY")) == "-7");
    CHECK(to_decimal(money(1234, "KWD")) == "1.234");
    CHECK(to_decimal(money(1, "CLF")) == "0.0001");
    CHECK(to_decimal({std::numeric_limits<std::int64_t>::min(), currency("EUR")}) == "-92233720368547758.08");
    CHECK(to_decimal({std::numeric_limits<std::int64_t>::max(), currency("JPY")}) == "9223372036854775807");
}

TEST_CASE("a plain decimal is read, and nothing else is")
{
    auto read = [](std::string_view text, std::string_view code) { return money_from_decimal(text, currency(code)); };
    CHECK(read("1234.5", "EUR").value() == money(123450, "EUR"));
    CHECK(read("-3", "EUR").value() == money(-300, "EUR"));
    CHECK(read("0.05", "EUR").value() == money(5, "EUR"));
    CHECK(read("-0.05", "EUR").value() == money(-5, "EUR"));
    CHECK(read("-0", "EUR").value() == money(0, "EUR"));
    CHECK(read("12.000", "EUR").value() == money(1200, "EUR"));
    CHECK(read("12.00", "JPY").value() == money(12, "JPY"));
    CHECK(read("1.5", "KWD").value() == money(1500, "KWD"));
    CHECK(read("00012", "EUR").value() == money(1200, "EUR"));
    for (std::string_view text : {"", "-", ".", ".5", "5.", "+5", "1,5", "1 234.50", "1e3", "--1", "1.2.3", "0x10",
             "12.345", "NaN", " 1", "1 ", "\xef\xbc\x91", "1-"}) {
        CAPTURE(text);
        CHECK_FALSE(read(text, "EUR"));
    }
    CHECK_FALSE(read("1.01", "JPY"));
}

TEST_CASE("an amount beyond what an order can carry is refused, however long it is written")
{
    CHECK(money_from_decimal("100000000000.00", currency("EUR")).value().minor_units == max_minor_units);
    auto beyond = money_from_decimal("100000000000.01", currency("EUR"));
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == ErrorCode::too_large);
    CHECK_FALSE(money_from_decimal("-100000000000.01", currency("EUR")));
    CHECK_FALSE(money_from_decimal(std::string(100'000, '9'), currency("EUR")));
    CHECK(money_from_decimal(std::string(100'000, '0') + "1", currency("EUR")).value() == money(100, "EUR"));
    CHECK(money_from_decimal("0." + std::string(100'000, '0'), currency("EUR")).value() == money(0, "EUR"));
}

TEST_CASE("reading gives back what was written, for every exponent")
{
    for (std::string_view code : {"JPY", "EUR", "KWD", "CLF"}) {
        for (std::int64_t units : {std::int64_t {0}, std::int64_t {1}, std::int64_t {-1}, std::int64_t {99},
                 std::int64_t {100}, std::int64_t {-12345}, max_minor_units, -max_minor_units}) {
            Money amount = money(units, code);
            CAPTURE(to_decimal(amount));
            CHECK(money_from_decimal(to_decimal(amount), amount.currency).value() == amount);
        }
    }
}

TEST_CASE("a sum or product that does not fit is refused, not wrapped")
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
    CHECK(checked_add(2, 3).value() == 5);
    CHECK(checked_add(most, 0).value() == most);
    CHECK_FALSE(checked_add(most, 1));
    CHECK_FALSE(checked_add(least, -1));
    CHECK(checked_multiply(-4, 5).value() == -20);
    CHECK(checked_multiply(most, 1).value() == most);
    CHECK_FALSE(checked_multiply(most, 2));
    CHECK_FALSE(checked_multiply(least, -1));
    CHECK(checked_add(most, 1).error().code == ErrorCode::too_large);
}
