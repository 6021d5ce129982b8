// Looking after the saved replies: the list of them, one to edit, and the question before one is deleted. They live in
// this book, per account; messages already sent know nothing of them.
#include "domain/fold.hpp"
#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/dialogs.hpp"

#include <algorithm>

namespace carnet::ui::views {

namespace {

constexpr float footer_height = 64;
constexpr std::int32_t longest_name = 60;
constexpr std::int32_t longest_text = 10'000;

const app::SavedReply* reply_by_id(const View& view, std::string_view id)
{
    auto found = std::ranges::find(view.model.saved_replies, id, &app::SavedReply::id);
    return found == view.model.saved_replies.end() ? nullptr : &*found;
}

bool is_taken(const View& view, const app::SavedReply& reply)
{
    return std::ranges::any_of(view.model.saved_replies,
        [&](const app::SavedReply& known) { return known.id != reply.id && fold(known.name) == fold(reply.name); });
}

void reply_row(View& view, Rect line, const app::SavedReply& reply)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    std::string_view remove = tr.text(words::conversation_reply_delete_title, {.reply = reply.name});
    if (icon_button(ui, line.take_end(ui.control_height(), size::space_tiny), Icon::trash, remove,
            {.kind = ButtonKind::plain, .popup = Popup::dialog}))
        view.emit(action::OpenDialog {app::DeleteReplyDialog {reply}});
    std::string_view edit = tr.text(words::conversation_reply_edit, {.reply = reply.name});
    if (icon_button(ui, line.take_end(ui.control_height(), size::space), Icon::edit, edit,
            {.kind = ButtonKind::plain, .popup = Popup::dialog}))
        view.emit(action::OpenDialog {app::EditReplyDialog {reply, true}});
    text(ui, "name", line, reply.name);
}

} // namespace

void saved_replies_dialog(View& view)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const auto& replies = view.model.saved_replies;
    DialogScope window = ui::dialog(ui,
        {.name = tr.text(words::conversation_replies_title),
            .width = 460,
            .height = 520,
            .footer_height = footer_height});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    if (replies.empty()) {
        (void)empty_state(ui, body,
            {Icon::bookmark, tr.text(words::conversation_reply_none), tr.text(words::conversation_reply_variables)});
    } else {
        float row = ui.control_height() + size::space_small;
        ScrollScope scroll =
            ui.scroll_area(ui.id("list"), body, static_cast<double>(row) * static_cast<double>(replies.size()),
                {.role = Role::list, .name = tr.text(words::conversation_replies_title)});
        Rect area = scroll.content();
        for (const app::SavedReply& reply : replies) {
            IdScope scope = ui.scope(reply.id);
            Rect line = area.take_top(row).inset(0, size::space_tiny);
            NodeScope item = ui.node(ui.id("item"), line, {.role = Role::list_item});
            reply_row(view, line, reply);
        }
    }
    Rect line = window.footer.middle_start({window.footer.width(), ui.control_height()});
    std::string_view add = tr.text(words::conversation_reply_new);
    ButtonOptions look {.kind = ButtonKind::primary, .icon = Icon::plus, .popup = Popup::dialog};
    if (replies.size() >= app::max_saved_replies)
        look.disabled_reason =
            tr.text(words::conversation_reply_limit, {.count = static_cast<std::int64_t>(replies.size())});
    if (button(ui, line.take_end(button_width(ui, add, look)), add, look))
        view.emit(action::OpenDialog {app::EditReplyDialog {{}, true}});
}

void edit_reply_dialog(View& view, const app::EditReplyDialog& dialog)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    const app::SavedReply* before = reply_by_id(view, dialog.reply.id);
    DialogScope window = ui::dialog(ui,
        {.name = before ? tr.text(words::conversation_reply_edit, {.reply = before->name})
                        : tr.text(words::conversation_reply_new),
            .key = "edit reply",
            .width = 520,
            .height = 480,
            .footer_height = footer_height});
    auto leave = [&] {
        if (dialog.from_list)
            view.emit(action::OpenDialog {app::SavedRepliesDialog {}});
        else
            view.emit(action::CloseDialog {});
    };
    if (window.close_requested)
        leave();
    Rect body = window.body.inset(size::space_large, size::space_medium);
    bool taken = is_taken(view, dialog.reply);
    std::string_view why_not = dialog.reply.name.empty() ? tr.text(words::conversation_reply_name_needed)
        : taken                                          ? tr.text(words::conversation_reply_name_taken)
        : dialog.reply.text.empty()                      ? tr.text(words::conversation_reply_text_needed)
                                                         : std::string_view {};
    auto edited = dialog;
    LabelledField name = labelled_field(ui, body, ui.control_height(), taken);
    ui.draw_text(name.label, tr.text(words::conversation_reply_name), style::small_strong);
    auto name_field = text_field(ui, name.field, tr.text(words::conversation_reply_name), dialog.reply.name,
        {.error = taken ? tr.text(words::conversation_reply_name_taken) : std::string_view {},
            .enter_key = EnterKey::next,
            .required = true,
            .max_length = longest_name});
    if (name_field.changed)
        edited.reply.name = std::move(name_field.value);
    if (taken)
        text(ui, "taken", name.error, tr.text(words::conversation_reply_name_taken),
            {.size = TextSize::small, .color = Token::danger_text});

    std::string_view hint = tr.text(words::conversation_reply_variables);
    Rect hint_place = body.take_bottom(ui.paragraph_height(hint, style::muted, body.width()), size::space_small);
    paragraph(ui, "variables", hint_place, hint, style::muted);
    LabelledField words_of_it =
        labelled_field(ui, body, body.height() - line_height_of(TextSize::small) - size::space_tiny, false);
    ui.draw_text(words_of_it.label, tr.text(words::conversation_reply_text), style::small_strong);
    auto text_field_result = text_area(ui, words_of_it.field, tr.text(words::conversation_reply_text),
        dialog.reply.text, {.description = hint, .required = true, .max_length = longest_text});
    if (text_field_result.changed)
        edited.reply.text = std::move(text_field_result.value);
    if (edited.reply != dialog.reply)
        view.emit(action::EditDialog {std::move(edited)});
    if ((name_field.submitted || text_field_result.submitted) && why_not.empty())
        view.emit(action::ConfirmDialog {});

    Rect line = window.footer.middle_start({window.footer.width(), ui.control_height()});
    std::string_view save = tr.text(words::common_save);
    ButtonOptions look {.kind = ButtonKind::primary, .disabled_reason = why_not};
    if (button(ui, line.take_end(button_width(ui, save, look), size::space_small), save, look))
        view.emit(action::ConfirmDialog {});
    std::string_view back = tr.text(words::common_back);
    if (button(ui, line.take_end(button_width(ui, back)), back))
        leave();
}

void delete_reply_dialog(View& view, const app::DeleteReplyDialog& dialog)
{
    auto& tr = view.tr;
    auto result = confirm(view.ui,
        {.name = tr.text(words::conversation_reply_delete_title, {.reply = dialog.reply.name}),
            .message = tr.text(words::conversation_reply_delete_detail),
            .confirm = tr.text(words::common_delete),
            .back = tr.text(words::common_back),
            .dangerous = true});
    if (result.answer == Answered::confirmed)
        view.emit(action::ConfirmDialog {});
    else if (result.answer == Answered::left)
        view.emit(action::OpenDialog {app::SavedRepliesDialog {}});
}

} // namespace carnet::ui::views
