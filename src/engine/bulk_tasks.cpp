#include "engine/bulk_tasks.hpp"

#include <utility>

namespace carnet::engine {

namespace {

std::vector<RefusedGroup> groups_of(const store::BulkTally& tally)
{
    std::vector<RefusedGroup> groups;
    for (const store::RefusedOrders& refused : tally.refused)
        groups.push_back({refused.reason, refused.count, refused.numbers});
    return groups;
}

class PlanTask final : public Task {
public:
    PlanTask(std::unique_ptr<store::BulkPlan> plan, Responder responder)
        : m_plan(std::move(plan))
        , m_responder(std::move(responder))
    {
    }

    [[nodiscard]] Result<store::Step> step(store::Slice& slice, Timestamp) override { return m_plan->step(slice); }
    [[nodiscard]] std::int64_t done() const override { return m_plan->tally().looked_at; }
    [[nodiscard]] std::int64_t total() const override { return m_plan->tally().total; }
    void end(Result<End> how) override
    {
        if (!how)
            return m_responder.answer(Result<BulkPlan> {std::unexpected(std::move(how).error())});
        if (*how == End::stopped)
            return m_responder.answer(Result<BulkPlan> {failure(ErrorCode::cancelled, "")});
        const store::BulkTally& tally = m_plan->tally();
        m_responder.answer(Result<BulkPlan> {BulkPlan {tally.changed, tally.already_so, groups_of(tally), tally.paid}});
    }

private:
    std::unique_ptr<store::BulkPlan> m_plan;
    Responder m_responder;
};

class RunTask final : public Task {
public:
    RunTask(std::unique_ptr<store::BulkRun> run, UndoableBatch batch, std::function<void(UndoableBatch)> changed,
        Responder responder)
        : m_run(std::move(run))
        , m_batch(std::move(batch))
        , m_changed(std::move(changed))
        , m_responder(std::move(responder))
    {
    }

    [[nodiscard]] Result<store::Step> step(store::Slice& slice, Timestamp now) override
    {
        return m_run->step(slice, now);
    }
    [[nodiscard]] std::int64_t done() const override { return m_run->tally().looked_at; }
    [[nodiscard]] std::int64_t total() const override { return m_run->tally().total; }
    void end(Result<End> how) override
    {
        const store::BulkTally& tally = m_run->tally();
        BulkReceipt receipt {{}, tally.changed, tally.already_so, groups_of(tally), !how || *how == End::stopped};
        if (tally.changed > 0) {
            receipt.batch = m_batch.batch;
            m_batch.trace = m_run->take_trace();
            m_changed(std::move(m_batch));
        }
        // What was changed before it went wrong stays changed, and the receipt says how much it was.
        if (!how && tally.changed == 0)
            return m_responder.answer(Result<BulkReceipt> {std::unexpected(std::move(how).error())});
        m_responder.answer(Result<BulkReceipt> {std::move(receipt)});
    }

private:
    std::unique_ptr<store::BulkRun> m_run;
    UndoableBatch m_batch;
    std::function<void(UndoableBatch)> m_changed;
    Responder m_responder;
};

class UndoTask final : public Task {
public:
    UndoTask(
        std::unique_ptr<store::BulkUndo> undo, std::function<void()> changed, std::int64_t total, Responder responder)
        : m_undo(std::move(undo))
        , m_changed(std::move(changed))
        , m_total(total)
        , m_responder(std::move(responder))
    {
    }

    [[nodiscard]] Result<store::Step> step(store::Slice& slice, Timestamp now) override
    {
        return m_undo->step(slice, now);
    }
    [[nodiscard]] std::int64_t done() const override { return m_undo->undone() + m_undo->not_undone(); }
    [[nodiscard]] std::int64_t total() const override { return m_total; }
    void end(Result<End> how) override
    {
        m_changed();
        if (!how)
            return m_responder.answer(Result<Undone> {std::unexpected(std::move(how).error())});
        m_responder.answer(Result<Undone> {Undone {m_undo->undone(), m_undo->not_undone()}});
    }

private:
    std::unique_ptr<store::BulkUndo> m_undo;
    std::function<void()> m_changed;
    std::int64_t m_total;
    Responder m_responder;
};

} // namespace

MutationBody mutation_of(const BulkAction& action)
{
    return std::visit([](const auto& body) { return MutationBody {body}; }, action);
}

std::unique_ptr<Task> plan_task(std::unique_ptr<store::BulkPlan> plan, Responder responder)
{
    return std::make_unique<PlanTask>(std::move(plan), std::move(responder));
}

std::unique_ptr<Task> run_task(std::unique_ptr<store::BulkRun> run, UndoableBatch batch,
    std::function<void(UndoableBatch)> changed, Responder responder)
{
    return std::make_unique<RunTask>(std::move(run), std::move(batch), std::move(changed), std::move(responder));
}

std::unique_ptr<Task> undo_task(
    std::unique_ptr<store::BulkUndo> undo, std::function<void()> changed, std::int64_t total, Responder responder)
{
    return std::make_unique<UndoTask>(std::move(undo), std::move(changed), total, std::move(responder));
}

} // namespace carnet::engine
