#include "ui/views/order_cells.hpp"

#include "domain/rules.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/marks.hpp"
#include "ui/views/order_menus.hpp"
#include "ui/views/orders_grid.hpp"

#include <array>
#include <vector>

namespace carnet::ui::views {

namespace {

const Tag* tag_of(const View& view, const TagId& id)
{
    for (const Tag& tag : view.model.tags) {
        if (tag.id == id)
            return &tag;
    }
    return nullptr;
}

// The tags of an order that the book knows, as chips.
std::vector<ChipItem> chips_of(const View& view, const ListRow& order)
{
    std::vector<ChipItem> items;
    for (std::size_t i = 0; i < order.tags.size(); ++i) {
        if (const Tag* tag = tag_of(view, order.tags[i]))
            items.push_back({tag->name, static_cast<std::size_t>(tag->color), i + 1});
    }
    return items;
}

// Small signs behind the number: edits that wait, an edit that was refused, messages not read.
void state_icons(View& view, Rect& line, const ListRow& order)
{
    Ui& ui = view.ui;
    auto sign = [&](std::string_view key, Icon icon, Token token, std::string_view words) {
        Rect place = line.take_end(size::icon, size::space_tiny).middle_start({size::icon, size::icon});
        NodeId id = ui.id(key);
        ui.leaf(id, place, {.role = Role::image, .name = words});
        ui.icon(place, icon, token);
        ui.tooltip(id, place, words);
    };
    if (order.needs_attention)
        sign("refused", Icon::warning, Token::danger_text, view.tr.text(words::list_refused));
    else if (order.waiting)
        sign("waiting", Icon::clock, Token::text_muted, view.tr.text(words::list_waiting));
    if (order.unread == 0)
        return;
    if (order.unread > 1) {
        // One has no need of its number; the sign's name says it all the same.
        constexpr TextStyle look {.size = TextSize::small, .weight = FontWeight::semibold, .color = Token::link};
        std::string_view count = view.tr.number(order.unread);
        ui.draw_text(line.take_end(ui.text_width(count, look) + 1, 2), count, look);
    }
    sign("unread", Icon::message, Token::link, view.tr.text(words::list_unread, {.count = order.unread}));
}

void add_tag_button(View& view, Rect place, const ListRow& order)
{
    ButtonOptions options {.kind = ButtonKind::plain,
        .name = view.tr.text(words::list_add_tag_to, {.number = order.number}),
        .popup = Popup::dialog,
        .focusable = Focusable::by_script};
    if (view.is_read_only())
        options.disabled_reason = view.tr.text(words::sync_read_only_detail);
    else if (auto reason = can_add_tag(state_of(order), {}).reason())
        options.disabled_reason = view.tr.label(*reason);
    if (icon_button(view.ui, view.ui.id("add tag"), place, Icon::tag, options.name, options))
        open_tag_picker(view, order);
}

// The number, the tags below it, and what shows when one points at the row.
void number_and_tags(View& view, GridRow& row, Rect place, const ListRow& order)
{
    Ui& ui = view.ui;
    bool has_tags = !order.tags.empty();
    float line = line_height_of(TextSize::body);
    Rect block = place.middle_start({place.width(), has_tags ? line + size::chip + 2 : line});
    Rect first = block.take_top(line, 2);
    bool shows_button = row.shows_actions();
    float button = std::min(ui.control_height(), place.height());
    Rect words = first;
    state_icons(view, words, order);
    float number_width = std::min(ui.text_width(order.number, style::strong) + 1, words.width());
    NodeId id = ui.id("number");
    text(ui, id, words.take_start(number_width, size::space_small), order.number, style::strong,
        marks_in(view, order.number, order.matched.contains(SearchField::number)));
    // It is there for the keyboard and for screen readers also while it is not drawn.
    Rect button_place = words.take_start(button).middle_start({button, button});
    if (shows_button)
        add_tag_button(view, button_place, order);
    else
        ui.leaf(ui.id("add tag"), button_place,
            {.role = Role::button,
                .name = view.tr.text(words::list_add_tag_to, {.number = order.number}),
                .focusable = Focusable::by_script});
    if (!shows_button && ui.take_activation(ui.id("add tag")))
        open_tag_picker(view, order);
    if (has_tags) {
        auto items = chips_of(view, order);
        chips(ui, ui.id("tags"), block, items);
    }
}

} // namespace

void open_tag_picker(View& view, const ListRow& order)
{
    if (!view.is_read_only())
        view.emit(action::OpenDialog {app::TagDialog {order.id, order.number, order.tags, {}, TagColor::blue}});
}

void number_cell(View& view, GridRow& row, std::size_t column, const ListRow& order)
{
    GridCell cell = row.cell(column);
    number_and_tags(view, row, cell.rect, order);
}

void name_cell(View& view, GridRow& row, std::size_t column, const ListRow& order)
{
    Ui& ui = view.ui;
    GridCell cell = row.cell(column);
    std::string_view name =
        order.name.empty() ? view.tr.text(words::list_customer_unknown) : std::string_view {order.name};
    TextStyle name_style = order.name.empty() ? TextStyle {.color = Token::text_muted} : style::body;
    bool compact = cell.rect.height() < size::row;
    float first_line = line_height_of(TextSize::body);
    float second_line = line_height_of(TextSize::small);
    bool has_second = !compact && (!order.email.empty() || !order.phone.empty());
    Rect block = cell.rect.middle_start({cell.rect.width(), has_second ? first_line + second_line : first_line});
    Rect top = block.take_top(first_line);
    text(ui, ui.id("name"), top, name, name_style, marks_in(view, name, order.matched.contains(SearchField::name)));
    if (!has_second && (order.email.empty() && order.phone.empty()))
        return;
    // In the compact rows the second line has no room, but a screen reader reads it all the same.
    Rect second = has_second ? block.take_top(second_line) : Rect {top.end, top.top, top.end, top.bottom};
    float phone = order.phone.empty() ? 0 : ui.text_width(order.phone, style::muted) + 1;
    float email = order.email.empty() ? 0 : ui.text_width(order.email, style::muted) + 1;
    if (!order.email.empty()) {
        float room = second.width() - (phone > 0 ? std::min(phone, second.width() * 0.45F) + size::space_small : 0);
        text(ui, ui.id("email"), second.take_start(std::min(email, room), size::space_small), order.email, style::muted,
            marks_in(view, order.email, order.matched.contains(SearchField::email)));
    }
    if (!order.phone.empty())
        text(ui, ui.id("phone"), second, order.phone, style::muted,
            marks_in(view, order.phone, order.matched.contains(SearchField::phone)));
}

void status_cell(View& view, GridRow& row, std::size_t column, const ListRow& order)
{
    GridCell cell = row.cell(column);
    status_button(view, cell.rect, order);
}

void payment_cell(View& view, GridRow& row, std::size_t column, const ListRow& order)
{
    GridCell cell = row.cell(column);
    StatusLook look = look_of(order.payment_status);
    pill(view.ui, view.ui.id("payment"), cell.rect, view.tr.label(order.payment_status), look.tone, look.icon);
}

void manage_cell(View& view, GridRow& row, std::size_t column, const ListRow& order)
{
    GridCell cell = row.cell(column);
    manage_buttons(view, cell.rect, order);
}

// ── A card ──────────────────────────────────────────────────────────────────────────────────────────────────────────

void order_card(View& view, GridRow& row, const ListRow& order)
{
    Ui& ui = view.ui;
    Rect card = row.rect().inset(size::space, size::space_small);
    row.checkbox(0, view.tr.text(words::list_select_order, {.number = order.number}));
    GridCell cell = row.cell(1);
    Rect inner = card;
    inner.take_start(size::control_touch - size::space_small);

    Rect first = inner.take_top(line_height_of(TextSize::body), size::space_tiny);
    std::string_view price = view.tr.money(order.total);
    text(ui, "price", first.take_end(ui.text_width(price, style::strong) + 1, size::space_small), price,
        {.weight = FontWeight::semibold, .align = Align::end, .figures = Figures::tabular});
    state_icons(view, first, order);
    text(ui, ui.id("number"), first.take_start(ui.text_width(order.number, style::strong) + 1, size::space_small),
        order.number, style::strong, marks_in(view, order.number, order.matched.contains(SearchField::number)));
    text(ui, "date", first, view.tr.when(order.created_at, view.now), style::muted);

    Rect second = inner.take_top(line_height_of(TextSize::body));
    std::string_view name =
        order.name.empty() ? view.tr.text(words::list_customer_unknown) : std::string_view {order.name};
    text(ui, ui.id("name"), second, name, style::body, marks_in(view, name, order.matched.contains(SearchField::name)));
    Rect third = inner.take_top(line_height_of(TextSize::small), size::space_tiny);
    if (!order.email.empty()) {
        float width = std::min(ui.text_width(order.email, style::muted) + 1, third.width() * 0.6F);
        text(ui, ui.id("email"), third.take_start(width, size::space_small), order.email, style::muted,
            marks_in(view, order.email, order.matched.contains(SearchField::email)));
    }
    if (!order.phone.empty())
        text(ui, ui.id("phone"), third, order.phone, style::muted,
            marks_in(view, order.phone, order.matched.contains(SearchField::phone)));

    Rect actions = inner.take_bottom(size::control_touch);
    manage_buttons(view, actions.take_end(3 * size::control_touch + 2 * size::space_tiny, size::space_small), order);
    Rect statuses = actions;
    status_button(view, statuses.take_start(std::min(statuses.width() / 2, 130.0F), size::space_tiny), order);
    StatusLook look = look_of(order.payment_status);
    pill(ui, ui.id("payment"), statuses, view.tr.label(order.payment_status), look.tone, look.icon);
    if (!inner.empty()) {
        Rect tags = inner;
        Rect button = tags.take_end(size::control_touch).middle_start({size::control_touch, tags.height()});
        add_tag_button(view, button, order);
        auto items = chips_of(view, order);
        chips(ui, ui.id("tags"), tags, items);
    }
}

} // namespace carnet::ui::views
