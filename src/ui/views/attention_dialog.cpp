// Edits that the host refused (PROTOCOL C8): what, when, why, and what the host has now, each with a way to try it
// again or to let it go. Nothing leaves this list by itself.
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/views/attention_item.hpp"
#include "ui/views/dialogs.hpp"

#include <vector>

namespace carnet::ui::views {

void attention_dialog(View& view)
{
    Ui& ui = view.ui;
    auto& tr = view.tr;
    DialogScope window =
        ui::dialog(ui, {.name = tr.text(words::attention_title), .kind = DialogKind::modal_side, .width = 520});
    if (window.close_requested)
        view.emit(action::CloseDialog {});
    Rect body = window.body.inset(size::space_large, size::space_medium);
    const auto& items = view.model.attention;
    if (items.empty()) {
        (void)empty_state(ui, body, {Icon::success, tr.text(words::attention_none)});
        return;
    }
    std::string_view intro = tr.text(words::attention_intro);
    paragraph(ui, "intro", body.take_top(ui.paragraph_height(intro, style::muted, body.width()), size::space), intro,
        style::muted);
    std::vector<float> heights;
    double height = 0;
    for (const auto& item : items) {
        heights.push_back(attention_item_height(view, item, body.width()));
        height += static_cast<double>(heights.back() + size::space);
    }
    ScrollScope scroll =
        ui.scroll_area(ui.id("items"), body, height, {.role = Role::list, .name = tr.text(words::attention_title)});
    Rect area = scroll.content();
    for (std::size_t i = 0; i < items.size(); ++i)
        attention_item(view, area.take_top(heights[i], size::space), items[i]);
}

} // namespace carnet::ui::views
