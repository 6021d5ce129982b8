// Fields: a real <input> or <textarea> lies over the canvas and takes the typing, so that input methods, spelling, the
// clipboard, undo, phone keyboards and right-to-left editing are the browser's. The canvas draws the box, and the text
// while the field has no focus. The value is the model's: the field says what was typed, the model says what stands.
#pragma once

#include "ui/kit/ui.hpp"

#include <string>
#include <string_view>

namespace carnet::ui {

struct FieldOptions {
    InputKind kind {InputKind::text};
    std::string_view placeholder {};
    std::string_view description {};
    // What is wrong with the value, in words; shown below by the caller, told with the field.
    std::string_view error {};
    Icon icon {Icon::none};
    EnterKey enter_key {EnterKey::none};
    bool required {false};
    bool read_only {false};
    std::string_view disabled_reason {};
    std::int32_t max_length {0};
    std::string_view shortcut {};
    // Of a combobox: its list and what the arrows chose in it.
    Role role {Role::textbox};
    NodeId controls {NodeId::none};
    NodeId active_option {NodeId::none};
    Tristate expanded {Tristate::none};
    float room_at_end {0}; // for a button inside the field
    std::string_view shown {}; // drawn instead of the value while the field has no focus: a date in words
};

struct FieldResult {
    NodeId id {NodeId::none};
    bool changed {false};
    std::string value; // as it stands in the field, when changed
    bool submitted {false}; // Enter in a field of one line; Ctrl+Enter in one of several
    bool focused {false};
};

// `name` is the accessible name and the identity.
FieldResult text_field(
    Ui& ui, Rect rect, std::string_view name, std::string_view value, const FieldOptions& options = {});
FieldResult text_area(Ui& ui, Rect rect, std::string_view name, std::string_view value, FieldOptions options = {});
// With its magnifying glass, and a button to clear it while there is something.
FieldResult search_field(Ui& ui, Rect rect, std::string_view name, std::string_view value, FieldOptions options = {});

// A label above a field, and its error below; the rectangles for the three.
struct LabelledField {
    Rect label;
    Rect field;
    Rect error;
};
[[nodiscard]] LabelledField labelled_field(Ui& ui, Rect& column, float field_height, bool with_error);

} // namespace carnet::ui
