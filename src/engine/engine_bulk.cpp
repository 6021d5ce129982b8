// Many orders at once: which ones, then the plan, the run or the undo as a task.
#include "engine/engine.hpp"

#include <algorithm>
#include <utility>

namespace carnet::engine {

void Engine::with_target(BulkTarget target, std::function<void(Result<std::vector<OrderRow>>)> then)
{
    if (!target.all)
        return then(std::move(target.rows));
    auto book = this->book();
    if (!book)
        return then(std::unexpected(book.error()));
    ListQuery query;
    query.filter = std::move(target.filter);
    m_lists.start((*book)->start_list_query(std::move(query)),
        [except = std::move(target.rows), then = std::move(then)](Result<store::ListQueryRun*> run) {
            if (!run)
                return then(std::unexpected(std::move(run).error()));
            std::vector<OrderRow> rows = (*run)->result()->rows;
            std::erase_if(rows, [&](OrderRow row) { return std::binary_search(except.begin(), except.end(), row); });
            then(std::move(rows));
        });
}

void Engine::on(PlanBulk&& plan, RequestId id, Responder responder)
{
    auto shared = std::make_shared<Responder>(std::move(responder));
    with_target(std::move(plan.target),
        [this, id, shared, action = mutation_of(plan.action)](Result<std::vector<OrderRow>> rows) {
            auto book = this->book();
            if (!rows || !book)
                return shared->answer(Result<BulkPlan> {std::unexpected(rows ? book.error() : rows.error())});
            m_tasks.add(id,
                plan_task(std::make_unique<store::BulkPlan>(**book, std::move(*rows), action, host_now()),
                    std::move(*shared)));
        });
}

void Engine::on(RunBulk&& run, RequestId id, Responder responder)
{
    if (auto allowed = may_edit(); !allowed)
        return responder.answer(Result<BulkReceipt> {std::unexpected(allowed.error())});
    auto shared = std::make_shared<Responder>(std::move(responder));
    with_target(std::move(run.target),
        [this, id, shared, action = mutation_of(run.action)](Result<std::vector<OrderRow>> rows) {
            auto book = this->book();
            if (!rows || !book)
                return shared->answer(Result<BulkReceipt> {std::unexpected(rows ? book.error() : rows.error())});
            UndoableBatch batch {new_uid(), action, {}};
            auto bulk = std::make_unique<store::BulkRun>(
                **book, std::move(*rows), action, batch.batch.text(), [this] { return new_uid(); });
            auto changed = [this](UndoableBatch done) {
                m_last_batch = std::move(done);
                sync_step(sync::event::LocalEdit {});
            };
            m_tasks.add(id, run_task(std::move(bulk), std::move(batch), changed, std::move(*shared)));
        });
}

void Engine::on(UndoBatch&& undo, RequestId id, Responder responder)
{
    auto book = this->book();
    if (!book)
        return responder.answer(Result<Undone> {std::unexpected(book.error())});
    if (!m_last_batch || m_last_batch->batch != undo.batch)
        return responder.answer(Result<Undone> {failure(ErrorCode::not_found, "nothing to undo")});
    UndoableBatch batch = *std::exchange(m_last_batch, std::nullopt);
    auto total = static_cast<std::int64_t>(batch.trace.size());
    auto changed = [this] { sync_step(sync::event::LocalEdit {}); };
    m_tasks.add(id,
        undo_task(std::make_unique<store::BulkUndo>(**book, std::move(batch.trace), std::move(batch.action),
                      batch.batch.text(), [this] { return new_uid(); }),
            changed, total, std::move(responder)));
}

void Engine::on(StopTask&& stop, RequestId, Responder responder)
{
    m_tasks.stop(stop.task);
    responder.done({});
}

} // namespace carnet::engine
