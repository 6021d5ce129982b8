// The colour, the range of days, and the map of shortcuts. What is chosen while typing stands in combobox.cpp.
#include "ui/kit/widgets/pickers.hpp"

#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/popup.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"

#include <algorithm>

namespace carnet::ui {

// ── colour ────────────────────────────────────────────────────────────────────────────────────────────────────────

static float swatch_of(const Ui& ui)
{
    return ui.is_touch() ? size::control_touch : 28;
}

static std::size_t swatches_in_a_row(const Ui& ui, float width)
{
    return std::max<std::size_t>(static_cast<std::size_t>((width + 4) / (swatch_of(ui) + 4)), 1);
}

float color_picker_height(const Ui& ui, float width, std::size_t colors)
{
    std::size_t across = swatches_in_a_row(ui, width);
    auto rows = static_cast<float>((colors + across - 1) / across);
    return rows * (swatch_of(ui) + 4) - 4;
}

std::size_t color_picker(
    Ui& ui, Rect rect, std::string_view name, std::span<const std::string_view> labels, std::size_t chosen)
{
    NodeSpec group;
    group.role = Role::radio_group;
    group.name = name;
    NodeScope within = ui.node(ui.id(name), rect, group);
    IdScope scope = ui.scope(name);
    float side = swatch_of(ui);
    std::size_t across = swatches_in_a_row(ui, rect.width());
    std::size_t result = chosen;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        auto column = static_cast<float>(i % across);
        auto row = static_cast<float>(i / across);
        Rect place = Rect::of({rect.start + column * (side + 4), rect.top + row * (side + 4)}, {side, side});
        NodeId id = ui.id(labels[i]);
        Interaction touched = ui.interact(id, place);
        NodeSpec spec;
        spec.role = Role::radio;
        spec.name = labels[i];
        spec.checked = i == chosen ? Tristate::yes : Tristate::no;
        bool stop = i == chosen || (chosen >= labels.size() && i == 0);
        spec.focusable = stop ? Focusable::stop : Focusable::by_script;
        ui.leaf(id, place, spec);
        Theme::Chip tone = ui.theme().chip(i);
        ui.fill(place.inset(2), tone.ground, 7);
        ui.circle(place.center(), i == chosen ? 7.0F : 5.0F, tone.words);
        if (i == chosen) {
            ui.outline(place.inset(1), tone.words, 8, 1.5F);
            ui.icon(place.centered({12, 12}), Icon::check, tone.ground);
        } else if (touched.hovered) {
            ui.outline(place.inset(1), Token::border, 8);
        }
        if (touched.focus_visible)
            ui.focus_ring(place.inset(2), 7);
        if (touched.hovered)
            ui.cursor(Cursor::hand);
        ui.tooltip(id, place, labels[i]);
        if (touched.pressed)
            result = i;
        if (touched.focused) {
            std::size_t last = labels.size() - 1;
            std::size_t wanted = i;
            if (ui.take_key(Key::toward_end))
                wanted = i == last ? 0 : i + 1;
            else if (ui.take_key(Key::toward_start))
                wanted = i == 0 ? last : i - 1;
            else if (ui.take_key(Key::down))
                wanted = std::min(i + across, last);
            else if (ui.take_key(Key::up))
                wanted = i >= across ? i - across : i;
            if (wanted != i) {
                ui.focus(ui.id(labels[wanted]));
                result = wanted;
            }
        }
    }
    return result;
}

// ── days ──────────────────────────────────────────────────────────────────────────────────────────────────────────

float date_range_width(Ui& ui, std::string_view name)
{
    return filter_button_width(ui, name, {.icon = Icon::calendar});
}

