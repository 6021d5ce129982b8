// Simulated time: things that will happen, in the order of their time, and of their scheduling when that is the same.
#pragma once

#include "sync/exchange.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace carnet::test {

class Queue {
public:
    [[nodiscard]] sync::Instant now() const { return m_now; }

    void after(sync::Milliseconds delay, std::function<void()> action)
    {
        m_actions.emplace(std::pair {m_now + delay, ++m_scheduled}, std::move(action));
    }

    // False when nothing is left, or nothing before `until`.
    bool run_next(sync::Instant until)
    {
        auto next = m_actions.begin();
        if (next == m_actions.end() || next->first.first > until)
            return false;
        m_now = next->first.first;
        std::function<void()> action = std::move(next->second);
        m_actions.erase(next);
        action();
        return true;
    }

private:
    sync::Instant m_now {1'000};
    std::int64_t m_scheduled {0};
    std::map<std::pair<sync::Instant, std::int64_t>, std::function<void()>> m_actions;
};

} // namespace carnet::test
