// Carriers: the guess from a number, the page of a parcel, and that the merchant's own address wins.
#include "domain/carriers.hpp"

#include "domain/carrier_numbers.hpp"
#include "domain/fold.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace carnet;

namespace {

std::string_view best(std::string_view number, std::string_view country = {})
{
    auto guesses = guess_carriers(number, country);
    return guesses.empty() ? std::string_view {} : guesses.front().carrier->name;
}

Confidence confidence_of(std::string_view carrier, std::string_view number, std::string_view country = {})
{
    for (const CarrierGuess& guess : guess_carriers(number, country)) {
        if (guess.carrier->name == carrier)
            return guess.confidence;
    }
    FAIL("no guess of " << carrier << " for " << number);
    return Confidence::possible;
}

Customer customer_in(std::string country, std::string postcode)
{
    Customer customer;
    customer.country = std::move(country);
    customer.postcode = std::move(postcode);
    return customer;
}

Tracking parcel_of(std::string carrier, std::string number, std::string url = {})
{
    return {test::id_of<TrackingId>("t1"), std::move(number), std::move(carrier), std::move(url), {}};
}

} // namespace

TEST_CASE("at least forty carriers, sorted by name, each with a page that is safe to follow")
{
    CHECK(all_carriers().size() >= 40);
    CHECK(std::ranges::is_sorted(all_carriers(), {}, [](const Carrier& carrier) { return fold(carrier.name); }));
    for (const Carrier& carrier : all_carriers()) {
        CAPTURE(carrier.name);
        CHECK(find_carrier(carrier.name) == &carrier);
        CHECK(carrier.url.starts_with("https://"));
        CHECK(carrier.url.find("{n}") != std::string_view::npos);
        auto link =
            tracking_link(parcel_of(std::string {carrier.name}, "AB 12/34?&#"), customer_in("France", "75 001"));
        REQUIRE(link);
        CHECK(link->url.find("AB12%2F34%3F%26%23") != std::string::npos);
        CHECK(link->url.find_first_of("{}") == std::string::npos);
        CHECK(link->caution == HostCaution::none);
    }
}

TEST_CASE("a carrier is found by its name and by what people call it")
{
    CHECK(find_carrier("ups")->name == "UPS");
    CHECK(find_carrier(" CESKA POSTA ")->name == "Česká pošta");
    CHECK(find_carrier("Colissimo")->name == "La Poste / Colissimo");
    CHECK(find_carrier("DHL")->name == "DHL Express");
    CHECK(find_carrier("ゆうパック") == nullptr);
    CHECK(find_carrier("日本郵便")->name == "Japan Post");
    CHECK(find_carrier("My cousin") == nullptr);
    CHECK(find_carrier("") == nullptr);
    CHECK(find_carrier("  ") == nullptr);
    CHECK(find_carrier(std::string(1'000'000, 'x')) == nullptr);
}

TEST_CASE("S34: numbers with a check digit are known for certain, with a wrong one they are not")
{
    for (std::string_view number :
        {"1Z5R89390357567127", "1Z879E930346834440", "1Z410E7W0392751591", "1Z999AA10123456784"}) {
        CHECK(has_right_ups_digit(number));
        CHECK(confidence_of("UPS", number) == Confidence::certain);
    }
    CHECK_FALSE(has_right_ups_digit("1Z999AA10123456785"));
    CHECK(confidence_of("UPS", "1Z999AA10123456785") == Confidence::possible);

    for (std::string_view number : {"RB123456785GB", "RR123456785FR", "EE473124829US", "RA473124829US"})
        CHECK(has_right_s10_digit(number));
    CHECK_FALSE(has_right_s10_digit("RB123456786GB"));
    CHECK(confidence_of("Royal Mail", "RB123456785GB") == Confidence::certain);
    CHECK(confidence_of("Royal Mail", "RB123456786GB") == Confidence::possible);

    for (std::string_view number :
        {"9400111206206406260787", "9400111201080805483016", "420787459400111206206406260787"})
        CHECK(confidence_of("USPS", number) == Confidence::certain);
    CHECK(best("9400111206206406260788") == "");
    for (std::string_view number :
        {"986578788855", "477179081230", "799531274483", "041441760228964", "568283610012000"})
        CHECK(confidence_of("FedEx", number) == Confidence::likely);
    CHECK(best("996578788855") == "");
    for (std::string_view number : {"1001921334250001000300779017972697", "9611020987654312345672"})
        CHECK(confidence_of("FedEx", number) == Confidence::certain);
    CHECK(best("1001901781990001000300617767839438") == "");
    for (std::string_view number : {"3318810025", "73891051146", "8487135506"})
        CHECK(confidence_of("DHL Express", number) == Confidence::likely);
    CHECK(best("3318810010") == "");
}

