// Small dialogs of the list: saving a view under a name, and the map of shortcuts.
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/pickers.hpp"
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

void shortcuts_dialog(View& view)
{
    auto& tr = view.tr;
    auto with_control = [&](std::string_view key) {
        return tr.text(words::shortcut_key_combination, {.first = tr.text(words::shortcut_key_ctrl), .second = key});
    };
    auto with_shift = [&](std::string_view key) {
        return tr.text(words::shortcut_key_combination, {.first = tr.text(words::shortcut_key_shift), .second = key});
    };
    std::array shortcuts {
        Shortcut {"/", tr.text(words::shortcut_search)},
        Shortcut {with_control("K"), tr.text(words::shortcut_search)},
        Shortcut {with_control("."), tr.text(words::shortcut_palette)},
        Shortcut {with_control("Z"), tr.text(words::shortcut_undo)},
        Shortcut {tr.text(words::shortcut_key_escape), tr.text(words::shortcut_close)},
        Shortcut {"?", tr.text(words::shortcut_help)},
        Shortcut {tr.text(words::shortcut_key_arrows), tr.text(words::shortcut_move), true},
        Shortcut {tr.text(words::shortcut_key_enter), tr.text(words::shortcut_open)},
        Shortcut {tr.text(words::shortcut_key_space), tr.text(words::shortcut_select)},
        Shortcut {with_shift(tr.text(words::shortcut_key_arrows)), tr.text(words::shortcut_select_range)},
        Shortcut {with_control("A"), tr.text(words::shortcut_select_all)},
        Shortcut {"M", tr.text(words::shortcut_message)},
        Shortcut {"T", tr.text(words::shortcut_tag)},
        Shortcut {"E", tr.text(words::shortcut_archive)},
        Shortcut {"P", tr.text(words::shortcut_print)},
    };
    if (shortcut_map(view.ui, tr.text(words::shortcut_title), shortcuts))
        view.emit(action::CloseDialog {});
}

} // namespace carnet::ui::views
