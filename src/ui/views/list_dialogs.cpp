// Small dialogs of the list: saving a view under a name, and the map of shortcuts.
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/dialogs.hpp"

#include <algorithm>
#include <array>

namespace carnet::ui::views {

void save_view_dialog(View& view, const app::SaveViewDialog& dialog)
{
    constexpr float footer_height = 64;
    Ui& ui = view.ui;
    auto& tr = view.tr;
    DialogScope window = ui::dialog(
        ui, {.name = tr.text(words::view_save_title), .width = 400, .height = 260, .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    std::string_view detail = tr.text(words::view_save_detail);
    paragraph(ui, "detail", body.take_top(ui.paragraph_height(detail, style::muted, body.width()), size::space), detail,
        style::muted);
    bool taken = std::any_of(view.model.saved_views.begin(), view.model.saved_views.end(),
        [&](const app::SavedView& saved) { return saved.name == dialog.name; });
    auto field = text_field(ui, body.take_top(ui.control_height(), size::space_small), tr.text(words::view_name),
        dialog.name, {.placeholder = tr.text(words::view_name), .enter_key = EnterKey::done, .max_length = 60});
    if (field.changed)
        view.emit(action::EditDialog {app::SaveViewDialog {std::move(field.value)}});
    if (taken)
        text(
            ui, "taken", body.take_top(line_height_of(TextSize::small)), tr.text(words::view_name_taken), style::muted);
    if (field.submitted)
        view.emit(action::ConfirmDialog {});

    Rect line = window.footer.middle_start({window.footer.width(), ui.control_height()});
    std::string_view save = tr.text(words::common_save);
    ButtonOptions look {.kind = ButtonKind::primary,
        .disabled_reason = dialog.name.empty() ? tr.text(words::common_required) : std::string_view {}};
    if (button(ui, line.take_end(button_width(ui, save, look), size::space_small), save, look))
        view.emit(action::ConfirmDialog {});
    std::string_view back = tr.text(words::common_back);
    if (button(ui, line.take_end(button_width(ui, back)), back))
        view.emit(action::CloseDialog {});
}

namespace {

struct Shortcut {
    std::string_view what;
    std::string_view keys;
};

void shortcut_group(View& view, Rect& area, std::string_view title, std::span<const Shortcut> shortcuts)
{
    Ui& ui = view.ui;
    IdScope scope = ui.scope(title);
    heading(ui, area.take_top(line_height_of(TextSize::body), size::space_small), title, 3, style::small_strong);
    for (const Shortcut& shortcut : shortcuts) {
        IdScope row = ui.scope(shortcut.what);
        Rect line = area.take_top(28);
        float width = ui.text_width(shortcut.keys, style::small) + 2 * size::space_small;
        Rect key = line.take_end(width, size::space).middle_end({width, 22});
        ui.fill(key, Token::sunken, radius::small);
        text(ui, "keys", key, shortcut.keys, {.size = TextSize::small, .align = Align::center});
        text(ui, "what", line, shortcut.what);
    }
    area.take_top(size::space);
}

} // namespace

void shortcuts_dialog(View& view)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    DialogScope window = ui::dialog(ui, {.name = tr.text(words::shortcut_title), .width = 460, .height = 620});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    auto with_control = [&](std::string_view key) {
        return tr.text(words::shortcut_key_combination, {.first = tr.text(words::shortcut_key_ctrl), .second = key});
    };
    auto with_shift = [&](std::string_view key) {
        return tr.text(words::shortcut_key_combination, {.first = tr.text(words::shortcut_key_shift), .second = key});
    };
    std::array everywhere {
        Shortcut {tr.text(words::shortcut_search), "/"},
        Shortcut {tr.text(words::shortcut_palette), with_control("K")},
        Shortcut {tr.text(words::shortcut_undo), with_control("Z")},
        Shortcut {tr.text(words::shortcut_close), tr.text(words::shortcut_key_escape)},
        Shortcut {tr.text(words::shortcut_help), "?"},
    };
    std::array in_list {
        Shortcut {tr.text(words::shortcut_move), tr.text(words::shortcut_key_arrows)},
        Shortcut {tr.text(words::shortcut_open), tr.text(words::shortcut_key_enter)},
        Shortcut {tr.text(words::shortcut_select), tr.text(words::shortcut_key_space)},
        Shortcut {tr.text(words::shortcut_select_range), with_shift(tr.text(words::shortcut_key_arrows))},
        Shortcut {tr.text(words::shortcut_select_all), with_control("A")},
        Shortcut {tr.text(words::shortcut_message), "M"},
        Shortcut {tr.text(words::shortcut_tag), "T"},
        Shortcut {tr.text(words::shortcut_archive), "E"},
        Shortcut {tr.text(words::shortcut_print), "P"},
    };
    float height = 2 * (line_height_of(TextSize::body) + size::space_small + size::space)
        + 28 * static_cast<float>(everywhere.size() + in_list.size());
    ScrollScope scroll = ui.scroll_area(ui.id("shortcuts"), body, static_cast<double>(height));
    Rect area = scroll.content();
    shortcut_group(view, area, tr.text(words::shortcut_group_everywhere), everywhere);
    shortcut_group(view, area, tr.text(words::shortcut_group_list), in_list);
}

} // namespace carnet::ui::views
