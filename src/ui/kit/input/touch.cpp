#include "ui/kit/input/touch.hpp"

#include "ui/kit/theme/tokens.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

Touch::Step Touch::on_event(const PointerEvent& event, double now)
{
    if (event.phase == PointerPhase::down && m_state == State::idle) {
        // A finger that stops a running list does not press what it lands on.
        m_state = is_moving() ? State::spent : State::down;
        m_velocity = 0;
        m_finger = event.id;
        m_down_x = event.x;
        m_down_y = event.y;
        m_last_y = event.y;
        m_down_at = now;
        m_last_at = now;
        return {};
    }
    if (m_state == State::idle || event.id != m_finger)
        return {};
    switch (event.phase) {
    case PointerPhase::move: {
        if (m_state == State::spent && std::fabs(event.y - m_down_y) > slop)
            m_state = State::panning;
        if (m_state == State::down) {
            if (std::hypot(event.x - m_down_x, event.y - m_down_y) <= slop)
                return {};
            m_state = State::panning;
        }
        if (m_state != State::panning)
            return {};
        float moved = event.y - m_last_y;
        double passed = std::max(now - m_last_at, 1.0e-3);
        // The speed of the last few moves, the newest weighing most.
        m_velocity = m_velocity * 0.4F + static_cast<float>(moved / passed) * 0.6F;
        m_last_y = event.y;
        m_last_at = now;
        return {Outcome::pan, m_down_x, m_down_y, moved};
    }
    case PointerPhase::up: {
        bool tapped = m_state == State::down;
        // A finger that rested before it left flings nothing.
        if (m_state != State::panning || now - m_last_at > 0.1)
            m_velocity = 0;
        m_last_at = now;
        m_state = State::idle;
        if (tapped)
            return {Outcome::tap, m_down_x, m_down_y, 0};
        return {};
    }
    case PointerPhase::cancel:
        m_state = State::idle;
        m_velocity = 0;
        return {};
    default:
        return {};
    }
}

Touch::Step Touch::on_time(double now)
{
    if (m_state == State::down && now - m_down_at >= duration::long_press) {
        m_state = State::spent;
        return {Outcome::long_press, m_down_x, m_down_y, 0};
    }
    if (m_state != State::idle || !is_moving())
        return {};
    // Friction as on the platforms: the speed falls to a third in half a second.
    constexpr double friction = 2.1;
    double passed = std::clamp(now - m_last_at, 0.0, 0.1);
    m_last_at = now;
    auto moved = static_cast<float>(static_cast<double>(m_velocity) * passed);
    m_velocity *= static_cast<float>(std::exp(-friction * passed));
    if (!is_moving())
        m_velocity = 0;
    return {Outcome::pan, m_down_x, m_down_y, moved};
}

double Touch::due() const
{
    if (m_state == State::down)
        return m_down_at + duration::long_press;
    if (m_state == State::idle && is_moving())
        return m_last_at;
    return 1.0e18;
}

} // namespace carnet::ui