TEST_CASE("S34: posts are known by the country at the end, others by their marks")
{
    CHECK(best("RR123456785FR") == "La Poste / Colissimo");
    CHECK(best("RB123456785US") == "USPS");
    CHECK(best("RB123456785IL") == "Israel Post");
    CHECK(best("RB123456785SE") == "PostNord");
    CHECK(best("RB123456785DK") == "PostNord");
    CHECK(best("RB123456785XX") == "");
    CHECK(best("TBA000000000000") == "Amazon Logistics");
    CHECK(best("YT2112345678901234") == "YunExpress");
    CHECK(best("GM2951173225174494") == "DHL eCommerce");
    CHECK(best("JJD0099999999") == "Deutsche Post DHL");
    CHECK(best("JVGL0999999990") == "Deutsche Post DHL");
    CHECK(best("3SABCD123456789") == "PostNL");
    CHECK(best("6A12345678901", "FR") == "La Poste / Colissimo");
    CHECK(best("6A12345678901", "US") == "");
    CHECK(best("XY123456789JB") == "Chronopost");
    CHECK(best("JJFI12345678") == "Posti (Finland)");
}

TEST_CASE("the country decides between equals, and gives some numbers their meaning")
{
    CHECK(best("12345678901234", "DE") == "DPD (Germany)");
    CHECK(best("12345678901234", "GB") == "DPD (UK)");
    CHECK(best("12345678901234", "UA") == "Nova Poshta");
    CHECK(best("12345678901234") == "");
    CHECK(best("986578788855", "JP") == "FedEx"); // its check digit weighs more than the country
    CHECK(guess_carriers("986578788855", "JP").size() > 1);
    CHECK(best("12345678", "FR") == "Mondial Relay");
}

TEST_CASE("a number is read however it is written, and nonsense is no number")
{
    CHECK(plain_tracking_number(" 1z 999-AA1.01 2345 6784 ") == "1Z999AA10123456784");
    CHECK(best("1z 999 aa1 01 2345 6784") == "UPS");
    CHECK(best("１Ｚ９９９ＡＡ１０１２３４５６７８４") == "UPS");
    for (std::string_view number : {"", " ", "-", "1Z", "ABC", "hello world", "\xff\xff", "1234567", "１", "🦄"})
        CHECK(best(number, "FR") == "");
    CHECK(best(std::string(1'000'000, '1')) == "");
    test::Random random(21);
    for (int round = 0; round < 20'000; ++round) {
        std::string number;
        for (std::size_t i = 0, length = random.below(40); i < length; ++i)
            number += static_cast<char>(random.below(256));
        for (const CarrierGuess& guess : guess_carriers(number, "FR"))
            CHECK(guess.carrier != nullptr);
    }
}

TEST_CASE("each carrier is guessed once, the best first")
{
    test::Random random(22);
    for (int round = 0; round < 5'000; ++round) {
        std::string number;
        for (std::size_t i = 0, length = 8 + random.below(28); i < length; ++i)
            number += static_cast<char>('0' + random.below(10));
        auto guesses = guess_carriers(number, random.chance(50) ? "DE" : "JP");
        CHECK(std::ranges::is_sorted(guesses, std::ranges::greater {}, &CarrierGuess::confidence));
        for (std::size_t i = 1; i < guesses.size(); ++i)
            CHECK(std::find(guesses.begin(), guesses.begin() + static_cast<std::ptrdiff_t>(i), guesses[i])
                == guesses.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

TEST_CASE("S34: a page carries number, postcode and country, each encoded")
{
    CHECK(tracking_page(*find_carrier("PostNL"), "3SABC 123", "1234 AB", "NL")
        == "https://postnl.nl/tracktrace/?B=3SABC123&P=1234AB&D=NL&T=C");
    CHECK(tracking_page(*find_carrier("PostNL"), "{postcode}&x=1", "{n}", "")
        == "https://postnl.nl/tracktrace/?B=%7Bpostcode%7D%26x%3D1&P=%7Bn%7D&D=&T=C");
    CHECK(tracking_page(*find_carrier("UPS"), "١٢٣", "", "") == "https://www.ups.com/track?tracknum=123");
    auto link = tracking_link(parcel_of("postnl", "3S1"), customer_in("Nederland", "1234 AB"));
    REQUIRE(link);
    CHECK(link->url == "https://postnl.nl/tracktrace/?B=3S1&P=1234AB&D=NL&T=C");
    CHECK(link->host == "postnl.nl");
}

TEST_CASE("S34: the merchant's own address wins, and only a safe one is a link")
{
    Customer customer = customer_in("France", "75001");
    CHECK(tracking_link(parcel_of("UPS", "1Z", "https://parcels.example/1Z"), customer)->url
        == "https://parcels.example/1Z");
    CHECK_FALSE(tracking_link(parcel_of("UPS", "1Z", "javascript:alert(1)"), customer));
    CHECK_FALSE(tracking_link(parcel_of("My cousin", "1Z"), customer));
    CHECK_FALSE(tracking_link(parcel_of("UPS", ""), customer));
    CHECK_FALSE(tracking_link(parcel_of("UPS", std::string(5'000, '1')), customer));
}
