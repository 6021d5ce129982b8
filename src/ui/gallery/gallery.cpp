#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/tabs.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"

namespace carnet::ui {

void Gallery::draw(Ui& ui)
{
    LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
    NodeSpec spec;
    spec.role = Role::main;
    spec.name = "Gallery";
    Rect area = ui.screen();
    ui.fill(area, Token::canvas);
    NodeScope main = ui.node(ui.id("main"), area, spec);
    area = area.inset(size::space_large);
    heading(ui, area.take_top(32, size::space), "Gallery", 1);
    Rect bar = area.take_top(ui.control_height(), size::space);
    FieldResult typed = search_field(ui, bar.take_start(280, size::space_small), "Search orders", m_search,
        {.placeholder = "Search by number, name, e-mail…"});
    if (typed.changed)
        m_search = typed.value;
    if (button(ui, bar.take_start(button_width(ui, "Export"), size::space_small), "Export"))
        ++m_presses;
    if (button(ui, bar.take_start(button_width(ui, "Save", {.icon = Icon::check}), size::space_small), "Save",
            {.kind = ButtonKind::primary, .icon = Icon::check}))
        ++m_presses;
    text(ui, "presses", area.take_top(24), "Pressed " + std::to_string(m_presses) + " times", style::body);
    constexpr TabItem lists[] = {{"Orders"}, {"Archived orders"}};
    m_tab = tabs(ui, area.take_top(36, 12), "List", lists, m_tab);
    constexpr std::string_view names[] = {"Amélie Durand", "משה כהן", "محمد الحداد", "山田 太郎", "Nguyễn Văn Ánh",
        "Ольга Иванова", "김민수", "Zoé Lefèvre 🎁", "สมชาย ใจดี", "राहुल शर्मा", "Γιώργος Παπαδόπουλος"};
    auto sort_of = [this](std::size_t column) {
        return column != m_sorted ? SortState::unsorted : m_descending ? SortState::descending : SortState::ascending;
    };
    const GridColumn columns[] = {
        {.key = "select", .title = "", .minimum = 40, .resizable = false, .selects = true},
        {.key = "number", .title = "#", .minimum = 130, .sort = sort_of(1)},
        {.key = "name", .title = "Name", .minimum = 200, .share = 2, .sort = sort_of(2)},
        {.key = "date", .title = "Date", .minimum = 150, .share = 0.5, .sort = sort_of(3)},
        {.key = "price", .title = "Price", .minimum = 110, .align = Align::end, .sort = sort_of(4)},
        {.key = "status", .title = "Status", .minimum = 130, .sort = sort_of(5)},
        {.key = "payment", .title = "Payment", .minimum = 130, .sort = sort_of(6)},
        {.key = "manage", .title = "Manage", .minimum = 130, .resizable = false},
    };
    Grid grid {ui, area, m_grid,
        {.name = "Orders",
            .row_count = 1'000'000,
            .columns = columns,
            .select_all_name = "Select all orders",
            .select_all = m_selected.empty() ? Tristate::no : Tristate::mixed,
            .single_key_letters = "mtep"}};
    for (std::int64_t i = grid.first(); i < grid.end(); ++i) {
        GridRow row = grid.row(i, {.key = static_cast<std::uint64_t>(i) + 1, .selected = m_selected.contains(i)});
        std::string number = "A" + std::to_string(100000 + i);
        row.checkbox(0, "Select order " + number);
        {
            GridCell cell = row.cell(1);
            text(ui, "number", cell.rect.take_start(80), number, style::strong);
            if (row.shows_actions())
                (void)icon_button(ui, cell.rect.middle_end({28, 28}), Icon::tag, "Add tag to order " + number,
                    {.kind = ButtonKind::plain, .focusable = Focusable::by_script});
        }
        {
            GridCell cell = row.cell(2);
            Rect two = cell.rect.middle_start({cell.rect.width(), 38});
            text(ui, "name", two.take_top(20), names[static_cast<std::size_t>(i) % std::size(names)]);
            text(ui, "mail", two, "customer" + std::to_string(i) + "@example.com · +33 6 12 34 56 78", style::muted);
        }
        row.text(3, "23 Nov 2026, 14:05", style::body);
        row.text(4, "€" + std::to_string(i * 7 % 1000) + ".90", style::number);
        {
            GridCell cell = row.cell(5);
            (void)pill_button(ui, ui.id("status"), cell.rect,
                i % 3 == 0       ? "New"
                    : i % 3 == 1 ? "In progress"
                                 : "Completed",
                i % 3 == 0       ? Tone::info
                    : i % 3 == 1 ? Tone::warning
                                 : Tone::success,
                i % 3 == 0       ? Icon::circle
                    : i % 3 == 1 ? Icon::half_circle
                                 : Icon::check,
                {.name = "Status: New, order " + number, .popup = Popup::menu, .focusable = Focusable::by_script});
        }
        {
            GridCell cell = row.cell(6);
            pill(ui, ui.id("pay"), cell.rect, i % 2 ? "Paid" : "Unpaid", i % 2 ? Tone::success : Tone::warning);
        }
        {
            GridCell cell = row.cell(7);
            Rect r = cell.rect.middle_start({cell.rect.width(), 32});
            ButtonOptions plain {.kind = ButtonKind::plain, .focusable = Focusable::by_script};
            (void)icon_button(ui, r.take_start(32, 4), Icon::info, "Info, order " + number, plain);
            (void)icon_button(ui, r.take_start(32, 4), Icon::message, "Send message, order " + number, plain);
            (void)icon_button(ui, r.take_start(32, 4), Icon::more, "More, order " + number, plain);
        }
    }
    const GridEvents& events = grid.finish();
    if (events.sort) {
        m_descending = *events.sort == m_sorted ? !m_descending : false;
        m_sorted = *events.sort;
        ui.request_frames(2);
    }
    if (events.toggled) {
        if (!m_selected.erase(*events.toggled))
            m_selected.insert(*events.toggled);
        ui.request_frames(2);
    }
    if (events.range) {
        m_selected.clear();
        for (auto i = events.range->from; i <= events.range->to; ++i)
            m_selected.insert(i);
        ui.request_frames(2);
    }
}

} // namespace carnet::ui
