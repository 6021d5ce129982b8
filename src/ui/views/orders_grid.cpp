#include "ui/views/orders_grid.hpp"

#include "ui/kit/grid/grid.hpp"
#include "ui/views/order_cells.hpp"

#include <array>
#include <vector>

namespace carnet::ui::views {

namespace {

// Of a phone's card: number and price, name, the two statuses, tags and actions.
constexpr float card_height = 148;

// What the grid's columns are made of; `app::Column` names those that can be hidden and widened.
struct ColumnSpec {
    app::Column column;
    std::string_view key;
    std::optional<SortColumn> sort;
    float minimum;
    float share;
    Align align;
};

constexpr std::array<ColumnSpec, app::column_count> column_specs {
    ColumnSpec {app::Column::number, "number", SortColumn::number, 150, 1.5F, Align::start},
    ColumnSpec {app::Column::name, "name", SortColumn::name, 200, 4, Align::start},
    ColumnSpec {app::Column::date, "date", SortColumn::date, 168, 1, Align::start},
    ColumnSpec {app::Column::price, "price", SortColumn::price, 104, 1, Align::end},
    ColumnSpec {app::Column::status, "status", SortColumn::status, 132, 1, Align::start},
    ColumnSpec {app::Column::payment, "payment", SortColumn::payment, 150, 1, Align::start},
    ColumnSpec {app::Column::manage, "manage", {}, 128, 0, Align::start},
};

std::string_view title_of(View& view, app::Column column)
{
    switch (column) {
    case app::Column::number:
        return view.tr.text(words::list_column_number);
    case app::Column::name:
        return view.tr.text(words::list_column_name);
    case app::Column::date:
        return view.tr.text(words::list_column_date);
    case app::Column::price:
        return view.tr.text(words::list_column_price);
    case app::Column::status:
        return view.tr.text(words::list_column_status);
    case app::Column::payment:
        return view.tr.text(words::list_column_payment);
    case app::Column::manage:
        return view.tr.text(words::list_column_manage);
    }
    return {};
}

SortState sort_state(const View& view, std::optional<SortColumn> column)
{
    if (!column)
        return SortState::none;
    const Sort& sort = view.model.view.sort;
    if (sort.column != *column)
        return SortState::unsorted;
    return sort.direction == SortDirection::ascending ? SortState::ascending : SortState::descending;
}

// The columns that are shown, with the checkbox's before them.
struct ShownColumns {
    std::vector<GridColumn> grid;
    std::vector<const ColumnSpec*> specs; // of grid[i + 1]
};

ShownColumns shown_columns(View& view)
{
    ShownColumns shown;
    shown.grid.push_back({.key = "select", .title = {}, .minimum = 44, .resizable = false, .selects = true});
    for (const ColumnSpec& spec : column_specs) {
        if (view.model.preferences.hidden_columns.contains(spec.column))
            continue;
        shown.grid.push_back({.key = spec.key,
            .title = title_of(view, spec.column),
            .minimum = spec.minimum,
            .share = spec.share,
            .align = spec.align,
            .sort = sort_state(view, spec.sort)});
        shown.specs.push_back(&spec);
    }
    return shown;
}

void draw_cell(View& view, GridRow& row, std::size_t index, app::Column column, const ListRow& order)
{
    switch (column) {
    case app::Column::number:
        return number_cell(view, row, index, order);
    case app::Column::name:
        return name_cell(view, row, index, order);
    case app::Column::date:
        return row.text(index, view.tr.when(order.created_at, view.now), {.color = Token::text_muted});
    case app::Column::price:
        return row.text(index, view.tr.money(order.total), style::number);
    case app::Column::status:
        return status_cell(view, row, index, order);
    case app::Column::payment:
        return payment_cell(view, row, index, order);
    case app::Column::manage:
        return manage_cell(view, row, index, order);
    }
}

void draw_rows(View& view, Grid& grid, const ShownColumns& columns)
{
    for (std::int64_t position = grid.first(); position < grid.end(); ++position) {
        const ListRow* order = view.model.list.memo.row_at(position);
        if (!order) {
            grid.row(position, {}).skeleton();
            continue;
        }
        GridRow row =
            grid.row(position, {.key = to_index(order->row), .selected = view.model.selection.contains(order->row)});
        if (view.ui.is_narrow()) {
            order_card(view, row, *order);
            continue;
        }
        row.checkbox(0, view.tr.text(words::list_select_order, {.number = order->number}));
        for (std::size_t i = 0; i < columns.specs.size(); ++i)
            draw_cell(view, row, i + 1, columns.specs[i]->column, *order);
    }
}

void take_key(View& view, char32_t letter, const ListRow& order)
{
    switch (letter) {
    case U'm':
        return view.emit(action::OpenWindow {{app::WindowKind::conversation, order.id}, order.row});
    case U't':
        return open_tag_picker(view, order);
    case U'e':
        if (!view.is_read_only())
            view.emit(action::SetOrderArchived {order.id, order.number, !order.archived, true});
        return;
    case U'p':
        return view.emit(action::PrintOrders {{order.row}, false});
    default:
        return;
    }
}

void take_events(View& view, const GridEvents& events, const GridState& state, const ShownColumns& columns)
{
    const app::ListMemo& memo = view.model.list.memo;
    if (events.sort && *events.sort > 0)
        view.emit(action::SortBy {*columns.specs[*events.sort - 1]->sort});
    if (events.opened) {
        if (const ListRow* order = memo.row_at(*events.opened))
            view.emit(action::OpenWindow {{app::WindowKind::order, order->id}, order->row});
    }
    if (events.toggled) {
        if (const ListRow* order = memo.row_at(*events.toggled))
            view.emit(action::ToggleRow {order->row});
    }
    if (events.range)
        view.emit(action::SelectRange {events.range->from, events.range->to});
    if (events.select_all)
        view.emit(action::SelectAllMatching {});
    if (events.letter != 0) {
        if (const ListRow* order = memo.row_at(state.active_row))
            take_key(view, events.letter, *order);
    }
    if (events.widths_changed) {
        auto preferences = view.model.preferences;
        for (const ColumnSpec& spec : column_specs) {
            auto width = state.widths.find(std::string {spec.key});
            preferences.column_widths[static_cast<std::size_t>(spec.column)] =
                width == state.widths.end() ? 0 : width->second;
        }
        view.emit(action::ChangePreferences {preferences});
    }
}

// What the grid shows now, told when it is another part of the list than before.
void tell_rows(View& view, const Grid& grid, const GridState& state)
{
    const app::ListState& list = view.model.list;
    GridRange seen = grid.in_view();
    action::ShowRows show {seen.from, static_cast<std::int32_t>(seen.to - seen.from + 1)};
    if (seen.from > 0) {
        show.top = static_cast<OrderRow>(state.top_key);
        show.top_position = state.top_index;
    }
    bool same = show.first == list.first && show.count == list.count && show.top == list.anchor
        && show.top_position == list.anchor_position;
    if (!same)
        view.emit(show);
}

} // namespace

StatusLook look_of(OrderStatus status, PaymentStatus payment)
{
    if (!has_order_status(status, payment))
        return {Tone::neutral, Icon::cart};
    switch (status) {
    case OrderStatus::new_order:
        return {Tone::info, Icon::dot};
    case OrderStatus::in_progress:
        return {Tone::warning, Icon::half_circle};
    case OrderStatus::completed:
        return {Tone::success, Icon::check};
    case OrderStatus::cancelled:
        return {Tone::danger, Icon::close};
    case OrderStatus::refunded:
        return {Tone::neutral, Icon::refund};
    }
    return {};
}

StatusLook look_of(PaymentStatus payment)
{
    switch (payment) {
    case PaymentStatus::unpaid:
        return {Tone::warning, Icon::circle};
    case PaymentStatus::paid:
        return {Tone::success, Icon::check};
    case PaymentStatus::refunded:
        return {Tone::neutral, Icon::refund};
    case PaymentStatus::abandoned_cart:
        return {Tone::neutral, Icon::cart};
    case PaymentStatus::in_progress:
        return {Tone::info, Icon::clock};
    }
    return {};
}

void orders_grid(View& view, Rect area)
{
    Ui& ui = view.ui;
    const app::Model& model = view.model;
    const ListAnswer* answer = model.list.memo.answer();
    std::int64_t count = answer ? answer->count : 0;

    GridState& state = ui.state<GridState>(ui.id("orders grid"));
    std::uint32_t& generation = ui.state<std::uint32_t>(ui.id("list generation"));
    for (const ColumnSpec& spec : column_specs) {
        float width = model.preferences.column_widths[static_cast<std::size_t>(spec.column)];
        if (width > 0 && !state.resized_column)
            state.widths[std::string {spec.key}] = width;
    }

    auto columns = shown_columns(view);
    GridOptions options;
    options.name = view.tr.text(words::list_grid);
    options.row_count = count;
    options.columns = columns.grid;
    options.row_height = model.preferences.density == app::Density::compact ? size::row_compact : size::row;
    options.card_height = ui.is_narrow() ? card_height : 0;
    options.anchor_key = to_index(model.list.anchor);
    options.anchor_position = model.list.anchor_position;
    options.busy = answer == nullptr;
    using Extent = app::Selection::Extent;
    Extent extent = model.selection.extent(count);
    options.select_all_name = view.tr.text(words::list_select_all);
    options.select_all = extent == Extent::all ? Tristate::yes
        : extent == Extent::some               ? Tristate::mixed
                                               : Tristate::no;
    options.single_keys = model.preferences.single_keys;
    options.single_key_letters = "mtep";
    Grid grid {ui, area, state, options};
    // Another filter or sort: the list is read from its top.
    if (generation != model.list.generation) {
        generation = model.list.generation;
        state.active_row = 0;
        grid.reveal(0);
    }

    draw_rows(view, grid, columns);
    const GridEvents& events = grid.finish();
    if (events.select_all_toggled) {
        if (extent == Extent::all)
            view.emit(action::ClearSelection {});
        else
            view.emit(action::SelectAllMatching {});
    }
    take_events(view, events, state, columns);
    if (answer)
        tell_rows(view, grid, state);
}

} // namespace carnet::ui::views
