// What a merchant chooses for this screen: language, appearance, row height, single-key shortcuts; and the way to the
// tags and the shortcuts' map.
#include "i18n/languages.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/menu.hpp"
#include "ui/kit/widgets/tabs.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/dialogs.hpp"

#include <array>
#include <vector>

namespace carnet::ui::views {

namespace {

// A label at the start of a line, and the place for its control at the end.
Rect setting(View& view, Rect& body, std::string_view label, float control_width)
{
    Ui& ui = view.ui;
    Rect line = body.take_top(ui.control_height(), size::space);
    Rect control = line.take_end(std::min(control_width, line.width() * 0.6F), size::space);
    {
        IdScope scope = ui.scope("label");
        text(ui, label, line, label);
    }
    return control;
}

void language_setting(View& view, Rect& body)
{
    Ui& ui = view.ui;
    std::string_view label = view.tr.text(words::settings_language);
    std::vector<MenuItem> items;
    items.push_back({.label = view.tr.text(words::settings_language_follow_browser)});
    std::string_view shown;
    for (const i18n::Language& language : i18n::languages) {
        items.push_back({.label = language.name,
            .checked = language.tag == view.tr.language() ? Tristate::yes : Tristate::no,
            .after_line = items.size() == 1});
        if (language.tag == view.tr.language())
            shown = language.name;
    }
    Rect place = setting(view, body, label, 220);
    NodeId id = ui.id("language");
    NodeId popup = ui.id("language menu");
    ButtonOptions look {.trailing_icon = Icon::chevron_down,
        .name = label,
        .description = shown,
        .popup = Popup::menu,
        .expanded = ui.popup_is_open(popup) ? Tristate::yes : Tristate::no};
    if (button(ui, id, place, shown, look))
        ui.toggle_popup(popup, id);
    auto chosen = menu(ui, {.id = popup, .trigger = id, .anchor = place, .name = label, .items = items, .radio = true});
    if (chosen)
        view.emit(
            action::ChooseLanguage {*chosen == 0 ? std::string {} : std::string {i18n::languages[*chosen - 1].tag}});
}

template <std::size_t Count>
std::size_t choice_setting(
    View& view, Rect& body, std::string_view label, const std::array<TabItem, Count>& items, std::size_t chosen)
{
    Rect place = setting(view, body, label, tabs_width(view.ui, items, TabLook::segmented));
    return tabs(view.ui, place, label, items, chosen, TabLook::segmented);
}

} // namespace

void settings_dialog(View& view)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    DialogScope window = ui::dialog(ui, {.name = tr.text(words::settings_title), .width = 520, .height = 440});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);

    language_setting(view, body);
    auto preferences = view.model.preferences;
    std::array themes {TabItem {tr.text(words::settings_theme_system)}, TabItem {tr.text(words::settings_theme_light)},
        TabItem {tr.text(words::settings_theme_dark)}};
    preferences.theme = static_cast<app::ThemeChoice>(choice_setting(
        view, body, tr.text(words::settings_theme), themes, static_cast<std::size_t>(preferences.theme)));
    std::array densities {
        TabItem {tr.text(words::settings_density_comfortable)}, TabItem {tr.text(words::settings_density_compact)}};
    preferences.density = static_cast<app::Density>(choice_setting(
        view, body, tr.text(words::settings_density), densities, static_cast<std::size_t>(preferences.density)));
    if (checkbox(ui, body.take_top(ui.control_height(), size::space), tr.text(words::settings_single_keys),
            preferences.single_keys ? Tristate::yes : Tristate::no,
            {.description = tr.text(words::shortcut_single_keys_detail)}))
        preferences.single_keys = !preferences.single_keys;
    if (preferences != view.model.preferences)
        view.emit(action::ChangePreferences {preferences});

    Rect line = body.take_top(ui.control_height(), size::space);
    std::string_view tags = tr.text(words::tag_manage);
    ButtonOptions tags_look {.icon = Icon::tag, .popup = Popup::dialog};
    if (button(ui, line.take_start(button_width(ui, tags, tags_look), size::space_small), tags, tags_look))
        view.emit(action::OpenDialog {app::ManageTagsDialog {}});
    std::string_view keys = tr.text(words::settings_shortcuts);
    ButtonOptions keys_look {.icon = Icon::keyboard, .popup = Popup::dialog};
    if (button(ui, line.take_start(button_width(ui, keys, keys_look)), keys, keys_look))
        view.emit(action::OpenDialog {app::ShortcutsDialog {}});

    const engine::EngineStatus& status = view.model.status;
    if (!status.book.account.empty())
        text(ui, "account", body.take_top(line_height_of(TextSize::small)),
            tr.text(words::settings_account, {.account = status.book.account}), style::muted);
    text(ui, "zone", body.take_top(line_height_of(TextSize::small)),
        tr.text(words::settings_time_zone, {.zone = tr.time_zone()}), style::muted);
}

} // namespace carnet::ui::views
