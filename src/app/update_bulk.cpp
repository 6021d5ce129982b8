// Many orders at once (SPEC 6): the plan is asked and shown, then it runs in slices with progress, then the receipt.
#include "app/updater.hpp"
#include "i18n/words.hpp"

namespace carnet::app {

namespace words = i18n::words;

engine::BulkTarget Updater::selected() const
{
    engine::BulkTarget target;
    target.all = m.selection.is_all();
    target.rows = m.selection.rows();
    if (target.all)
        target.filter = list_query(m, m_context).filter;
    return target;
}

void Updater::on(const action::StartBulk& action)
{
    if (m.selection.empty())
        return;
    BulkDialog dialog;
    dialog.action = action.action;
    dialog.target = selected();
    const ListAnswer* answer = m.list.memo.answer();
    dialog.selected = m.selection.count(answer ? answer->count : 0);
    m_effects.ask(engine::PlanBulk {dialog.target, dialog.action},
        [](Result<engine::BulkPlan> plan) -> Action { return action::BulkPlanned {std::move(plan)}; });
    m.dialog = std::move(dialog);
}

void Updater::on(const action::AddTagToSelection& action)
{
    auto id = ensure_tag(action.tag);
    on(action::StartBulk {mutation::AddTag {id}});
}

void Updater::on(const action::BulkPlanned& action)
{
    auto* dialog = std::get_if<BulkDialog>(&m.dialog);
    if (!dialog)
        return;
    if (!action.plan) {
        m.dialog = {};
        return toast_error(action.plan.error());
    }
    dialog->plan = *action.plan;
}

void Updater::run_bulk(BulkDialog& dialog)
{
    if (auto* status = std::get_if<mutation::SetStatus>(&dialog.action))
        status->restock = dialog.restock;
    dialog.total = dialog.plan->will_change;
    dialog.done = 0;
    dialog.running = true;
    m_effects.run_task(engine::RunBulk {dialog.target, dialog.action},
        [](Result<engine::BulkReceipt> receipt) -> Action { return action::BulkEnded {std::move(receipt)}; });
}

void Updater::on(const action::TaskStarted& action)
{
    if (auto* bulk = std::get_if<BulkDialog>(&m.dialog); bulk && bulk->running)
        bulk->task = action.task;
    if (auto* file = std::get_if<ExportDialog>(&m.dialog); file && file->running)
        file->task = action.task;
}

void Updater::on(const action::StopTask&)
{
    engine::RequestId task {};
    if (auto* bulk = std::get_if<BulkDialog>(&m.dialog))
        task = bulk->task;
    else if (auto* file = std::get_if<ExportDialog>(&m.dialog))
        task = file->task;
    if (task != engine::RequestId::none)
        tell(engine::StopTask {task});
}

namespace {

// What the toast says of a receipt: the same words as the action itself.
struct DoneWords {
    std::int64_t count;
    std::string_view tag;
    i18n::Translator& tr;

    i18n::Phrase operator()(const mutation::SetStatus& action) const
    {
        return {words::bulk_done_status, {.count = count, .status = tr.label(action.to)}};
    }
    i18n::Phrase operator()(const mutation::SetArchived& action) const
    {
        return action.archived ? i18n::Phrase {words::bulk_done_archived, {.count = count}}
                               : i18n::Phrase {words::bulk_done_restored, {.count = count}};
    }
    i18n::Phrase operator()(const mutation::AddTag&) const
    {
        return {words::bulk_done_tag_added, {.count = count, .tag = tag}};
    }
    i18n::Phrase operator()(const mutation::RemoveTag&) const
    {
        return {words::bulk_done_tag_removed, {.count = count, .tag = tag}};
    }
};

TagId tag_of(const engine::BulkAction& action)
{
    if (auto* add = std::get_if<mutation::AddTag>(&action))
        return add->tag;
    if (auto* remove = std::get_if<mutation::RemoveTag>(&action))
        return remove->tag;
    return {};
}

} // namespace

void Updater::on(const action::BulkEnded& action)
{
    auto* dialog = std::get_if<BulkDialog>(&m.dialog);
    if (!action.receipt) {
        if (dialog)
            m.dialog = {};
        return toast_error(action.receipt.error());
    }
    const engine::BulkReceipt& receipt = *action.receipt;
    // What was ticked has been dealt with; those that could not be changed are named in the receipt.
    on(action::ClearSelection {});
    engine::BulkAction what;
    if (dialog) {
        what = dialog->action;
        // Nothing to explain: the toast says it. Otherwise the receipt stays until it is closed.
        if (receipt.refused.empty() && !receipt.stopped) {
            m.dialog = {};
        } else {
            dialog->receipt = receipt;
            dialog->task = engine::RequestId::none;
            dialog->running = false;
        }
    }
    if (receipt.changed == 0)
        return;
    std::string tag_name;
    for (const Tag& tag : m.tags) {
        if (tag.id == tag_of(what))
            tag_name = tag.name;
    }
    toast(std::visit(DoneWords {receipt.changed, tag_name, m_context.tr}, what), UndoOffer {{}, receipt.batch});
}

} // namespace carnet::app
