// The list as a file: its rows as they stand now, then a task that writes them.
#include "engine/engine.hpp"
#include "engine/export_task.hpp"

#include <algorithm>
#include <utility>

namespace carnet::engine {

void Engine::on(RunExport&& run, RequestId id, Responder responder)
{
    auto book = this->book();
    if (!book)
        return responder.answer(Result<ExportDone> {std::unexpected(book.error())});
    ListQuery query;
    query.filter = std::move(run.filter);
    query.sort = run.sort;
    auto shared = std::make_shared<Responder>(std::move(responder));
    m_lists.start((*book)->start_list_query(std::move(query)),
        [this, id, shared, run = std::move(run)](Result<store::ListQueryRun*> listed) {
            auto open = this->book();
            if (!listed || !open)
                return shared->answer(Result<ExportDone> {std::unexpected(listed ? open.error() : listed.error())});
            std::shared_ptr<const store::ListResult> rows = (*listed)->result();
            if (run.only_selected) {
                auto chosen = std::make_shared<store::ListResult>(*rows);
                std::erase_if(chosen->rows, [&](OrderRow row) {
                    return std::binary_search(run.selected.begin(), run.selected.end(), row) == run.selected_all;
                });
                rows = std::move(chosen);
            }
            auto csv = std::make_unique<store::CsvExport>(**open, std::move(rows), csv_options(run.form));
            m_tasks.add(id,
                export_task(
                    std::move(csv),
                    [this, id](Bytes piece) {
                        notice(FilePiece {id, std::move(piece)});
                    },
                    std::move(*shared)));
        });
}

} // namespace carnet::engine
