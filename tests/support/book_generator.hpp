// Books of any size from a seed, for tests, crash campaigns and benchmarks: orders of all modules, states and scripts,
// with items, parcels, tags and histories that agree with their states. The same seed gives the same book on every
// machine. Realistic in what the measurements depend on: lengths of texts, number of lines, how often names repeat.
#pragma once

#include "domain/feed.hpp"
#include "domain/list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::testing {

// SplitMix64: small, fast, the same everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t next();
    // 0 … bound - 1
    std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(next() % bound); }
    bool one_in(std::uint32_t n) { return below(n) == 0; }
    template <typename Values> const auto& pick(const Values& values)
    {
        return values[below(static_cast<std::uint32_t>(std::size(values)))];
    }

private:
    std::uint64_t m_state;
};

class BookGenerator {
public:
    explicit BookGenerator(std::uint64_t seed);

    // The i-th order of the book, newest first as a first pull brings them; the same whenever it is asked for.
    [[nodiscard]] Order order(std::uint32_t i) const;
    [[nodiscard]] std::vector<Tag> tags() const;
    [[nodiscard]] std::vector<Product> products() const;
    [[nodiscard]] std::vector<Message> messages(const Order& order) const;

    // A page of the feed with orders first … first + count - 1; the first page also brings tags and products.
    [[nodiscard]] FeedPage page(std::uint32_t first, std::uint32_t count, std::uint32_t total) const;

    // Some question of the list, with any combination of filters, sort and search.
    [[nodiscard]] static ListQuery random_query(Random& random);

private:
    std::uint64_t m_seed;
};

// Ids that are surely ids.
template <typename AnId> [[nodiscard]] AnId id_of(std::string_view text)
{
    auto id = AnId::create(text);
    return id ? *std::move(id) : AnId {};
}

} // namespace carnet::testing
