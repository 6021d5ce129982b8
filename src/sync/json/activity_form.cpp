#include "sync/json/activity_form.hpp"

#include "domain/activity.hpp"
#include "sync/json/form_reader.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace carnet::sync {

namespace {

using namespace activity;

// What the host did, in the words of the mutations: tags are added and removed, parcels are put and removed.
struct ChangeName {
    std::string_view name;
    ChangeKind kind;
};
constexpr ChangeName change_names[] = {
    {"add", ChangeKind::added}, {"edit", ChangeKind::edited}, {"remove", ChangeKind::removed}};

template <auto pointer> constexpr Member change(std::string_view name)
{
    return {name, Presence::required, Shape::single,
        [](void* owner, const Scalar& scalar) -> Misfit {
            if (scalar.kind != Scalar::Kind::text)
                return wrong_type;
            auto known = std::ranges::find(change_names, scalar.text, &ChangeName::name);
            if (known == std::end(change_names))
                return unknown_value;
            detail::of<pointer>(owner) = known->kind;
            return nullptr;
        },
        nullptr,
        [](const void* owner, JsonWriter& writer) {
            writer.text(std::ranges::find(change_names, detail::of<pointer>(owner), &ChangeName::kind)->name);
        }};
}

constexpr Member status_members[] = {
    value<&StatusChanged::from>("from", Presence::required),
    value<&StatusChanged::to>("to", Presence::required),
};
constexpr Member payment_members[] = {
    value<&PaymentChanged::from>("from", Presence::required),
    value<&PaymentChanged::to>("to", Presence::required),
};
constexpr Member archive_members[] = {
    value<&ArchiveChanged::archived>("archived", Presence::required),
};
constexpr Member tag_members[] = {
    change<&TagChanged::change>("op"),
    value<&TagChanged::tag>("tag", Presence::required),
};
constexpr Member tracking_members[] = {
    change<&TrackingChanged::change>("op"),
    value<&TrackingChanged::id>("id", Presence::required),
    text<&TrackingChanged::number>("number"),
    text<&TrackingChanged::carrier>("carrier"),
};
constexpr Member stock_members[] = {
    value<&StockMoved::product_id>("product_id"),
    integer<&StockMoved::delta, -max_count, max_count>("delta", Presence::required),
    text<&StockMoved::reason>("reason"),
};
constexpr Member message_members[] = {
    value<&MessageExchanged::id>("id", Presence::required),
    value<&MessageExchanged::direction>("direction", Presence::required),
};
constexpr Member comment_members[] = {
    text<&Commented::text, max_long_text>("text", Presence::required),
};

// By type: in the order of ActivityData's alternatives, without Unknown.
constexpr ObjectForm data_forms[] = {
    {"created", {}},
    {"status", status_members},
    {"payment", payment_members},
    {"refund", {}},
    {"archive", archive_members},
    {"tag", tag_members},
    {"tracking", tracking_members},
    {"stock", stock_members},
    {"message", message_members},
    {"comment", comment_members},
};
static_assert(std::size(data_forms) == std::variant_size_v<ActivityData> - 1);

// While an entry is being read, its data stands as text in Unknown, since its type may come after it.
Unknown& unread(void* entry)
{
    return std::get<Unknown>(static_cast<ActivityEntry*>(entry)->data);
}

template <std::size_t alternative> bool read_data(ActivityEntry& entry)
{
    std::variant_alternative_t<alternative, ActivityData> data;
    const std::string& text = unread(&entry).data;
    const ObjectForm& form = data_forms[alternative];
    if (!form.members.empty() && !read_into(text, text.size(), form, &data))
        return false;
    entry.data = std::move(data);
    return true;
}

template <std::size_t... alternatives> bool read_known_data(ActivityEntry& entry, std::index_sequence<alternatives...>)
{
    std::string_view type = unread(&entry).type;
    return ((type == data_forms[alternatives].name && read_data<alternatives>(entry)) || ...);
}

Misfit finish_entry(void* object)
{
    auto& entry = *static_cast<ActivityEntry*>(object);
    if (read_known_data(entry, std::make_index_sequence<std::size(data_forms)> {}))
        return nullptr;
    std::string& data = unread(object).data;
    if (data.empty())
        data = "{}";
    return data.size() > max_kept_text ? out_of_bounds : nullptr;
}

const ObjectForm& data_form_of(const ActivityEntry& entry)
{
    return data_forms[entry.data.index()];
}

constexpr Member type_member {"type", Presence::required, Shape::single,
    [](void* owner, const Scalar& scalar) { return take_text(unread(owner).type, scalar, max_id_length); }, nullptr,
    [](const void* owner, JsonWriter& writer) {
        const auto& entry = *static_cast<const ActivityEntry*>(owner);
        const auto* unknown = std::get_if<Unknown>(&entry.data);
        writer.text(unknown ? std::string_view {unknown->type} : data_form_of(entry).name);
    }};

constexpr Member data_member {"data", Presence::optional, Shape::single, nullptr,
    [](void* owner) { return Entered {.kept = &unread(owner).data}; },
    [](const void* owner, JsonWriter& writer) {
        const auto& entry = *static_cast<const ActivityEntry*>(owner);
        if (const auto* unknown = std::get_if<Unknown>(&entry.data))
            writer.raw(unknown->data);
        else
            std::visit([&](const auto& data) { write_form(data_form_of(entry), &data, writer); }, entry.data);
    }};

constexpr Member entry_members[] = {
    value<&ActivityEntry::id>("id", Presence::required),
    value<&ActivityEntry::at>("at", Presence::required),
    text<&ActivityEntry::by>("by"),
    type_member,
    data_member,
};

} // namespace

Entered enter_activity_entry(std::vector<ActivityEntry>& entries)
{
    if (entries.size() >= max_activity_per_order)
        return {.misfit = out_of_bounds};
    ActivityEntry& entry = entries.emplace_back();
    entry.data = Unknown {};
    return {&activity_entry_form, &entry};
}

const ObjectForm activity_entry_form {.name = "activity entry", .members = entry_members, .finish = finish_entry};

} // namespace carnet::sync
