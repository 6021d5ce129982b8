// One finger: a tap, a long press, or a pan with momentum. ImGui knows none of them: it is told of a tap as a move, a
// press and a release, of a long press as the other button, and of a pan nothing at all. Two fingers belong to the
// browser (pinch); the page then sends `cancel`.
#pragma once

#include "ui/kit/input/events.hpp"

#include <cstdint>

namespace carnet::ui {

class Touch {
public:
    enum class Outcome : std::uint8_t { nothing, tap, long_press, pan };
    struct Step {
        Outcome outcome {Outcome::nothing};
        float x {0}; // where the finger came down, for a tap and a long press
        float y {0};
        float pan_y {0}; // how far the content follows the finger
    };

    [[nodiscard]] Step on_event(const PointerEvent& event, double now);
    // Time passes: a long press ripens, a flung list runs on.
    [[nodiscard]] Step on_time(double now);
    [[nodiscard]] bool is_moving() const { return m_velocity > least_velocity || m_velocity < -least_velocity; }
    // When on_time() has something to do; a time far away when never.
    [[nodiscard]] double due() const;
    void stop() { m_velocity = 0; }
    // Where the pan began, to know what it scrolls.
    [[nodiscard]] float origin_x() const { return m_down_x; }
    [[nodiscard]] float origin_y() const { return m_down_y; }

private:
    static constexpr float slop = 8; // CSS pixels a finger trembles
    static constexpr float least_velocity = 20; // pixels a second

    enum class State : std::uint8_t { idle, down, panning, spent };
    State m_state {State::idle};
    std::uint32_t m_finger {0};
    float m_down_x {0};
    float m_down_y {0};
    float m_last_y {0};
    double m_down_at {0};
    double m_last_at {0};
    float m_velocity {0};
};

} // namespace carnet::ui
