#include "ui/kit/widgets/tabs.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr TextStyle label_style {.size = TextSize::small, .weight = FontWeight::semibold};
constexpr TextStyle count_style {.size = TextSize::small, .color = Token::text_muted};
constexpr float count_gap = 6;

float padding_of(TabLook look)
{
    return look == TabLook::segmented ? size::space : size::space_small;
}

float tab_width(Ui& ui, const TabItem& item, TabLook look)
{
    float width = 2 * padding_of(look) + ui.text_width(item.label, label_style);
    if (!item.count.empty())
        width += count_gap + ui.text_width(item.count, count_style);
    return ui.is_touch() ? std::max(width, size::control_touch) : width;
}

float gap_of(TabLook look)
{
    return look == TabLook::segmented ? 2.0F : size::space_small;
}

void draw_tab(Ui& ui, Rect place, const TabItem& item, TabLook look, bool is_chosen, const Interaction& touched)
{
    bool disabled = !item.disabled_reason.empty();
    if (look == TabLook::segmented) {
        Rect ground = place.inset(2, 2);
        if (is_chosen) {
            ui.fill(ground, Token::surface, 6);
            ui.outline(ground, Token::border, 6);
        } else if (touched.hovered && !disabled) {
            ui.fill(ground, Token::pressed, 6);
        }
    } else if (is_chosen) {
        Rect line = place;
        ui.fill(line.take_bottom(2), Token::accent);
    } else if (touched.hovered && !disabled) {
        Rect line = place;
        ui.fill(line.take_bottom(2), Token::border);
    }
    Rect inside = place.inset(padding_of(look), 0);
    // A finger's tab may be wider than its words.
    float words = ui.text_width(item.label, label_style)
        + (item.count.empty() ? 0 : count_gap + ui.text_width(item.count, count_style));
    inside.take_start(std::max(inside.width() - words, 0.0F) / 2);
    TextStyle style = label_style;
    style.color = disabled ? Token::text_disabled : is_chosen || touched.hovered ? Token::text : Token::text_muted;
    ui.draw_text(inside.take_start(ui.text_width(item.label, style), count_gap), item.label, style);
    if (!item.count.empty())
        ui.draw_text(inside, item.count, count_style);
    if (touched.focus_visible)
        ui.focus_ring(place.inset(2), radius::small);
}

} // namespace

float tabs_width(Ui& ui, std::span<const TabItem> items, TabLook look)
{
    float width = 0;
    for (const TabItem& item : items)
        width += tab_width(ui, item, look) + gap_of(look);
    return width;
}

std::size_t tabs(
    Ui& ui, Rect rect, std::string_view name, std::span<const TabItem> items, std::size_t chosen, TabLook look)
{
    NodeSpec list;
    list.role = Role::tablist;
    list.name = name;
    NodeId list_id = ui.id(name);
    NodeScope within = ui.node(list_id, rect, list);
    IdScope scope = ui.scope(name);
    if (look == TabLook::segmented) {
        Rect ground = rect;
        ground.end = std::min(rect.end, rect.start + tabs_width(ui, items, look));
        ui.fill(ground, Token::sunken, radius::control);
    }
    std::size_t result = chosen;
    Rect left = rect;
    for (std::size_t i = 0; i < items.size(); ++i) {
        Rect place = left.take_start(tab_width(ui, items[i], look), gap_of(look));
        bool disabled = !items[i].disabled_reason.empty();
        NodeId id = ui.id(items[i].label);
        Interaction touched = ui.interact(id, place, {.disabled = disabled});
        NodeSpec spec;
        spec.role = Role::tab;
        spec.text = items[i].label;
        spec.selected = i == chosen ? Tristate::yes : Tristate::no;
        spec.focusable = i == chosen ? Focusable::stop : Focusable::by_script;
        spec.disabled = disabled;
        spec.description = items[i].disabled_reason;
        ui.leaf(id, place, spec);
        draw_tab(ui, place, items[i], look, i == chosen, touched);
        if (touched.hovered)
            ui.cursor(Cursor::hand);
        if (touched.pressed)
            result = i;
        if (touched.focused && !items.empty()) {
            std::size_t last = items.size() - 1;
            std::size_t wanted = i;
            if (ui.take_key(Key::toward_end))
                wanted = i == last ? 0 : i + 1;
            else if (ui.take_key(Key::toward_start))
                wanted = i == 0 ? last : i - 1;
            else if (ui.take_key(Key::home))
                wanted = 0;
            else if (ui.take_key(Key::end))
                wanted = last;
            if (wanted != i) {
                ui.focus(ui.id(items[wanted].label));
                if (items[wanted].disabled_reason.empty())
                    result = wanted;
            }
        }
    }
    if (look == TabLook::underlined)
        ui.line_below(rect);
    return result;
}

} // namespace carnet::ui
