// The whole state of the screen, as one value. Views read it, update() is the only one to change it (update.hpp).
#pragma once

#include "app/dialogs.hpp"
#include "app/list_memo.hpp"
#include "app/preferences.hpp"
#include "app/selection.hpp"
#include "app/toast.hpp"
#include "app/view_state.hpp"
#include "engine/messages.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carnet::app {

// The order whose window is open. `detail` is of `order`, perhaps a moment old; nothing while it is read the first
// time.
struct OpenOrder {
    OrderId order;
    std::optional<engine::OrderDetail> detail;
    bool is_gone {false}; // the host removed it, or the link named none of ours
    // Where it stands in the list, for Previous and Next.
    OrderRow row {OrderRow::none};
    std::optional<engine::Neighbours> neighbours;
    // What is being typed; kept per order through reloads (SPEC 7).
    std::string comment;
    std::string message_subject;
    std::string message_text;
    // The first message that was unread when the conversation was opened, for the line "New" above it; and the last one
    // that was seen since.
    MessageId first_unread;
    MessageId seen;
};

struct ListState {
    ListMemo memo;
    // The window of rows that the grid shows, with a margin around it.
    std::int64_t first {0};
    std::int32_t count {60};
    // The row at the top of the grid and where it stood, so that rows arriving above it don't push it away. None while
    // the list is at its top.
    OrderRow anchor {OrderRow::none};
    std::int64_t anchor_position {0};
    std::int64_t arrived {0}; // new orders since the list was last looked at from its top
    // Grows when the list begins anew from its top: another filter, another sort.
    std::uint32_t generation {0};
};

struct Environment {
    bool online {true};
    bool visible {true};
    bool update_ready {false}; // a newer version waits to be taken
    bool storage_persistent {false};
};

struct Model {
    engine::EngineStatus status;
    Environment environment;
    Scope scope;
    ViewState view;
    ListState list;
    Selection selection;
    // The range that Shift ticked last, and its rows: while it grows and shrinks from one end, only it changes.
    std::int64_t range_from {-1};
    std::int64_t range_to {-1};
    std::vector<OrderRow> range_rows;
    OpenOrder open;
    Dialog dialog;
    std::vector<Toast> toasts;
    std::uint32_t last_toast {0};
    std::vector<Tag> tags; // by name
    std::vector<TagCount> tag_counts; // how many orders carry each, whatever the filters
    std::vector<engine::AttentionItem> attention;
    Preferences preferences;
    std::vector<SavedView> saved_views;
    std::vector<SavedReply> saved_replies; // by name; read when a conversation is opened
    ExportChoices export_choices; // of the last export

    [[nodiscard]] std::int64_t carried_by(const TagId& tag) const;
};

} // namespace carnet::app
