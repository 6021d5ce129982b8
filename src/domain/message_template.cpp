#include "domain/message_template.hpp"

#include "domain/carriers.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace carnet {

namespace {

constexpr std::array<std::string_view, 3> places {"name", "number", "tracking"};

const std::string& value_of(std::string_view place, const TemplateValues& values)
{
    return place == "name" ? values.name : place == "number" ? values.number : values.tracking;
}

// The place that the text begins with ("{name}…"), if it begins with one.
std::optional<std::string_view> place_at_start(std::string_view text)
{
    for (std::string_view place : places) {
        bool fits = text.size() >= place.size() + 2 && text[0] == '{' && text.substr(1, place.size()) == place
            && text[place.size() + 1] == '}';
        if (fits)
            return place;
    }
    return {};
}

// Gives the text piece by piece: what stands as it is, and the places between.
template <typename OnText, typename OnPlace> void read_template(std::string_view text, OnText on_text, OnPlace on_place)
{
    while (!text.empty()) {
        std::size_t brace = std::min(text.find('{'), text.size());
        on_text(text.substr(0, brace));
        text.remove_prefix(brace);
        if (text.empty())
            return;
        if (auto place = place_at_start(text)) {
            on_place(*place);
            text.remove_prefix(place->size() + 2);
        } else {
            on_text(text.substr(0, 1));
            text.remove_prefix(1);
        }
    }
}

void append_word(std::string& line, std::string_view word)
{
    if (word.empty())
        return;
    if (!line.empty())
        line += ' ';
    line += word;
}

} // namespace

TemplateValues template_values(const Order& order)
{
    TemplateValues values {order.customer.name, order.number, {}};
    for (const Tracking& parcel : order.tracking) {
        std::string line;
        append_word(line, parcel.carrier);
        append_word(line, parcel.number);
        if (auto link = tracking_link(parcel, order.customer))
            append_word(line, link->url);
        if (!values.tracking.empty() && !line.empty())
            values.tracking += '\n';
        values.tracking += line;
    }
    return values;
}

std::string filled_template(std::string_view text, const TemplateValues& values)
{
    std::string filled;
    filled.reserve(text.size());
    read_template(
        text, [&](std::string_view part) { filled += part; },
        [&](std::string_view place) { filled += value_of(place, values); });
    return filled;
}

std::string filled_where_known(std::string_view text, const TemplateValues& values)
{
    TemplateValues known = values;
    if (known.name.empty())
        known.name = "{name}";
    if (known.number.empty())
        known.number = "{number}";
    if (known.tracking.empty())
        known.tracking = "{tracking}";
    return filled_template(text, known);
}

std::vector<std::string_view> places_without_value(std::string_view text, const TemplateValues& values)
{
    std::vector<std::string_view> missing;
    read_template(
        text, [](std::string_view) {},
        [&](std::string_view place) {
            if (value_of(place, values).empty() && std::ranges::find(missing, place) == missing.end())
                missing.push_back(place);
        });
    return missing;
}

} // namespace carnet
