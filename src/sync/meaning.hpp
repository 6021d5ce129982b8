// What an answer of the host means, before anything in its body is believed (C7). Only a 200 of application/json is an
// answer; a login page with 200, half a body, a proxy's error page are faults like any other and are tried again.
#pragma once

#include "sync/exchange.hpp"
#include "sync/json/answers.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace carnet::sync {

enum class Meaning : std::uint8_t {
    content, // 200 with JSON: the body is to be read
    unauthorized, // 401
    forbidden, // 403
    resync, // 410 by the protocol's own word, with an epoch
    client_reused, // 409 by the protocol's own word
    gap, // 409 by the protocol's own word, with the host's ack
    too_large, // 413
    incompatible, // 426
    fault, // everything else
};

struct Judgement {
    Meaning meaning {Meaning::fault};
    std::optional<Milliseconds> retry_after;
    Problem problem; // of a problem+json
    std::string trouble; // for the log; "" with content
};

[[nodiscard]] Judgement judge(const event::Answered& answer);

} // namespace carnet::sync
