// The questions of the list that are being answered, in slices: one for each view of the screen, a newer one of the
// same view ends the older.
#pragma once

#include "engine/engine_platform.hpp"
#include "store/book.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace carnet::engine {

// A slice of the engine's time by the platform's clock.
class PlatformSlice final : public store::Slice {
public:
    PlatformSlice(EnginePlatform& platform, double milliseconds)
        : m_platform(platform)
        , m_end(platform.monotonic_clock() + milliseconds)
    {
    }
    [[nodiscard]] bool spent() override { return m_platform.monotonic_clock() >= m_end; }

private:
    EnginePlatform& m_platform;
    double m_end;
};

class ListJobs {
public:
    // Called once: with the run that is done, or with why it is not.
    using Finished = std::function<void(Result<store::ListQueryRun*>)>;

    // Views of the screen are numbered from 0; other questions (neighbours, ranges) get numbers of their own.
    static constexpr std::uint32_t first_other_view = 0x8000'0000;

    void start(std::uint32_t view, store::ListQueryRun run, Finished finished);
    // One with a view of its own.
    void start(store::ListQueryRun run, Finished finished)
    {
        start(m_next_other_view++, std::move(run), std::move(finished));
    }

    // Works until all is answered or the slice is spent. True: there is more to do.
    [[nodiscard]] bool step(store::Slice& slice);
    [[nodiscard]] bool empty() const { return m_jobs.empty(); }

    // The book is going: nothing is answered any more (forgotten responders say cancelled).
    void clear() { m_jobs.clear(); }

private:
    struct Job {
        std::uint32_t view;
        std::unique_ptr<store::ListQueryRun> run;
        Finished finished;
    };

    std::vector<Job> m_jobs; // oldest first
    std::uint32_t m_next_other_view {first_other_view};
};

} // namespace carnet::engine
