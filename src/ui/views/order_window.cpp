#include "ui/views/order_window.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/conversation_window.hpp"

namespace carnet::ui::views {

namespace {

constexpr float footer_height = 60;
// A list narrower than this has no room for its columns: the window lies over it instead.
constexpr float least_list_width = 1'080;

void window_content(View& view, Rect body, const engine::OrderDetail& detail)
{
    Ui& ui = view.ui;
    // Another order begins at its top.
    IdScope order = ui.scope(detail.order.id.text());
    float padding = ui.is_narrow() ? size::space_medium : size::space_large;
    ScrollColumn column {ui, ui.id("content"), body,
        {.padding_start = padding,
            .padding_end = padding,
            .padding_top = size::space_medium,
            .padding_bottom = size::space_large}};
    order_state_strip(view, column, detail);
    order_banners(view, column, detail);
    information_section(view, column, detail);
    tracking_section(view, column, detail);
    items_section(view, column, detail);
    summary_section(view, column, detail);
    activity_section(view, column, detail);
}

void information_window(View& view)
{
    Ui& ui = view.ui;
    const app::OpenOrder& open = view.model.open;
    std::string_view title = view.tr.text(words::order_title, {.number = number_of_open_order(view)});
    DialogScope window = ui::dialog(ui,
        {.name = title,
            .key = "order window",
            .kind = DialogKind::side,
            .width = size::side_window_width,
            .footer_height = open.detail ? footer_height : 0,
            .header_room = steps_width(view)});
    if (window.close_requested)
        view.emit(action::CloseWindow {});
    order_steps(view, window.header);
    if (open.detail) {
        window_content(view, window.body, *open.detail);
        order_actions(view, window.footer, *open.detail);
    } else if (open.is_gone) {
        window_of_gone_order(view, window.body);
    } else {
        window_skeleton(view, window.body);
    }
}

const std::string* number_in_list(const View& view, const OrderId& order)
{
    const ListAnswer* answer = view.model.list.memo.answer();
    if (!answer)
        return nullptr;
    for (const ListRow& row : answer->rows) {
        if (row.id == order)
            return &row.number;
    }
    return nullptr;
}

} // namespace

void order_window(View& view)
{
    switch (view.model.view.window.kind) {
    case app::WindowKind::none:
        return;
    case app::WindowKind::order:
        return information_window(view);
    case app::WindowKind::conversation:
        return conversation_window(view);
    }
}

float window_beside_list(const View& view)
{
    bool is_open = view.model.view.window.kind != app::WindowKind::none;
    bool has_room = view.ui.screen().width() - size::side_window_width >= least_list_width;
    return is_open && has_room ? size::side_window_width : 0;
}

std::string_view number_of_open_order(const View& view)
{
    if (view.model.open.detail)
        return view.model.open.detail->order.number;
    if (const std::string* number = number_in_list(view, view.model.view.window.order))
        return *number;
    return "…";
}

// ── Going through the list ──────────────────────────────────────────────────────────────────────────────────────────

namespace {

std::string_view position_words(View& view)
{
    const auto& neighbours = view.model.open.neighbours;
    if (!neighbours || neighbours->count == 0)
        return {};
    return view.tr.text(words::common_position_of_total,
        {.position = std::min(neighbours->position + 1, neighbours->count), .total = neighbours->count});
}

void step_button(View& view, Rect place, Icon icon, std::string_view name, bool forward, std::string_view shortcut)
{
    const auto& neighbours = view.model.open.neighbours;
    bool there_is = neighbours && (forward ? neighbours->next : neighbours->previous).has_value();
    ButtonOptions look {.kind = ButtonKind::plain, .shortcut = shortcut};
    if (!there_is)
        look.disabled_reason = view.tr.text(forward ? words::order_is_last : words::order_is_first);
    if (icon_button(view.ui, place, icon, name, look))
        view.emit(action::StepWindow {forward});
}

} // namespace

float steps_width(View& view)
{
    float words = view.ui.is_narrow() ? 0 : view.ui.text_width(position_words(view), style::muted) + size::space_small;
    return 2 * view.ui.control_height() + size::space_tiny + words + 1;
}

void order_steps(View& view, Rect place)
{
    Ui& ui = view.ui;
    float side = ui.control_height();
    Rect line = place.middle_start({place.width(), side});
    Rect next = line.take_end(side, size::space_tiny);
    Rect previous = line.take_end(side, size::space_small);
    if (std::string_view position = position_words(view); !position.empty() && !ui.is_narrow())
        text(ui, "position", line, position,
            {.size = TextSize::small, .color = Token::text_muted, .align = Align::end, .figures = Figures::tabular});
    step_button(view, previous, Icon::chevron_up, view.tr.text(words::order_previous), false, "Alt+ArrowUp");
    step_button(view, next, Icon::chevron_down, view.tr.text(words::order_next), true, "Alt+ArrowDown");
    if (ui.take_key(Key::down, {.alt = true}))
        view.emit(action::StepWindow {true});
    else if (ui.take_key(Key::up, {.alt = true}))
        view.emit(action::StepWindow {false});
}

// ── States of the whole window ──────────────────────────────────────────────────────────────────────────────────────

void window_skeleton(View& view, Rect body)
{
    Ui& ui = view.ui;
    NodeScope node = ui.node(
        ui.id("loading"), body, {.role = Role::group, .name = view.tr.text(words::common_loading), .busy = true});
    Rect column = body.inset(size::space_large, size::space_large);
    constexpr std::array widths {0.35F, 0.6F, 0.5F, 0.0F, 0.3F, 0.7F, 0.45F, 0.55F, 0.0F, 0.4F, 0.65F, 0.5F};
    for (float share : widths) {
        Rect line = column.take_top(line_height_of(TextSize::body), size::space);
        if (share > 0 && !line.empty())
            skeleton(ui, line, line.width() * share);
    }
}

void window_of_gone_order(View& view, Rect body)
{
    bool closed = empty_state(view.ui, body,
        {.icon = Icon::archive,
            .title = view.tr.text(words::order_gone_title),
            .words = view.tr.text(words::reason_order_gone),
            .action = view.tr.text(words::common_back)});
    if (closed)
        view.emit(action::CloseWindow {});
}

Rect section_heading(View& view, ScrollColumn& column, std::string_view words)
{
    Ui& ui = view.ui;
    column.skip(size::space_large);
    ui.line_below(column.take(ui.device_pixel(), size::space_medium));
    Rect line = column.take(ui.control_height(), size::space_small);
    float width = std::min(ui.text_width(words, style::strong) + 1, line.width());
    heading(ui, line.take_start(width, size::space), words, 3, style::strong);
    return line;
}

} // namespace carnet::ui::views
