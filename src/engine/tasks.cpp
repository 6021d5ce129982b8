#include "engine/tasks.hpp"

#include <algorithm>
#include <utility>

namespace carnet::engine {

namespace {

// Often enough for a bar that moves, seldom enough to cost nothing.
constexpr double tell_every_ms = 100;

} // namespace

void Tasks::step(store::Slice& slice, Timestamp now, double now_ms, const TellProgress& tell)
{
    if (m_running.empty())
        return;
    Running& first = m_running.front();
    auto stepped = first.task->step(slice, now);
    if (stepped && *stepped == store::Step::more) {
        if (now_ms - first.told_ms >= tell_every_ms) {
            first.told_ms = now_ms;
            tell({first.id, first.task->done(), first.task->total()});
        }
        return;
    }
    // Taken out first: the answer may bring the next task.
    auto task = std::move(first.task);
    m_running.erase(m_running.begin());
    if (stepped)
        task->end(Task::End::finished);
    else
        task->end(std::unexpected(std::move(stepped).error()));
}

void Tasks::stop(RequestId id)
{
    auto found =
        std::find_if(m_running.begin(), m_running.end(), [id](const Running& running) { return running.id == id; });
    if (found == m_running.end())
        return; // it has ended by itself
    auto task = std::move(found->task);
    m_running.erase(found);
    task->end(Task::End::stopped);
}

void Tasks::stop_all()
{
    for (Running& running : std::exchange(m_running, {}))
        running.task->end(Task::End::stopped);
}

} // namespace carnet::engine
