#include "sync/json/answers.hpp"

#include "sync/json/form_reader.hpp"

#include <algorithm>
#include <utility>

namespace carnet::sync {

namespace {

constexpr std::size_t max_token_length = 8'192;
constexpr std::size_t max_listed = 100;
constexpr std::size_t max_outcomes = 1'000;

// Elements of arrays that hold plain integers and short texts.
template <auto pointer> constexpr Member integers(std::string_view name, Presence presence)
{
    return {name, presence, Shape::array, [](void* owner, const Scalar& scalar) -> Misfit {
                auto& elements = detail::of<pointer>(owner);
                if (elements.size() >= max_listed)
                    return out_of_bounds;
                return take_integer(elements.emplace_back(), scalar, 0, max_exact_integer);
            }};
}

template <auto pointer> constexpr Member texts(std::string_view name)
{
    return {name, Presence::optional, Shape::array, [](void* owner, const Scalar& scalar) -> Misfit {
                auto& elements = detail::of<pointer>(owner);
                if (elements.size() >= max_listed)
                    return out_of_bounds;
                return take_text(elements.emplace_back(), scalar, max_short_text);
            }};
}

// ── hello ───────────────────────────────────────────────────────────────────────────────────────────────────────────

constexpr Member schema_members[] = {
    integer<&Hello::least_schema, 0, max_exact_integer>("min", Presence::required),
    integer<&Hello::most_schema, 0, max_exact_integer>("max", Presence::required),
};
constexpr ObjectForm schema_form {.name = "schema", .members = schema_members};

constexpr Member limits_members[] = {
    integer<&HostLimits::push, 1, max_exact_integer>("push"),
    integer<&HostLimits::page, 1, max_exact_integer>("page"),
    integer<&HostLimits::body, 1, max_exact_integer>("body"),
};
constexpr ObjectForm limits_form {.name = "limits", .members = limits_members};

Misfit finish_hello(void* object)
{
    const auto& hello = *static_cast<const Hello*>(object);
    return is_valid_id(hello.epoch) && !hello.account.empty() ? nullptr : out_of_bounds;
}

constexpr Member hello_members[] = {
    integers<&Hello::protocols>("protocol", Presence::required),
    {"schema", Presence::optional, Shape::single, nullptr,
        [](void* owner) {
            return Entered {&schema_form, owner};
        }},
    text<&Hello::account>("account", Presence::required),
    text<&Hello::name>("name"),
    text<&Hello::time_zone>("tz"),
    text<&Hello::locale>("locale"),
    text<&Hello::epoch, max_id_length>("epoch", Presence::required),
    value<&Hello::server_time>("server_time"),
    texts<&Hello::features>("features"),
    object<&Hello::limits, limits_form>("limits"),
};
constexpr ObjectForm hello_form {.name = "hello", .members = hello_members, .finish = finish_hello};

// ── session ─────────────────────────────────────────────────────────────────────────────────────────────────────────

// A token goes into a header: nothing but what RFC 6750 allows there.
bool is_token_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        || std::string_view {"-._~+/="}.contains(c);
}

Misfit finish_session(void* object)
{
    const auto& session = *static_cast<const Session*>(object);
    bool is_usable = !session.token.empty() && std::ranges::all_of(session.token, is_token_character);
    return is_usable && !session.account.empty() ? nullptr : out_of_bounds;
}

constexpr Member session_members[] = {
    text<&Session::token, max_token_length>("token", Presence::required),
    text<&Session::account>("account", Presence::required),
};
constexpr ObjectForm session_form {.name = "session", .members = session_members, .finish = finish_session};

// ── push ────────────────────────────────────────────────────────────────────────────────────────────────────────────

// A code that we do not know is still a rejection, without a code.
Misfit take_code(void* outcome, const Scalar& scalar)
{
    if (scalar.kind != Scalar::Kind::text)
        return wrong_type;
    static_cast<MutationOutcome*>(outcome)->code = parse_wire_name<RejectionCode>(scalar.text);
    return nullptr;
}

// The host's words; some hosts give an object with the current value, which is kept as it is written.
constexpr Member detail_member {"detail", Presence::optional, Shape::single,
    [](void* outcome, const Scalar& scalar) {
        return take_text(static_cast<MutationOutcome*>(outcome)->detail, scalar, max_kept_text);
    },
    [](void* outcome) { return Entered {.kept = &static_cast<MutationOutcome*>(outcome)->detail}; }};

constexpr Member outcome_members[] = {
    integer<&MutationOutcome::n, 1, max_exact_integer>("n", Presence::required),
    value<&MutationOutcome::uid>("uid", Presence::required),
    value<&MutationOutcome::kind>("s", Presence::required),
    {"code", Presence::optional, Shape::single, take_code},
    detail_member,
    optional_integer<&MutationOutcome::rev, 0, max_exact_integer>("rev"),
};
constexpr ObjectForm outcome_form {.name = "result", .members = outcome_members};

constexpr Member push_members[] = {
    text<&PushAnswer::account>("account"),
    integer<&PushAnswer::ack, 0, max_exact_integer>("ack", Presence::required),
    objects<&PushAnswer::outcomes, outcome_form, max_outcomes>("results", Presence::required),
};
constexpr ObjectForm push_form {.name = "push", .members = push_members};

// ── problem ─────────────────────────────────────────────────────────────────────────────────────────────────────────

Misfit take_type(void* problem, const Scalar& scalar)
{
    constexpr std::string_view prefix = "urn:carnet:problem:";
    if (scalar.kind != Scalar::Kind::text)
        return wrong_type;
    if (scalar.text.starts_with(prefix))
        static_cast<Problem*>(problem)->name = scalar.text.substr(prefix.size());
    return nullptr;
}

constexpr Member problem_members[] = {
    {"type", Presence::optional, Shape::single, take_type},
    text<&Problem::detail, max_kept_text>("detail"),
    optional_integer<&Problem::ack, 0, max_exact_integer>("ack"),
    text<&Problem::epoch, max_id_length>("epoch"),
};
constexpr ObjectForm problem_form {.name = "problem", .members = problem_members};

} // namespace

bool speaks_our_version(const Hello& hello)
{
    return std::ranges::find(hello.protocols, protocol_version) != hello.protocols.end()
        && hello.least_schema <= schema_version && schema_version <= hello.most_schema;
}

Result<Hello> read_hello(std::string_view json)
{
    return read_by_form(json, max_small_answer_bytes, hello_form, Hello {});
}

Result<Session> read_session(std::string_view json)
{
    return read_by_form(json, max_small_answer_bytes, session_form, Session {});
}

Result<PushAnswer> read_push_answer(std::string_view json)
{
    return read_by_form(json, max_small_answer_bytes, push_form, PushAnswer {});
}

Result<Problem> read_problem(std::string_view json)
{
    return read_by_form(json, max_small_answer_bytes, problem_form, Problem {});
}

} // namespace carnet::sync
