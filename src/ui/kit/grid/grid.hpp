// The virtual grid: a sticky header that sorts, rows drawn only where they are seen, any of a million reachable at once
// by the scrollbar (places are doubles), and the whole keyboard of SPEC 9 in one Tab stop.
//
//   Grid grid {ui, area, state, {.name = t("orders"), .row_count = n, .columns = columns}};
//   for (std::int64_t index = grid.first(); index < grid.end(); ++index) {
//       GridRow row = grid.row(index, {.key = order.row, .selected = ..., .label = order.number});
//       row.text(0, order.number, style::strong);
//       GridCell cell = row.cell(1);
//       ... widgets in cell.rect, with .focusable = Focusable::by_script ...
//   }
//   const GridEvents& events = grid.finish();
//
// The grid owns no data and no selection: it says what the merchant wants, the model answers in the next frame.
// As cards (narrow screens) it has no header and each row is one free area, but it is still a grid with rows.
#pragma once

#include "ui/kit/ui.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carnet::ui {

struct GridColumn {
    std::string_view key; // its identity, also for the width that the merchant gave it
    std::string_view title; // what the header shows and is called
    float minimum {80};
    float share {0}; // of the room that is left
    Align align {Align::start};
    SortState sort {SortState::none}; // none: cannot be sorted
    std::string_view sort_description {};
    bool resizable {true};
    bool selects {false}; // its header holds the checkbox of GridOptions::select_all_name
};

// What the merchant has made of the grid: kept by the app, so that it outlives a reload.
struct GridState {
    std::unordered_map<std::string, float> widths; // by column key; columns not in it share the room
    std::int64_t active_row {0};
    std::int64_t range_from {0}; // where a Shift selection began
    std::uint64_t top_key {0}; // the row at the top of the view, to keep its place
    std::int64_t top_index {0};

    // For the grid alone.
    std::uint64_t active_key {0};
    NodeId active_id {NodeId::none};
    std::int32_t active_control {-1}; // within the row; -1: the row itself
    std::optional<std::size_t> resized_column;
    float resize_from {0};
    float resize_at {0};
    bool focus_active {false};
    NodeId focus_seen {NodeId::none}; // in the last frame
};

struct GridOptions {
    std::string_view name;
    std::int64_t row_count {0};
    std::span<const GridColumn> columns {};
    float row_height {0}; // 0: by the density
    // Cards instead of a table: no header, rows of this height.
    float card_height {0};
    // Where the row that was at the top stands now, when the answer moved it: the list then moves with it, and the row
    // that is being read stays where it is.
    std::uint64_t anchor_key {0};
    std::optional<std::int64_t> anchor_position {};
    bool busy {false};
    // The checkbox in the header of the column that selects.
    std::string_view select_all_name {};
    Tristate select_all {Tristate::no};
    // Switched off by a setting (WCAG 2.1.4), the single letters are not taken.
    bool single_keys {true};
    std::string_view single_key_letters {}; // "mtep"
};

struct GridRange {
    std::int64_t from {0};
    std::int64_t to {0}; // both included
};

struct GridEvents {
    std::optional<std::size_t> sort; // a header was pressed
    std::optional<std::int64_t> clicked; // plainly, on the row itself
    std::optional<std::int64_t> opened; // Enter or a double click
    std::optional<std::int64_t> toggled; // Space, Ctrl and click, the checkbox, a long press
    std::optional<GridRange> range; // Shift and click, Shift and arrows: this range and no other
    bool select_all {false}; // Ctrl+A: all that match
    bool select_all_toggled {false}; // the checkbox in the header
    char32_t letter {0}; // one of single_key_letters, for the active row
    bool widths_changed {false};
};

class Grid;

class GridCell {
public:
    GridCell(Ui& ui, NodeId id, Rect place, Rect inside, const NodeSpec& spec)
        : rect(inside)
        , m_node(ui.node(id, place, spec))
        , m_scope(ui.scope(static_cast<std::uint64_t>(id)))
    {
    }
    Rect rect;

private:
    NodeScope m_node;
    IdScope m_scope;
};

