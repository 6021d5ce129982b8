#include "ui/kit/widgets/popup.hpp"

#include <algorithm>

namespace carnet::ui {

namespace {

constexpr float margin = size::space_small;
constexpr float distance = size::space_tiny;
constexpr float shadow_blur = 16;
constexpr float shadow_strength = 0.14F;

Rect place_beside(const Rect& anchor, Size wanted, const Rect& screen, PopupPlace place)
{
    float width = std::min(wanted.width, screen.width() - 2 * margin);
    float below = screen.bottom - margin - (anchor.bottom + distance);
    float above = anchor.top - distance - (screen.top + margin);
    bool goes_above = (place == PopupPlace::above_start && above >= std::min(wanted.height, below))
        || (below < wanted.height && above > below);
    float height = std::min(wanted.height, goes_above ? above : below);
    float start = place == PopupPlace::below_end ? anchor.end - width : anchor.start;
    start = std::clamp(start, screen.start + margin, std::max(screen.end - margin - width, screen.start + margin));
    float top = goes_above ? anchor.top - distance - height : anchor.bottom + distance;
    return Rect::of({start, top}, {width, height});
}

} // namespace

std::optional<PopupScope> begin_popup(Ui& ui, const PopupOptions& options)
{
    if (!ui.popup_is_open(options.id))
        return {};
    Rect place = place_beside(options.anchor, options.size, ui.screen(), options.place);
    if (ui.is_narrow()) {
        Rect screen = ui.screen();
        float height = std::min(options.size.height, screen.height() * 0.8F);
        place = screen.take_bottom(height).inset(margin, 0);
        place = place.moved(0, -margin); // it floats above the edge
    }
    // The trigger closes by itself: it toggles.
    bool elsewhere = ui.pressed_outside(place) && ui.pressed_outside(options.anchor);
    if (elsewhere) {
        ui.close_popup(options.id);
        return {};
    }
    NodeSpec root;
    root.role = options.is_dialog ? Role::dialog : Role::region;
    root.name = options.name;
    LayerScope layer = ui.layer(options.id, LayerKind::popup, place, root);
    if (ui.layer_is_on_top() && ui.take_key(Key::escape)) {
        ui.close_popup(options.id);
    } else if (!options.is_dialog && options.takes_focus
        && (ui.take_key(Key::tab) || ui.take_key(Key::tab, {.shift = true}))) {
        // Tab leaves a menu or a list: the focus goes back to the trigger, and from there on.
        ui.close_popup(options.id);
    }
    if (!options.takes_focus)
        ui.leave_focus();
    float shown = ui.appear(ui.id("appear"));
    ui.shadow(place, radius::panel, shadow_blur, shadow_strength * shown);
    ui.fill(place, Token::raised, radius::panel);
    ui.outline(place, Token::hairline, radius::panel);
    return PopupScope {std::move(layer), place};
}

} // namespace carnet::ui
