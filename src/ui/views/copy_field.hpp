// A value that is copied by one click (SPEC 4): its label above it, the whole of it to be pressed, and a button for the
// keyboard and for assistive technologies that shows itself to whoever points, focuses or touches.
#pragma once

#include "ui/views/view.hpp"

#include <string_view>

namespace carnet::ui::views {

struct CopyField {
    std::string_view label; // "E-mail"
    std::string_view value; // may have several lines; "" shows "Not given" and copies nothing
    std::string_view copied {}; // what goes to the clipboard, when it is not the value
};

[[nodiscard]] float copy_field_height(View& view, float width, const CopyField& field);
void copy_field(View& view, Rect place, const CopyField& field);

// The button alone, for values that stand elsewhere (a tracking number, a reply link). `name` is what it says.
void copy_button(View& view, Rect place, std::string_view name, std::string_view copied, i18n::Phrase said);

} // namespace carnet::ui::views
