// A scrolling column whose content says how high it is by being drawn: what is taken from it is counted, and the next
// frame knows. For content of many kinds (a window's sections, a conversation), where measuring first would be writing
// everything twice. Long lists of equal rows have their own ways (grid, listbox).
#pragma once

#include "ui/kit/ui.hpp"

namespace carnet::ui {

struct ScrollColumnOptions {
    NodeSpec spec {};
    float padding_start {0};
    float padding_end {0};
    float padding_top {0};
    float padding_bottom {0};
    // New content at the bottom is followed as long as the bottom is in view: a conversation.
    bool follows_bottom {false};
};

class ScrollColumn {
public:
    ScrollColumn(Ui& ui, NodeId id, Rect view, const ScrollColumnOptions& options = {});
    ~ScrollColumn();
    ScrollColumn(const ScrollColumn&) = delete;
    ScrollColumn& operator=(const ScrollColumn&) = delete;

    // The next piece, as wide as the column.
    Rect take(float height, float gap = 0);
    void skip(float height) { m_top += height; }
    [[nodiscard]] float width() const { return m_content.width(); }
    [[nodiscard]] Rect view() const { return m_view; }
    // Worth drawing: some of it can be seen. Its nodes are declared all the same.
    [[nodiscard]] bool is_in_view(Rect rect) const { return rect.overlaps(m_view); }
    // How far down in the content a piece stands, for Ui::scroll_to().
    [[nodiscard]] double offset_of(Rect rect) const { return static_cast<double>(rect.top - m_content.top); }

private:
    Ui& m_ui;
    NodeId m_id;
    Rect m_view;
    ScrollColumnOptions m_options;
    ScrollScope m_scroll;
    Rect m_content;
    float m_top;
    bool m_was_at_bottom; // before anything of this frame scrolled
};

} // namespace carnet::ui
