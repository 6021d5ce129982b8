#include "app/tracking_form.hpp"

#include "domain/countries.hpp"

namespace carnet::app {

namespace {

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string made_url(const TrackingDialog& dialog, std::string_view carrier)
{
    const Carrier* known = find_carrier(carrier);
    if (!known || is_blank(dialog.number))
        return {};
    return tracking_page(*known, dialog.number, dialog.postcode, dialog.country);
}

} // namespace

TrackingForm form_of(const TrackingDialog& dialog)
{
    TrackingForm form;
    form.has_number = !is_blank(dialog.number);
    form.carrier = dialog.carrier;
    if (!dialog.carrier_chosen) {
        form.carrier.clear();
        auto guesses = guess_carriers(dialog.number, dialog.country);
        if (!guesses.empty()) {
            form.carrier = guesses.front().carrier->name;
            form.is_guessed = true;
        }
        for (const CarrierGuess& guess : guesses) {
            if (guess.confidence == guesses.front().confidence)
                form.candidates.push_back(guess.carrier->name);
        }
    }
    form.is_own_url = dialog.url_typed;
    form.url = dialog.url_typed ? dialog.url : made_url(dialog, form.carrier);
    form.is_url_safe = form.url.empty() || web_address(form.url).has_value();
    return form;
}

TrackingDialog tracking_dialog(const Order& order, const Tracking& parcel)
{
    TrackingDialog dialog;
    dialog.order = order.id;
    dialog.number_of_order = order.number;
    dialog.postcode = order.customer.postcode;
    dialog.country = country_code_of(order.customer.country);
    dialog.id = parcel.id;
    dialog.number = parcel.number;
    dialog.carrier = parcel.carrier;
    dialog.carrier_chosen = !parcel.id.empty();
    dialog.url = parcel.url;
    // An address that the carrier's template gives is ours: it follows when the number is corrected.
    dialog.url_typed = !parcel.url.empty() && parcel.url != made_url(dialog, parcel.carrier);
    return dialog;
}

} // namespace carnet::app
