// Forms: what an object looks like on the wire, as a table of its members. One table serves reading (form_reader) and
// writing (write_form), so that the two cannot drift apart, and reads like the page of the protocol that it follows:
//
//     constexpr Member product_members[] = {
//         id<&Product::id>("id", Presence::required),
//         text<&Product::name>("name", Presence::required),
//         …
//
// A member that is null or missing keeps the value that a fresh object has, unless it is required. A value of a wrong
// type, out of its bounds, or a name that an enumeration does not have, is a misfit: never cut, never guessed.
#pragma once

#include "base/ids.hpp"
#include "base/time.hpp"
#include "domain/enums.hpp"
#include "domain/money.hpp"
#include "domain/order.hpp"
#include "sync/json/writer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::sync {

// Why a value does not fit; nullptr when it does.
using Misfit = const char*;
inline constexpr Misfit missing = "is missing";
inline constexpr Misfit wrong_type = "is of a wrong type";
inline constexpr Misfit out_of_bounds = "is out of bounds";
inline constexpr Misfit unknown_value = "has an unknown value";
inline constexpr Misfit stands_twice = "stands there twice";

struct Scalar {
    enum class Kind : std::uint8_t { boolean, integer, number, text };
    Kind kind {};
    bool boolean {false};
    std::int64_t integer {0};
    std::string_view text {}; // of a text, or a number as it was written
};

struct ObjectForm;

// Where an object that begins is read into.
struct Entered {
    const ObjectForm* form {nullptr}; // read by this form …
    void* object {nullptr}; // … into this object
    std::string* kept {nullptr}; // or kept as JSON text here; with neither it is passed over
    Misfit misfit {nullptr};
};

enum class Presence : std::uint8_t { optional, required };
enum class Shape : std::uint8_t { single, array };

struct Member {
    std::string_view name;
    Presence presence {Presence::optional};
    Shape shape {Shape::single};
    // A scalar value, or a scalar element of an array. nullptr where only objects fit.
    Misfit (*take)(void* owner, const Scalar& value) {nullptr};
    // An object, or an object that is an element of an array. nullptr where only scalars fit.
    Entered (*enter)(void* owner) {nullptr};
    // nullptr for what is only read.
    void (*write)(const void* owner, JsonWriter& writer) {nullptr};
};

struct ObjectForm {
    std::string_view name;
    std::span<const Member> members;
    // Where members that the form does not know are kept, as JSON text of an object; nullptr: they are passed over.
    std::string& (*extra)(void* object) {nullptr};
    // Looks at the whole object when it ends.
    Misfit (*finish)(void* object) {nullptr};
    // When given, what does not fit inside this object is told here and the reading goes on after it; else the whole
    // text is refused.
    void (*contain)(void* object, std::string reason) {nullptr};
};

void write_form(const ObjectForm& form, const void* object, JsonWriter& writer);

inline constexpr std::int64_t max_exact_integer = (std::int64_t {1} << 53) - 1; // what JavaScript hosts can carry
inline constexpr std::int64_t max_count = 1'000'000'000;
inline constexpr std::size_t max_kept_text = 65'536; // bytes of members that are kept without being understood

// The values. Ids, moments, enumerations and currencies are themselves; a text and an integer have bounds.
Misfit take_text(std::string& target, const Scalar& value, std::size_t max_bytes);
Misfit take_integer(std::int64_t& target, const Scalar& value, std::int64_t least, std::int64_t most);
Misfit take_value(bool& target, const Scalar& value);
Misfit take_value(Timestamp& target, const Scalar& value);
Misfit take_value(Currency& target, const Scalar& value);
void write_value(bool value, JsonWriter& writer);
void write_value(Timestamp value, JsonWriter& writer);
void write_value(Currency value, JsonWriter& writer);

template <typename Tag> Misfit take_value(Id<Tag>& target, const Scalar& value)
{
    if (value.kind != Scalar::Kind::text)
        return wrong_type;
    auto id = Id<Tag>::create(value.text);
    if (!id)
        return out_of_bounds;
    target = std::move(*id);
    return nullptr;
}

template <typename Tag> void write_value(const Id<Tag>& value, JsonWriter& writer)
{
    if (value.empty())
        writer.null();
    else
        writer.text(value.text());
}

template <typename Enum>
requires(enum_count<Enum> > 0) Misfit take_value(Enum& target, const Scalar& value)
{
    if (value.kind != Scalar::Kind::text)
        return wrong_type;
    auto known = parse_wire_name<Enum>(value.text);
    if (!known)
        return unknown_value;
    target = *known;
    return nullptr;
}

template <typename Enum>
requires(enum_count<Enum> > 0) void write_value(Enum value, JsonWriter& writer)
{
    writer.text(wire_name(value));
}

