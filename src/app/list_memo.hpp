// The list's answers, kept while newer ones are on their way: each frame the grid says which rows it wants and draws
// the current answer, an older one, or nothing yet. One question at a time, and only the newest is kept; a question of
// other filters overtakes the one that runs (the engine drops that one), a question of other rows waits for it, so that
// scrolling never starves.
#pragma once

#include "domain/list.hpp"

#include <cstdint>
#include <optional>

namespace carnet::app {

class ListMemo {
public:
    // The grid wants this. Gives the question to send now, or nothing: it is answered, or it waits.
    [[nodiscard]] std::optional<ListQuery> want(const ListQuery& query);

    // The answer of a question that was sent. Gives the next question to send, or nothing.
    [[nodiscard]] std::optional<ListQuery> answered(const ListQuery& query, ListAnswer answer);

    // A question ended without an answer (an error, or a newer one overtook it). The same is asked again by want().
    void failed(const ListQuery& query);

    // The book changed: answers before this revision are old. Gives the question to send again, or nothing.
    [[nodiscard]] std::optional<ListQuery> changed(std::uint64_t revision);

    // The book was opened anew, perhaps after another tab had it: it counts its revisions from the beginning, and what
    // is on screen is old until it is answered again.
    void reopened();

    // The newest answer, of this or of an earlier question; nothing before the first.
    [[nodiscard]] const ListAnswer* answer() const { return m_answer ? &*m_answer : nullptr; }
    // What the newest answer answers.
    [[nodiscard]] const ListQuery* answered_query() const { return m_answer ? &m_answered : nullptr; }

    // What is being asked, else what was answered last.
    [[nodiscard]] std::optional<ListQuery> answered_query_or_running() const
    {
        return m_running ? m_running : m_answer ? std::optional {m_answered} : std::nullopt;
    }

    // Whether the rows on screen are of the filters that are wanted: otherwise they are on their way out.
    [[nodiscard]] bool is_current() const;
    [[nodiscard]] bool is_asking() const { return m_running.has_value(); }

    // The row at this position of the whole result; nothing when the newest answer does not hold it.
    [[nodiscard]] const ListRow* row_at(std::int64_t position) const;

private:
    [[nodiscard]] bool is_answered(const ListQuery& query) const;

    std::optional<ListQuery> m_wanted;
    std::optional<ListQuery> m_running;
    std::optional<ListAnswer> m_answer;
    ListQuery m_answered;
    std::uint64_t m_revision {0};
    bool m_is_of_earlier_opening {false};
};

// The same list, whatever part of it is on screen.
[[nodiscard]] bool is_same_list(const ListQuery& left, const ListQuery& right);

} // namespace carnet::app
