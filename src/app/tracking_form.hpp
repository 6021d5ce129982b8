// The form behind "Add tracking number" (S33, S34): what stands in it follows from what was typed. The carrier is
// guessed from the number until one is chosen, the address is made from the carrier until one is written, and nothing
// that the merchant gave is ever overwritten.
#pragma once

#include "app/dialogs.hpp"
#include "domain/carriers.hpp"

#include <string>
#include <vector>

namespace carnet::app {

struct TrackingForm {
    std::string carrier; // chosen, or the best guess
    bool is_guessed {false};
    std::vector<std::string_view> candidates; // when the number fits several carriers equally well: their names
    std::string url; // written, or made
    bool is_own_url {false};
    bool has_number {false};
    bool is_url_safe {true}; // an empty one is
};

[[nodiscard]] TrackingForm form_of(const TrackingDialog& dialog);

// The dialog for a new parcel of this order, or for one of its parcels.
[[nodiscard]] TrackingDialog tracking_dialog(const Order& order, const Tracking& parcel = {});

} // namespace carnet::app
