// The windows that ask something. At most one at a time; opening another replaces it. What is typed or ticked in them
// lives here until it is said. (Menus and listboxes hang at their controls, and only the kit knows which is open.)
#pragma once

#include "app/saved_replies.hpp"
#include "app/view_state.hpp"
#include "base/sum.hpp"
#include "domain/rules.hpp"
#include "engine/messages.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace carnet::app {

// ── Dialogs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

// Before a cancel: return the items to stock? A paid order is warned and offered a refund instead (SPEC 5).
struct CancelDialog {
    OrderId order;
    std::string number;
    OrderStatus from {};
    bool restock {true};
    bool is_paid {false};
    bool from_list {false};
};

// Before a refund: exactly what will happen. `detail` is there as soon as the order is read.
struct RefundDialog {
    OrderId order;
    std::string number;
    std::optional<engine::OrderDetail> detail;
};

// Before a reopening that leaves a product oversold (SPEC 5): what it takes from the stock again.
struct ReopenDialog {
    engine::OrderDetail detail;
};

// A bulk action: its plan, its progress, its receipt (SPEC 6).
struct BulkDialog {
    engine::BulkAction action;
    engine::BulkTarget target;
    std::int64_t selected {0};
    bool restock {true}; // of a cancel
    std::optional<engine::BulkPlan> plan;
    bool running {false};
    engine::RequestId task {engine::RequestId::none}; // while it runs
    std::int64_t done {0};
    std::int64_t total {0};
    std::optional<engine::BulkReceipt> receipt;
};

// A parcel's tracking: added, or edited when `id` is set. The carrier is guessed as one types, until it is chosen.
struct TrackingDialog {
    OrderId order;
    std::string number_of_order;
    std::string postcode; // of the customer, for the carriers whose address asks for it
    std::string country;
    TrackingId id;
    std::string number;
    std::string carrier;
    bool carrier_chosen {false};
    std::string url;
    bool url_typed {false};
};

// Chooses or makes a tag, for one order or for the selection.
struct TagDialog {
    OrderId order; // empty: for the selection
    std::string number;
    std::vector<TagId> carried; // by the order already
    std::string typed;
    TagColor color {TagColor::blue};
};

// A tag's name and colour, everywhere.
struct EditTagDialog {
    Tag tag;
};

// What the file holds and how it is written (SPEC 8); remembered.
struct ExportChoices {
    engine::CsvRows rows {engine::CsvRows::one_an_order};
    std::uint64_t hidden_columns {0}; // a bit a CsvColumn
    char delimiter {0}; // 0: as the locale's spreadsheets expect it
    bool iso_dates {true};

    [[nodiscard]] bool shows(CsvColumn column) const
    {
        return (hidden_columns >> static_cast<unsigned>(column) & 1) == 0;
    }
    friend bool operator==(const ExportChoices&, const ExportChoices&) = default;
};

struct ExportDialog {
    bool selection {false}; // the orders that are ticked; else the list as it stands
    std::int64_t orders {0};
    ExportChoices choices;
    bool running {false};
    engine::RequestId task {engine::RequestId::none}; // while it runs
    std::int64_t done {0};
};

struct SaveViewDialog {
    std::string name;
};

struct DeleteTagDialog {
    Tag tag;
    std::int64_t carried_by {0};
};

// The saved replies, to be looked after.
struct SavedRepliesDialog { };

// A saved reply, new or (with an id) known; afterwards the list of them is shown again, when it began there.
struct EditReplyDialog {
    SavedReply reply;
    bool from_list {false};
};

struct DeleteReplyDialog {
    SavedReply reply;
};

struct ManageTagsDialog { };
struct AttentionDialog { };
struct ShortcutsDialog { };
struct SettingsDialog { };
struct PaletteDialog {
    std::string typed;
};

using AnyDialog = std::variant<std::monostate, CancelDialog, RefundDialog, ReopenDialog, BulkDialog, TrackingDialog,
    TagDialog, ExportDialog, EditTagDialog, SaveViewDialog, DeleteTagDialog, ManageTagsDialog, AttentionDialog,
    ShortcutsDialog, SettingsDialog, PaletteDialog, SavedRepliesDialog, EditReplyDialog, DeleteReplyDialog>;
struct Dialog : Sum<AnyDialog> {
    using Sum::Sum;
};

} // namespace carnet::app

// Compiled once, in sums.cpp.
namespace carnet {
extern template struct Sum<app::AnyDialog>;
} // namespace carnet
