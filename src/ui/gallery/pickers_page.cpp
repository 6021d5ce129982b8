// A tag's colour, a range of days, a carrier to type or choose, the palette of commands, the map of shortcuts.
#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/pickers.hpp"
#include "ui/kit/widgets/text.hpp"

#include <array>

namespace carnet::ui {

namespace {

constexpr std::array<std::string_view, 14> colors {"Red", "Orange", "Amber", "Yellow", "Lime", "Green", "Teal", "Cyan",
    "Blue", "Indigo", "Violet", "Pink", "Brown", "Gray"};
constexpr std::array<std::string_view, 8> carriers {
    "UPS", "USPS", "FedEx", "DHL Express", "La Poste Colissimo", "Chronopost", "Royal Mail", "Israel Post"};

bool begins_alike(std::string_view text, std::string_view typed)
{
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    for (std::size_t at = 0; at + typed.size() <= text.size(); ++at) {
        bool same = true;
        for (std::size_t i = 0; i < typed.size(); ++i)
            same = same && lower(text[at + i]) == lower(typed[i]);
        if (same)
            return true;
    }
    return false;
}

} // namespace

void pickers_page(GalleryState& state, Ui& ui, Rect area)
{
    heading(ui, area.take_top(24, size::space_tiny), "Colour of a tag", 2, style::strong);
    float wide = std::min(area.width(), 240.0F);
    float high = color_picker_height(ui, wide, colors.size());
    state.color =
        color_picker(ui, area.take_top(high, size::space_medium).take_start(wide), "Colour", colors, state.color);

    Rect row = area.take_top(ui.control_height(), size::space_medium);
    constexpr std::array<std::string_view, 7> days {
        "Today", "Yesterday", "Last 7 days", "Last 30 days", "This month", "Last month", "This year"};
    std::array<ListOption, 7> presets;
    for (std::size_t i = 0; i < days.size(); ++i)
        presets[i] = {.label = days[i], .chosen = i == state.preset};
    std::string value = state.preset < days.size() ? std::string {days[state.preset]} : state.from;
    float date_width = date_range_width(ui, "Date");
    DateRangeResult dates = date_range(ui, row.take_start(date_width, size::space_small),
        {.name = "Date",
            .value = value,
            .presets = presets,
            .from = state.from,
            .to = state.to,
            .from_label = "From",
            .to_label = "To",
            .error = !state.from.empty() && !state.to.empty() && state.to < state.from
                ? "The end is before the beginning"
                : ""});
    if (dates.preset)
        state.preset = *dates.preset;
    if (dates.from || dates.to)
        state.preset = days.size();
    if (dates.from)
        state.from = *dates.from;
    if (dates.to)
        state.to = *dates.to;
    if (button(ui, row.take_start(button_width(ui, "Commands"), size::space_small), "Commands"))
        state.palette_open = true;
    if (button(ui, row.take_start(button_width(ui, "Shortcuts"), size::space_small), "Shortcuts"))
        state.shortcuts_open = true;

    ui.draw_text(area.take_top(18, 4), "Carrier", style::small_strong);
    std::vector<ListOption> fitting;
    for (std::string_view carrier : carriers) {
        if (begins_alike(carrier, state.carrier))
            fitting.push_back({.label = carrier});
    }
    ComboboxResult carrier = combobox(ui, area.take_top(ui.control_height(), size::space).take_start(280), "Carrier",
        state.carrier, fitting, "UPS, Colissimo…");
    if (carrier.changed)
        state.carrier = carrier.value;
    text(ui, "chosen", area.take_top(24),
        "Colour " + std::string {colors[state.color]} + ", carrier " + state.carrier + ", command "
            + state.chosen_item);

    if (state.palette_open) {
        constexpr std::array<std::string_view, 5> names {"Export orders", "Archive selected orders",
            "Print packing slips", "Show archived orders", "Switch to French"};
        std::vector<PaletteItem> items;
        for (std::string_view name : names) {
            if (begins_alike(name, state.command))
                items.push_back({.label = name, .icon = Icon::chevron_end, .shortcut = name.substr(0, 1)});
        }
        PaletteResult said = command_palette(ui,
            {.name = "Commands",
                .placeholder = "What do you want to do?",
                .query = state.command,
                .items = items,
                .nothing = "Nothing matches"});
        if (said.query)
            state.command = *said.query;
        if (said.chosen)
            state.chosen_item = items[*said.chosen].label;
        if (said.closed)
            state.palette_open = false;
    }
    if (state.shortcuts_open) {
        constexpr std::array map {Shortcut {"/", "Search"}, Shortcut {"↑ ↓", "Go from row to row", true},
            Shortcut {"Space", "Select the row"}, Shortcut {"Enter", "Open the order"},
            Shortcut {"M", "Send a message", true}, Shortcut {"T", "Add a tag"}, Shortcut {"E", "Archive"},
            Shortcut {"P", "Print"}, Shortcut {"?", "Show this", true}};
        if (shortcut_map(ui, "Keyboard shortcuts", map))
            state.shortcuts_open = false;
    }
}

} // namespace carnet::ui
