// "Add tracking number" (S33, S34): the number, its carrier (guessed as one types, shown as a guess, to be chosen or
// written), and the address of the parcel (made from the carrier, or the merchant's own).
#include "app/tracking_form.hpp"
#include "domain/fold.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/pickers.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/dialogs.hpp"

#include <algorithm>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr float footer_height = 64;
constexpr float note_height = 36; // two lines: notes come and go without moving what is below

void field_label(View& view, Rect& body, std::string_view words)
{
    view.ui.draw_text(body.take_top(line_height_of(TextSize::small), size::space_tiny), words, style::small);
}

void note(View& view, Rect& body, std::string_view key, std::string_view words, TextStyle style = style::muted)
{
    Rect place = body.take_top(note_height, size::space_small);
    if (!words.empty())
        paragraph(view.ui, key, place, words, style);
}

// Carriers whose names hold what is typed; all of them while the field shows a guess or a choice.
std::vector<ListOption> fitting_carriers(std::string_view typed)
{
    std::vector<ListOption> options;
    std::string wanted = fold(typed);
    bool is_a_name = find_carrier(typed) != nullptr;
    for (const Carrier& carrier : all_carriers()) {
        if (typed.empty() || is_a_name || fold(carrier.name).find(wanted) != std::string::npos)
            options.push_back({.label = carrier.name});
    }
    return options;
}

std::string_view carrier_note(View& view, const app::TrackingForm& form)
{
    if (!form.is_guessed)
        return view.tr.text(words::tracking_carrier_hint);
    if (form.candidates.size() > 1)
        return view.tr.text(
            words::tracking_guessed_several, {.carriers = view.tr.list(form.candidates, i18n::ListStyle::disjunction)});
    return view.tr.text(words::tracking_guessed);
}

void number_field(View& view, Rect& body, const app::TrackingDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    std::string_view label = tr.text(words::tracking_number);
    field_label(view, body, label);
    auto field = text_field(ui, body.take_top(ui.control_height(), size::space), label, dialog.number,
        {.enter_key = EnterKey::next, .required = true, .max_length = 200});
    if (field.changed) {
        auto edited = dialog;
        edited.number = std::move(field.value);
        view.emit(action::EditDialog {std::move(edited)});
    }
    if (field.submitted)
        view.emit(action::ConfirmDialog {});
}

void carrier_field(View& view, Rect& body, const app::TrackingDialog& dialog, const app::TrackingForm& form)
{
    Ui& ui = view.ui;
    std::string_view label = view.tr.text(words::tracking_carrier);
    field_label(view, body, label);
    auto options = fitting_carriers(form.carrier);
    auto picked = combobox(ui, body.take_top(ui.control_height(), size::space_tiny), label, form.carrier, options,
        view.tr.text(words::tracking_carrier_hint));
    if (picked.changed) {
        auto edited = dialog;
        edited.carrier = std::move(picked.value);
        // Emptied, it is guessed again.
        edited.carrier_chosen = !edited.carrier.empty();
        view.emit(action::EditDialog {std::move(edited)});
    }
    note(view, body, "carrier note", carrier_note(view, form));
}

void url_field(View& view, Rect& body, const app::TrackingDialog& dialog, const app::TrackingForm& form)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    std::string_view label = tr.text(words::tracking_url);
    field_label(view, body, label);
    std::string_view error = form.is_url_safe ? std::string_view {} : tr.text(words::tracking_url_bad);
    auto field = text_field(ui, body.take_top(ui.control_height(), size::space_tiny), label, form.url,
        {.kind = InputKind::url,
            .placeholder = "https://",
            .error = error,
            .enter_key = EnterKey::done,
            .max_length = 2'048});
    if (field.changed) {
        auto edited = dialog;
        edited.url = std::move(field.value);
        edited.url_typed = !edited.url.empty();
        view.emit(action::EditDialog {std::move(edited)});
    }
    if (field.submitted)
        view.emit(action::ConfirmDialog {});
    if (!error.empty())
        note(view, body, "url error", error, {.size = TextSize::small, .color = Token::danger_text});
    else
        note(view, body, "url note", tr.text(form.is_own_url ? words::tracking_url_own : words::tracking_url_hint));
}

void buttons(View& view, Rect footer, const app::TrackingForm& form)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    Rect line = footer.middle_start({footer.width(), ui.control_height()});
    std::string_view save = tr.text(words::common_save);
    ButtonOptions look {.kind = ButtonKind::primary};
    if (!form.has_number)
        look.disabled_reason = tr.text(words::tracking_number_needed);
    else if (!form.is_url_safe)
        look.disabled_reason = tr.text(words::tracking_url_bad);
    if (button(ui, line.take_end(button_width(ui, save, look), size::space_small), save, look))
        view.emit(action::ConfirmDialog {});
    std::string_view back = tr.text(words::common_back);
    if (button(ui, line.take_end(button_width(ui, back)), back))
        view.emit(action::CloseDialog {});
}

} // namespace

void tracking_dialog(View& view, const app::TrackingDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    app::TrackingForm form = app::form_of(dialog);
    float fields = 3 * (line_height_of(TextSize::small) + size::space_tiny + ui.control_height());
    DialogScope window = ui::dialog(ui,
        {.name = tr.text(dialog.id.empty() ? words::tracking_add_title : words::tracking_edit_title),
            .key = "tracking",
            .height =
                56 + 2 * size::space_medium + fields + 2 * (note_height + size::space) + size::space + footer_height,
            .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    number_field(view, body, dialog);
    carrier_field(view, body, dialog, form);
    url_field(view, body, dialog, form);
    buttons(view, window.footer, form);
}

} // namespace carnet::ui::views
