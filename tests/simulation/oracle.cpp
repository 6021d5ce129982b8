#include "simulation/oracle.hpp"

#include "sync/json/feed_json.hpp"

#include <algorithm>

namespace carnet::test {

namespace {

template <typename Row>
std::string difference_of(
    const std::map<std::string, Row>& left, const std::map<std::string, Row>& right, std::string_view name)
{
    for (const auto& [id, row] : left) {
        auto other = right.find(id);
        if (other == right.end())
            return std::string {name} + " " + id + " is only in the first";
        if (other->second != row)
            return std::string {name} + " " + id + " differs";
    }
    for (const auto& [id, row] : right) {
        if (!left.contains(id))
            return std::string {name} + " " + id + " is only in the second";
    }
    return "";
}

const mutation::SendMessage* message_of(const Edit& edit)
{
    return std::get_if<mutation::SendMessage>(&edit.entry.mutation.body);
}

} // namespace

std::string difference(const Rows& left, const Rows& right)
{
    std::string found = difference_of(left.orders, right.orders, "order");
    if (found.starts_with("order") && found.ends_with("differs")) {
        std::string id = found.substr(6, found.size() - 14);
        found += "\n  " + sync::order_to_wire_json(left.orders.at(id)) + "\n  "
            + sync::order_to_wire_json(right.orders.at(id));
    }
    if (found.empty())
        found = difference_of(left.messages, right.messages, "message");
    if (found.empty())
        found = difference_of(left.tags, right.tags, "tag");
    if (found.empty())
        found = difference_of(left.products, right.products, "product");
    return found;
}

std::string Oracle::check_step(Device& device)
{
    Expected& expected = m_expected[device.number()];
    DeviceBook& book = device.book();
    if (book.version() == expected.version && device.edits().size() == expected.edits)
        return "";
    sync::BookState state = book.sync_book().state();
    if (!expected.file.empty() && state.epoch.empty())
        expected = {}; // wiped
    expected.version = book.version();
    expected.edits = device.edits().size();
    expected.file = state.client_file.text();
    excuse_what_the_backup_lost(device, expected, state);
    follow_reveals(expected, state);

    // Before the first pull is over the host's history does not say which rows are there already.
    std::optional<Rows> base = book.base();
    bool base_is_known = !expected.revealed_epoch.empty();
    if (base && base_is_known && *base != expected.base)
        return "the base is not what the host had: " + difference(*base, expected.base);
    if (base || base_is_known) {
        Rows view = base_is_known ? expected.base : *base;
        for (const SeenEntry& seen : book.outbox()) {
            if (seen.is_pending)
                predict(view, seen.entry);
        }
        if (Rows shown = book.view(); shown != view)
            return "the view is not the base with the pending edits: " + difference(shown, view);
    }
    std::string trouble = check_edits(device, expected, state);
    expected.outbox.clear();
    for (const SeenEntry& seen : book.outbox())
        expected.outbox.insert(seen.entry.mutation.uid.text());
    return trouble;
}

// A new epoch: what the book had let go of, and the restored host does not know, is gone with the host's backup.
void Oracle::excuse_what_the_backup_lost(Device& device, Expected& expected, const sync::BookState& state)
{
    if (state.epoch == expected.epoch)
        return;
    for (Edit& edit : device.edits()) {
        const std::string& uid = edit.entry.mutation.uid.text();
        if (!expected.epoch.empty() && !expected.outbox.contains(uid) && !m_host.committed(state.epoch, uid))
            edit.lost_with_backup = true;
    }
    expected.epoch = state.epoch;
}

// The base moves when the book follows the host's log to another place in it.
void Oracle::follow_reveals(Expected& expected, const sync::BookState& state)
{
    if (state.pull != sync::PullKind::follow || state.pages_staged)
        return;
    auto seq = ModelHost::seq_of(state.cursor);
    if (!seq)
        return;
    if (expected.revealed_epoch != state.epoch || *seq < expected.seq) {
        expected.base = {};
        expected.history = 0;
        expected.revealed_epoch = state.epoch;
    }
    const std::vector<FeedChange>& history = m_host.history(state.epoch);
    while (expected.history < history.size() && history[expected.history].seq <= *seq)
        put_change(expected.base, history[expected.history++]);
    expected.seq = *seq;
}

std::string Oracle::check_edits(Device& device, const Expected& expected, const sync::BookState& state) const
{
    std::vector<SeenEntry> outbox = device.book().outbox();
    std::vector<std::string> listed = device.book().attention();
    std::set<std::string> attention {listed.begin(), listed.end()};
    if (attention.size() != listed.size())
        return "an edit needs attention twice";
    Rows view = device.book().view();
    for (const Edit& edit : device.edits()) {
        if (edit.withdrawn || edit.wiped || edit.lost_with_backup)
            continue;
        std::string trouble = where_is(edit, device, state, outbox, attention, view, expected);
        if (!trouble.empty())
            return "edit " + edit.entry.mutation.uid.text() + " " + std::string {wire_name_of(edit.entry.mutation.body)}
            + ": " + trouble;
    }
    return "";
}

std::string Oracle::where_is(const Edit& edit, Device&, const sync::BookState& state,
    const std::vector<SeenEntry>& outbox, const std::set<std::string>& attention, const Rows& view,
    const Expected& expected) const
{
    const std::string& uid = edit.entry.mutation.uid.text();
    auto seen = std::ranges::find(outbox, uid, [](const SeenEntry& entry) { return entry.entry.mutation.uid.text(); });
    bool is_held = seen != outbox.end();
    if (is_held && seen->entry.mutation != edit.entry.mutation)
        return "is another mutation now";
    const Committed* done = state.epoch.empty() ? nullptr : m_host.committed(state.epoch, uid);
    // Not pending: then the base must contain what the host made of it.
    if (!is_held || !seen->is_pending) {
        bool needs_attention = attention.contains(uid);
        if (!done && !needs_attention)
            return "is lost: neither waiting nor done by the host";
        bool is_contained = expected.revealed_epoch == state.epoch && done && done->seq <= expected.seq;
        if (!is_contained && !needs_attention && state.pull == sync::PullKind::follow)
            return "left the outbox before the base contained it";
        if (!is_held && done && done->kind == OutcomeKind::rejected && !needs_attention)
            return "was refused, and nobody was told";
    }
    const mutation::SendMessage* message = message_of(edit);
    bool has_order = view.orders.contains(edit.entry.mutation.order.text());
    if (message && has_order && !attention.contains(uid) && !view.messages.contains(message->id.text()))
        return "the message is not to be seen";
    return "";
}

std::string Oracle::check_end(std::vector<Device*> devices) const
{
    for (const auto& [uid, done] : m_host.committed()) {
        if (done.times != 1)
            return uid + " was carried out " + std::to_string(done.times) + " times";
    }
    for (Device* device : devices) {
        std::string name = "device " + std::to_string(device->number()) + ": ";
        if (!device->book().outbox().empty())
            return name + "something is still waiting";
        if (Rows view = device->book().view(); view != m_host.rows())
            return name + "differs from the host: " + difference(view, m_host.rows());
        std::vector<std::string> attention = device->book().attention();
        for (const Edit& edit : device->edits()) {
            if (edit.withdrawn || edit.wiped || edit.lost_with_backup)
                continue;
            const std::string& uid = edit.entry.mutation.uid.text();
            const Committed* done = m_host.committed(m_host.epoch(), uid);
            bool needs_attention = std::ranges::find(attention, uid) != attention.end();
            if (!done && !needs_attention)
                return name + uid + " was never done";
            if (done && (done->kind == OutcomeKind::rejected) != needs_attention
                && !(needs_attention && done->kind != OutcomeKind::rejected))
                return name + uid + " was refused, and nobody was told";
        }
    }
    return "";
}

} // namespace carnet::test
