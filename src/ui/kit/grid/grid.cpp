// The grid's frame: places, header, rows. Its keys stand in grid_keys.cpp, its header in grid_header.cpp.
#include "ui/kit/grid/grid.hpp"

#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/text.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

namespace {

constexpr float cell_padding = 8;
constexpr std::int32_t header_rows = 1; // aria-rowindex counts the header

} // namespace

Grid::Grid(Ui& ui, Rect rect, GridState& state, const GridOptions& options)
    : m_ui(ui)
    , m_state(state)
    , m_options(options)
    , m_rect(rect)
{
    m_id = ui.id(options.name);
    NodeSpec spec;
    spec.role = Role::grid;
    spec.name = options.name;
    spec.row_count = options.row_count + (is_card() ? 0 : header_rows);
    spec.column_count = static_cast<std::int32_t>(options.columns.size());
    spec.multiselectable = true;
    spec.busy = options.busy;
    spec.focusable = Focusable::by_script;
    m_node.emplace(ui.node(m_id, rect, spec));
    m_scope.emplace(ui.scope(options.name));
    m_has_focus = ui.focus_within(m_id);
    m_state.active_row =
        std::clamp<std::int64_t>(m_state.active_row, 0, std::max<std::int64_t>(options.row_count - 1, 0));

    m_row_height = is_card()     ? options.card_height
        : options.row_height > 0 ? options.row_height
                                 : ui.theme().row_height();
    m_body = rect;
    if (!is_card())
        m_header = m_body.take_top(size::header);
    ui.fill(m_body, Token::surface);
    place_columns();
    if (!is_card())
        begin_header();
    m_body_id = ui.id("rows");
    keep_place();
    take_keys();
    begin_body();
}

Grid::~Grid()
{
    if (!m_finished)
        finish();
}

// ── places ────────────────────────────────────────────────────────────────────────────────────────────────────────

void Grid::place_columns()
{
    float fixed = 0;
    float shares = 0;
    auto given_width = [this](const GridColumn& column) -> std::optional<float> {
        auto found = m_state.widths.find(std::string {column.key});
        if (found == m_state.widths.end())
            return {};
        return std::max(found->second, column.minimum / 2);
    };
    for (const GridColumn& column : m_options.columns) {
        std::optional<float> given = given_width(column);
        fixed += given.value_or(column.minimum);
        shares += given ? 0 : column.share;
    }
    float room = std::max(m_rect.width() - fixed, 0.0F);
    // A merchant who widened everything beyond the screen gets it scaled down rather than cut off.
    float squeeze = fixed > m_rect.width() && fixed > 0 ? m_rect.width() / fixed : 1;
    float start = 0;
    for (const GridColumn& column : m_options.columns) {
        std::optional<float> given = given_width(column);
        float width = given ? *given : column.minimum + (shares > 0 ? room * column.share / shares : 0);
        width = m_ui.snapped(width * squeeze);
        m_column_starts.push_back(start);
        m_column_widths.push_back(width);
        start += width;
    }
}

Rect Grid::column_rect(std::size_t column, Rect row) const
{
    float start = row.start + m_column_starts[column];
    return {start, row.top, start + m_column_widths[column], row.bottom};
}

// The row at the top of the view keeps its place on the screen while others arrive above it.
void Grid::keep_place()
{
    bool moved = m_options.anchor_key != 0 && m_options.anchor_key == m_state.top_key && m_options.anchor_position
        && *m_options.anchor_position != m_state.top_index;
    if (!moved)
        return;
    auto rows = static_cast<double>(*m_options.anchor_position - m_state.top_index);
    m_ui.scroll_to(m_body_id, m_ui.scroll_offset(m_body_id) + rows * static_cast<double>(m_row_height));
    m_state.active_row += *m_options.anchor_position - m_state.top_index;
    m_state.active_row =
        std::clamp<std::int64_t>(m_state.active_row, 0, std::max<std::int64_t>(m_options.row_count - 1, 0));
    m_state.top_index = *m_options.anchor_position;
}

void Grid::begin_body()
{
    NodeSpec spec;
    spec.role = Role::row_group;
    double height = static_cast<double>(m_options.row_count) * static_cast<double>(m_row_height);
    m_scroll.emplace(m_ui.scroll_area(m_body_id, m_body, height, spec));
    m_offset = m_scroll->offset();
    auto row_at = [this](double y) {
        return static_cast<std::int64_t>(std::floor(y / static_cast<double>(m_row_height)));
    };
    std::int64_t last = std::max<std::int64_t>(m_options.row_count - 1, 0);
    m_in_view.from = std::clamp<std::int64_t>(row_at(m_offset), 0, last);
    m_in_view.to = std::clamp<std::int64_t>(row_at(m_offset + static_cast<double>(m_body.height()) - 0.5), 0, last);
    m_first = std::max<std::int64_t>(m_in_view.from - 1, 0);
    m_end = std::min(m_in_view.to + 2, m_options.row_count);
}

