// A checkbox: a native one for the page, which toggles by itself; the model's answer is what stands in the end.
#pragma once

#include "ui/kit/ui.hpp"

#include <string_view>

namespace carnet::ui {

struct CheckboxOptions {
    std::string_view description {};
    std::string_view disabled_reason {};
    Focusable focusable {Focusable::stop};
    // The accessible name when it says more than the label: "Select order A7F3K2".
    std::string_view name {};
};

// With an empty label the box stands in the middle of the rectangle, all of which can be pressed.
Interaction checkbox(Ui& ui, Rect rect, std::string_view label, Tristate checked, const CheckboxOptions& options = {});
Interaction checkbox(
    Ui& ui, NodeId id, Rect rect, std::string_view label, Tristate checked, const CheckboxOptions& options = {});

// The box alone, for things that are ticked but are no checkboxes (options, menu items).
void draw_checkbox(Ui& ui, Rect rect, Tristate checked, bool hovered, bool disabled);

} // namespace carnet::ui
