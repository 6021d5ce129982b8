#include "ui/views/list_states.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"

namespace carnet::ui::views {

namespace {

EmptyState first_day(View& view)
{
    auto& tr = view.tr;
    const app::Model& model = view.model;
    if (model.status.sync.phase == engine::SyncPhase::offline && !model.status.sync.last_heard)
        return {Icon::offline, tr.text(words::list_offline_empty_title), tr.text(words::list_offline_empty_detail),
            tr.text(words::sync_try_now)};
    if (model.view.filter.list == ListKind::archived)
        return {Icon::archive, tr.text(words::list_empty_archived_title), tr.text(words::list_empty_archived_detail)};
    if (!model.view.filter.modules.empty())
        return {Icon::bell, tr.text(words::list_empty_module_title), tr.text(words::list_empty_module_detail)};
    return {Icon::bell, tr.text(words::list_empty_title), tr.text(words::list_empty_detail)};
}

EmptyState no_match(View& view)
{
    auto& tr = view.tr;
    const app::Model& model = view.model;
    EmptyState state {Icon::search, tr.text(words::list_no_match_title)};
    // What looked for is in the other list: the one thing that helps.
    if (const ListAnswer* answer = model.list.memo.answer(); answer && answer->facets) {
        bool archived = model.view.filter.list == ListKind::archived;
        std::uint32_t others = answer->facets->lists[archived ? 0 : 1];
        if (others > 0) {
            state.words = archived ? tr.text(words::list_no_match_in_orders, {.count = others})
                                   : tr.text(words::list_no_match_in_archive, {.count = others});
            state.action = tr.text(archived ? words::list_tab_orders : words::list_tab_archived);
            return state;
        }
    }
    state.words = model.view.filter.search.empty()
        ? tr.text(words::list_no_match_filters)
        : tr.text(words::list_no_match_search, {.search = model.view.filter.search});
    state.action = tr.text(words::filter_clear);
    return state;
}

} // namespace

bool list_state(View& view, Rect area)
{
    const app::Model& model = view.model;
    const ListAnswer* answer = model.list.memo.answer();
    if (!answer || answer->count > 0)
        return false;
    IdScope scope = view.ui.scope("list state"); // its "Clear filters" is another than that of the chips
    using engine::SyncPhase;
    bool reading = model.status.sync.phase == SyncPhase::first_pull
        || (model.status.sync.phase == SyncPhase::connecting && model.status.sync.so_far == 0);
    bool unfiltered = app::is_unfiltered(model.view) && model.view.filter.page_id.empty();
    if (unfiltered && reading) {
        (void)empty_state(view.ui, area,
            {Icon::sync, view.tr.text(words::list_first_sync_title), view.tr.text(words::list_first_sync_detail)});
        return true;
    }
    if (unfiltered) {
        EmptyState state = first_day(view);
        if (empty_state(view.ui, area, state))
            view.emit(action::TryAgain {});
        return true;
    }
    EmptyState state = no_match(view);
    if (empty_state(view.ui, area, state)) {
        if (state.action == view.tr.text(words::filter_clear))
            view.emit(action::ClearFilters {});
        else
            view.emit(action::ChooseList {
                model.view.filter.list == ListKind::archived ? ListKind::current : ListKind::archived});
    }
    return true;
}

bool book_state(View& view, Rect screen)
{
    auto& tr = view.tr;
    const engine::BookStatus& book = view.model.status.book;
    EmptyState state;
    using engine::BookFailure;
    using engine::BookState;
    switch (book.state) {
    case BookState::open:
        return false;
    case BookState::closed:
    case BookState::opening:
        // Usually gone before one can read it; the first visit without a connection stays here.
        if (view.model.status.sync.phase == engine::SyncPhase::offline)
            state = {Icon::offline, tr.text(words::list_offline_empty_title), tr.text(words::list_offline_empty_detail),
                tr.text(words::sync_try_now)};
        else
            state = {Icon::none, tr.text(words::app_opening)};
        break;
    case BookState::held_elsewhere:
        state = {Icon::copy, tr.text(words::storage_other_tab), tr.text(words::storage_other_tab_detail),
            tr.text(words::storage_use_here)};
        break;
    case BookState::failed:
        switch (book.failure) {
        case BookFailure::storage_full:
            state = {Icon::warning, tr.text(words::storage_full), tr.text(words::storage_full_detail)};
            break;
        case BookFailure::corrupt:
            state = {Icon::warning, tr.text(words::storage_corrupt), tr.text(words::error_storage_corrupt)};
            break;
        case BookFailure::newer_version:
            state = {Icon::sync, tr.text(words::storage_newer), tr.text(words::storage_newer_detail)};
            break;
        case BookFailure::gone:
            state = {Icon::warning, tr.text(words::storage_cleared),
                tr.text(words::storage_cleared_detail, {.count = view.model.status.sync.waiting})};
            break;
        case BookFailure::none:
        case BookFailure::storage_failed:
            state = {Icon::warning, tr.text(words::storage_failed), tr.text(words::storage_failed_detail)};
            break;
        }
        state.action = tr.text(words::common_retry);
        break;
    }
    Ui& ui = view.ui;
    NodeScope main = ui.node(ui.id("main"), screen, {.role = Role::main, .name = tr.text(words::list_title)});
    ui.fill(screen, Token::canvas);
    if (empty_state(ui, screen.inset(size::space_large), state)) {
        if (book.state == BookState::held_elsewhere)
            view.emit(action::UseHere {});
        else
            view.emit(action::TryAgain {});
    }
    return true;
}

void new_orders_line(View& view, Rect& area)
{
    std::int64_t arrived = view.model.list.arrived;
    if (arrived == 0)
        return;
    Ui& ui = view.ui;
    std::string_view words = view.tr.text(words::list_show_new_orders, {.count = arrived});
    ButtonOptions look {.kind = ButtonKind::primary, .icon = Icon::arrow_up};
    Rect line = area.take_top(ui.control_height(), size::space_small);
    if (button(ui, line.take_start(button_width(ui, words, look)), words, look))
        view.emit(action::ShowNewOrders {});
}

} // namespace carnet::ui::views
