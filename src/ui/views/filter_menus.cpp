#include "ui/views/filter_menus.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/listbox.hpp"
#include "ui/views/date_filter.hpp"

#include <array>

namespace carnet::ui::views {

namespace {

// What of a filter is chosen, in the order of its options: "New, In progress".
std::string_view chosen_words(View& view, std::span<const std::string_view> chosen)
{
    return chosen.empty() ? std::string_view {} : view.tr.list(chosen, i18n::ListStyle::plain);
}

std::string_view how_many(View& view, std::size_t chosen)
{
    return chosen == 0 ? std::string_view {} : view.tr.number(static_cast<std::int64_t>(chosen));
}

FilterButtonOptions filter_look(View& view, std::span<const std::string_view> chosen)
{
    return {.value = chosen_words(view, chosen), .badge = how_many(view, chosen.size())};
}

const FacetCounts* facets(const View& view)
{
    const ListAnswer* answer = view.model.list.memo.answer();
    return answer && answer->facets ? &*answer->facets : nullptr;
}

ListOption option(View& view, std::string_view label, std::optional<std::uint32_t> count, bool chosen)
{
    ListOption made {.label = label, .chosen = chosen};
    if (count) {
        made.name = view.tr.text(words::filter_option, {.count = *count, .option = label});
        made.count = view.tr.number(*count);
    }
    return made;
}

// A filter whose options are the values of an enum.
template <typename Enum> struct EnumFilter {
    std::array<ListOption, enum_count<Enum>> options;
    std::vector<std::string_view> chosen;

    EnumFilter(View& view, EnumSet<Enum> set, const std::array<std::uint32_t, enum_count<Enum>>* counts)
    {
        for (std::size_t i = 0; i < enum_count<Enum>; ++i) {
            auto value = static_cast<Enum>(i);
            std::optional<std::uint32_t> count;
            if (counts)
                count = (*counts)[i];
            options[i] = option(view, view.tr.label(value), count, set.contains(value));
            if (set.contains(value))
                chosen.push_back(options[i].label);
        }
    }

    std::optional<Enum> show(View& view, const Place& place, std::string_view name)
    {
        FilterButtonOptions look = filter_look(view, chosen);
        Rect rect = place(filter_button_width(view.ui, name, look));
        auto pressed = filter_listbox(view.ui, rect, {.name = name, .options = options}, look);
        return pressed ? std::optional {static_cast<Enum>(*pressed)} : std::nullopt;
    }
};

void tag_filter(View& view, const Place& place, std::string_view name)
{
    const auto& filtered = view.model.view.filter.tags;
    std::vector<ListOption> options;
    std::vector<std::string_view> chosen;
    const FacetCounts* counts = facets(view);
    for (const Tag& tag : view.model.tags) {
        bool is_chosen = std::find(filtered.begin(), filtered.end(), tag.id) != filtered.end();
        std::optional<std::uint32_t> count;
        if (counts) {
            auto found = std::find_if(counts->tags.begin(), counts->tags.end(),
                [&](const TagCount& counted) { return counted.tag == tag.id; });
            count = found == counts->tags.end() ? 0 : found->count;
        }
        ListOption made = option(view, tag.name, count, is_chosen);
        made.swatch = static_cast<std::size_t>(tag.color);
        options.push_back(made);
        if (is_chosen)
            chosen.push_back(tag.name);
    }
    FilterButtonOptions look = filter_look(view, chosen);
    auto pressed = filter_listbox(view.ui, place(filter_button_width(view.ui, name, look)),
        {.name = name, .options = options, .empty_text = view.tr.text(words::filter_no_tags)}, look);
    if (pressed)
        view.emit(action::ToggleTagFilter {view.model.tags[*pressed].id});
}

std::string_view unread_label(View& view)
{
    return view.tr.text(words::filter_unread);
}

} // namespace

float filter_buttons_width(View& view)
{
    Ui& ui = view.ui;
    float width = date_filter_width(view, view.tr.text(words::filter_date)) + size::space_small;
    for (auto name : {words::filter_status, words::filter_payment, words::filter_origin})
        width += filter_button_width(ui, view.tr.text(name)) + size::space_small;
    // The one filter with more values than a digit can count.
    std::string_view tags = how_many(view, view.model.view.filter.tags.size());
    width += filter_button_width(ui, view.tr.text(words::filter_tag), {.badge = tags}) + size::space_small;
    return width + button_width(ui, unread_label(view));
}

void filter_buttons(View& view, Rect, const Place& place)
{
    Ui& ui = view.ui;
    const Filter& filter = view.model.view.filter;
    const FacetCounts* counts = facets(view);

    std::string_view status = view.tr.text(words::filter_status);
    if (auto chosen = EnumFilter<OrderStatus> {view, filter.statuses, counts ? &counts->statuses : nullptr}.show(
            view, place, status))
        view.emit(action::ToggleStatus {*chosen});

    std::string_view payment = view.tr.text(words::filter_payment);
    if (auto chosen = EnumFilter<PaymentStatus> {view, filter.payments, counts ? &counts->payments : nullptr}.show(
            view, place, payment))
        view.emit(action::TogglePayment {*chosen});

    std::string_view date = view.tr.text(words::filter_date);
    date_filter(view, place(date_filter_width(view, date)), date);

    std::string_view tag = view.tr.text(words::filter_tag);
    tag_filter(view, place, tag);

    std::string_view origin = view.tr.text(words::filter_origin);
    if (auto chosen =
            EnumFilter<Origin> {view, filter.origins, counts ? &counts->origins : nullptr}.show(view, place, origin))
        view.emit(action::ToggleOrigin {*chosen});

    std::string_view unread = unread_label(view);
    ButtonOptions options {.pressed = filter.unread_only ? Tristate::yes : Tristate::no, .active = filter.unread_only};
    if (button(ui, place(button_width(ui, unread)), unread, options))
        view.emit(action::ToggleUnreadOnly {});
}

namespace {

// One chip a value; the keys tell them apart over frames.
class Chips {
public:
    explicit Chips(View& view)
        : m_view(view)
    {
    }