DateRangeResult date_range(Ui& ui, Rect rect, const DateRangeOptions& options)
{
    constexpr float width = 300;
    constexpr float field_gap = 12;
    IdScope within = ui.scope(options.name);
    NodeId popup_id = ui.id("popup");
    DateRangeResult result;
    if (!filter_button(
            ui, rect, options.name, popup_id, Popup::dialog, {.value = options.value, .icon = Icon::calendar}))
        return result;
    ListboxOptions list {.name = options.name, .options = options.presets, .choice = Choice::one};
    float list_height = listbox_height(ui, list);
    bool wrong = !options.error.empty();
    float fields_height = line_height_of(TextSize::small) + size::space_tiny + ui.control_height() + 2 * size::space
        + (wrong ? line_height_of(TextSize::small) + size::space_tiny : 0);
    std::optional<PopupScope> popup = begin_popup(ui,
        {.id = popup_id,
            .trigger = ui.id(options.name),
            .anchor = rect,
            .size = {width, list_height + fields_height},
            .name = options.name,
            .is_dialog = true});
    if (!popup)
        return result;
    Rect area = popup->rect();
    Rect fields = area.take_bottom(std::min(fields_height, area.height() / 2));
    result.preset = listbox(ui, area, list);
    ui.fill({fields.start, fields.top, fields.end, fields.top + ui.device_pixel()}, Token::hairline);
    fields = fields.inset(size::space, size::space);
    if (wrong)
        text(ui, "error", fields.take_bottom(line_height_of(TextSize::small), size::space_tiny), options.error,
            {.size = TextSize::small, .color = Token::danger_text});
    float half = (fields.width() - field_gap) / 2;
    auto day = [&](std::string_view label, std::string_view value, std::string_view shown) {
        Rect column = fields.take_start(half, field_gap);
        ui.draw_text(column.take_top(line_height_of(TextSize::small), size::space_tiny), label, style::small_strong);
        return text_field(ui, column.take_top(ui.control_height()), label, value,
            {.kind = InputKind::date, .error = options.error, .shown = shown});
    };
    FieldResult from = day(options.from_label, options.from, options.from_shown);
    FieldResult to = day(options.to_label, options.to, options.to_shown);
    if (from.changed)
        result.from = from.value;
    if (to.changed)
        result.to = to.value;
    if (from.submitted || to.submitted || result.preset)
        ui.close_popup(popup_id);
    return result;
}

// ── shortcuts ─────────────────────────────────────────────────────────────────────────────────────────────────────

bool shortcut_map(Ui& ui, std::string_view name, std::span<const Shortcut> shortcuts)
{
    constexpr float line = 32;
    constexpr float group_gap = 12;
    float height = 2 * size::space;
    for (const Shortcut& shortcut : shortcuts)
        height += line + (shortcut.begins_group ? group_gap : 0);
    DialogScope window = dialog(ui, {.name = name, .height = std::min(height + 60, ui.screen().height() - 64)});
    ScrollScope scroll = ui.scroll_area(ui.id("list"), window.body, static_cast<double>(height));
    Rect column = scroll.content().inset(size::space_large, size::space);
    NodeSpec list;
    list.role = Role::list;
    NodeScope items = ui.node(ui.id("items"), column, list);
    for (std::size_t i = 0; i < shortcuts.size(); ++i) {
        const Shortcut& shortcut = shortcuts[i];
        if (shortcut.begins_group)
            column.take_top(group_gap);
        Rect row = column.take_top(line);
        IdScope within = ui.scope(i + 1);
        NodeSpec item;
        item.role = Role::list_item;
        NodeScope one = ui.node(ui.id("item"), row, item);
        ui.line_below(row);
        constexpr TextStyle keys_style {
            .size = TextSize::small, .weight = FontWeight::semibold, .align = Align::center};
        float wide = ui.text_width(shortcut.keys, keys_style) + 2 * size::space_small;
        Rect keys = row.middle_end({wide, 22});
        ui.fill(keys, Token::sunken, radius::small);
        ui.outline(keys, Token::border, radius::small);
        row.end = keys.start - size::space;
        text(ui, "words", row, shortcut.words, style::small);
        text(ui, "keys", keys, shortcut.keys, keys_style);
    }
    return window.close_requested;
}

} // namespace carnet::ui