struct GridRowOptions {
    std::uint64_t key {0}; // the row's identity; 0: not loaded yet
    bool selected {false};
    std::string_view label {}; // its accessible name; without one its cells are read
};

class GridRow {
public:
    ~GridRow();
    GridRow(const GridRow&) = delete;
    GridRow& operator=(const GridRow&) = delete;

    // A cell with words only, or one with widgets inside.
    void text(std::size_t column, std::string_view words, TextStyle style = style::body);
    [[nodiscard]] GridCell cell(std::size_t column);
    // The checkbox that starts a row; the grid hears it.
    void checkbox(std::size_t column, std::string_view name);
    // Grey bars where the data is not there yet.
    void skeleton();

    [[nodiscard]] const Rect& rect() const { return m_rect; }
    [[nodiscard]] std::int64_t index() const { return m_index; }
    [[nodiscard]] bool selected() const { return m_selected; }
    // What shows on hover shows on focus too, and always under a finger.
    [[nodiscard]] bool shows_actions() const { return m_shows_actions; }
    [[nodiscard]] bool in_view() const { return m_in_view; }

private:
    friend class Grid;
    GridRow(Grid& grid, std::int64_t index, const GridRowOptions& options);

    Grid& m_grid;
    std::int64_t m_index;
    Rect m_rect;
    bool m_selected;
    bool m_shows_actions {false};
    bool m_in_view {true};
    std::optional<IdScope> m_scope;
    std::optional<NodeScope> m_node;
};

class Grid {
public:
    Grid(Ui& ui, Rect rect, GridState& state, const GridOptions& options);
    ~Grid();
    Grid(const Grid&) = delete;
    Grid& operator=(const Grid&) = delete;

    // The rows to draw: those in view and one beyond each end, so that the focus can move there.
    [[nodiscard]] std::int64_t first() const { return m_first; }
    [[nodiscard]] std::int64_t end() const { return m_end; }
    // The rows wholly or partly in view.
    [[nodiscard]] GridRange in_view() const { return m_in_view; }
    [[nodiscard]] GridRow row(std::int64_t index, const GridRowOptions& options)
    {
        return GridRow {*this, index, options};
    }
    const GridEvents& finish();

    [[nodiscard]] bool has_focus() const { return m_has_focus; }
    [[nodiscard]] NodeId id() const { return m_id; }
    [[nodiscard]] Rect column_rect(std::size_t column, Rect row) const;

    // Scrolls as little as needed to show a row.
    void reveal(std::int64_t index);

private:
    friend class GridRow;

    void place_columns();
    void begin_header();
    void header_cell(std::size_t column, NodeId id, const Interaction& touched);
    void resize_edge(std::size_t column);
    void keep_place();
    void begin_body();
    void take_keys();
    void take_keys_on_header();
    void take_keys_on_row();
    void take_keys_on_control();
    void go_to(std::int64_t index, bool extend);
    [[nodiscard]] std::vector<NodeId> controls_of(NodeId row) const;
    [[nodiscard]] std::int64_t rows_in_a_page() const;
    [[nodiscard]] bool is_card() const { return m_options.card_height > 0; }
    [[nodiscard]] NodeId row_id(std::int64_t index, std::uint64_t key) const;
    void note_row(std::int64_t index, const GridRowOptions& options, NodeId id, const Interaction& touched);

    Ui& m_ui;
    GridState& m_state;
    GridOptions m_options;
    Rect m_rect;
    Rect m_header;
    Rect m_body;
    float m_row_height {0};
    NodeId m_id {NodeId::none};
    NodeId m_body_id {NodeId::none};
    double m_offset {0};
    std::int64_t m_first {0};
    std::int64_t m_end {0};
    GridRange m_in_view;
    bool m_has_focus {false};
    bool m_header_has_focus {false};
    bool m_finished {false};
    std::vector<float> m_column_starts; // from the row's start
    std::vector<float> m_column_widths;
    std::vector<NodeId> m_header_ids;
    std::unordered_map<std::int64_t, std::uint64_t> m_keys; // of the rows drawn
    GridEvents m_events;
    std::optional<IdScope> m_scope;
    std::optional<NodeScope> m_node;
    std::optional<ScrollScope> m_scroll;
};

} // namespace carnet::ui
