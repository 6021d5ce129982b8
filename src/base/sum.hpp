// A sum of many kinds whose copying, moving and destroying is compiled once. For a plain std::variant every file that
// makes one compiles a table of functions for each of those, which was most of the code of a view (15 s of compiling; 6
// s now).
//
//     using AnyAction = std::variant<…>;
//     extern template struct Sum<AnyAction>;                        in the header; without extern in one file
//     struct Action : Sum<AnyAction> { using Sum::Sum; };           a name of its own keeps symbols short
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

namespace carnet {

template <typename Variant> struct Sum : Variant {
    using Kinds = Variant;

    template <typename Kind>
    requires(!std::derived_from<std::remove_cvref_t<Kind>, Sum>)
        Sum(Kind&& kind) // NOLINT(google-explicit-constructor): a sum is made of any of its kinds
        : Variant {std::in_place_type<std::remove_cvref_t<Kind>>, std::forward<Kind>(kind)}
    {
    }
    Sum(); // the first kind
    Sum(const Sum& other);
    Sum& operator=(const Sum& other);
    Sum(Sum&& other) noexcept;
    Sum& operator=(Sum&& other) noexcept;
    ~Sum();
};

template <typename Variant> Sum<Variant>::Sum() = default;
template <typename Variant> Sum<Variant>::Sum(const Sum& other) = default;
template <typename Variant> Sum<Variant>& Sum<Variant>::operator=(const Sum& other) = default;
template <typename Variant> Sum<Variant>::Sum(Sum&& other) noexcept = default;
template <typename Variant> Sum<Variant>& Sum<Variant>::operator=(Sum&& other) noexcept = default;
template <typename Variant> Sum<Variant>::~Sum() = default;

} // namespace carnet
