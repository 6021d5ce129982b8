// Tags (S15 to S17): giving one to an order or to many, making one with a colour, and renaming, recolouring or deleting
// it everywhere.
#include "domain/fold.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/listbox.hpp"
#include "ui/kit/widgets/pickers.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/dialogs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace carnet::ui::views {

namespace {

constexpr float footer_height = 64;
constexpr std::int32_t longest_name = 60;

// Saves and Back at the end of a footer; the saving one is disabled with its reason.
void footer_buttons(View& view, Rect footer, std::string_view save, std::string_view why_not)
{
    Ui& ui = view.ui;
    Rect line = footer.middle_start({footer.width(), ui.control_height()});
    ButtonOptions look {.kind = ButtonKind::primary, .disabled_reason = why_not};
    if (button(ui, line.take_end(button_width(ui, save, look), size::space_small), save, look))
        view.emit(action::ConfirmDialog {});
    std::string_view back = view.tr.text(words::common_back);
    if (button(ui, line.take_end(button_width(ui, back)), back))
        view.emit(action::CloseDialog {});
}

std::optional<TagColor> color_field(View& view, Rect& body, TagColor chosen)
{
    std::array<std::string_view, enum_count<TagColor>> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = view.tr.label(static_cast<TagColor>(i));
    std::string_view label = view.tr.text(words::tag_color);
    text(view.ui, "color label", body.take_top(line_height_of(TextSize::small), size::space_tiny), label, style::small);
    Rect place = body.take_top(color_picker_height(view.ui, body.width(), names.size()), size::space);
    auto before = static_cast<std::size_t>(chosen);
    std::size_t picked = color_picker(view.ui, place, label, names, before);
    return picked == before ? std::nullopt : std::optional {static_cast<TagColor>(picked)};
}

// The tags whose names hold what is typed, with those that the order carries already left out.
std::vector<const Tag*> fitting_tags(const View& view, const app::TagDialog& dialog)
{
    std::vector<const Tag*> fitting;
    std::string typed = fold(dialog.typed);
    for (const Tag& tag : view.model.tags) {
        bool carried = std::find(dialog.carried.begin(), dialog.carried.end(), tag.id) != dialog.carried.end();
        if (!carried && fold(tag.name).find(typed) != std::string::npos)
            fitting.push_back(&tag);
    }
    return fitting;
}

bool is_known(const View& view, const std::string& name)
{
    return std::any_of(
        view.model.tags.begin(), view.model.tags.end(), [&](const Tag& tag) { return fold(tag.name) == fold(name); });
}

void give_tag(View& view, const app::TagDialog& dialog, const Tag& tag)
{
    view.emit(action::CloseDialog {});
    if (dialog.order.empty())
        view.emit(action::AddTagToSelection {tag});
    else
        view.emit(action::AddTagToOrder {dialog.order, dialog.number, tag});
}

} // namespace

