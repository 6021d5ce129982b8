#include "app/updater.hpp"

#include <algorithm>

namespace carnet::app {

namespace {

// Rows asked for beyond what is on screen, in both directions: about a screen, so that scrolling finds them there.
constexpr std::int32_t margin_rows = 30;

} // namespace

ListQuery list_query(const Model& model, Context& context)
{
    ListQuery query;
    query.filter = model.view.filter;
    const DateChoice& date = model.view.date;
    if (date.preset) {
        query.filter.created = context.tr.range_of(*date.preset, context.now);
    } else {
        auto& zone = context.tr.zone();
        if (date.from)
            query.filter.created.from = zone.start_of(*date.from);
        if (date.to)
            query.filter.created.until = zone.start_of(i18n::day_after(*date.to, 1));
    }
    query.sort = model.view.sort;
    query.first = std::max<std::int64_t>(0, model.list.first - margin_rows);
    query.count = static_cast<std::int32_t>(model.list.first - query.first) + model.list.count + margin_rows;
    query.anchor = model.list.anchor;
    query.want_facets = true;
    for (std::size_t i = 0; i < i18n::date_preset_count; ++i)
        query.ranges.push_back(context.tr.range_of(static_cast<i18n::DatePreset>(i), context.now));
    return query;
}

void Updater::ask_list()
{
    auto send = [this](const ListQuery& query) {
        m_effects.ask(engine::AskList {0, query}, [query](Result<ListAnswer> answer) -> Action {
            return action::ListAnswered {query, std::move(answer)};
        });
    };
    if (auto query = m.list.memo.want(list_query(m, m_context)))
        send(*query);
}

void Updater::list_changed(History history)
{
    m.list.first = 0;
    m.list.anchor = OrderRow::none;
    m.list.anchor_position = 0;
    m.list.arrived = 0;
    ++m.list.generation;
    // What is ticked must be in sight: a bulk action on orders that the filters hide would be a trap.
    on(action::ClearSelection {});
    ask_list();
    set_address(history);
}

void Updater::on(const action::ToggleStatus& action)
{
    m.view.filter.statuses.toggle(action.status);
    list_changed();
}

void Updater::on(const action::TogglePayment& action)
{
    m.view.filter.payments.toggle(action.payment);
    list_changed();
}

void Updater::on(const action::ToggleOrigin& action)
{
    m.view.filter.origins.toggle(action.origin);
    list_changed();
}

void Updater::on(const action::ToggleTagFilter& action)
{
    auto& tags = m.view.filter.tags;
    auto place = std::lower_bound(tags.begin(), tags.end(), action.tag);
    if (place != tags.end() && *place == action.tag)
        tags.erase(place);
    else
        tags.insert(place, action.tag); // sorted, so that equal filters are equal values
    list_changed();
}

void Updater::on(const action::ChooseModule& action)
{
    m.view.filter.modules = {};
    if (action.module)
        m.view.filter.modules.insert(*action.module);
    list_changed();
}

void Updater::on(const action::ChooseList& action)
{
    if (m.view.filter.list == action.list)
        return;
    m.view.filter.list = action.list;
    list_changed();
}

void Updater::on(const action::ChooseDate& action)
{
    m.view.date = action.date;
    list_changed();
}

void Updater::on(const action::ToggleUnreadOnly&)
{
    m.view.filter.unread_only = !m.view.filter.unread_only;
    list_changed();
}

void Updater::on(const action::Search& action)
{
    if (m.view.filter.search == action.text)
        return;
    m.view.filter.search = action.text;
    list_changed(History::replace); // Back does not go through every letter
}

void Updater::on(const action::ClearFilters&)
{
    if (is_unfiltered(m.view))
        return;
    m.view = without_filters(std::move(m.view));
    list_changed();
}

void Updater::on(const action::ClearPage&)
{
    m.view.filter.page_id.clear();
    list_changed();
}

void Updater::on(const action::SortBy& action)
{
    Sort& sort = m.view.sort;
    if (sort.column == action.column) {
        sort.direction =
            sort.direction == SortDirection::ascending ? SortDirection::descending : SortDirection::ascending;
    } else {
        // The newest and the dearest are looked for first; names and numbers from A.
        bool from_top = action.column == SortColumn::date || action.column == SortColumn::price;
        sort = {action.column, from_top ? SortDirection::descending : SortDirection::ascending};
    }
    list_changed();
}

void Updater::on(const action::ShowRows& action)
{
    m.list.first = action.first;
    m.list.count = action.count;
    m.list.anchor = action.top;
    m.list.anchor_position = action.top_position;
    if (action.top == OrderRow::none)
        m.list.arrived = 0; // the top is in sight, and with it what is new
    ask_list();
}

void Updater::on(const action::ShowNewOrders&)
{
    m.list.arrived = 0;
    m.list.first = 0;
    m.list.anchor = OrderRow::none;
    ++m.list.generation;
    ask_list();
}

void Updater::on(const action::ListAnswered& action)
{
    if (!action.answer) {
        m.list.memo.failed(action.query);
        // A newer question overtook it, or the book is not open: both are asked again by what comes next.
        auto code = action.answer.error().code;
        if (code != ErrorCode::cancelled && code != ErrorCode::unavailable)
            toast_error(action.answer.error());
        return;
    }
    const ListAnswer& answer = *action.answer;
    if (answer.anchor_position && action.query.anchor == m.list.anchor && m.list.anchor != OrderRow::none) {
        // The grid scrolls along with it; until it says so, the rows around its new place are wanted.
        m.list.first += *answer.anchor_position - m.list.anchor_position;
        m.list.anchor_position = *answer.anchor_position;
    }
    if (auto next = m.list.memo.answered(action.query, answer)) {
        m_effects.ask(engine::AskList {0, *next}, [query = *next](Result<ListAnswer> next_answer) -> Action {
            return action::ListAnswered {query, std::move(next_answer)};
        });
    }
}

// ── Ticking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

void Updater::on(const action::ToggleRow& action)
{
    m.selection.toggle(action.row);
    m.range_from = m.range_to = -1;
}

void Updater::on(const action::SelectRange& action)
{
    bool same_range = m.range_from >= 0
        && (action.from == m.range_from || action.to == m.range_to || action.from == m.range_to
            || action.to == m.range_from);
    if (same_range) {
        for (OrderRow row : m.range_rows)
            m.selection.set(row, false);
    }
    m.range_from = action.from;
    m.range_to = action.to;
    m.range_rows.clear();
    // Usually all of it is at hand; a range of a hundred thousand rows is the engine's to know.
    for (std::int64_t position = action.from; position <= action.to; ++position) {
        const ListRow* row = m.list.memo.row_at(position);
        if (!row)
            break;
        m.range_rows.push_back(row->row);
    }
    if (static_cast<std::int64_t>(m.range_rows.size()) == action.to - action.from + 1) {
        m.selection.insert(m.range_rows);
        return;
    }
    m_effects.ask(engine::AskRange {list_query(m, m_context), action.from, action.to},
        [](Result<engine::RowRange> range) -> Action { return action::RangeRead {std::move(range)}; });
}

void Updater::on(const action::RangeRead& action)
{
    if (!action.range)
        return toast_error(action.range.error());
    m.range_rows = action.range->rows;
    m.selection.insert(m.range_rows);
}

void Updater::on(const action::SelectAllMatching&)
{
    m.selection.select_all();
    m.range_from = m.range_to = -1;
}

void Updater::on(const action::ClearSelection&)
{
    m.selection.clear();
    m.range_from = m.range_to = -1;
    m.range_rows.clear();
}

} // namespace carnet::app
