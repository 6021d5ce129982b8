// The grid with a million rows: sorted headers, two lines, pills, actions on hover and focus, selection; as cards where
// the screen is narrow.
#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/text.hpp"

#include <array>

namespace carnet::ui {

namespace {

constexpr std::array<std::string_view, 11> names {"Amélie Durand", "משה כהן", "محمد الحداد", "山田 太郎",
    "Nguyễn Văn Ánh", "Ольга Иванова", "김민수", "Zoé Lefèvre 🎁", "สมชาย ใจดี", "राहुल शर्मा", "Γιώργος Παπαδόπουλος"};

struct Sample {
    std::string number;
    std::string_view name;
    std::string contact;
    std::string price;
    std::string_view status;
    Tone tone;
    Icon icon;
    bool paid;
};

Sample sample_of(std::int64_t key)
{
    auto unsigned_key = static_cast<std::uint64_t>(key);
    Sample row;
    row.number = "A" + std::to_string(100'000 + key);
    row.name = names[unsigned_key % names.size()];
    row.contact = "customer" + std::to_string(key) + "@example.com · +33 6 12 34 56 78";
    row.price = "€" + std::to_string(key * 7 % 1000) + ".90";
    switch (unsigned_key % 3) {
    case 0:
        row.status = "New";
        row.tone = Tone::info;
        row.icon = Icon::circle;
        break;
    case 1:
        row.status = "In progress";
        row.tone = Tone::warning;
        row.icon = Icon::half_circle;
        break;
    default:
        row.status = "Completed";
        row.tone = Tone::success;
        row.icon = Icon::check;
    }
    row.paid = unsigned_key % 2 == 1;
    return row;
}

void number_cell(Ui& ui, Rect place, const Sample& sample, bool shows_actions)
{
    text(ui, "number", place.take_start(76, size::space_tiny), sample.number, style::strong);
    if (shows_actions)
        (void)icon_button(ui, place.take_start(28).centered({28, 28}), Icon::tag, "Add tag to order " + sample.number,
            {.kind = ButtonKind::plain, .focusable = Focusable::by_script});
    else if (sample.paid)
        chip(ui, ui.id("tag"), place, "VIP", 10);
}

void name_cell(Ui& ui, Rect place, const Sample& sample)
{
    bool two_lines = place.height() >= 48;
    if (two_lines)
        place = place.middle_start({place.width(), 38});
    text(ui, "name", two_lines ? place.take_top(20) : place.take_start(place.width() / 2, 8), sample.name);
    text(ui, "contact", place, sample.contact, style::muted);
}

void status_cell(Ui& ui, Rect place, const Sample& sample)
{
    std::string name = "Status: " + std::string {sample.status} + ", order " + sample.number;
    (void)pill_button(ui, ui.id("status"), place, sample.status, sample.tone, sample.icon,
        {.name = name, .popup = Popup::menu, .focusable = Focusable::by_script});
}

void manage_cell(Ui& ui, Rect place, const Sample& sample)
{
    ButtonOptions plain {.kind = ButtonKind::plain, .focusable = Focusable::by_script};
    float side = ui.control_height();
    place = place.middle_start({place.width(), side});
    (void)icon_button(ui, place.take_start(side, 4), Icon::info, "Info, order " + sample.number, plain);
    (void)icon_button(ui, place.take_start(side, 4), Icon::message, "Send message, order " + sample.number, plain);
    (void)icon_button(ui, place.take_start(side), Icon::more, "More, order " + sample.number, plain);
}

void card(Ui& ui, GridRow& row, const Sample& sample)
{
    row.checkbox(0, "Select order " + sample.number);
    GridCell cell = row.cell(1);
    Rect place = cell.rect.inset(0, size::space_small);
    place.start += size::control_touch;
    Rect first = place.take_top(22, 2);
    text(ui, "price", first.take_end(90), sample.price, style::number);
    text(ui, "number", first, sample.number, style::strong);
    text(ui, "name", place.take_top(20), sample.name);
    text(ui, "contact", place.take_top(20, 4), sample.contact, style::muted);
    Rect last = place.take_top(size::control_touch);
    manage_cell(ui, last.take_end(3 * size::control_touch + 8), sample);
    status_cell(ui, last, sample);
}

void take(GalleryState& state, Ui& ui, const GridEvents& events)
{
    if (events.sort) {
        state.descending = *events.sort == state.sorted && !state.descending;
        state.sorted = *events.sort;
    }
    auto toggle = [&](std::int64_t index) {
        if (state.selected.erase(index) == 0)
            state.selected.insert(index);
    };
    if (events.toggled)
        toggle(*events.toggled);
    if (events.range) {
        state.selected.clear();
        for (std::int64_t i = events.range->from; i <= events.range->to; ++i)
            state.selected.insert(i);
    }
    if (events.select_all || events.select_all_toggled)
        state.selected.clear();
    if (events.opened)
        state.last_event = "Opened row " + std::to_string(*events.opened);
    if (events.clicked)
        state.last_event = "Clicked row " + std::to_string(*events.clicked);
    if (events.letter != 0)
        state.last_event = std::string {"Letter "} + static_cast<char>(events.letter);
    if (events.select_all)
        state.last_event = "Select all";
    bool any = events.sort || events.toggled || events.range || events.select_all || events.select_all_toggled
        || events.opened || events.clicked || events.letter != 0;
    if (any)
        ui.request_frames(2);
}

} // namespace

void grid_page(GalleryState& state, Ui& ui, Rect area)
{
    Rect line = area.take_top(ui.control_height(), size::space_small);
    if (button(ui, line.take_end(button_width(ui, "Ten rows arrive"), size::space), "Ten rows arrive")) {
        state.rows += 10;
        state.rows_before += 10;
        ui.request_frames(2);
    }
    status(ui, "count", line.take_start(160), std::to_string(state.rows) + " orders", style::strong);
    status(ui, "event", line, state.last_event, style::muted, "Last event");

    auto sort_of = [&](std::size_t column) {
        if (column != state.sorted)
            return SortState::unsorted;
        return state.descending ? SortState::descending : SortState::ascending;
    };
    const std::array columns {
        GridColumn {.key = "select", .title = "", .minimum = 40, .resizable = false, .selects = true},
        GridColumn {.key = "number", .title = "#", .minimum = 128, .sort = sort_of(1)},
        GridColumn {.key = "name", .title = "Name", .minimum = 170, .share = 2, .sort = sort_of(2)},
        GridColumn {.key = "date", .title = "Date", .minimum = 150, .share = 0.5F, .sort = sort_of(3)},
        GridColumn {.key = "price", .title = "Price", .minimum = 88, .align = Align::end, .sort = sort_of(4)},
        GridColumn {.key = "status", .title = "Status", .minimum = 148, .sort = sort_of(5)},
        GridColumn {.key = "payment", .title = "Payment", .minimum = 96, .sort = sort_of(6)},
        GridColumn {.key = "manage", .title = "Manage", .minimum = 124, .resizable = false},
    };
    std::optional<std::int64_t> anchor;
    if (state.grid.top_key != 0)
        anchor = static_cast<std::int64_t>(state.grid.top_key) - 1 + state.rows_before;
    Grid grid {ui, area, state.grid,
        {.name = "Orders",
            .row_count = state.rows,
            .columns = columns,
            .card_height = ui.is_narrow() ? 132.0F : 0.0F,
            .anchor_key = state.grid.top_key,
            .anchor_position = anchor,
            .select_all_name = "Select all orders",
            .select_all = state.selected.empty() ? Tristate::no : Tristate::mixed,
            .single_key_letters = "mtep"}};
    for (std::int64_t index = grid.first(); index < grid.end(); ++index) {
        std::int64_t key = index - state.rows_before; // new rows stand above
        // The last rows are never there, to show how waiting looks.
        bool loaded = index < state.rows - 5;
        GridRow row = grid.row(index,
            {.key = loaded && key >= 0 ? static_cast<std::uint64_t>(key) + 1 : 0,
                .selected = state.selected.contains(index)});
        if (!loaded) {
            row.skeleton();
            continue;
        }
        Sample sample = sample_of(key >= 0 ? key : 500'000 - key);
        if (ui.is_narrow()) {
            card(ui, row, sample);
            continue;
        }
        row.checkbox(0, "Select order " + sample.number);
        {
            GridCell cell = row.cell(1);
            number_cell(ui, cell.rect, sample, row.shows_actions());
        }
        {
            GridCell cell = row.cell(2);
            name_cell(ui, cell.rect, sample);
        }
        row.text(3, "23 Nov 2026, 14:05");
        row.text(4, sample.price, style::number);
        {
            GridCell cell = row.cell(5);
            status_cell(ui, cell.rect, sample);
        }
        {
            GridCell cell = row.cell(6);
            pill(ui, ui.id("payment"), cell.rect, sample.paid ? "Paid" : "Unpaid",
                sample.paid ? Tone::success : Tone::warning);
        }
        {
            GridCell cell = row.cell(7);
            manage_cell(ui, cell.rect, sample);
        }
    }
    take(state, ui, grid.finish());
}

} // namespace carnet::ui
