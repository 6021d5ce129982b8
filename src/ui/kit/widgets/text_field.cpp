#include "ui/kit/widgets/text_field.hpp"

#include "ui/kit/widgets/button.hpp"

namespace carnet::ui {

namespace {

constexpr float field_padding = 10;

// The field's element is ahead of the model between a key and the frame in which the model answers. Until then the page
// must not be told the older value, or letters would be lost.
struct FieldState {
    std::string typed;
    std::string model;
    bool ahead {false};
    std::uint32_t frames_ahead {0};
};

// More than the frames in which an answer of the model can come.
constexpr std::uint32_t frames_until_model_wins = 3;

std::string_view value_to_show(FieldState& state, std::string_view model, bool typed_now)
{
    if (typed_now) {
        state.ahead = true;
        state.frames_ahead = 0;
        state.model = model;
        return state.typed;
    }
    if (state.ahead) {
        state.frames_ahead += 1;
        bool answered = model != state.model;
        if (model == state.typed || answered || state.frames_ahead > frames_until_model_wins)
            state.ahead = false;
    }
    if (state.ahead)
        return state.typed;
    state.typed = model;
    state.model = model;
    return model;
}

FieldResult field(Ui& ui, Rect rect, std::string_view name, std::string_view value, const FieldOptions& options)
{
    NodeId id = ui.id(name);
    bool disabled = !options.disabled_reason.empty();
    bool multiline = options.kind == InputKind::multiline;
    auto& state = ui.state<FieldState>(id);
    FieldResult result;
    result.id = id;
    if (std::optional<std::string> typed = ui.take_text(id); typed && !disabled && !options.read_only) {
        result.changed = *typed != state.typed || *typed != value;
        state.typed = std::move(*typed);
        result.value = state.typed;
        if (state.typed == value)
            state.ahead = false;
    }
    std::string_view shown = value_to_show(state, value, result.changed);
    if (state.ahead)
        ui.request_frames(1);

    Interaction touched = ui.interact(id, rect, {.below_others = options.room_at_end > 0, .disabled = disabled});
    result.focused = touched.focused;
    if (touched.focused && !multiline && ui.take_key(Key::enter))
        result.submitted = true;
    if (touched.focused && multiline && ui.take_key(Key::enter, {.control = true}))
        result.submitted = true;

    // 16 pixels under a finger: with less, iOS zooms into the field.
    float font = ui.is_touch() ? 16 : pixels_of(TextSize::body);
    NodeSpec spec;
    spec.role = options.role;
    spec.name = name;
    spec.value = shown;
    spec.placeholder = options.placeholder;
    spec.description = !options.error.empty() ? options.error
        : disabled                            ? options.disabled_reason
                                              : options.description;
    spec.input = options.kind;
    spec.enter_key = options.enter_key;
    spec.disabled = disabled;
    spec.read_only = options.read_only;
    spec.invalid = !options.error.empty();
    spec.required = options.required;
    spec.max_length = options.max_length;
    spec.focusable = Focusable::stop;
    spec.font_size = font;
    spec.controls = options.controls;
    spec.active = options.active_option;
    spec.expanded = options.expanded;
    spec.popup = options.role == Role::combobox ? Popup::listbox : Popup::none;
    spec.key_shortcuts = options.shortcut;
    float room_at_start = field_padding + (options.icon != Icon::none ? size::icon + size::space_small : 0);
    float room_at_end = field_padding + options.room_at_end;
    spec.padding_left = ui.is_right_to_left() ? room_at_end : room_at_start;
    spec.padding_right = ui.is_right_to_left() ? room_at_start : room_at_end;
    ui.leaf(id, rect, spec);

    // The focus is shown on a field with an error as on any other; the error's words stay beneath it.
    Token border = touched.focused ? Token::focus : !options.error.empty() ? Token::danger_text : Token::field_border;
    ui.fill(rect, disabled ? Token::sunken : Token::surface, radius::control);
    ui.outline(rect, border, radius::control, touched.focused ? 2.0F : 1.0F);
    Rect inside = rect;
    inside.start += room_at_start;
    inside.end -= room_at_end;
    if (options.icon != Icon::none)
        ui.icon(Rect {rect.start + field_padding, rect.top, rect.start + field_padding + size::icon, rect.bottom},
            options.icon, Token::text_muted);
    if (!touched.focused) {
        bool empty = shown.empty();
        TextStyle words {.color = disabled ? Token::text_disabled : empty ? Token::text_muted : Token::text};
        std::string_view drawn = empty ? options.placeholder : options.shown.empty() ? shown : options.shown;
        if (multiline) {
            ClipScope within = ui.clip(rect);
            inside.top += size::space_small;
            ui.draw_paragraph(inside, drawn, words);
        } else {
            ui.draw_text(inside, drawn, words);
        }
    }
    if (touched.hovered)
        ui.cursor(disabled ? Cursor::not_allowed : Cursor::text);
    if (disabled)
        ui.tooltip(id, rect, options.disabled_reason);
    return result;
}

} // namespace

FieldResult text_field(Ui& ui, Rect rect, std::string_view name, std::string_view value, const FieldOptions& options)
{
    return field(ui, rect, name, value, options);
}

FieldResult text_area(Ui& ui, Rect rect, std::string_view name, std::string_view value, FieldOptions options)
{
    options.kind = InputKind::multiline;
    return field(ui, rect, name, value, options);
}

FieldResult search_field(Ui& ui, Rect rect, std::string_view name, std::string_view value, FieldOptions options)
{
    options.kind = InputKind::search;
    options.role = Role::searchbox;
    options.icon = Icon::search;
    options.enter_key = EnterKey::search;
    bool clearable = !value.empty();
    float side = std::min(rect.height() - 2 * size::space_tiny, size::control);
    options.room_at_end = clearable ? side : 0;
    FieldResult result = field(ui, rect, name, value, options);
    if (clearable) {
        Rect at_end = rect.inset(size::space_tiny, 0);
        Rect place = at_end.take_end(side).centered({side, side});
        if (icon_button(ui, place, Icon::close, ui.words().clear_search, {.kind = ButtonKind::plain})) {
            result.changed = true;
            result.value.clear();
            ui.focus(result.id);
        }
    }
    return result;
}

LabelledField labelled_field(Ui&, Rect& column, float field_height, bool with_error)
{
    LabelledField places;
    places.label = column.take_top(line_height_of(TextSize::small), size::space_tiny);
    places.field = column.take_top(field_height, with_error ? size::space_tiny : size::space);
    if (with_error)
        places.error = column.take_top(line_height_of(TextSize::small), size::space);
    return places;
}

} // namespace carnet::ui
