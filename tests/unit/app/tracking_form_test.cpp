// The form of a tracking number: what is guessed gives way to what is chosen, what is made to what is written.
#include "app/tracking_form.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::app;

namespace {

TrackingDialog typed(std::string_view number)
{
    TrackingDialog dialog;
    dialog.number = number;
    return dialog;
}

} // namespace

TEST_CASE("S33 S34 a number that only one carrier prints brings its carrier and its page")
{
    auto form = form_of(typed("1Z999AA10123456784"));
    CHECK(form.carrier == "UPS");
    CHECK(form.is_guessed);
    CHECK(form.url.starts_with("https://"));
    CHECK(form.url.find("1Z999AA10123456784") != std::string::npos);
    CHECK(form.is_url_safe);
    CHECK_FALSE(form.is_own_url);
}

TEST_CASE("nothing is guessed from nothing")
{
    auto form = form_of(typed("  "));
    CHECK_FALSE(form.has_number);
    CHECK(form.carrier.empty());
    CHECK_FALSE(form.is_guessed);
    CHECK(form.url.empty());
}

TEST_CASE("a carrier that was chosen stays, whatever the number looks like")
{
    auto dialog = typed("1Z999AA10123456784");
    dialog.carrier = "My cousin's van";
    dialog.carrier_chosen = true;
    auto form = form_of(dialog);
    CHECK(form.carrier == "My cousin's van");
    CHECK_FALSE(form.is_guessed);
    CHECK(form.url.empty()); // nobody knows its page
}

TEST_CASE("the merchant's own address always wins, and only http and https are accepted")
{
    auto dialog = typed("1Z999AA10123456784");
    dialog.url = "https://track.example/1";
    dialog.url_typed = true;
    CHECK(form_of(dialog).url == "https://track.example/1");
    CHECK(form_of(dialog).is_own_url);
    for (std::string_view bad : {"javascript:alert(1)", "data:text/html,x", "ftp://x.example/", "//x.example", "x"}) {
        dialog.url = bad;
        CHECK_MESSAGE(!form_of(dialog).is_url_safe, bad);
    }
}

TEST_CASE("a number cannot leave its place in the carrier's address")
{
    auto dialog = typed("1&x=<script>#/../?");
    dialog.carrier = "UPS";
    dialog.carrier_chosen = true;
    auto form = form_of(dialog);
    CHECK(form.is_url_safe);
    for (char bad : {'<', '>', '#'})
        CHECK(form.url.find(bad) == std::string::npos);
    CHECK(form.url.find("&x=") == std::string::npos);
}

TEST_CASE("editing a parcel keeps an address of ours following the number, and one of the merchant's as it is")
{
    Order order;
    order.id = OrderId::create("o1").value();
    Tracking parcel {TrackingId::create("k1").value(), "1Z999AA10123456784", "UPS", "", {}};
    auto made = form_of(tracking_dialog(order, parcel)).url;
    parcel.url = made;
    auto dialog = tracking_dialog(order, parcel);
    CHECK_FALSE(dialog.url_typed);
    dialog.number = "1Z999AA10123456785";
    CHECK(form_of(dialog).url.find("1Z999AA10123456785") != std::string::npos);
    parcel.url = "https://own.example/";
    dialog = tracking_dialog(order, parcel);
    CHECK(dialog.url_typed);
    dialog.number = "1";
    CHECK(form_of(dialog).url == "https://own.example/");
}
