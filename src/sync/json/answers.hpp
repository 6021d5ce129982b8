// The small answers of a host: hello, session, the results of a push, and problem+json (RFC 9457). Each is checked
// whole before a value comes out; members that this version does not know are passed over.
#pragma once

#include "base/result.hpp"
#include "domain/feed.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::sync {

inline constexpr std::size_t max_small_answer_bytes = 1024 * 1024;
inline constexpr std::int64_t protocol_version = 1; // what we speak
inline constexpr std::int64_t schema_version = 1; // of the rows

struct HostLimits {
    std::int64_t push {100}; // mutations
    std::int64_t page {1'000}; // rows
    std::int64_t body {1'048'576}; // bytes

    friend bool operator==(const HostLimits&, const HostLimits&) = default;
};

struct Hello {
    std::vector<std::int64_t> protocols;
    std::int64_t least_schema {1};
    std::int64_t most_schema {1};
    std::string account;
    std::string name;
    std::string time_zone; // IANA, "" when the host does not say
    std::string locale;
    std::string epoch;
    std::optional<Timestamp> server_time;
    std::vector<std::string> features;
    HostLimits limits;

    friend bool operator==(const Hello&, const Hello&) = default;
};

// Whether the two of us can understand each other.
[[nodiscard]] bool speaks_our_version(const Hello& hello);

struct Session {
    std::string token;
    std::string account;

    friend bool operator==(const Session&, const Session&) = default;
};

struct PushAnswer {
    std::string account; // "" when the host does not say
    std::int64_t ack {0};
    std::vector<MutationOutcome> outcomes;
};

// PROTOCOL 1: the stable part of a problem's type, "" when it is none of the protocol's.
struct Problem {
    std::string name; // "gap", "resync" …
    std::string detail;
    std::optional<std::int64_t> ack; // of a gap
    std::string epoch; // of a resync

    friend bool operator==(const Problem&, const Problem&) = default;
};

[[nodiscard]] Result<Hello> read_hello(std::string_view json);
[[nodiscard]] Result<Session> read_session(std::string_view json);
[[nodiscard]] Result<PushAnswer> read_push_answer(std::string_view json);
[[nodiscard]] Result<Problem> read_problem(std::string_view json);

} // namespace carnet::sync
