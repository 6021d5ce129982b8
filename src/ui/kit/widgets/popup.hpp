// What opens beside a thing and goes away again: the ground that menus, listboxes and popovers share. It stands where
// there is room, takes the focus and gives it back, closes by Esc, by a press elsewhere (which still does what it does
// there) and when its trigger is pressed again.
#pragma once

#include "ui/kit/ui.hpp"

#include <optional>

namespace carnet::ui {

enum class PopupPlace : std::uint8_t { below_start, below_end, above_start };

struct PopupOptions {
    NodeId id {NodeId::none};
    NodeId trigger {NodeId::none};
    Rect anchor; // what it opens beside
    Size size; // that it wants; it gets at most what the screen has
    PopupPlace place {PopupPlace::below_start};
    std::string_view name {}; // of the region that it is for the page
    bool is_dialog {false}; // a popover with more than one thing in it
    bool takes_focus {true};
};

class PopupScope {
public:
    PopupScope(LayerScope layer, Rect rect)
        : m_layer(std::move(layer))
        , rect_(rect)
    {
    }
    [[nodiscard]] const Rect& rect() const { return rect_; }

private:
    LayerScope m_layer;
    Rect rect_;
};

// Nothing when it is closed. On a narrow screen it is a sheet at the bottom.
[[nodiscard]] std::optional<PopupScope> begin_popup(Ui& ui, const PopupOptions& options);

} // namespace carnet::ui
