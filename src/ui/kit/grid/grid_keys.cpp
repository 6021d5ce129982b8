// The grid's keyboard: one Tab stop. On a row the arrows go from row to row and, along the line, into the row's
// controls; Page, Home and End jump; Space, Shift and Ctrl+A select; Enter opens; single letters are the app's. On a
// control the arrows go to its neighbours and to the same control of the next row. Up from the first row reaches the
// header.
#include "ui/kit/grid/grid.hpp"

#include <algorithm>

namespace carnet::ui {

std::vector<NodeId> Grid::controls_of(NodeId row) const
{
    std::vector<NodeId> controls;
    const Tree& tree = m_ui.shown();
    bool inside = false;
    for (const Node& node : tree.nodes()) {
        if (node.id == row) {
            inside = true;
        } else if (inside) {
            if (!tree.is_within(node.id, row))
                break;
            if (node.spec.focusable != Focusable::no)
                controls.push_back(node.id);
        }
    }
    return controls;
}

void Grid::go_to(std::int64_t index, bool extend)
{
    if (m_options.row_count == 0)
        return;
    index = std::clamp<std::int64_t>(index, 0, m_options.row_count - 1);
    if (extend)
        m_events.range = GridRange {std::min(m_state.range_from, index), std::max(m_state.range_from, index)};
    else
        m_state.range_from = index;
    m_state.active_row = index;
    m_state.focus_active = true;
    reveal(index);
    m_ui.request_frames(2);
}

void Grid::take_keys()
{
    if (!m_has_focus || !m_ui.key())
        return;
    if (m_ui.has_focus(m_id)) {
        // The grid itself was focused by a script: its keys are those of its active row.
        take_keys_on_row();
        return;
    }
    if (m_ui.focus_within(m_ui.id("header row"))) {
        take_keys_on_header();
        return;
    }
    if (m_ui.has_focus(m_state.active_id))
        take_keys_on_row();
    else if (m_ui.focus_within(m_state.active_id))
        take_keys_on_control();
}

void Grid::take_keys_on_header()
{
    auto focused = std::find(m_header_ids.begin(), m_header_ids.end(), m_ui.focused());
    if (m_ui.take_key(Key::down) || m_ui.take_key(Key::escape)) {
        go_to(m_state.active_row, false);
        return;
    }
    if (focused == m_header_ids.end())
        return;
    auto column = static_cast<std::size_t>(focused - m_header_ids.begin());
    if (m_ui.take_key(Key::enter) || m_ui.take_key(Key::space)) {
        if (m_options.columns[column].sort != SortState::none)
            m_events.sort = column;
        return;
    }
    bool forward = m_ui.take_key(Key::toward_end);
    bool backward = !forward && m_ui.take_key(Key::toward_start);
    if (!forward && !backward)
        return;
    std::size_t wanted = column;
    do {
        if (forward ? wanted + 1 == m_header_ids.size() : wanted == 0)
            return;
        wanted = forward ? wanted + 1 : wanted - 1;
    } while (m_options.columns[wanted].title.empty());
    m_ui.focus(m_header_ids[wanted]);
}

void Grid::take_keys_on_row()
{
    std::int64_t at = m_state.active_row;
    std::int64_t last = m_options.row_count - 1;
    constexpr Modifiers shift {.shift = true};
    constexpr Modifiers control {.control = true};
    if (m_ui.take_key(Key::down)) {
        go_to(at + 1, false);
    } else if (at == 0 && !is_card() && m_ui.take_key(Key::up)) {
        for (std::size_t column = 0; column < m_header_ids.size(); ++column) {
            if (!m_options.columns[column].title.empty()) {
                m_ui.focus(m_header_ids[column]);
                break;
            }
        }
    } else if (m_ui.take_key(Key::up)) {
        go_to(at - 1, false);
    } else if (m_ui.take_key(Key::down, shift)) {
        go_to(at + 1, true);
    } else if (m_ui.take_key(Key::up, shift)) {
        go_to(at - 1, true);
    } else if (m_ui.take_key(Key::page_down)) {
        go_to(at + rows_in_a_page(), false);
    } else if (m_ui.take_key(Key::page_up)) {
        go_to(at - rows_in_a_page(), false);
    } else if (m_ui.take_key(Key::page_down, shift)) {
        go_to(at + rows_in_a_page(), true);
    } else if (m_ui.take_key(Key::page_up, shift)) {
        go_to(at - rows_in_a_page(), true);
    } else if (m_ui.take_key(Key::home) || m_ui.take_key(Key::home, control)) {
        go_to(0, false);
    } else if (m_ui.take_key(Key::end) || m_ui.take_key(Key::end, control)) {
        go_to(last, false);
    } else if (m_ui.take_key(Key::home, shift)) {
        go_to(0, true);
    } else if (m_ui.take_key(Key::end, shift)) {
        go_to(last, true);
    } else if (m_ui.take_key(Key::space)) {
        m_state.range_from = at;
        m_events.toggled = at;
    } else if (m_ui.take_key(Key::space, shift)) {
        m_events.range = GridRange {std::min(m_state.range_from, at), std::max(m_state.range_from, at)};
    } else if (m_ui.take_character('a', control)) {
        m_events.select_all = true;
    } else if (m_ui.take_key(Key::enter)) {
        m_events.opened = at;
    } else if (m_ui.take_key(Key::toward_end)) {
        std::vector<NodeId> controls = controls_of(m_state.active_id);
        if (!controls.empty())
            m_ui.focus(controls.front());
    } else if (m_options.single_keys) {
        for (char letter : m_options.single_key_letters) {
            if (m_ui.take_character(static_cast<unsigned char>(letter)))
                m_events.letter = static_cast<unsigned char>(letter);
        }
    }
}

void Grid::take_keys_on_control()
{
    std::vector<NodeId> controls = controls_of(m_state.active_id);
    auto at = std::find(controls.begin(), controls.end(), m_ui.focused());
    if (at == controls.end())
        return;
    if (m_ui.take_key(Key::toward_end)) {
        if (at + 1 != controls.end())
            m_ui.focus(*(at + 1));
    } else if (m_ui.take_key(Key::toward_start)) {
        m_ui.focus(at == controls.begin() ? m_state.active_id : *(at - 1));
    } else if (m_ui.take_key(Key::escape)) {
        m_ui.focus(m_state.active_id);
    } else {
        bool down = m_ui.take_key(Key::down);
        bool up = !down && m_ui.take_key(Key::up);
        if (!down && !up)
            return;
        std::int64_t wanted =
            std::clamp<std::int64_t>(m_state.active_row + (down ? 1 : -1), 0, m_options.row_count - 1);
        // The same control there, when that row is already an element; else the row.
        const Tree& tree = m_ui.shown();
        for (const Node& node : tree.nodes()) {
            bool is_it = node.spec.role == Role::row && node.spec.row_index == wanted + 1 + (is_card() ? 0 : 1)
                && tree.is_within(node.id, m_id);
            if (!is_it)
                continue;
            std::vector<NodeId> theirs = controls_of(node.id);
            auto ordinal = static_cast<std::size_t>(at - controls.begin());
            if (ordinal < theirs.size()) {
                m_state.active_row = wanted;
                m_state.active_id = node.id;
                reveal(wanted);
                m_ui.focus(theirs[ordinal]);
                return;
            }
        }
        go_to(wanted, false);
    }
}

} // namespace carnet::ui
