#include "app/view_state.hpp"

#include "app/url_query.hpp"

#include <array>

namespace carnet::app {

namespace {

constexpr std::array<std::string_view, i18n::date_preset_count> preset_names {
    "today", "yesterday", "last-7-days", "last-30-days", "this-month", "last-month", "this-year"};
constexpr std::array<std::string_view, 6> sort_names {"number", "name", "date", "price", "status", "payment"};

// Every part of an address that comes from a set: names joined by commas, in the order of the enum.
template <typename Enum> std::string join_names(EnumSet<Enum> set)
{
    std::string text;
    for (std::size_t i = 0; i < enum_count<Enum>; ++i) {
        if (!set.contains(static_cast<Enum>(i)))
            continue;
        if (!text.empty())
            text += ',';
        text += wire_names<Enum>[i];
    }
    return text;
}

template <typename Function> void for_each_part(std::string_view list, Function function)
{
    while (!list.empty()) {
        auto comma = list.find(',');
        function(list.substr(0, comma));
        if (comma == std::string_view::npos)
            return;
        list.remove_prefix(comma + 1);
    }
}

template <typename Enum> EnumSet<Enum> parse_names(std::string_view list)
{
    EnumSet<Enum> set;
    for_each_part(list, [&](std::string_view name) {
        if (auto value = parse_wire_name<Enum>(name))
            set.insert(*value);
    });
    return set;
}

std::string date_text(const DateChoice& date)
{
    if (date.preset)
        return std::string {preset_names[static_cast<std::size_t>(*date.preset)]};
    return (date.from ? format_iso_day(*date.from) : "") + ".." + (date.to ? format_iso_day(*date.to) : "");
}

DateChoice parse_date(std::string_view text)
{
    for (std::size_t i = 0; i < preset_names.size(); ++i) {
        if (preset_names[i] == text)
            return {static_cast<i18n::DatePreset>(i), {}, {}};
    }
    auto dots = text.find("..");
    if (dots == std::string_view::npos)
        return {};
    return {{}, parse_iso_day(text.substr(0, dots)), parse_iso_day(text.substr(dots + 2))};
}

Sort parse_sort(std::string_view text)
{
    Sort sort {SortColumn::date, SortDirection::ascending};
    if (text.starts_with('-')) {
        sort.direction = SortDirection::descending;
        text.remove_prefix(1);
    }
    for (std::size_t i = 0; i < sort_names.size(); ++i) {
        if (sort_names[i] == text) {
            sort.column = static_cast<SortColumn>(i);
            return sort;
        }
    }
    return {};
}

} // namespace

bool is_unfiltered(const ViewState& view)
{
    return without_filters(view) == view;
}

ViewState without_filters(ViewState view)
{
    Filter plain;
    plain.list = view.filter.list;
    plain.modules = view.filter.modules;
    plain.page_id = view.filter.page_id;
    view.filter = std::move(plain);
    view.date = {};
    return view;
}

std::string to_address(const ViewState& view)
{
    UrlQuery query;
    auto add = [&](std::string_view name, std::string value) {
        if (!value.empty())
            query.add(name, value);
    };
    const Filter& filter = view.filter;
    add("module", join_names(filter.modules));
    add("page_id", filter.page_id);
    if (filter.list == ListKind::archived)
        add("list", "archived");
    add("status", join_names(filter.statuses));
    add("payment", join_names(filter.payments));
    add("origin", join_names(filter.origins));
    std::string tags;
    for (const TagId& tag : filter.tags)
        tags += (tags.empty() ? "" : ",") + tag.text();
    add("tag", tags);
    if (!view.date.empty())
        add("date", date_text(view.date));
    if (filter.unread_only)
        add("unread", "1");
    add("q", filter.search);
    if (view.sort != Sort {}) {
        std::string name {sort_names[static_cast<std::size_t>(view.sort.column)]};
        add("sort", view.sort.direction == SortDirection::descending ? "-" + name : name);
    }
    if (view.window.kind != WindowKind::none)
        add(view.window.kind == WindowKind::order ? "order" : "conversation", view.window.order.text());
    return query.text();
}

ViewState from_address(std::string_view text)
{
    UrlQuery query {text};
    ViewState view;
    Filter& filter = view.filter;
    filter.modules = parse_names<Module>(query.get("module"));
    filter.page_id = query.get("page_id");
    filter.list = query.get("list") == "archived" ? ListKind::archived : ListKind::current;
    filter.statuses = parse_names<OrderStatus>(query.get("status"));
    filter.payments = parse_names<PaymentStatus>(query.get("payment"));
    filter.origins = parse_names<Origin>(query.get("origin"));
    for_each_part(query.get("tag"), [&](std::string_view id) {
        if (auto tag = TagId::create(id))
            filter.tags.push_back(std::move(*tag));
    });
    view.date = parse_date(query.get("date"));
    filter.unread_only = query.get("unread") == "1";
    filter.search = query.get("q");
    if (auto sort = query.get("sort"); !sort.empty())
        view.sort = parse_sort(sort);
    for (WindowKind kind : {WindowKind::order, WindowKind::conversation}) {
        if (auto id = OrderId::create(query.get(kind == WindowKind::order ? "order" : "conversation")))
            view.window = {kind, std::move(*id)};
    }
    return view;
}

} // namespace carnet::app
