// The plan, the run and the undo of a bulk action, as tasks.
#pragma once

#include "engine/responder.hpp"
#include "engine/tasks.hpp"
#include "store/bulk.hpp"

#include <functional>
#include <memory>

namespace carnet::engine {

// A run that can still be undone.
struct UndoableBatch {
    MutationUid batch;
    MutationBody action;
    store::BulkTrace trace;
};

[[nodiscard]] MutationBody mutation_of(const BulkAction& action);

[[nodiscard]] std::unique_ptr<Task> plan_task(std::unique_ptr<store::BulkPlan> plan, Responder responder);

// `changed` is told of what the run did before its reply is given: the way back.
[[nodiscard]] std::unique_ptr<Task> run_task(std::unique_ptr<store::BulkRun> run, UndoableBatch batch,
    std::function<void(UndoableBatch)> changed, Responder responder);

[[nodiscard]] std::unique_ptr<Task> undo_task(
    std::unique_ptr<store::BulkUndo> undo, std::function<void()> changed, std::int64_t total, Responder responder);

} // namespace carnet::engine
