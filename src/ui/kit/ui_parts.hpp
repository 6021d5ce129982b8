// The small values and scopes around Ui: what interact() answers, what closes itself at the end of a block. See ui.hpp.
#pragma once

#include "ui/kit/geometry.hpp"
#include "ui/kit/semantics/tree.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>

namespace carnet::ui {

class Ui;

struct ByteRange {
    std::uint32_t begin {0};
    std::uint32_t end {0};
};

enum class Cursor : std::uint8_t { arrow, hand, text, resize_column, not_allowed };

// What the merchant does with a thing. A press is a whole click, a tap, Enter or Space, or an assistive technology's
// click: a widget need not know which.
struct Interaction {
    bool hovered {false};
    bool held {false};
    bool pressed {false};
    bool double_pressed {false};
    bool context_wanted {false}; // the other button, or a long press
    bool focused {false};
    bool focus_visible {false};
    Point at; // the pointer, where it was pressed or is

    explicit operator bool() const { return pressed; }
};

struct InteractOptions {
    // Other things lie on top of it (the buttons of a row) and come first.
    bool below_others {false};
    bool disabled {false};
    // Reacts when the button goes down rather than up: scrollbars, column edges.
    bool on_down {false};
};

// Closes, in reverse order, what a view opened. Not copied, not kept.
class IdScope {
public:
    IdScope() = default;
    ~IdScope();
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};

class ClipScope {
public:
    ClipScope() = default;
    ~ClipScope();
    ClipScope(const ClipScope&) = delete;
    ClipScope& operator=(const ClipScope&) = delete;
};

class NodeScope {
public:
    NodeScope(Ui& ui, NodeId id)
        : m_ui(&ui)
        , m_id(id)
    {
    }
    ~NodeScope();
    NodeScope(const NodeScope&) = delete;
    NodeScope& operator=(const NodeScope&) = delete;
    [[nodiscard]] NodeId id() const { return m_id; }

private:
    Ui* m_ui;
    NodeId m_id;
};

class LayerScope {
public:
    explicit LayerScope(Ui& ui)
        : m_ui(&ui)
    {
    }
    ~LayerScope();
    LayerScope(const LayerScope&) = delete;
    LayerScope& operator=(const LayerScope&) = delete;

private:
    Ui* m_ui;
};

// A scrolling area while its content is drawn.
class ScrollScope {
public:
    ScrollScope(Ui& ui, NodeId id, Rect view, double offset, double content_height)
        : m_ui(&ui)
        , m_id(id)
        , m_view(view)
        , m_offset(offset)
        , m_content_height(content_height)
    {
    }
    ~ScrollScope();
    ScrollScope(const ScrollScope&) = delete;
    ScrollScope& operator=(const ScrollScope&) = delete;

    [[nodiscard]] double offset() const { return m_offset; }
    [[nodiscard]] Rect view() const { return m_view; }
    // Where the content stands now: its top is above the view's when scrolled. For content of ordinary height.
    [[nodiscard]] Rect content() const
    {
        Rect content = m_view;
        content.top -= static_cast<float>(m_offset);
        content.bottom = content.top + static_cast<float>(m_content_height);
        return content;
    }

private:
    Ui* m_ui;
    NodeId m_id;
    Rect m_view;
    double m_offset;
    double m_content_height;
};

// For Ui itself.
struct OpenLayer {
    NodeId id {NodeId::none};
    LayerKind kind {LayerKind::base};
    Rect rect;
    char window_name[16] {};
};

struct ScrollArea {
    NodeId id {NodeId::none};
    PhysicalRect rect;
    double offset {0};
    double most {0};
    std::size_t layer {0}; // place in the stack from back to front
};

struct ScrollState {
    double offset {0};
    double drag_from {0}; // the offset when the thumb was taken
    float drag_at {0};
    bool dragging {false};
};

struct TooltipState {
    NodeId id {NodeId::none};
    Rect rect;
    std::string text;
    double since {0};
    std::uint32_t frame {0};
    NodeId dismissed {NodeId::none};
};

struct KeptState {
    std::unique_ptr<void, void (*)(void*)> value {nullptr, [](void*) {}};
    std::uint32_t last_used {0};
};

} // namespace carnet::ui
