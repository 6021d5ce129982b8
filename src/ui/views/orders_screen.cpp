#include "ui/views/orders_screen.hpp"

#include "ui/kit/widgets/feedback.hpp"
#include "ui/views/banners.hpp"
#include "ui/views/dialogs.hpp"
#include "ui/views/list_header.hpp"
#include "ui/views/list_states.hpp"
#include "ui/views/order_window.hpp"
#include "ui/views/orders_grid.hpp"
#include "ui/views/selection_bar.hpp"
#include "ui/views/sync_bar.hpp"

#include <vector>

namespace carnet::ui::views {

namespace {

void toast_list(View& view, float bottom_margin)
{
    std::vector<Toast> list;
    std::string_view undo = view.tr.text(words::undo_action);
    for (const app::Toast& toast : view.model.toasts)
        list.push_back({.key = toast.id,
            .words = view.tr.text(toast.text),
            .action = toast.undo ? undo : std::string_view {},
            .tone = toast.kind == app::ToastKind::error ? Tone::danger : Tone::neutral,
            .until = toast.expires_at_ms / 1000});
    auto event = toasts(view.ui, list, bottom_margin);
    if (!event)
        return;
    std::uint32_t id = view.model.toasts[event->index].id;
    if (event->action)
        view.emit(action::UndoToast {id});
    else
        view.emit(action::DismissToast {id});
}

// Keys that act from anywhere on the screen (SPEC 9), as far as nothing on top takes them.
void take_keys(View& view)
{
    Ui& ui = view.ui;
    if (ui.take_character(U'z', {.control = true}))
        view.emit(action::UndoLast {});
    // Ctrl+K is the search (SPEC 9), and other letters are the browser's own.
    if (ui.take_character(U'.', {.control = true}))
        view.emit(action::OpenDialog {app::PaletteDialog {}});
    if (view.model.preferences.single_keys && ui.take_character(U'?'))
        view.emit(action::OpenDialog {app::ShortcutsDialog {}});
}

float bottom_height(View& view)
{
    float bar = selection_bar_height(view);
    return sync_bar_height(view) + (bar > 0 ? bar + size::space_small : 0);
}

// The list and everything above and below it. Gives the height of what stands at the bottom, for the toasts above it.
float list_area(View& view, Rect screen)
{
    Ui& ui = view.ui;
    NodeScope main = ui.node(ui.id("main"), screen, {.role = Role::main, .name = view.tr.text(words::list_title)});
    ui.fill(screen, Token::canvas);
    float margin = ui.is_narrow() ? size::space : size::space_large;
    Rect area = screen.inset(margin, size::space);

    // Cut off first, drawn last: it is the last thing that one reads.
    Rect bottom = area.take_bottom(bottom_height(view), size::space_small);
    title_bar(view, area);
    banners(view, area);
    module_tabs(view, area);
    list_tabs(view, area);
    search_and_filters(view, area);
    active_filters(view, area);
    count_and_sums(view, area);
    new_orders_line(view, area);

    ui.fill(area, Token::surface, radius::panel);
    if (!list_state(view, area))
        orders_grid(view, area);
    ui.outline(area, Token::border, radius::panel);
    float at_bottom = bottom.height();
    selection_bar(view, bottom);
    sync_bar(view, bottom);
    return at_bottom;
}

} // namespace

void orders_screen(View& view)
{
    Ui& ui = view.ui;
    LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
    float at_bottom = 0;
    if (book_state(view, ui.screen())) {
        // The book is not here: the page says so, and nothing else can be done.
    } else {
        Rect list = ui.screen();
        list.end -= window_beside_list(view);
        at_bottom = list_area(view, list);
        order_window(view);
        take_keys(view);
        dialogs(view);
    }
    toast_list(view, at_bottom);
}

KitWords kit_words(i18n::Translator& tr)
{
    KitWords kit;
    kit.close = tr.text(words::common_close);
    kit.clear_search = tr.text(words::list_clear_search);
    kit.messages = tr.text(words::common_messages_region);
    kit.dismiss = tr.text(words::common_dismiss);
    kit.undo = tr.text(words::undo_action);
    kit.select_row = tr.text(words::shortcut_select);
    kit.select_all = tr.text(words::list_select_all);
    kit.from = tr.text(words::filter_date_from);
    kit.to = tr.text(words::filter_date_to);
    kit.loading = tr.text(words::common_loading);
    kit.no_match = tr.text(words::palette_none);
    return kit;
}

} // namespace carnet::ui::views
