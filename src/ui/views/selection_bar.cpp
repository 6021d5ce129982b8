#include "ui/views/selection_bar.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/orders_grid.hpp"

#include <array>
#include <vector>

namespace carnet::ui::views {

namespace {

// At most so many are printed at once: beyond it a browser's print preview takes minutes.
constexpr std::int64_t most_printed = 500;

class Bar {
public:
    Bar(View& view, Rect line)
        : m_view(view)
        , m_line(line)
    {
    }

    // Gives the place of a button and cuts it off; nothing when there is no room for it.
    [[nodiscard]] Rect take(std::string_view label, const ButtonOptions& look)
    {
        return m_line.take_start(button_width(m_view.ui, label, look), size::space_tiny);
    }
    [[nodiscard]] Rect rest() const { return m_line; }

    bool command(std::string_view label, Icon icon, std::string_view disabled_reason)
    {
        ButtonOptions look {.kind = ButtonKind::plain, .icon = icon, .disabled_reason = disabled_reason};
        return button(m_view.ui, take(label, look), label, look).pressed;
    }

    std::optional<std::size_t> menu_of(
        std::string_view label, Icon icon, std::string_view disabled_reason, std::span<const MenuItem> items)
    {
        Ui& ui = m_view.ui;
        IdScope scope = ui.scope(label);
        NodeId id = ui.id("button");
        NodeId popup = ui.id("menu");
        ButtonOptions look {.kind = ButtonKind::plain,
            .icon = icon,
            .trailing_icon = Icon::chevron_up,
            .disabled_reason = disabled_reason,
            .popup = Popup::menu,
            .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no};
        Rect place = take(label, look);
        if (button(ui, id, place, label, look))
            ui.toggle_popup(popup, id);
        return menu(ui, {.id = popup, .trigger = id, .anchor = place, .name = label, .items = items});
    }

private:
    View& m_view;
    Rect m_line;
};

void status_command(View& view, Bar& bar, std::string_view locked)
{
    constexpr std::array statuses {
        OrderStatus::new_order, OrderStatus::in_progress, OrderStatus::completed, OrderStatus::cancelled};
    std::array<MenuItem, statuses.size()> items;
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        StatusLook look = look_of(statuses[i], PaymentStatus::unpaid);
        items[i] = {.label = view.tr.label(statuses[i]), .icon = look.icon, .is_pill = true, .tone = look.tone};
    }
    auto chosen = bar.menu_of(view.tr.text(words::selection_change_status), Icon::half_circle, locked, items);
    if (chosen)
        view.emit(action::StartBulk {mutation::SetStatus {{}, statuses[*chosen], true, {}}});
}

void tag_commands(View& view, Bar& bar, std::string_view locked)
{
    if (bar.command(view.tr.text(words::selection_add_tag), Icon::tag, locked))
        view.emit(action::OpenDialog {app::TagDialog {}});
    std::vector<MenuItem> items;
    for (const Tag& tag : view.model.tags)
        items.push_back({.label = tag.name});
    std::string_view reason = locked;
    if (reason.empty() && items.empty())
        reason = view.tr.text(words::tag_none);
    if (auto chosen = bar.menu_of(view.tr.text(words::selection_remove_tag), Icon::minus, reason, items))
        view.emit(action::StartBulk {mutation::RemoveTag {view.model.tags[*chosen].id}});
}

void print_command(View& view, Bar& bar, std::int64_t ticked)
{
    std::array items {MenuItem {.label = view.tr.text(words::print_orders), .icon = Icon::print},
        MenuItem {.label = view.tr.text(words::print_packing_slips), .icon = Icon::print}};
    std::string_view reason =
        ticked > most_printed ? view.tr.text(words::print_too_many, {.count = most_printed}) : std::string_view {};
    if (auto chosen = bar.menu_of(view.tr.text(words::selection_print), Icon::print, reason, items))
        view.emit(action::PrintSelection {*chosen == 1});
}

} // namespace

float selection_bar_height(const View& view)
{
    if (view.model.selection.empty())
        return 0;
    int lines = view.ui.is_narrow() ? 3 : 1;
    return view.ui.control_height() * static_cast<float>(lines) + size::space_small * static_cast<float>(lines + 1);
}

void selection_bar(View& view, Rect& area)
{
    const app::Model& model = view.model;
    if (model.selection.empty())
        return;
    Ui& ui = view.ui;
    const ListAnswer* answer = model.list.memo.answer();
    std::int64_t matching = answer ? answer->count : 0;
    std::int64_t ticked = model.selection.count(matching);

    bool narrow = ui.is_narrow();
    Rect bar_place = area.take_top(selection_bar_height(view), size::space_small);
    ui.fill(bar_place, Token::raised, radius::panel);
    ui.outline(bar_place, Token::border, radius::panel);
    NodeScope toolbar =
        ui.node(ui.id("selection"), bar_place, {.role = Role::toolbar, .name = view.tr.text(words::selection_toolbar)});
    IdScope commands = ui.scope("selection"); // the list has an Export and a Print of its own
    Rect inner = bar_place.inset(size::space, size::space_small);

    Rect line = inner.take_top(ui.control_height(), size::space_small);
    std::string_view clear = view.tr.text(words::selection_clear);
    if (icon_button(ui, line.take_start(ui.control_height(), size::space_small), Icon::close, clear,
            {.kind = ButtonKind::plain}))
        view.emit(action::ClearSelection {});
    std::string_view count = view.tr.text(words::selection_count, {.count = ticked});
    text(ui, "ticked", line.take_start(ui.text_width(count, style::strong) + 1, size::space), count, style::strong);
    if (!model.selection.is_all() && ticked < matching) {
        std::string_view all = view.tr.text(words::selection_select_all_matching, {.count = matching});
        ButtonOptions look {.kind = ButtonKind::plain};
        if (button(ui, line.take_start(std::min(button_width(ui, all, look), line.width()), size::space), all, look))
            view.emit(action::SelectAllMatching {});
    }

    std::string_view locked = view.is_read_only() ? view.tr.text(words::sync_read_only_detail) : std::string_view {};
    Bar first {view, narrow ? inner.take_top(ui.control_height(), size::space_small) : line};
    // Archive in the list of current orders, Restore in the archive; both are there, so that nothing moves.
    bool archive_list = model.view.filter.list == ListKind::archived;
    std::string_view archive = view.tr.text(words::selection_archive);
    std::string_view restore = view.tr.text(words::selection_restore);
    if (archive_list) {
        if (first.command(restore, Icon::restore, locked))
            view.emit(action::StartBulk {mutation::SetArchived {false}});
    } else if (first.command(archive, Icon::archive, locked)) {
        view.emit(action::StartBulk {mutation::SetArchived {true}});
    }
    status_command(view, first, locked);
    Bar second {view, narrow ? inner.take_top(ui.control_height()) : first.rest()};
    tag_commands(view, second, locked);
    print_command(view, second, ticked);
    if (second.command(view.tr.text(words::selection_export), Icon::export_file, {}))
        view.emit(action::OpenExport {true});
}

} // namespace carnet::ui::views
