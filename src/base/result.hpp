// Result and TRY: expected trouble (bad input, a full disk, a host that says no) is a returned value, passed on in one
// word and handled exactly once: shown, retried or returned. Bugs are CHECKs (base/check.hpp), never Errors.
#pragma once

#include <expected>
#include <string>
#include <type_traits>
#include <utility>

namespace carnet {

// What kind of trouble, as far as the caller can act on it. The words for the merchant are chosen where it is shown.
enum class ErrorCode {
    invalid_input, // malformed or out of bounds: trying again changes nothing
    not_found, // the thing named does not exist (any more)
    refused, // a rule or a permission says no
    conflict, // the state changed since the caller looked
    too_large, // beyond a stated bound
    cancelled, // the caller, or a newer question, stopped it
    timed_out, // the deadline passed
    unavailable, // not now: offline, busy, held by another tab
    storage_full, // the browser or the disk gives no more room
    storage_failed, // reading or writing failed
    storage_corrupt, // what was read is not what was written
    unsupported, // this browser or this version cannot
};

struct [[nodiscard]] Error {
    ErrorCode code {ErrorCode::invalid_input};
    // For the log and for engineers, in English; never shown to the merchant as it is.
    std::string message;
};

template <typename T> using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

[[nodiscard]] inline Failure failure(ErrorCode code, std::string message)
{
    return Failure {Error {code, std::move(message)}};
}

} // namespace carnet

#define CARNET_CONCAT_INNER(a, b) a##b
#define CARNET_CONCAT(a, b) CARNET_CONCAT_INNER(a, b)

// Gives the value of a Result, or returns its error from the enclosing function. An expression, so that the happy path
// reads straight down; it gives a value, not a reference, so that nothing can dangle.
#define TRY(expression) CARNET_TRY_NAMED(expression, CARNET_CONCAT(carnet_try_, __COUNTER__))
#define CARNET_TRY_NAMED(expression, name)                                                                             \
    __extension__({                                                                                                    \
        auto name = (expression);                                                                                      \
        if (!name) [[unlikely]]                                                                                        \
            return std::unexpected(std::move(name).error());                                                           \
        *std::move(name);                                                                                              \
    })