std::int64_t Grid::rows_in_a_page() const
{
    return std::max<std::int64_t>(static_cast<std::int64_t>(m_body.height() / m_row_height) - 1, 1);
}

void Grid::reveal(std::int64_t index)
{
    double top = static_cast<double>(index) * static_cast<double>(m_row_height);
    double bottom = top + static_cast<double>(m_row_height);
    double offset = m_ui.scroll_offset(m_body_id);
    double visible = static_cast<double>(m_body.height());
    if (top < offset)
        m_ui.scroll_to(m_body_id, top);
    else if (bottom > offset + visible)
        m_ui.scroll_to(m_body_id, bottom - visible);
}

NodeId Grid::row_id(std::int64_t index, std::uint64_t key) const
{
    // A row that is not there yet goes by its place.
    constexpr std::uint64_t by_place = 1ULL << 63;
    std::uint64_t identity = key != 0 ? key : by_place | static_cast<std::uint64_t>(index);
    return m_ui.id({reinterpret_cast<const char*>(&identity), sizeof identity});
}

// ── rows ──────────────────────────────────────────────────────────────────────────────────────────────────────────

GridRow::GridRow(Grid& grid, std::int64_t index, const GridRowOptions& options)
    : m_grid(grid)
    , m_index(index)
    , m_selected(options.selected)
{
    Ui& ui = grid.m_ui;
    double top = static_cast<double>(index) * static_cast<double>(grid.m_row_height) - grid.m_offset;
    m_rect = grid.m_body;
    m_rect.top = grid.m_body.top + static_cast<float>(top);
    m_rect.bottom = m_rect.top + grid.m_row_height;
    m_in_view = m_rect.overlaps(grid.m_body);
    NodeId id = grid.row_id(index, options.key);
    bool active = index == grid.m_state.active_row;

    Interaction touched = ui.interact(id, m_rect, {.below_others = true});
    NodeSpec spec;
    spec.role = Role::row;
    spec.name = options.label;
    spec.row_index = index + 1 + (grid.is_card() ? 0 : header_rows);
    spec.selected = options.selected ? Tristate::yes : Tristate::no;
    spec.focusable = active ? Focusable::stop : Focusable::by_script;
    m_node.emplace(ui.node(id, m_rect, spec));
    m_scope.emplace(ui.scope(static_cast<std::uint64_t>(id)));
    bool focus_inside = ui.focus_within(id);
    bool pointed = ui.pointer_is_in(m_rect) && !ui.is_touch();
    m_shows_actions = pointed || focus_inside || ui.is_touch();

    if (options.selected)
        ui.fill(m_rect, Token::selected);
    else if (pointed)
        ui.fill(m_rect, Token::hover);
    ui.line_below(m_rect);
    if (touched.focus_visible)
        ui.outline(m_rect.inset(1), Token::focus, radius::small, size::focus_ring);
    grid.note_row(index, options, id, touched);
}

GridRow::~GridRow()
{
    m_scope.reset();
    m_node.reset();
}

void Grid::note_row(std::int64_t index, const GridRowOptions& options, NodeId id, const Interaction& touched)
{
    m_keys[index] = options.key;
    if (index == m_in_view.from) {
        m_state.top_key = options.key;
        m_state.top_index = index;
    }
    if (index == m_state.active_row) {
        // The row's data arrived, or another row took its place: the focus follows the place.
        bool was_focused = m_state.active_id != NodeId::none && m_ui.has_focus(m_state.active_id);
        if (m_state.focus_active || (was_focused && m_state.active_id != id)) {
            m_ui.focus(id);
            m_state.focus_active = false;
        }
        m_state.active_id = id;
        m_state.active_key = options.key;
    }
    bool focus_came = m_ui.focused() != m_state.focus_seen && !m_state.focus_active;
    if (focus_came && m_ui.focus_within(id) && index != m_state.active_row) {
        // A click, Tab or an assistive technology moved the focus itself.
        m_state.active_row = index;
        m_state.active_id = id;
        m_ui.request_frames(1);
    }
    if (touched.double_pressed) {
        m_events.opened = index;
    } else if (touched.pressed) {
        Modifiers held = m_ui.modifiers();
        m_state.active_row = index;
        if (held.shift) {
            m_events.range = GridRange {std::min(m_state.range_from, index), std::max(m_state.range_from, index)};
        } else {
            m_state.range_from = index;
            if (held.control)
                m_events.toggled = index;
            else
                m_events.clicked = index;
        }
        m_ui.request_frames(2);
    } else if (touched.context_wanted && m_ui.is_touch()) {
        m_state.range_from = index;
        m_events.toggled = index;
    }
}

