// Telephone numbers: one form of every writing, and the search by digits.
#include "domain/phone.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace carnet;

TEST_CASE("digits of every script are the number's digits")
{
    CHECK(phone_digits("+33 (6) 12-34.56/78") == "33612345678");
    CHECK(phone_digits("٠٥٤ ١٢٣ ٤٥٦٧") == "0541234567");
    CHECK(phone_digits("０６－１２") == "0612");
    CHECK(phone_digits("ext. five") == "");
    CHECK(phone_digits("") == "");
}

TEST_CASE("one number has one form, with the country's code or without")
{
    for (std::string_view text : {"+33612345678", "+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78",
             "0033(0)612345678", "＋３３ ６ １２３４５６７８", " +33-6-12-34-56-78 "})
        CHECK(phone_form(text) == "+33612345678");
    CHECK(phone_form("06.12.34.56.78") == "0612345678");
    CHECK(phone_form("(505) 555-5939") == "5055555939");
    CHECK(phone_form("(0) 30 1234") == "0301234");
    for (std::string_view text : {"", "+", "00", "call me", "(0)"})
        CHECK(phone_form(text).find_first_not_of('0') == std::string::npos);
}

TEST_CASE("S14: `06 12` finds +33612… written any way, and the other way round")
{
    for (std::string_view number :
        {"+33612345678", "+33 6 12 34 56 78", "0033 6 12 34 56 78", "06.12.34.56.78", "+33 (0)6 12-34-56-78"}) {
        CAPTURE(number);
        for (std::string_view typed : {"06 12", "0612345678", "06", "6 12 34", "345678", "٠٦ ١٢"})
            CHECK(finds_phone(number, typed));
        for (std::string_view typed : {"", "+", "07 12", "0613", "34 56 79", "+34", "1 2 3 4 5 6 7 8 9"})
            CHECK_FALSE(finds_phone(number, typed));
    }
    CHECK(finds_phone("+972 54-123-4567", "054 123"));
    CHECK(finds_phone("+1 (505) 555-5939", "(505) 555"));
    CHECK(finds_phone("+33612345678", "+33 6"));
    CHECK(finds_phone("+33612345678", "0033 6"));
    // A caller's number, pasted.
    CHECK(finds_phone("06 12 34 56 78", "+33 6 12 34 56 78"));
    CHECK(finds_phone("06 12 34 56 78", "+33 6 12 34"));
    CHECK_FALSE(finds_phone("06 12 34 56 78", "+33 6 12"));
    CHECK_FALSE(finds_phone("06 12 34 56 78", "+33 6 12 34 56 79"));
    // The zero of home stands for the country's code, not for any digits before.
    CHECK_FALSE(finds_phone("+33612345678", "0 45"));
    CHECK_FALSE(finds_phone("12612345678", "0612"));
}
