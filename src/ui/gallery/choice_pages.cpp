// Tabs, filters with their listboxes, menus; dialogs and side windows.
#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/listbox.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/tabs.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"

#include <array>

namespace carnet::ui {

void choices_page(GalleryState& state, Ui& ui, Rect area)
{
    constexpr std::array modules {
        TabItem {"All"}, TabItem {"Store"}, TabItem {"Events"}, TabItem {"Donate", {}, "This site has no donations"}};
    state.module = tabs(ui, area.take_top(ui.control_height(), size::space), "Modules", modules, state.module);
    constexpr std::array lists {TabItem {"Orders", "830"}, TabItem {"Archived orders", "12"}};
    state.tab =
        tabs(ui, area.take_top(ui.control_height(), size::space_medium), "List", lists, state.tab, TabLook::segmented);

    constexpr std::array<std::string_view, 5> labels {"New", "In progress", "Completed", "Cancelled", "Refunded"};
    constexpr std::array<std::string_view, 5> counts {"21", "4", "803", "2", "0"};
    std::array<std::string, 5> option_names;
    std::array<ListOption, 5> options;
    std::string value;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        option_names[i] = std::string {labels[i]} + ", " + std::string {counts[i]} + " orders";
        bool chosen = state.statuses.contains(i);
        options[i] = {.label = labels[i], .name = option_names[i], .count = counts[i], .chosen = chosen};
        if (chosen)
            value += (value.empty() ? "" : ", ") + std::string {labels[i]};
    }
    Rect row = area.take_top(ui.control_height(), size::space_medium);
    std::string count = state.statuses.empty() ? std::string {} : std::to_string(state.statuses.size());
    FilterButtonOptions look {.value = value, .badge = count};
    Rect place = row.take_start(filter_button_width(ui, "Status", look), size::space_small);
    if (auto pressed = filter_listbox(ui, place, {.name = "Status", .options = options}, look)) {
        if (state.statuses.erase(*pressed) == 0)
            state.statuses.insert(*pressed);
        ui.request_frames(2);
    }
    constexpr std::array densities {
        ListOption {.label = "Comfortable", .chosen = true}, ListOption {.label = "Compact"}};
    (void)filter_listbox(ui, row.take_start(filter_button_width(ui, "Rows"), size::space_small),
        {.name = "Rows", .options = densities, .choice = Choice::one});

    NodeId menu_id = ui.id("order menu");
    NodeId trigger = ui.id("More, order A7F3K2");
    Rect more = row.take_start(ui.control_height());
    if (icon_button(ui, trigger, more, Icon::more, "More, order A7F3K2",
            {.popup = Popup::menu, .expanded = ui.popup_is_open(menu_id) ? Tristate::yes : Tristate::no}))
        ui.toggle_popup(menu_id, trigger);
    constexpr std::array items {
        MenuItem {"Conversation", Icon::message},
        MenuItem {"Mark as paid", Icon::check, "The order is refunded"},
        MenuItem {"Cancelled", Icon::close, {}, {}, Tristate::none, false, true, true, Tone::neutral},
        MenuItem {"Archive", Icon::archive, {}, "E", Tristate::none, false, true},
        MenuItem {"Refund (whole order)", Icon::refund, {}, {}, Tristate::none, true},
    };
    if (auto chosen = menu(
            ui, {.id = menu_id, .trigger = trigger, .anchor = more, .name = "More, order A7F3K2", .items = items})) {
        state.chosen_item = items[*chosen].label;
        ui.request_frames(2);
    }
    text(ui, "chosen", area.take_top(24), "Chosen: " + state.chosen_item);
}

void windows_page(GalleryState& state, Ui& ui, Rect area)
{
    Flow row {area, ui.control_height()};
    auto opener = [&](std::string_view label, bool& open) {
        if (button(ui, row.take(button_width(ui, label)), label)) {
            open = true;
            ui.request_frames(2);
        }
    };
    opener("Open a dialog", state.modal_open);
    opener("Open a side window", state.side_open);
    opener("Ask first", state.confirm_open);
    text(ui, "said", area.take_top(24), "Said: " + state.chosen_item);

    if (state.side_open) {
        DialogScope window =
            dialog(ui, {.name = "Order A7F3K2", .kind = DialogKind::side, .width = size::side_window_width});
        ScrollScope scroll = ui.scroll_area(ui.id("body"), window.body, 900);
        Rect body = scroll.content().inset(size::space_large, size::space_medium);
        for (std::string_view title : {"Order information", "Tracking", "Items", "Summary", "Order activity"}) {
            heading(ui, body.take_top(24, size::space_small), title, 3, style::strong);
            (void)button(ui, body.take_top(ui.control_height(), 80).take_start(160), "Do it", {.name = title});
        }
        if (window.close_requested)
            state.side_open = false;
    }
    if (state.modal_open) {
        DialogScope window = dialog(ui, {.name = "Add tracking number", .height = 320, .footer_height = 64});
        Rect body = window.body.inset(size::space_large, size::space_medium);
        ui.draw_text(body.take_top(18, 4), "Tracking number", style::small_strong);
        FieldResult typed = text_field(ui, body.take_top(ui.control_height()), "Tracking number", state.window_text);
        if (typed.changed)
            state.window_text = typed.value;
        Rect buttons = window.footer.middle_start({window.footer.width(), ui.control_height()});
        if (button(ui, buttons.take_end(72), "Save", {.kind = ButtonKind::primary})) {
            state.chosen_item = state.window_text;
            state.modal_open = false;
        }
        if (window.close_requested)
            state.modal_open = false;
    }
    if (state.confirm_open) {
        ConfirmResult answer = confirm(ui,
            {.name = "Cancel order A7F3K2",
                .message = "The order is paid. Once cancelled it can no longer be marked refunded.",
                .confirm = "Cancel order",
                .back = "Back",
                .dangerous = true,
                .choice = "Return the items to stock",
                .chosen = state.restock,
                .alternative = "Refund"});
        if (answer.choice_toggled)
            state.restock = !state.restock;
        if (answer.answer != Answered::not_yet || answer.alternative) {
            state.confirm_open = false;
            state.chosen_item = answer.answer == Answered::confirmed ? "cancelled" : "left";
        }
    }
    ui.request_frames(0);
}

} // namespace carnet::ui
