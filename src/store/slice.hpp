// A slice of the engine's time. Long work (a query over a million orders, an export, a bulk action) is written as
// step(slice) → more or done, so that the engine can answer something else in between and drop what nobody wants any
// more. The clock is the caller's.
#pragma once

#include <cstdint>

namespace carnet::store {

enum class Step : std::uint8_t { more, done };

class Slice {
public:
    virtual ~Slice() = default;

    // Asked between pieces of a few dozen microseconds. Once true, the step returns `more` soon.
    [[nodiscard]] virtual bool spent() = 0;
};

// Never spent: for tests, benchmarks and what is short anyway.
class Unhurried final : public Slice {
public:
    [[nodiscard]] bool spent() override { return false; }
};

// Spent after so many questions: lets a test stop work at every place where it can stop.
class CountedSlice final : public Slice {
public:
    explicit CountedSlice(std::uint32_t questions)
        : m_left(questions)
    {
    }
    [[nodiscard]] bool spent() override { return m_left == 0 || --m_left == 0; }

private:
    std::uint32_t m_left;
};

// By a monotonic clock that the platform gives, in milliseconds.
class TimedSlice final : public Slice {
public:
    using Clock = double (*)();
    TimedSlice(Clock clock, double milliseconds)
        : m_clock(clock)
        , m_end(clock() + milliseconds)
    {
    }
    [[nodiscard]] bool spent() override { return m_clock() >= m_end; }

private:
    Clock m_clock;
    double m_end;
};

} // namespace carnet::store
