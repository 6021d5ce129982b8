// Scrolling areas. Offsets are doubles, so that the millionth row has its exact place; only what is in view becomes
// floats. Wheel, finger, keyboard, thumb and the page's own scrolling all end in one offset.
#include "ui/kit/ui_pixels.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

ScrollScope Ui::scroll_area(NodeId id, Rect view, double content_height, NodeSpec spec)
{
    auto& kept = state<ScrollState>(id);
    double most = std::max(0.0, content_height - static_cast<double>(view.height()));
    kept.offset = std::clamp(kept.offset, 0.0, most);
    // Whole device pixels, or rows would dance against their own text.
    double offset = std::round(kept.offset * static_cast<double>(m_ratio)) / static_cast<double>(m_ratio);
    spec.scrolls = true;
    m_trees[m_building].open(id, physical(view), spec, true);
    std::size_t layer = m_layer_stack.empty() ? 0 : m_layer_stack.back();
    m_scroll_areas.push_back({id, physical(view), kept.offset, most, layer});
    PixelRect place = pixels(view);
    ImGui::PushClipRect(place.corner(), place.far_corner(), true);
    return ScrollScope {*this, id, view, offset, content_height};
}

ScrollScope::~ScrollScope()
{
    if (m_ui)
        m_ui->end_scroll(m_id, m_view, m_content_height);
}

void Ui::end_scroll(NodeId id, Rect view, double content_height)
{
    ImGui::PopClipRect();
    draw_scrollbar(id, view, content_height);
    m_trees[m_building].close();
    scroll_by_key(id, view, content_height);
}

double Ui::scroll_offset(NodeId id)
{
    return state<ScrollState>(id).offset;
}

void Ui::scroll_to(NodeId id, double offset)
{
    state<ScrollState>(id).offset = std::max(0.0, offset);
    request_frames(2);
}

// A page or a line, when nothing inside wanted the key.
void Ui::scroll_by_key(NodeId id, Rect view, double content_height)
{
    const KeyEvent* pressed = key();
    double visible = static_cast<double>(view.height());
    if (!pressed || pressed->in_text_field || content_height <= visible || !focus_within(id))
        return;
    double page = visible * 0.9;
    double offset = scroll_offset(id);
    if (take_key(Key::page_down))
        scroll_to(id, offset + page);
    else if (take_key(Key::page_up))
        scroll_to(id, offset - page);
    else if (take_key(Key::home))
        scroll_to(id, 0);
    else if (take_key(Key::end))
        scroll_to(id, content_height);
    else if (take_key(Key::down))
        scroll_to(id, offset + 40);
    else if (take_key(Key::up))
        scroll_to(id, offset - 40);
}

void Ui::draw_scrollbar(NodeId id, Rect view, double content_height)
{
    double visible = static_cast<double>(view.height());
    double most = content_height - visible;
    if (most <= 0.5)
        return;
    auto& kept = state<ScrollState>(id);
    Rect track = view;
    track = track.take_end(size::scrollbar);
    // A thumb of a million rows must still be large enough to take.
    double least_thumb = m_touch ? 44 : 28;
    double thumb = std::max(visible * visible / content_height, std::min(least_thumb, visible / 2));
    double travel = visible - thumb;
    double at = travel * kept.offset / most;
    Rect place {track.start, track.top + static_cast<float>(at), track.end, track.top + static_cast<float>(at + thumb)};

    IdScope within = scope(static_cast<std::uint64_t>(id));
    auto handle = this->id("scrollbar");
    InteractOptions on_down;
    on_down.on_down = true;
    on_down.without_node = true; // the area itself is what the page's elements know
    Interaction bar = interact(handle, track, on_down);
    if (bar.pressed) {
        bool on_thumb = place.contains(bar.at);
        kept.dragging = true;
        // Beside the thumb: the thumb's middle comes to the pointer.
        kept.drag_from = on_thumb
            ? kept.offset
            : std::clamp((static_cast<double>(bar.at.y - track.top) - thumb / 2) / travel, 0.0, 1.0) * most;
        kept.drag_at = bar.at.y;
        kept.offset = kept.drag_from;
        request_frames(2);
    }
    if (kept.dragging && bar.held) {
        double moved = static_cast<double>(bar.at.y - kept.drag_at) / travel * most;
        kept.offset = std::clamp(kept.drag_from + moved, 0.0, most);
    } else {
        kept.dragging = false;
    }
    bool lit = bar.hovered || kept.dragging;
    float thickness = lit ? 8.0F : 6.0F;
    Rect shown {track.center().x - thickness / 2, place.top + 2, track.center().x + thickness / 2, place.bottom - 2};
    fill(shown, lit ? Token::scrollbar_hover : Token::scrollbar, thickness / 2);
}

// The innermost area under a place, in the layer on top.
const ScrollArea* Ui::scroll_area_at(float x, float y) const
{
    const ScrollArea* found = nullptr;
    for (const ScrollArea& area : m_scroll_areas_shown) {
        const PhysicalRect& r = area.rect;
        if (x >= r.left && x < r.right && y >= r.top && y < r.bottom)
            found = &area;
    }
    return found;
}

} // namespace carnet::ui
