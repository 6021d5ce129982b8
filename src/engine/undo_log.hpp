// What the recent actions can be taken back by, for the ten seconds in which Undo is offered (SPEC 6). In memory only:
// after a reload there is no Undo to press.
#pragma once

#include "domain/mutation.hpp"

#include <cstddef>
#include <deque>
#include <optional>

namespace carnet::engine {

class UndoLog {
public:
    struct Entry {
        MutationUid uid;
        OrderId order;
        std::optional<MutationBody> inverse; // nothing: there is no way back once the host knows
    };

    void note(Entry entry)
    {
        if (m_entries.size() == kept)
            m_entries.pop_front();
        m_entries.push_back(std::move(entry));
    }

    [[nodiscard]] const Entry* find(const MutationUid& uid) const
    {
        for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
            if (entry->uid == uid)
                return &*entry;
        }
        return nullptr;
    }

    void clear() { m_entries.clear(); }

private:
    static constexpr std::size_t kept = 64;

    std::deque<Entry> m_entries; // oldest first
};

} // namespace carnet::engine