    void add(std::uint64_t key, std::string_view filter, std::string_view value, app::Action removed)
    {
        m_chips.push_back({key, std::string {m_view.tr.text(words::filter_chip, {.filter = filter, .value = value})},
            std::string {m_view.tr.text(words::filter_remove, {.filter = filter, .value = value})},
            std::move(removed)});
    }

    template <typename Enum, typename Make>
    void add_each(std::uint64_t first_key, std::string_view filter, EnumSet<Enum> set, Make make)
    {
        for (std::size_t i = 0; i < enum_count<Enum>; ++i) {
            auto value = static_cast<Enum>(i);
            if (set.contains(value))
                add(first_key + i, filter, m_view.tr.label(value), make(value));
        }
    }

    std::vector<FilterChip> take() { return std::move(m_chips); }

private:
    View& m_view;
    std::vector<FilterChip> m_chips;
};

} // namespace

std::vector<FilterChip> active_filter_chips(View& view)
{
    const app::ViewState& shown = view.model.view;
    Chips chips {view};
    chips.add_each<OrderStatus>(100, view.tr.text(words::filter_status), shown.filter.statuses,
        [](OrderStatus status) -> app::Action { return action::ToggleStatus {status}; });
    chips.add_each<PaymentStatus>(200, view.tr.text(words::filter_payment), shown.filter.payments,
        [](PaymentStatus payment) -> app::Action { return action::TogglePayment {payment}; });
    if (!shown.date.empty())
        chips.add(300, view.tr.text(words::filter_date), date_words(view), action::ChooseDate {});
    for (const TagId& id : shown.filter.tags) {
        std::string_view name = view.tr.text(words::tag_deleted_name);
        for (const Tag& tag : view.model.tags) {
            if (tag.id == id)
                name = tag.name;
        }
        chips.add(std::hash<TagId> {}(id) | 1, view.tr.text(words::filter_tag), name, action::ToggleTagFilter {id});
    }
    chips.add_each<Origin>(400, view.tr.text(words::filter_origin), shown.filter.origins,
        [](Origin origin) -> app::Action { return action::ToggleOrigin {origin}; });
    if (shown.filter.unread_only)
        chips.add(500, view.tr.text(words::filter_unread), view.tr.text(words::common_on), action::ToggleUnreadOnly {});
    return chips.take();
}

} // namespace carnet::ui::views
