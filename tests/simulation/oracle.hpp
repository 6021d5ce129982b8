// What must be true of a device after every step, and of all devices in the end, said without sync's own notion of it:
//  - the base is exactly what the host had at the book's cursor (once the first pull is over), or, until a new epoch is
//    revealed, what it was;
//  - the view is the base with the pending edits on it, worked out anew;
//  - every edit of the merchant is somewhere: pending, unanswered, in what needs attention, or done by the host in what
//    the base contains. It is lost only where nobody can help it: withdrawn, wiped, gone with the host's own backup;
//  - a message of the merchant is in the view as long as its order is, or stands in what needs attention.
// It gives "" or a sentence about what is wrong, and must not change anything.
#pragma once

#include "simulation/device.hpp"
#include "simulation/model_host.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace carnet::test {

class Oracle {
public:
    explicit Oracle(const ModelHost& host)
        : m_host(host)
    {
    }

    [[nodiscard]] std::string check_step(Device& device);
    // When nothing is left to do: everything everywhere is the same, and everything was done exactly once.
    [[nodiscard]] std::string check_end(std::vector<Device*> devices) const;

private:
    struct Expected {
        std::int64_t version {-1};
        std::size_t edits {0};
        std::string file; // a wiped book begins anew
        std::string epoch;
        std::string revealed_epoch; // of the base
        std::size_t history {0}; // how much of that epoch's history the base contains
        std::int64_t seq {0};
        Rows base;
        std::set<std::string> outbox; // uids, at the last look
    };

    void follow_reveals(Expected& expected, const sync::BookState& state);
    void excuse_what_the_backup_lost(Device& device, Expected& expected, const sync::BookState& state);
    [[nodiscard]] std::string check_edits(Device& device, const Expected& expected, const sync::BookState& state) const;
    [[nodiscard]] std::string where_is(const Edit& edit, Device& device, const sync::BookState& state,
        const std::vector<SeenEntry>& outbox, const std::set<std::string>& attention, const Rows& view,
        const Expected& expected) const;

    const ModelHost& m_host;
    std::map<int, Expected> m_expected; // by the device's number
};

// Where two sets of rows first differ, for the message of a failure.
[[nodiscard]] std::string difference(const Rows& left, const Rows& right);

} // namespace carnet::test
