#include "engine/list_jobs.hpp"

#include <algorithm>
#include <utility>

namespace carnet::engine {

void ListJobs::start(std::uint32_t view, store::ListQueryRun run, Finished finished)
{
    std::erase_if(m_jobs, [view](const Job& job) { return job.view == view; });
    m_jobs.push_back({view, std::make_unique<store::ListQueryRun>(std::move(run)), std::move(finished)});
}

bool ListJobs::step(store::Slice& slice)
{
    while (!m_jobs.empty()) {
        auto stepped = m_jobs.front().run->step(slice);
        if (stepped && *stepped == store::Step::more)
            return true;
        // Taken out first: whoever is called may ask again.
        Job job = std::move(m_jobs.front());
        m_jobs.erase(m_jobs.begin());
        if (stepped)
            job.finished(job.run.get());
        else
            job.finished(std::unexpected(std::move(stepped).error()));
        if (slice.spent())
            return !m_jobs.empty();
    }
    return false;
}

} // namespace carnet::engine
