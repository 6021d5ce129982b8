#include "ui/views/saved_views.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/menu.hpp"

#include <array>
#include <vector>

namespace carnet::ui::views {

namespace {

void copy_link(View& view, const app::ViewState& shown)
{
    view.ui.copy_to_clipboard(std::string {view.page_url} + app::to_address(shown));
    view.emit(action::Say {words::view_link_copied});
}

void saved_views_menu(View& view, Rect place, std::string_view label, const ButtonOptions& look)
{
    Ui& ui = view.ui;
    NodeId id = ui.id("saved views");
    NodeId popup = ui.id("saved views menu");
    ButtonOptions options = look;
    options.popup = Popup::menu;
    options.expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no;
    if (button(ui, id, place, label, options))
        ui.toggle_popup(popup, id);

    std::vector<MenuItem> items;
    auto plain = view.model.view;
    plain.window = {};
    for (const app::SavedView& saved : view.model.saved_views)
        items.push_back({.label = saved.name, .checked = saved.view == plain ? Tristate::yes : Tristate::no});
    std::size_t saved_count = items.size();
    items.push_back({.label = view.tr.text(words::view_save), .icon = Icon::bookmark, .after_line = saved_count > 0});
    items.push_back({.label = view.tr.text(words::view_copy_link), .icon = Icon::copy});
    for (const app::SavedView& saved : view.model.saved_views)
        items.push_back({.label = view.tr.text(words::view_delete, {.view = saved.name}),
            .icon = Icon::trash,
            .dangerous = true,
            .after_line = &saved == &view.model.saved_views.front()});
    auto chosen = menu(ui,
        {.id = popup,
            .trigger = id,
            .anchor = place,
            .name = label,
            .items = items,
            .radio = true,
            .at_end = true,
            .least_width = 220});
    if (!chosen)
        return;
    if (*chosen < saved_count)
        view.emit(action::ApplySavedView {view.model.saved_views[*chosen].id});
    else if (*chosen == saved_count)
        view.emit(action::OpenDialog {app::SaveViewDialog {}});
    else if (*chosen == saved_count + 1)
        copy_link(view, plain);
    else
        view.emit(action::DeleteSavedView {view.model.saved_views[*chosen - saved_count - 2].id});
}

void columns_menu(View& view, Rect place, std::string_view label)
{
    Ui& ui = view.ui;
    NodeId id = ui.id("columns");
    NodeId popup = ui.id("columns menu");
    ButtonOptions options {.kind = ButtonKind::plain,
        .popup = Popup::menu,
        .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no};
    if (icon_button(ui, id, place, Icon::columns, label, options))
        ui.toggle_popup(popup, id);

    constexpr std::array hideable {app::Column::name, app::Column::date, app::Column::price, app::Column::payment};
    auto preferences = view.model.preferences;
    auto shown = [&](app::Column column) {
        return preferences.hidden_columns.contains(column) ? Tristate::no : Tristate::yes;
    };
    std::array items {
        MenuItem {.label = view.tr.text(words::list_column_name), .checked = shown(app::Column::name)},
        MenuItem {.label = view.tr.text(words::list_column_date), .checked = shown(app::Column::date)},
        MenuItem {.label = view.tr.text(words::list_column_price), .checked = shown(app::Column::price)},
        MenuItem {.label = view.tr.text(words::list_column_payment), .checked = shown(app::Column::payment)},
        MenuItem {.label = view.tr.text(words::settings_density_compact),
            .checked = preferences.density == app::Density::compact ? Tristate::yes : Tristate::no,
            .after_line = true},
        MenuItem {.label = view.tr.text(words::list_columns_reset), .after_line = true},
    };
    auto chosen =
        menu(ui, {.id = popup, .trigger = id, .anchor = place, .name = label, .items = items, .at_end = true});
    if (!chosen)
        return;
    if (*chosen < hideable.size()) {
        preferences.hidden_columns.toggle(hideable[*chosen]);
    } else if (*chosen == hideable.size()) {
        preferences.density =
            preferences.density == app::Density::compact ? app::Density::comfortable : app::Density::compact;
    } else {
        preferences.hidden_columns = {};
        preferences.column_widths = {};
    }
    view.emit(action::ChangePreferences {preferences});
}

} // namespace

void list_menus(View& view, Rect line)
{
    Ui& ui = view.ui;
    if (!ui.is_narrow()) {
        std::string_view columns = view.tr.text(words::list_columns);
        columns_menu(view, line.take_end(ui.control_height(), size::space_tiny), columns);
    }
    std::string_view saved = view.tr.text(words::view_title);
    ButtonOptions look {.kind = ButtonKind::plain, .icon = Icon::bookmark};
    float width = button_width(ui, saved, look);
    saved_views_menu(view, line.take_end(std::min(width, line.width())), saved, look);
}

} // namespace carnet::ui::views
