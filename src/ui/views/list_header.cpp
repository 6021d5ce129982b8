#include "ui/views/list_header.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/pill.hpp"
#include "ui/kit/widgets/tabs.hpp"
#include "ui/kit/widgets/text.hpp"
#include "ui/kit/widgets/text_field.hpp"
#include "ui/views/filter_menus.hpp"
#include "ui/views/saved_views.hpp"

#include <array>

namespace carnet::ui::views {

namespace {

// Cuts as much off the start of a line as a thing needs, and begins a new line where it does not fit: on a phone the
// filters stand in two lines, on a desk in one.
class WrappedLine {
public:
    WrappedLine(Rect area, float height, float gap)
        : m_area(area)
        , m_height(height)
        , m_gap(gap)
        , m_line(m_area.take_top(height, gap))
    {
    }

    Rect take(float width)
    {
        if (m_line.width() < width && m_used) {
            m_line = m_area.take_top(m_height, m_gap);
            ++m_lines;
        }
        m_used = true;
        return m_line.take_start(width, m_gap);
    }

    [[nodiscard]] float height() const
    {
        auto lines = static_cast<float>(m_lines);
        return lines * m_height + (lines - 1) * m_gap;
    }

private:
    Rect m_area;
    float m_height;
    float m_gap;
    Rect m_line;
    int m_lines {1};
    bool m_used {false};
};

std::int64_t matching(const View& view)
{
    const ListAnswer* answer = view.model.list.memo.answer();
    return answer ? answer->count : 0;
}

} // namespace

void title_bar(View& view, Rect& area)
{
    Ui& ui = view.ui;
    Rect line = area.take_top(ui.control_height(), size::space_small);

    Rect settings = line.take_end(ui.control_height(), size::space_small);
    std::string_view settings_name = view.tr.text(words::settings_open);
    if (icon_button(ui, settings, Icon::settings, settings_name, {.kind = ButtonKind::plain, .popup = Popup::dialog}))
        view.emit(action::OpenDialog {app::SettingsDialog {}});

    std::string_view label = view.tr.text(words::export_action);
    std::int64_t count = matching(view);
    ButtonOptions options {.icon = Icon::export_file, .popup = Popup::dialog};
    if (count == 0)
        options.disabled_reason = view.tr.text(words::export_nothing);
    else
        options.description = view.tr.text(words::export_action_description, {.count = count});
    if (button(ui, line.take_end(button_width(ui, label, options), size::space_small), label, options))
        view.emit(action::OpenExport {});

    heading(ui, line, view.tr.text(words::app_title), 1);
}

void module_tabs(View& view, Rect& area)
{
    // Scoped to one page by the editor: there is nothing to switch.
    if (view.model.scope.module)
        return;
    std::array<TabItem, enum_count<Module> + 1> items;
    items[0].label = view.tr.text(words::module_all);
    std::size_t chosen = 0;
    auto modules = view.model.view.filter.modules;
    for (std::size_t i = 0; i < enum_count<Module>; ++i) {
        auto module = static_cast<Module>(i);
        items[i + 1].label = view.tr.label(module);
        if (modules.size() == 1 && modules.contains(module))
            chosen = i + 1;
    }
    Rect line = area.take_top(view.ui.control_height(), size::space_small);
    std::size_t now = tabs(view.ui, line, view.tr.text(words::module_tabs), items, chosen);
    if (now == chosen)
        return;
    std::optional<Module> module;
    if (now > 0)
        module = static_cast<Module>(now - 1);
    view.emit(action::ChooseModule {module});
}

void list_tabs(View& view, Rect& area)
{
    Ui& ui = view.ui;
    Rect line = area.take_top(ui.control_height(), size::space_small);
    std::array<TabItem, 2> items {
        TabItem {view.tr.text(words::list_tab_orders)}, TabItem {view.tr.text(words::list_tab_archived)}};
    if (const ListAnswer* answer = view.model.list.memo.answer(); answer && answer->facets) {
        items[0].count = view.tr.number(answer->facets->lists[0]);
        items[1].count = view.tr.number(answer->facets->lists[1]);
    }
    auto chosen = static_cast<std::size_t>(view.model.view.filter.list);
    float width = tabs_width(ui, items, TabLook::segmented);
    std::size_t now = tabs(
        ui, line.take_start(width, size::space), view.tr.text(words::list_tabs), items, chosen, TabLook::segmented);
    if (now != chosen)
        view.emit(action::ChooseList {static_cast<ListKind>(now)});
    list_menus(view, line);
}

void search_and_filters(View& view, Rect& area)
{
    Ui& ui = view.ui;
    float height = ui.control_height();
    float filters = filter_buttons_width(view) + size::space_small;
    bool one_line = area.width() - filters >= 260;

    Rect first = area;
    first.bottom = first.top + height;
    Rect field =
        first.take_start(one_line ? std::min(first.width() - filters, 420.0F) : first.width(), size::space_small);
    FieldOptions options {.kind = InputKind::search,
        .placeholder = view.tr.text(words::list_search_placeholder),
        .enter_key = EnterKey::search,
        .max_length = 200,
        .shortcut = "/"};
    auto found = search_field(ui, field, view.tr.text(words::list_search), view.model.view.filter.search, options);
    if (found.changed)
        view.emit(action::Search {std::move(found.value)});
    // From anywhere but another field; typed into a field it is a letter (WCAG 2.1.4: it can be switched off).
    bool slash = view.model.preferences.single_keys && ui.take_character(U'/');
    if (slash || ui.take_character(U'k', {.control = true}))
        ui.focus(found.id);

    if (one_line) {
        area.take_top(height, size::space_small);
        filter_buttons(view, first, [&](float width) { return first.take_start(width, size::space_small); });
        return;
    }
    area.take_top(height, size::space_small);
    WrappedLine line {area, height, size::space_small};
    filter_buttons(view, area, [&](float width) { return line.take(width); });
    area.take_top(line.height(), size::space_small);
}

void active_filters(View& view, Rect& area)
{
    Ui& ui = view.ui;
    auto chips = active_filter_chips(view);
    if (chips.empty())
        return;
    NodeScope group =
        ui.node(ui.id("active filters"), area, {.role = Role::group, .name = view.tr.text(words::filter_active)});
    float height = ui.is_touch() ? size::control_touch : size::control;
    WrappedLine line {area, height, size::space_small};
    for (FilterChip& chip : chips) {
        IdScope scope = ui.scope(chip.key);
        if (filter_chip(ui, line.take(filter_chip_width(ui, chip.words)), chip.words, chip.name))
            view.emit(std::move(chip.removed));
    }
    std::string_view clear = view.tr.text(words::filter_clear);
    ButtonOptions plain {.kind = ButtonKind::plain};
    if (button(ui, line.take(button_width(ui, clear, plain)), clear, plain))
        view.emit(action::ClearFilters {});
    area.take_top(line.height(), size::space_small);
}

void count_and_sums(View& view, Rect& area)
{
    Ui& ui = view.ui;
    Rect line = area.take_top(24, size::space_small);
    const app::Model& model = view.model;
    const ListAnswer* answer = model.list.memo.answer();
    bool so_far = model.status.sync.phase == engine::SyncPhase::first_pull;

    // The first status of the page holds the count alone (SPEC 9).
    std::string_view count =
        answer ? view.tr.text(words::list_count, {.count = answer->count}) : view.tr.text(words::common_loading);
    float count_width = ui.text_width(count, style::strong) + size::space_small;
    Rect count_place = line.take_start(count_width, size::space_small);
    {
        NodeScope status = ui.node(ui.id("count"), count_place, {.role = Role::status, .live = Live::polite});
        text(ui, "count words", count_place, count, style::strong);
    }
    if (!answer)
        return;
    if (so_far) {
        std::string_view words = view.tr.text(words::list_first_sync_detail);
        text(ui, "so far", line, words, style::muted);
        return;
    }
    for (const CurrencySum& sum : answer->sums) {
        std::string_view amount = view.tr.money({sum.minor_units, sum.currency});
        Rect place = line.take_start(ui.text_width(amount, style::body) + size::space_tiny, size::space_medium);
        IdScope scope = ui.scope(sum.currency.packed());
        text(ui, "sum", place, amount, {.color = Token::text_muted, .figures = Figures::tabular});
    }
}

} // namespace carnet::ui::views
