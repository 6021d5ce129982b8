// Buttons, pills, chips, links; fields.
#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"

#include <array>

namespace carnet::ui {

namespace {

// A title over rows of widgets; closed by the next one's distance.
Flow section(Ui& ui, Rect& area, std::string_view title, float height, float gap = size::space_small)
{
    area.take_top(size::space_small);
    heading(ui, area.take_top(24, size::space_tiny), title, 2, style::strong);
    return {area, height, gap};
}

} // namespace

void buttons_page(GalleryState& state, Ui& ui, Rect area)
{
    double height = ui.is_narrow() ? 1000 : 660;
    ScrollScope scroll = ui.scroll_area(ui.id("page"), area, height);
    area = scroll.content().inset(4, 0);
    float tall = ui.control_height();

    Flow kinds = section(ui, area, "Kinds", tall);
    auto one = [&](Flow& row, std::string_view label, const ButtonOptions& options) {
        if (button(ui, row.take(button_width(ui, label, options)), label, options)) {
            ++state.presses;
            ui.request_frames(1);
        }
    };
    one(kinds, "Save", {.kind = ButtonKind::primary});
    one(kinds, "Export", {.icon = Icon::export_file});
    one(kinds, "Refund", {.kind = ButtonKind::danger});
    one(kinds, "More", {.kind = ButtonKind::plain, .trailing_icon = Icon::chevron_down, .popup = Popup::menu});
    one(kinds, "Status",
        {.trailing_icon = Icon::chevron_down,
            .description = "New, Paid",
            .badge = "2",
            .popup = Popup::listbox,
            .active = true});

    Flow disabled = section(ui, area, "Disabled, with the reason", tall);
    one(disabled, "Send", {.kind = ButtonKind::primary, .disabled_reason = "Write a message first"});
    one(disabled, "Reopen", {.disabled_reason = "The order is not cancelled"});
    one(disabled, "Archive",
        {.kind = ButtonKind::plain, .icon = Icon::archive, .disabled_reason = "Nothing is selected"});

    Flow icons = section(ui, area, "Icons", tall, 2);
    for (Icon icon : {Icon::search, Icon::info, Icon::message, Icon::tag, Icon::print, Icon::archive, Icon::restore,
             Icon::export_file, Icon::calendar, Icon::copy, Icon::external, Icon::warning, Icon::clock, Icon::sync,
             Icon::offline, Icon::lock, Icon::refund, Icon::truck, Icon::user, Icon::send, Icon::undo, Icon::edit,
             Icon::trash, Icon::columns, Icon::filter, Icon::bookmark, Icon::settings, Icon::keyboard, Icon::globe,
             Icon::bell, Icon::cart}) {
        std::string name = "Icon " + std::to_string(static_cast<int>(icon));
        (void)icon_button(ui, icons.take(tall), icon, name, {.kind = ButtonKind::plain});
    }

    Flow pills = section(ui, area, "Status pills", 24);
    struct Shown {
        std::string_view words;
        Tone tone;
        Icon icon;
    };
    for (const Shown& shown : std::array {Shown {"New", Tone::info, Icon::circle},
             Shown {"In progress", Tone::warning, Icon::half_circle}, Shown {"Completed", Tone::success, Icon::check},
             Shown {"Cancelled", Tone::neutral, Icon::close}, Shown {"Refunded", Tone::danger, Icon::refund}})
        pill(ui, ui.id(shown.words), pills.take(pill_width(ui, shown.words, shown.icon)), shown.words, shown.tone,
            shown.icon);

    Flow tags = section(ui, area, "Tags", 24, 6);
    for (std::size_t color = 0; color < chip_tones.size(); ++color) {
        std::string words = "Tag " + std::to_string(color + 1);
        chip(ui, ui.id(words), tags.take(chip_width(ui, words)), words, color);
    }
    Flow overflow = section(ui, area, "Tags that do not fit", 24);
    constexpr std::array many {ChipItem {"VIP", 10, 1}, ChipItem {"Urgent", 0, 2}, ChipItem {"Gift wrapping", 5, 3},
        ChipItem {"Wholesale", 8, 4}};
    chips(ui, ui.id("many"), overflow.take(190), many);

    Flow filters = section(ui, area, "Filters that are on", tall);
    if (state.filter_on
        && filter_chip(
            ui, filters.take(filter_chip_width(ui, "Status: New")), "Status: New", "Remove filter Status: New")) {
        state.filter_on = false;
        ui.request_frames(1);
    }

    Flow boxes = section(ui, area, "Checkboxes", tall);
    if (checkbox(ui, boxes.take(210), "Return the items to stock", state.ticked)) {
        state.ticked = state.ticked == Tristate::yes ? Tristate::no : Tristate::yes;
        ui.request_frames(1);
    }
    (void)checkbox(ui, boxes.take(180), "Cannot be ticked", Tristate::no, {.disabled_reason = "Not while it is paid"});

    Flow links = section(ui, area, "Links and counts", tall);
    (void)link(ui, links.take(160), "Track this parcel", "https://example.com/track?n=1");
    text(ui, "presses", links.take(160), "Pressed " + std::to_string(state.presses) + " times");
}

void fields_page(GalleryState& state, Ui& ui, Rect area)
{
    double height = ui.is_touch() ? 730 : 570;
    ScrollScope scroll = ui.scroll_area(ui.id("page"), area, height);
    area = scroll.content().inset(4, 4);
    float tall = ui.control_height();
    float wide = std::min(area.width(), 360.0F);

    Flow row = section(ui, area, "Search", tall);
    FieldResult search = search_field(ui, row.take(wide), "Search orders", state.search,
        {.placeholder = "Search by number, name, e-mail…", .shortcut = "/"});
    if (search.changed)
        state.search = search.value;
    if (search.submitted) {
        state.toasts.push_back("Looked for " + state.search);
        state.toast_until = ui.now() + duration::toast;
    }

    auto labelled = [&](std::string_view label, std::string& value, const FieldOptions& options) {
        LabelledField places = labelled_field(ui, area, tall, !options.error.empty());
        places.field.end = places.field.start + wide;
        ui.draw_text(places.label, label, style::small_strong);
        FieldResult typed = text_field(ui, places.field, label, value, options);
        if (typed.changed)
            value = typed.value;
        if (!options.error.empty())
            text(ui, "error", places.error, options.error, {.size = TextSize::small, .color = Token::danger_text});
    };
    labelled("Name", state.name, {});
    labelled("Name in Hebrew", state.hebrew, {});
    labelled("E-mail", state.email, {.kind = InputKind::email, .error = "An e-mail address has an @"});
    labelled("From", state.day, {.kind = InputKind::date});
    std::string locked = "Cannot be changed";
    labelled("Locked", locked, {.disabled_reason = "The host says no"});

    ui.draw_text(area.take_top(18, 4), "Message", style::small_strong);
    FieldResult note = text_area(
        ui, area.take_top(96).take_start(wide), "Message", state.note, {.placeholder = "Write to the customer"});
    if (note.changed)
        state.note = note.value;
}

} // namespace carnet::ui