static NodeSpec cell_spec(std::size_t column)
{
    NodeSpec spec;
    spec.role = Role::grid_cell;
    spec.column_index = static_cast<std::int32_t>(column) + 1;
    return spec;
}

void GridRow::text(std::size_t column, std::string_view words, TextStyle style)
{
    Ui& ui = m_grid.m_ui;
    Rect place = m_grid.column_rect(column, m_rect);
    NodeSpec spec = cell_spec(column);
    spec.text = words;
    NodeId id = ui.id(m_grid.m_options.columns[column].key);
    ui.leaf(id, place, spec);
    style.align = m_grid.m_options.columns[column].align;
    Rect inside = place.inset(cell_padding, 0);
    if (m_in_view && ui.draw_text(inside, words, style))
        ui.tooltip(id, inside, words);
}

GridCell GridRow::cell(std::size_t column)
{
    Ui& ui = m_grid.m_ui;
    Rect place = m_grid.is_card() ? m_rect : m_grid.column_rect(column, m_rect);
    Rect inside = place.inset(cell_padding, 0);
    // A card reaches to the edge, where the bar that scrolls it shows.
    if (m_grid.is_card())
        inside.end = place.end - size::scrollbar;
    return {ui, ui.id(m_grid.m_options.columns[column].key), place, inside, cell_spec(column)};
}

void GridRow::checkbox(std::size_t column, std::string_view name)
{
    Ui& ui = m_grid.m_ui;
    GridCell place = cell(column);
    Rect target = m_grid.is_card() ? place.rect.take_start(size::control_touch)
                                   : place.rect.outset(cell_padding).intersection(m_rect);
    bool pressed = ui::checkbox(
        ui, target, {}, m_selected ? Tristate::yes : Tristate::no, {.focusable = Focusable::by_script, .name = name})
                       .pressed;
    if (!pressed)
        return;
    GridState& state = m_grid.m_state;
    state.active_row = m_index;
    if (ui.modifiers().shift) {
        m_grid.m_events.range = GridRange {std::min(state.range_from, m_index), std::max(state.range_from, m_index)};
    } else {
        state.range_from = m_index;
        m_grid.m_events.toggled = m_index;
    }
}

void GridRow::skeleton()
{
    Ui& ui = m_grid.m_ui;
    std::size_t count = m_grid.m_options.columns.size();
    for (std::size_t column = 0; column < count; ++column) {
        Rect place = m_grid.is_card() ? m_rect : m_grid.column_rect(column, m_rect);
        ui.leaf(ui.id(m_grid.m_options.columns[column].key), place, cell_spec(column));
        if (!m_in_view)
            continue;
        // Bars of different widths, always the same for the same place: nothing flickers while one scrolls.
        auto shape = static_cast<float>((static_cast<std::uint64_t>(m_index) * 31 + column * 17) % 5);
        float width = place.width() * (0.4F + 0.08F * shape);
        if (place.width() > 48)
            ui.fill(place.inset(cell_padding, 0).middle_start({width - 2 * cell_padding, 10}), Token::skeleton,
                radius::small);
    }
}

const GridEvents& Grid::finish()
{
    m_finished = true;
    m_state.focus_seen = m_ui.focused();
    // The active row keeps its element while it has the focus, also when it was scrolled out of view.
    bool away = !m_keys.contains(m_state.active_row) && m_has_focus && !m_header_has_focus && m_options.row_count > 0;
    if (away) {
        GridRowOptions kept;
        kept.key = m_state.active_key;
        row(m_state.active_row, kept).skeleton();
        if (!m_ui.has_focus(m_state.active_id))
            m_ui.focus(m_state.active_id);
    }
    m_scroll.reset();
    // A script may focus the grid itself; its keys are then those of its active row.
    if (m_ui.has_focus(m_id) && m_ui.focus_is_visible())
        m_ui.outline(m_rect.inset(1), Token::focus, radius::small, size::focus_ring);
    m_scope.reset();
    m_node.reset();
    return m_events;
}

} // namespace carnet::ui