template <typename T> Misfit take_value(std::optional<T>& target, const Scalar& value)
{
    T taken {};
    if (Misfit misfit = take_value(taken, value))
        return misfit;
    target = std::move(taken);
    return nullptr;
}

template <typename T> void write_value(const std::optional<T>& value, JsonWriter& writer)
{
    if (value)
        write_value(*value, writer);
    else
        writer.null();
}

// The kinds of members, each named by the pointer to the domain's member that it fills.
namespace detail {
template <typename Pointer> struct Parts;
template <typename OwnerType, typename ValueType> struct Parts<ValueType OwnerType::*> {
    using Owner = OwnerType;
    using Value = ValueType;
};
template <auto pointer> using Value = typename Parts<decltype(pointer)>::Value;
template <auto pointer> Value<pointer>& of(void* owner)
{
    return static_cast<typename Parts<decltype(pointer)>::Owner*>(owner)->*pointer;
}
template <auto pointer> const Value<pointer>& of(const void* owner)
{
    return static_cast<const typename Parts<decltype(pointer)>::Owner*>(owner)->*pointer;
}
} // namespace detail

template <auto pointer> constexpr Member value(std::string_view name, Presence presence = Presence::optional)
{
    return {name, presence, Shape::single,
        [](void* owner, const Scalar& scalar) { return take_value(detail::of<pointer>(owner), scalar); }, nullptr,
        [](const void* owner, JsonWriter& writer) { write_value(detail::of<pointer>(owner), writer); }};
}

template <auto pointer, std::size_t max_bytes = max_short_text>
constexpr Member text(std::string_view name, Presence presence = Presence::optional)
{
    return {name, presence, Shape::single,
        [](void* owner, const Scalar& scalar) { return take_text(detail::of<pointer>(owner), scalar, max_bytes); },
        nullptr, [](const void* owner, JsonWriter& writer) { writer.text(detail::of<pointer>(owner)); }};
}

template <auto pointer, std::int64_t least, std::int64_t most>
constexpr Member integer(std::string_view name, Presence presence = Presence::optional)
{
    return {name, presence, Shape::single,
        [](void* owner, const Scalar& scalar) { return take_integer(detail::of<pointer>(owner), scalar, least, most); },
        nullptr, [](const void* owner, JsonWriter& writer) { writer.integer(detail::of<pointer>(owner)); }};
}

template <auto pointer, std::int64_t least, std::int64_t most> constexpr Member optional_integer(std::string_view name)
{
    return {name, Presence::optional, Shape::single,
        [](void* owner, const Scalar& scalar) {
            return take_integer(detail::of<pointer>(owner).emplace(), scalar, least, most);
        },
        nullptr,
        [](const void* owner, JsonWriter& writer) {
            if (const auto& held = detail::of<pointer>(owner))
                writer.integer(*held);
            else
                writer.null();
        }};
}

template <auto pointer> constexpr Member amount(std::string_view name, Presence presence = Presence::optional)
{
    return integer<pointer, -max_minor_units, max_minor_units>(name, presence);
}

template <auto pointer> constexpr Member count(std::string_view name, Presence presence = Presence::optional)
{
    return integer<pointer, 0, max_count>(name, presence);
}

template <auto pointer, const ObjectForm& form>
constexpr Member object(std::string_view name, Presence presence = Presence::optional)
{
    return {name, presence, Shape::single, nullptr,
        [](void* owner) {
            return Entered {&form, &detail::of<pointer>(owner)};
        },
        [](const void* owner, JsonWriter& writer) { write_form(form, &detail::of<pointer>(owner), writer); }};
}

template <auto pointer, const ObjectForm& form, std::size_t most>
constexpr Member objects(std::string_view name, Presence presence = Presence::optional)
{
    return {name, presence, Shape::array, nullptr,
        [](void* owner) {
            auto& elements = detail::of<pointer>(owner);
            if (elements.size() >= most)
                return Entered {.misfit = out_of_bounds};
            return Entered {&form, &elements.emplace_back()};
        },
        [](const void* owner, JsonWriter& writer) {
            writer.begin_array();
            for (const auto& element : detail::of<pointer>(owner))
                write_form(form, &element, writer);
            writer.end_array();
        }};
}

template <auto pointer, std::size_t most>
constexpr Member values(std::string_view name, Presence presence = Presence::optional)
{
    return {name, presence, Shape::array,
        [](void* owner, const Scalar& scalar) -> Misfit {
            auto& elements = detail::of<pointer>(owner);
            if (elements.size() >= most)
                return out_of_bounds;
            return take_value(elements.emplace_back(), scalar);
        },
        nullptr,
        [](const void* owner, JsonWriter& writer) {
            writer.begin_array();
            for (const auto& element : detail::of<pointer>(owner))
                write_value(element, writer);
            writer.end_array();
        }};
}

template <auto pointer> constexpr std::string& extra_in(void* object)
{
    return detail::of<pointer>(object);
}

} // namespace carnet::sync
