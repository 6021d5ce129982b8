#include "app/preferences.hpp"

#include "app/url_query.hpp"

#include <algorithm>
#include <charconv>

namespace carnet::app {

namespace {

// Settings are kept in the form of an address: names and values, encoded, one line an entry. It is read by people in a
// saved copy of the book, grows by new names, and needs no parser of its own.

std::int64_t number_of(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

template <typename Function> void for_each_line(std::string_view text, Function function)
{
    while (!text.empty()) {
        auto end = text.find('\n');
        if (auto line = text.substr(0, end); !line.empty())
            function(line);
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

} // namespace

std::string to_text(const Preferences& preferences)
{
    UrlQuery query;
    query.add("hidden", std::to_string(preferences.hidden_columns.bits()));
    std::string widths;
    for (float width : preferences.column_widths)
        widths += std::to_string(static_cast<int>(width)) + ",";
    query.add("widths", widths);
    query.add("density", preferences.density == Density::compact ? "compact" : "comfortable");
    query.add("theme", std::to_string(static_cast<int>(preferences.theme)));
    query.add("keys", preferences.single_keys ? "1" : "0");
    return query.text();
}

Preferences preferences_from(std::string_view text)
{
    Preferences preferences;
    if (text.empty())
        return preferences;
    UrlQuery query {text};
    // Number, Status and Manage cannot be hidden: without them the list is no list.
    auto hidden = EnumSet<Column>::from_bits(static_cast<std::uint32_t>(number_of(query.get("hidden"))));
    for (Column column : {Column::name, Column::date, Column::price, Column::payment}) {
        if (hidden.contains(column))
            preferences.hidden_columns.insert(column);
    }
    std::string_view widths = query.get("widths");
    for (float& width : preferences.column_widths) {
        auto comma = widths.find(',');
        width = static_cast<float>(std::clamp<std::int64_t>(number_of(widths.substr(0, comma)), 0, 2000));
        widths.remove_prefix(comma == std::string_view::npos ? widths.size() : comma + 1);
    }
    preferences.density = query.get("density") == "compact" ? Density::compact : Density::comfortable;
    preferences.theme = static_cast<ThemeChoice>(std::clamp<std::int64_t>(number_of(query.get("theme")), 0, 2));
    preferences.single_keys = query.get("keys") != "0";
    return preferences;
}

std::string to_text(const std::vector<SavedView>& views)
{
    std::string text;
    for (const SavedView& saved : views) {
        UrlQuery query;
        query.add("id", saved.id);
        query.add("name", saved.name);
        query.add("view", to_address(saved.view));
        text += query.text() + "\n";
    }
    return text;
}

std::vector<SavedView> saved_views_from(std::string_view text)
{
    std::vector<SavedView> views;
    for_each_line(text, [&](std::string_view line) {
        UrlQuery query {line};
        SavedView saved {
            std::string {query.get("id")}, std::string {query.get("name")}, from_address(query.get("view"))};
        saved.view.window = {};
        if (!saved.id.empty() && !saved.name.empty())
            views.push_back(std::move(saved));
    });
    return views;
}

} // namespace carnet::app
