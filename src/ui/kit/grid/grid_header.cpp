// The grid's header: it sorts by itself (no button inside, SPEC 9), its edges change the widths.
#include "ui/kit/grid/grid.hpp"

#include "ui/kit/widgets/checkbox.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float cell_padding = 8;
constexpr float sort_icon = 14;
constexpr float edge_width = 9;
constexpr float width_step = 16;
constexpr TextStyle title_style {.size = TextSize::small, .weight = FontWeight::semibold, .color = Token::text_muted};

} // namespace

void Grid::begin_header()
{
    m_ui.fill(m_header, Token::canvas);
    m_ui.line_below(m_header, Token::border);
    NodeSpec group;
    group.role = Role::row_group;
    NodeScope rows = m_ui.node(m_ui.id("header"), m_header, group);
    NodeSpec spec;
    spec.role = Role::row;
    spec.row_index = 1;
    NodeScope header = m_ui.node(m_ui.id("header row"), m_header, spec);
    IdScope within = m_ui.scope("header");
    for (std::size_t column = 0; column < m_options.columns.size(); ++column) {
        const GridColumn& described = m_options.columns[column];
        NodeId id = m_ui.id(described.key);
        m_header_ids.push_back(id);
        bool sortable = described.sort != SortState::none;
        Rect place = column_rect(column, m_header);
        Interaction touched;
        if (sortable || !described.title.empty())
            touched = m_ui.interact(id, place, {.below_others = true});
        m_header_has_focus |= touched.focused;
        header_cell(column, id, touched);
        if (touched.pressed && sortable)
            m_events.sort = column;
    }
    for (std::size_t column = 0; column < m_options.columns.size(); ++column) {
        if (m_options.columns[column].resizable)
            resize_edge(column);
    }
}

void Grid::header_cell(std::size_t column, NodeId id, const Interaction& touched)
{
    const GridColumn& described = m_options.columns[column];
    Rect place = column_rect(column, m_header);
    bool sortable = described.sort != SortState::none;
    NodeSpec spec;
    spec.role = Role::column_header;
    spec.text = described.title;
    spec.column_index = static_cast<std::int32_t>(column) + 1;
    spec.sort = described.sort;
    spec.description = described.sort_description;
    // Without rows the header is where Tab stops.
    bool only_stop = m_options.row_count == 0 && column == 0;
    spec.focusable = described.title.empty() ? Focusable::no : only_stop ? Focusable::stop : Focusable::by_script;
    NodeScope header = m_ui.node(id, place, spec);
    if (described.selects && !m_options.select_all_name.empty()) {
        m_events.select_all_toggled = checkbox(m_ui, m_ui.id("all"), place, {}, m_options.select_all,
            {.focusable = Focusable::by_script, .name = m_options.select_all_name})
                                          .pressed;
    }
    if (described.title.empty())
        return;

    bool sorted = described.sort == SortState::ascending || described.sort == SortState::descending;
    Rect inside = place.inset(cell_padding, 0);
    TextStyle style = title_style;
    if (sorted || (touched.hovered && sortable))
        style.color = Token::text;
    float width = std::min(m_ui.text_width(described.title, style), inside.width());
    bool shows_arrow = sorted || (sortable && (touched.hovered || touched.focus_visible));
    Rect words = described.align == Align::end ? inside.middle_end({width, inside.height()})
                                               : inside.middle_start({width, inside.height()});
    if (shows_arrow) {
        // The arrow stands where there is room: after the title, or before one that is aligned to the end.
        Rect arrow = described.align == Align::end
            ? Rect {words.start - sort_icon - 2, words.top, words.start - 2, words.bottom}
            : Rect {words.end + 2, words.top, words.end + 2 + sort_icon, words.bottom};
        if (arrow.end <= place.end && arrow.start >= place.start) {
            Icon icon = described.sort == SortState::descending ? Icon::arrow_down : Icon::arrow_up;
            m_ui.icon(arrow.centered({sort_icon, sort_icon}), icon, sorted ? Token::text : Token::text_muted);
        }
    }
    if (m_ui.draw_text(words, described.title, style))
        m_ui.tooltip(id, place, described.title);
    if (touched.focus_visible)
        m_ui.outline(place.inset(2), Token::focus, radius::small, size::focus_ring);
    if (touched.hovered && sortable)
        m_ui.cursor(Cursor::hand);
}

// An edge to drag. Keyboards change the width with Alt and the arrows on the header itself.
void Grid::resize_edge(std::size_t column)
{
    const GridColumn& described = m_options.columns[column];
    Rect place = column_rect(column, m_header);
    bool focused = m_ui.has_focus(m_header_ids[column]);
    float width = m_column_widths[column];
    auto resize_to = [&](float wanted) {
        m_state.widths[std::string {described.key}] = std::clamp(wanted, described.minimum / 2, 900.0F);
        m_events.widths_changed = true;
        m_ui.request_frames(2);
    };
    if (focused && m_ui.take_key(Key::toward_end, {.alt = true}))
        resize_to(width + width_step);
    else if (focused && m_ui.take_key(Key::toward_start, {.alt = true}))
        resize_to(width - width_step);

    Rect edge {place.end - edge_width / 2, place.top, place.end + edge_width / 2, place.bottom};
    IdScope within = m_ui.scope("edge");
    NodeId id = m_ui.id(described.key);
    Interaction touched = m_ui.interact(id, edge, {.on_down = true, .without_node = true});
    if (touched.pressed) {
        m_state.resized_column = column;
        m_state.resize_from = width;
        m_state.resize_at = touched.at.x;
    }
    bool dragging = m_state.resized_column == column && touched.held;
    if (dragging && touched.at.x != m_state.resize_at)
        resize_to(m_state.resize_from + touched.at.x - m_state.resize_at);
    else if (m_state.resized_column == column && !touched.held && !touched.pressed)
        m_state.resized_column.reset();
    if (touched.double_pressed) {
        m_state.widths.erase(std::string {described.key});
        m_events.widths_changed = true;
    }
    if (touched.hovered || dragging) {
        m_ui.cursor(Cursor::resize_column);
        m_ui.fill({place.end - 1, place.top + 6, place.end + 1, place.bottom - 6}, Token::accent, 1);
    }
}

} // namespace carnet::ui
