#include "ui/kit/widgets/scroll_column.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

namespace {

struct ColumnState {
    float height {0};
    float view_height {0};
    bool was_drawn {false};
};

// How near to the bottom still counts as there: a line and its padding.
constexpr double near_bottom = 48;

double bottom_of(const ColumnState& state)
{
    return std::max(0.0, static_cast<double>(state.height - state.view_height));
}

} // namespace

ScrollColumn::ScrollColumn(Ui& ui, NodeId id, Rect view, const ScrollColumnOptions& options)
    : m_ui(ui)
    , m_id(id)
    , m_view(view)
    , m_options(options)
    , m_scroll(ui.scroll_area(id, view, static_cast<double>(ui.state<ColumnState>(id).height), options.spec))
    , m_content(m_scroll.content())
    , m_top(0)
    , m_was_at_bottom(false)
{
    const auto& state = m_ui.state<ColumnState>(id);
    m_was_at_bottom = !state.was_drawn || m_ui.scroll_offset(id) >= bottom_of(state) - near_bottom;
    m_content.start += options.padding_start;
    m_content.end -= options.padding_end;
    m_top = m_content.top + options.padding_top;
}

ScrollColumn::~ScrollColumn()
{
    auto& state = m_ui.state<ColumnState>(m_id);
    float height = m_top - m_content.top + m_options.padding_bottom;
    bool is_same = std::abs(height - state.height) < 0.5F && std::abs(m_view.height() - state.view_height) < 0.5F;
    if (is_same && state.was_drawn)
        return;
    state = {height, m_view.height(), true};
    if (m_options.follows_bottom && m_was_at_bottom)
        m_ui.scroll_to(m_id, bottom_of(state));
    m_ui.request_frames(1);
}

Rect ScrollColumn::take(float height, float gap)
{
    Rect piece {m_content.start, m_top, m_content.end, m_top + height};
    m_top += height + gap;
    return piece;
}

} // namespace carnet::ui
