// What goes into the sync machine (events) and what comes out (effects), as values. The machine itself does nothing:
// no clock, no network, no timer. Whoever runs it (the engine in the browser, the simulator in tests) does what the
// effects say and reports back by events.
#pragma once

#include "sync/json/answers.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace carnet::sync {

using Milliseconds = std::int64_t;

// A moment of a clock that only goes forward. Only differences mean anything.
struct Instant {
    Milliseconds milliseconds {0};

    friend auto operator<=>(Instant, Instant) = default;
    friend Instant operator+(Instant left, Milliseconds right) { return {left.milliseconds + right}; }
    friend Milliseconds operator-(Instant left, Instant right) { return left.milliseconds - right.milliseconds; }
};

enum class RequestId : std::uint32_t { none = 0 };

enum class Method : std::uint8_t { get, post };

struct HttpRequest {
    RequestId id {RequestId::none};
    Method method {Method::get};
    std::string path; // with its query, relative to the host's base address: "v1/hello"
    std::string token; // for "Authorization: Bearer …"
    std::string body; // application/json; "" with get
    Milliseconds deadline {0}; // from now; then the transport gives up with NoAnswer::timed_out
    std::size_t max_answer_bytes {0}; // of the unpacked body; beyond it NoAnswer::too_large, at once
};

// Why there is no answer.
enum class NoAnswer : std::uint8_t { unreachable, timed_out, too_large };

enum class TokenTrouble : std::uint8_t {
    unreachable, // who gives tokens does not answer
    refused, // the person has to sign in again
};

namespace event {
// Begin, or begin again after Stop. The book is open.
struct Start { };
// The book is about to be closed: cancel everything, touch nothing any more.
struct Stop { };
// A local edit was committed.
struct LocalEdit { };
// The browser says that the network is there again, or gone.
struct Online { };
struct Offline { };
// The page is seen again.
struct Visible { };
// Something says that the host has news (server-sent event, the editor).
struct Poke { };
// The merchant asked to try now.
struct TryNow { };
// The instant of the last effect::WakeAt has come.
struct Woke { };
// Answer to effect::Continue.
struct Continue { };
// Exactly one of these two for each effect::Send, unless it was cancelled. The machine bears doubled and late ones.
struct Answered {
    RequestId id {RequestId::none};
    int status {0};
    std::string content_type;
    std::string retry_after; // the header, "" when there is none
    std::string body;
};
struct Unanswered {
    RequestId id {RequestId::none};
    NoAnswer reason {};
};
// Exactly one of these two for each effect::AcquireToken.
struct TokenArrived {
    Session session;
};
struct TokenFailed {
    TokenTrouble trouble {};
};
} // namespace event

using Event = std::variant<event::Start, event::Stop, event::LocalEdit, event::Online, event::Offline, event::Visible,
    event::Poke, event::TryNow, event::Woke, event::Continue, event::Answered, event::Unanswered, event::TokenArrived,
    event::TokenFailed>;

namespace effect {
struct Send {
    HttpRequest request;
};
// Its answer is not wanted any more.
struct Cancel {
    RequestId id {RequestId::none};
};
// One wake-up at most is set: this one takes the place of the last.
struct WakeAt {
    Instant at;
};
// There is more to do at once (a page to be written): give event::Continue soon, after whatever waits.
struct Continue { };
// Get a token for this account ("" when any will do): POST /session, or the editor's port.
struct AcquireToken {
    std::string account;
};
// The host has introduced itself: names, time zone, limits.
struct Introduced {
    Hello hello;
};
// Machine::status() is another one.
struct StatusChanged { };
// The book was written: the view has changed, or (outcomes of a push) what waits and what needs attention.
struct BookChanged { };
} // namespace effect

using Effect = std::variant<effect::Send, effect::Cancel, effect::WakeAt, effect::Continue, effect::AcquireToken,
    effect::Introduced, effect::StatusChanged, effect::BookChanged>;
using Effects = std::vector<Effect>;

} // namespace carnet::sync
