// Addresses in the order of their country, and countries as people write them.
#include "domain/address.hpp"
#include "domain/countries.hpp"

#include <doctest/doctest.h>

using namespace carnet;

namespace {

using Lines = std::vector<std::string>;

Customer customer(std::string country)
{
    Customer customer;
    customer.name = "Nora";
    customer.address = "12 Main St";
    customer.city = "Town";
    customer.state = "ST";
    customer.postcode = "12345";
    customer.country = std::move(country);
    return customer;
}

} // namespace

TEST_CASE("S31: each country has its order of lines")
{
    CHECK(address_lines(customer("France")) == Lines {"Nora", "12 Main St", "12345 Town", "France"});
    CHECK(address_lines(customer("USA")) == Lines {"Nora", "12 Main St", "Town, ST 12345", "USA"});
    CHECK(address_lines(customer("UK")) == Lines {"Nora", "12 Main St", "Town", "ST", "12345", "UK"});
    CHECK(address_lines(customer("Italia")) == Lines {"Nora", "12 Main St", "12345 Town ST", "Italia"});
    CHECK(address_lines(customer("Israel")) == Lines {"Nora", "12 Main St", "Town 12345", "Israel"});
    CHECK(address_lines(customer("Brasil")) == Lines {"Nora", "12 Main St", "Town - ST", "12345", "Brasil"});
    CHECK(address_lines(customer("HU")) == Lines {"Nora", "Town", "12 Main St", "12345", "HU"});
    CHECK(address_lines(customer("Türkiye")) == Lines {"Nora", "12 Main St", "12345 Town/ST", "Türkiye"});
    CHECK(address_lines(customer("Atlantis")) == Lines {"Nora", "12 Main St", "12345 Town", "ST", "Atlantis"});
    CHECK(address_lines(customer("")) == Lines {"Nora", "12 Main St", "12345 Town", "ST"});
}

TEST_CASE("S31: in their own script Chinese, Japanese, Korean addresses go from the large to the small")
{
    Customer japanese;
    japanese.name = "山田 太郎";
    japanese.postcode = "100-0001";
    japanese.state = "東京都";
    japanese.city = "千代田区";
    japanese.address = "千代田1-1";
    japanese.country = "日本";
    CHECK(address_lines(japanese) == Lines {"〒100-0001", "東京都千代田区", "千代田1-1", "山田 太郎", "日本"});
    japanese.postcode.clear();
    CHECK(address_lines(japanese).front() == "東京都千代田区");
    CHECK(address_lines(customer("Japan")) == Lines {"Nora", "12 Main St", "Town, ST 12345", "Japan"});
}

TEST_CASE("what is missing leaves no line and no stray sign")
{
    Customer american = customer("US");
    american.state.clear();
    CHECK(address_lines(american)[2] == "Town 12345");
    american.city.clear();
    CHECK(address_lines(american)[2] == "12345");
    american.postcode.clear();
    CHECK(address_lines(american) == Lines {"Nora", "12 Main St", "US"});
    american = customer("US");
    american.city.clear();
    american.postcode.clear();
    CHECK(address_lines(american)[2] == "ST");
    american = customer("US");
    american.postcode = "  ";
    CHECK(address_lines(american)[2] == "Town, ST");
    CHECK(address_lines(Customer {}).empty());
}

TEST_CASE("no field adds a line that is not its own, but for the street")
{
    Customer hostile = customer("France");
    hostile.name = " Nora\n\nPaid\tin full\r";
    hostile.city = "Town\nFrance";
    hostile.address = "12 Main St\r\n\n Building B \n";
    CHECK(address_lines(hostile)
        == Lines {"Nora Paid in full", "12 Main St", "Building B", "12345 Town France", "France"});
}

TEST_CASE("a country is known by its code and by its names in many languages")
{
    struct Row {
        std::string_view text, code;
    };
    for (const Row& row :
        {Row {"France", "FR"}, Row {"FRANCE ", "FR"}, Row {"fr", "FR"}, Row {"FRA", "FR"}, Row {"Frankreich", "FR"},
            Row {"צרפת", "FR"}, Row {"فرنسا", "FR"}, Row {"UK", "GB"}, Row {"Royaume-Uni", "GB"}, Row {"England", "GB"},
            Row {"U.S.A.", "US"}, Row {"États-Unis", "US"}, Row {"ארה״ב", "US"}, Row {"الولايات المتحدة", "US"},
            Row {"Österreich", "AT"}, Row {"Nederland", "NL"}, Row {"The Netherlands", "NL"}, Row {"Česko", "CZ"},
            Row {"Ελλάδα", "GR"}, Row {"Россия", "RU"}, Row {"Україна", "UA"}, Row {"日本", "JP"}, Row {"中国", "CN"},
            Row {"대한민국", "KR"}, Row {"ไทย", "TH"}, Row {"भारत", "IN"}, Row {"ישראל", "IL"}, Row {"Türkiye", "TR"},
            Row {"TÜRKİYE", "TR"}, Row {"México", "MX"}, Row {"Bresil", "BR"}, Row {"السعودية", "SA"},
            Row {"יפן", "JP"}, Row {"Grossbritannien", "GB"}, Row {"Großbritannien", "GB"}, Row {"Suède", "SE"},
            // The countries of the Northwind orders.
            Row {"Argentina", "AR"}, Row {"Austria", "AT"}, Row {"Belgium", "BE"}, Row {"Brazil", "BR"},
            Row {"Canada", "CA"}, Row {"Denmark", "DK"}, Row {"Finland", "FI"}, Row {"Germany", "DE"},
            Row {"Ireland", "IE"}, Row {"Italy", "IT"}, Row {"Mexico", "MX"}, Row {"Norway", "NO"},
            Row {"Poland", "PL"}, Row {"Portugal", "PT"}, Row {"Spain", "ES"}, Row {"Sweden", "SE"},
            Row {"Switzerland", "CH"}, Row {"USA", "US"}, Row {"Venezuela", "VE"}}) {
        CAPTURE(row.text);
        CHECK(country_code_of(row.text) == row.code);
    }
    for (std::string_view text : {"", " ", "Atlantis", "XX", "F", "|", "fra|france", "rance", "franc"})
        CHECK(country_code_of(text).empty());
    CHECK(country_code_of(std::string(1'000'000, 'a')).empty());
}
