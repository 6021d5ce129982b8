// Carriers of the world: which one a tracking number probably belongs to, and where its tracking page is. A guess only
// preselects (numbers of carriers overlap); what the merchant writes always wins, and no address leaves here that
// web_address.hpp would refuse.
#pragma once

#include "domain/order.hpp"
#include "domain/web_address.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

struct Carrier {
    std::string_view name; // as the wire carries it (PROTOCOL: a name, free text allowed)
    std::string_view url; // with {n}, and for some {postcode} and {country}
    std::string_view countries; // where it delivers at home, codes with a space between; "" is everywhere
};

// All of them, by name.
[[nodiscard]] std::span<const Carrier> all_carriers();

// By name, or by a name that people use for it, whatever its case and accents; nothing when it is not one of ours.
[[nodiscard]] const Carrier* find_carrier(std::string_view name);

// How much the number itself says.
enum class Confidence : std::uint8_t {
    possible, // numbers of this carrier look so, and those of others too
    likely, // the shape is its own, or a check digit is right
    certain, // the carrier's own mark, and the check digit where it has one
};

struct CarrierGuess {
    const Carrier* carrier {nullptr};
    Confidence confidence {Confidence::possible};

    friend bool operator==(const CarrierGuess&, const CarrierGuess&) = default;
};

// The best first, each carrier once; none when the number tells nothing. `country` is the code of the country that the
// parcel goes to ("" when unknown): it decides between equals, and some shapes mean something only at home.
[[nodiscard]] std::vector<CarrierGuess> guess_carriers(std::string_view number, std::string_view country = {});

// Without spaces, dashes and dots, capitals, digits of any script as ASCII: as carriers print their numbers on labels.
[[nodiscard]] std::string plain_tracking_number(std::string_view number);

// The carrier's page for this number, with every value encoded. `country` is a code.
[[nodiscard]] std::string tracking_page(
    const Carrier& carrier, std::string_view number, std::string_view postcode, std::string_view country);

// The link of a parcel: the merchant's own address when there is one, else its carrier's page; nothing when the carrier
// is not known or the address is not safe to follow.
[[nodiscard]] std::optional<WebAddress> tracking_link(const Tracking& parcel, const Customer& customer);

} // namespace carnet
