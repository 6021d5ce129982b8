// Addresses of the web that a merchant or a host gives (tracking pages, products): http and https only, without
// credentials, without anything invisible, bounded, and with the host name apart, because that is what is shown beside
// a link (RELIABILITY 3). Stricter than a browser: what a browser would quietly repair is refused here.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace carnet {

inline constexpr std::size_t max_web_address = 2'048; // bytes

// What to say beside a host name. `lookalike` names (punycode or letters outside ASCII) can imitate another.
enum class HostCaution : std::uint8_t { none, lookalike, number };

struct WebAddress {
    std::string url; // as given, without the spaces around it
    std::string host; // lower case, without the port; in brackets when it is IPv6
    HostCaution caution {HostCaution::none};

    friend bool operator==(const WebAddress&, const WebAddress&) = default;
};

[[nodiscard]] Result<WebAddress> web_address(std::string_view text);

// Percent-encodes everything but the unreserved characters of RFC 3986, so that the text stays one value wherever a
// template puts it.
[[nodiscard]] std::string percent_encoded(std::string_view text);

} // namespace carnet
