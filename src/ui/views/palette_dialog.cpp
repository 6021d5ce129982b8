// The command palette (Ctrl+.): everything that can be done from the list, and the orders on it, found by typing a part
// of its name. It only finds; each entry is an action that a button somewhere has as well.
#include "domain/fold.hpp"
#include "ui/kit/widgets/pickers.hpp"
#include "ui/views/dialogs.hpp"

#include <string>
#include <utility>
#include <vector>

namespace carnet::ui::views {

namespace {

// Beyond so many the list is longer than anybody reads; one letter more finds it.
constexpr std::size_t most_orders = 5;

class Entries {
public:
    explicit Entries(std::string_view typed)
        : m_typed(fold(typed))
    {
    }

    // Kept when what is typed is a part of its label.
    void offer(std::string_view label, Icon icon, app::Action action)
    {
        if (fold(label).find(m_typed) != std::string::npos)
            add(label, icon, std::move(action));
    }
    void add(std::string_view label, Icon icon, app::Action action)
    {
        items.push_back({.label = label, .icon = icon});
        actions.push_back(std::move(action));
    }

    std::vector<PaletteItem> items;
    std::vector<app::Action> actions;

private:
    std::string m_typed;
};

// Orders on the screen whose number begins like this, and the search for all the others.
void add_orders(View& view, const std::string& typed, Entries& entries)
{
    const ListAnswer* answer = view.model.list.memo.answer();
    if (typed.empty() || !answer)
        return;
    std::string folded = fold(typed.starts_with('#') ? std::string_view {typed}.substr(1) : typed);
    std::size_t added = 0;
    for (const ListRow& row : answer->rows) {
        if (added == most_orders)
            break;
        if (!fold(row.number).starts_with(folded))
            continue;
        entries.add(view.tr.text(words::palette_open_order, {.number = row.number}), Icon::info,
            action::OpenWindow {{app::WindowKind::order, row.id}, row.row});
        ++added;
    }
    entries.add(view.tr.text(words::palette_search_for, {.search = typed}), Icon::search, action::Search {typed});
}

void offer_views_and_filters(View& view, Entries& entries)
{
    auto& tr = view.tr;
    for (const app::SavedView& saved : view.model.saved_views)
        entries.offer(tr.text(words::palette_go_to_view, {.view = saved.name}), Icon::bookmark,
            action::ApplySavedView {saved.id});
    for (std::size_t i = 0; i < enum_count<OrderStatus>; ++i) {
        auto status = static_cast<OrderStatus>(i);
        entries.offer(
            tr.text(words::palette_filter_by, {.filter = tr.text(words::filter_status), .value = tr.label(status)}),
            Icon::half_circle, action::ToggleStatus {status});
    }
    for (const Tag& tag : view.model.tags)
        entries.offer(tr.text(words::palette_filter_by, {.filter = tr.text(words::filter_tag), .value = tag.name}),
            Icon::tag, action::ToggleTagFilter {tag.id});
}

void offer_commands(View& view, Entries& entries)
{
    auto& tr = view.tr;
    if (!app::is_unfiltered(view.model.view))
        entries.offer(tr.text(words::filter_clear), Icon::close, action::ClearFilters {});
    entries.offer(tr.text(words::export_action), Icon::export_file, action::OpenExport {false});
    entries.offer(tr.text(words::view_save), Icon::bookmark, action::OpenDialog {app::SaveViewDialog {}});
    bool archived = view.model.view.filter.list == ListKind::archived;
    entries.offer(tr.text(archived ? words::list_tab_orders : words::list_tab_archived), Icon::archive,
        action::ChooseList {archived ? ListKind::current : ListKind::archived});
    entries.offer(tr.text(words::attention_title), Icon::warning, action::OpenDialog {app::AttentionDialog {}});
    entries.offer(tr.text(words::tag_manage), Icon::tag, action::OpenDialog {app::ManageTagsDialog {}});
    entries.offer(tr.text(words::settings_title), Icon::settings, action::OpenDialog {app::SettingsDialog {}});
    entries.offer(tr.text(words::shortcut_title), Icon::none, action::OpenDialog {app::ShortcutsDialog {}});
    entries.offer(tr.text(words::undo_action), Icon::undo, action::UndoLast {});
}

} // namespace

void palette_dialog(View& view, const app::PaletteDialog& dialog)
{
    auto& tr = view.tr;
    Entries entries {dialog.typed};
    add_orders(view, dialog.typed, entries);
    offer_commands(view, entries);
    offer_views_and_filters(view, entries);
    auto said = command_palette(view.ui,
        {.name = tr.text(words::palette_title),
            .placeholder = tr.text(words::palette_label),
            .query = dialog.typed,
            .items = entries.items,
            .nothing = tr.text(words::palette_none)});
    if (said.query)
        view.emit(action::EditDialog {app::PaletteDialog {std::move(*said.query)}});
    if (said.chosen) {
        view.emit(action::CloseDialog {});
        view.emit(std::move(entries.actions[*said.chosen]));
    } else if (said.closed) {
        view.emit(action::CloseDialog {});
    }
}

} // namespace carnet::ui::views
