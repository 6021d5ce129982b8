// The browser and the system of a user agent, for the customer's "Browser" line: "Firefox 153 on Windows". Parts, not a
// sentence: the words are the translations'. A user agent is the buyer's text: names come out of a list of ours, and
// the version is digits only.
#pragma once

#include <string>
#include <string_view>

namespace carnet {

struct UserAgent {
    std::string_view browser; // "Firefox"; "" when it is not known
    std::string version; // "153", for Safari "18.1"; "" when it is not told
    std::string_view system; // "Windows"; "" when it is not known
    bool is_bot {false}; // a crawler or a program, not a person

    friend bool operator==(const UserAgent&, const UserAgent&) = default;
};

[[nodiscard]] UserAgent read_user_agent(std::string_view text);

} // namespace carnet
