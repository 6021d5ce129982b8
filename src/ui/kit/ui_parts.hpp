// The small values and scopes around Ui: what interact() answers, what closes itself at the end of a block. See ui.hpp.
#pragma once

#include "ui/kit/geometry.hpp"
#include "ui/kit/semantics/tree.hpp"

#include <cstdint>
#include <memory>
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
    // No node of its own: what it does can be done in another way that has one (a thumb, a column's edge).
    bool without_node {false};
};

// The scopes close, in reverse order, what a view opened. They may be moved, so that a widget can keep one for as long
// as it is drawn; they are never copied and never outlive the frame.
class Scope {
protected:
    explicit Scope(Ui* ui)
        : m_ui(ui)
    {
    }
    Scope(Scope&& other) noexcept
        : m_ui(std::exchange(other.m_ui, nullptr))
    {
    }
    Scope& operator=(Scope&&) = delete;
    ~Scope() = default;

    Ui* m_ui; // nothing: moved away, closes nothing
};

class IdScope : Scope {
public:
    explicit IdScope(Ui& ui)
        : Scope(&ui)
    {
    }
    IdScope(IdScope&&) = default;
    ~IdScope();
};

class ClipScope : Scope {
public:
    explicit ClipScope(Ui& ui)
        : Scope(&ui)
    {
    }
    ClipScope(ClipScope&&) = default;
    ~ClipScope();
};

class NodeScope : Scope {
public:
    explicit NodeScope(Ui& ui)
        : Scope(&ui)
    {
    }
    NodeScope(NodeScope&&) = default;
    ~NodeScope();
};

class LayerScope : Scope {
public:
    explicit LayerScope(Ui& ui)
        : Scope(&ui)
    {
    }
    LayerScope(LayerScope&&) = default;
    ~LayerScope();
};

// A scrolling area while its content is drawn.
class ScrollScope : Scope {
public:
    ScrollScope(Ui& ui, NodeId id, Rect view, double offset, double content_height)
        : Scope(&ui)
        , m_id(id)
        , m_view(view)
        , m_offset(offset)
        , m_content_height(content_height)
    {
    }
    ScrollScope(ScrollScope&&) = default;
    ~ScrollScope();

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
    bool takes_focus {true};
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