void tag_dialog(View& view, const app::TagDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const ListAnswer* answer = view.model.list.memo.answer();
    std::int64_t ticked = view.model.selection.count(answer ? answer->count : 0);
    std::string_view title = dialog.order.empty() ? tr.text(words::tag_add_bulk_title, {.count = ticked})
                                                  : tr.text(words::tag_add_title, {.number = dialog.number});
    DialogScope window = ui::dialog(ui, {.name = title, .width = 400, .height = 480, .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);

    auto fitting = fitting_tags(view, dialog);
    bool can_make = !dialog.typed.empty() && !is_known(view, dialog.typed);
    auto field = text_field(ui, body.take_top(ui.control_height(), size::space), tr.text(words::tag_name), dialog.typed,
        {.placeholder = tr.text(words::tag_find_or_create),
            .icon = Icon::tag,
            .enter_key = EnterKey::done,
            .max_length = longest_name});
    if (field.changed) {
        auto edited = dialog;
        edited.typed = std::move(field.value);
        view.emit(action::EditDialog {std::move(edited)});
    }
    if (field.submitted && !dialog.typed.empty()) {
        if (can_make)
            view.emit(action::ConfirmDialog {});
        else if (!fitting.empty())
            give_tag(view, dialog, *fitting.front());
    }
    if (can_make) {
        if (auto color = color_field(view, body, dialog.color)) {
            auto edited = dialog;
            edited.color = *color;
            view.emit(action::EditDialog {std::move(edited)});
        }
    }
    std::vector<ListOption> options;
    for (const Tag* tag : fitting)
        options.push_back({.label = tag->name, .swatch = static_cast<std::size_t>(tag->color)});
    if (!options.empty()) {
        auto chosen = listbox(ui, body, {.name = tr.text(words::tag_title), .options = options, .choice = Choice::one});
        if (chosen)
            give_tag(view, dialog, *fitting[*chosen]);
    }
    std::string_view why_not = dialog.typed.empty() ? tr.text(words::tag_name_needed)
        : can_make                                  ? std::string_view {}
                                                    : tr.text(words::tag_name_taken);
    footer_buttons(view, window.footer, tr.text(words::tag_add), why_not);
}

void edit_tag_dialog(View& view, const app::EditTagDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const Tag* before = nullptr;
    for (const Tag& tag : view.model.tags) {
        if (tag.id == dialog.tag.id)
            before = &tag;
    }
    std::string_view old_name = before ? std::string_view {before->name} : std::string_view {dialog.tag.name};
    DialogScope window = ui::dialog(ui,
        {.name = tr.text(words::tag_edit_title, {.tag = old_name}),
            .width = 400,
            .height = 340,
            .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    bool taken = before && fold(before->name) != fold(dialog.tag.name) && is_known(view, dialog.tag.name);
    std::string_view why_not = dialog.tag.name.empty() ? tr.text(words::tag_name_needed)
        : taken                                        ? tr.text(words::tag_name_taken)
                                                       : std::string_view {};
    auto field = text_field(ui, body.take_top(ui.control_height(), size::space), tr.text(words::tag_name),
        dialog.tag.name, {.error = why_not, .enter_key = EnterKey::done, .required = true, .max_length = longest_name});
    auto edited = dialog;
    if (field.changed)
        edited.tag.name = std::move(field.value);
    if (auto color = color_field(view, body, dialog.tag.color))
        edited.tag.color = *color;
    if (edited.tag != dialog.tag)
        view.emit(action::EditDialog {std::move(edited)});
    if (field.submitted && why_not.empty())
        view.emit(action::ConfirmDialog {});
    footer_buttons(view, window.footer, tr.text(words::common_save), why_not);
}

void delete_tag_dialog(View& view, const app::DeleteTagDialog& dialog)
{
    auto& tr = view.tr;
    auto result = confirm(view.ui,
        {.name = tr.text(words::tag_delete_title, {.tag = dialog.tag.name}),
            .message = tr.text(words::tag_delete_detail, {.count = dialog.carried_by}),
            .confirm = tr.text(words::common_delete),
            .back = tr.text(words::common_back),
            .dangerous = true});
    if (result.answer == Answered::confirmed)
        view.emit(action::ConfirmDialog {});
    else if (result.answer == Answered::left)
        view.emit(action::OpenDialog {app::ManageTagsDialog {}});
}

void manage_tags_dialog(View& view)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    DialogScope window = ui::dialog(ui, {.name = tr.text(words::tag_title), .width = 460, .height = 520});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    const auto& tags = view.model.tags;
    if (tags.empty()) {
        (void)empty_state(ui, body, {Icon::tag, tr.text(words::tag_none)});
        return;
    }
    float row = ui.control_height() + size::space_small;
    ScrollScope scroll =
        ui.scroll_area(ui.id("tags"), body, static_cast<double>(row) * static_cast<double>(tags.size()));
    Rect area = scroll.content();
    for (const Tag& tag : tags) {
        IdScope scope = ui.scope(tag.id.text());
        Rect line = area.take_top(row).inset(0, size::space_tiny);
        std::string_view remove = tr.text(words::tag_delete, {.tag = tag.name});
        std::int64_t carried = view.model.carried_by(tag.id);
        if (icon_button(ui, line.take_end(ui.control_height(), size::space_tiny), Icon::trash, remove,
                {.kind = ButtonKind::plain, .popup = Popup::dialog}))
            view.emit(action::OpenDialog {app::DeleteTagDialog {tag, carried}});
        std::string_view edit = tr.text(words::tag_edit_title, {.tag = tag.name});
        if (icon_button(ui, line.take_end(ui.control_height(), size::space_small), Icon::edit, edit,
                {.kind = ButtonKind::plain, .popup = Popup::dialog}))
            view.emit(action::OpenDialog {app::EditTagDialog {tag}});
        std::string_view count = tr.text(words::tag_carried_by, {.count = carried});
        text(ui, "count", line.take_end(ui.text_width(count, style::muted) + 1, size::space), count, style::muted);
        chip(ui, ui.id("chip"), line, tag.name, static_cast<std::size_t>(tag.color));
    }
}

} // namespace carnet::ui::views
