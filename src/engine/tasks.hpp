// Long work that the merchant waits for (a bulk action, its undo, an export, an import): done in slices between
// questions, with progress, and stopped when the merchant says so. Each ends in exactly one reply.
#pragma once

#include "engine/messages.hpp"
#include "store/slice.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace carnet::engine {

class Task {
public:
    virtual ~Task() = default;

    // A piece of the work. `now`: the host's time as well as this device knows it.
    [[nodiscard]] virtual Result<store::Step> step(store::Slice& slice, Timestamp now) = 0;
    [[nodiscard]] virtual std::int64_t done() const = 0;
    [[nodiscard]] virtual std::int64_t total() const = 0;

    enum class End { finished, stopped };
    // Called once, with the end or with what went wrong: answers.
    virtual void end(Result<End> how) = 0;
};

class Tasks {
public:
    using TellProgress = std::function<void(Progress)>;

    void add(RequestId id, std::unique_ptr<Task> task) { m_running.push_back({id, std::move(task), 0}); }
    [[nodiscard]] bool empty() const { return m_running.empty(); }

    // Works on the first one until the slice is spent. Tells its progress, not too often.
    void step(store::Slice& slice, Timestamp now, double now_ms, const TellProgress& tell);
    void stop(RequestId id);
    // The book is going: what was done stays done, and each task says so.
    void stop_all();

private:
    struct Running {
        RequestId id;
        std::unique_ptr<Task> task;
        double told_ms;
    };

    std::vector<Running> m_running; // oldest first
};

} // namespace carnet::engine
