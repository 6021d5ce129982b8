#include "store/records/row_codec.hpp"

#include <type_traits>
#include <utility>

namespace carnet::store {

namespace {

// One list of the fields of each type serves both directions: `Archive` is a Saver or a Loader.

class Saver {
public:
    explicit Saver(ByteWriter& out)
        : m_out(out)
    {
    }

    void field(const std::string& text) { m_out.text(text); }
    void field(bool value) { m_out.byte(value ? 1 : 0); }
    void field(std::int64_t value) { m_out.number(value); }
    void field(Timestamp time) { m_out.number(to_milliseconds(time)); }
    void field(Currency currency) { m_out.unsigned_number(currency.packed()); }
    template <typename Kind> void field(const Id<Kind>& id) { m_out.text(id.text()); }
    template <typename Enum>
    requires(std::is_enum_v<Enum> && sizeof(Enum) == 1) void field(Enum value)
    {
        m_out.byte(static_cast<std::uint8_t>(value));
    }
    template <typename Value> void field(const std::optional<Value>& value)
    {
        m_out.byte(value ? 1 : 0);
        if (value)
            field(*value);
    }
    template <typename Value> void field(const std::vector<Value>& values)
    {
        m_out.unsigned_number(values.size());
        for (const Value& value : values)
            field(value);
    }
    template <typename... Alternatives> void field(const std::variant<Alternatives...>& value)
    {
        m_out.byte(static_cast<std::uint8_t>(value.index()));
        std::visit([this](const auto& alternative) { field(alternative); }, value);
    }
    template <typename Struct>
    requires requires(Saver& archive, Struct& value) { fields(archive, value); }
    void field(const Struct& value)
    {
        fields(*this, const_cast<Struct&>(value)); // a Saver only reads
    }

private:
    ByteWriter& m_out;
};

class Loader {
public:
    explicit Loader(ByteReader& in)
        : m_in(in)
    {
    }

    void field(std::string& text) { text = m_in.text(); }
    void field(bool& value) { value = m_in.byte() == 1; }
    void field(std::int64_t& value) { value = m_in.number(); }
    void field(Timestamp& time) { time = timestamp_from_milliseconds(m_in.number()); }
    void field(Currency& currency)
    {
        currency = Currency::from_packed(static_cast<std::uint32_t>(m_in.unsigned_number()));
    }
    template <typename Kind> void field(Id<Kind>& id)
    {
        std::string_view text = m_in.text();
        if (text.empty())
            return;
        if (auto checked = Id<Kind>::create(text))
            id = std::move(*checked);
        else
            m_in.fail();
    }
    template <typename Enum>
    requires(std::is_enum_v<Enum> && sizeof(Enum) == 1) void field(Enum& value)
    {
        std::uint8_t number = m_in.byte();
        if (number >= count_of<Enum>)
            m_in.fail();
        else
            value = static_cast<Enum>(number);
    }
    template <typename Value> void field(std::optional<Value>& value)
    {
        value.reset();
        if (m_in.byte() == 1)
            field(value.emplace());
    }
    template <typename Value> void field(std::vector<Value>& values)
    {
        std::size_t count = m_in.count();
        values.clear();
        for (std::size_t i = 0; i < count && m_in.ok(); ++i)
            field(values.emplace_back());
    }
    template <typename... Alternatives> void field(std::variant<Alternatives...>& value)
    {
        std::size_t index = m_in.byte();
        if (index >= sizeof...(Alternatives))
            return m_in.fail();
        emplace(value, index, std::index_sequence_for<Alternatives...> {});
        std::visit([this](auto& alternative) { field(alternative); }, value);
    }
    template <typename Struct>
    requires requires(Loader& archive, Struct& value) { fields(archive, value); }
    void field(Struct& value) { fields(*this, value); }

private:
    template <typename Enum> static constexpr std::size_t count_of = enum_count<Enum>;

    template <typename Variant, std::size_t... indices>
    static void emplace(Variant& value, std::size_t index, std::index_sequence<indices...>)
    {
        ((index == indices ? static_cast<void>(value.template emplace<indices>()) : void()), ...);
    }

    ByteReader& m_in;
};

template <> constexpr std::size_t Loader::count_of<ChangeKind> = 3;

template <typename Archive> void fields(Archive& archive, Customer& v)
{
    for (std::string* text : {&v.name, &v.email, &v.phone, &v.country, &v.state, &v.city, &v.address, &v.postcode,
             &v.ip, &v.browser, &v.locale, &v.extra})
        archive.field(*text);
}
template <typename Archive> void fields(Archive& archive, ItemOption& v)
{
    archive.field(v.name);
    archive.field(v.value);
}
template <typename Archive> void fields(Archive& archive, LineItem& v)
{
    archive.field(v.id);
    archive.field(v.product_id);
    archive.field(v.name);
    archive.field(v.sku);
    archive.field(v.quantity);
    archive.field(v.unit_price);
    archive.field(v.options);
    archive.field(v.url);
    archive.field(v.starts_at);
    archive.field(v.stock_taken);
    archive.field(v.stock_returned);
    archive.field(v.extra);
}
template <typename Archive> void fields(Archive& archive, Totals& v)
{
    for (std::int64_t* amount : {&v.subtotal, &v.discount, &v.shipping, &v.tax, &v.total})
        archive.field(*amount);
}
template <typename Archive> void fields(Archive& archive, Payment& v)
{
    archive.field(v.method);
    archive.field(v.reference);
}
template <typename Archive> void fields(Archive& archive, Tracking& v)
{
    archive.field(v.id);
    archive.field(v.number);
    archive.field(v.carrier);
    archive.field(v.url);
    archive.field(v.added_at);
}

template <typename Archive> void fields(Archive&, activity::Created&) { }
template <typename Archive> void fields(Archive& archive, activity::StatusChanged& v)
{
    archive.field(v.from);
    archive.field(v.to);
}
template <typename Archive> void fields(Archive& archive, activity::PaymentChanged& v)
{
    archive.field(v.from);
    archive.field(v.to);
}
template <typename Archive> void fields(Archive&, activity::Refunded&) { }
template <typename Archive> void fields(Archive& archive, activity::ArchiveChanged& v)
{
    archive.field(v.archived);
}
template <typename Archive> void fields(Archive& archive, activity::TagChanged& v)
{
    archive.field(v.change);
    archive.field(v.tag);
}
template <typename Archive> void fields(Archive& archive, activity::TrackingChanged& v)
{
    archive.field(v.change);
    archive.field(v.id);
    archive.field(v.number);
    archive.field(v.carrier);
}
template <typename Archive> void fields(Archive& archive, activity::StockMoved& v)
{
    archive.field(v.product_id);
    archive.field(v.delta);
    archive.field(v.reason);
}
template <typename Archive> void fields(Archive& archive, activity::MessageExchanged& v)
{
    archive.field(v.id);
    archive.field(v.direction);
}
template <typename Archive> void fields(Archive& archive, activity::Commented& v)
{
    archive.field(v.text);
}
template <typename Archive> void fields(Archive& archive, activity::Unknown& v)
{
    archive.field(v.type);
    archive.field(v.data);
}
template <typename Archive> void fields(Archive& archive, ActivityEntry& v)
{
    archive.field(v.id);
    archive.field(v.at);
    archive.field(v.by);
    archive.field(v.data);
    archive.field(v.waiting);
}
template <typename Archive> void fields(Archive& archive, Order& v)
{
    archive.field(v.id);
    archive.field(v.number);
    archive.field(v.module);
    archive.field(v.page_id);
    archive.field(v.origin);
    archive.field(v.status);
    archive.field(v.payment_status);
    archive.field(v.archived);
    archive.field(v.created_at);
    archive.field(v.updated_at);
    archive.field(v.paid_at);
    archive.field(v.status_locked_until);
    archive.field(v.currency);
    archive.field(v.customer);
    archive.field(v.items);
    archive.field(v.totals);
    archive.field(v.payment);
    archive.field(v.tags);
    archive.field(v.tracking);
    archive.field(v.activity);
    archive.field(v.unread);
    archive.field(v.last_message_at);
    archive.field(v.extra);
}
template <typename Archive> void fields(Archive& archive, Tag& v)
{
    archive.field(v.id);
    archive.field(v.name);
    archive.field(v.color);
}
template <typename Archive> void fields(Archive& archive, Product& v)
{
    archive.field(v.id);
    archive.field(v.name);
    archive.field(v.sku);
    archive.field(v.url);
    archive.field(v.stock);
}
template <typename Archive> void fields(Archive& archive, Message& v)
{
    archive.field(v.id);
    archive.field(v.order);
    archive.field(v.direction);
    archive.field(v.subject);
    archive.field(v.text);
    archive.field(v.at);
    archive.field(v.in_reply_to);
    archive.field(v.delivery);
    archive.field(v.delivery_detail);
    archive.field(v.reply_url);
    archive.field(v.waiting);
}
template <typename Archive> void fields(Archive&, RowDeleted&) { }
template <typename Archive> void fields(Archive& archive, FeedChange& v)
{
    archive.field(v.type);
    archive.field(v.id);
    archive.field(v.rev);
    archive.field(v.seq);
    archive.field(v.row);
}

template <typename Archive> void fields(Archive& archive, UnreadableRow& v)
{
    archive.field(v.type);
    archive.field(v.id);
    archive.field(v.reason);
}
template <typename Archive> void fields(Archive& archive, StagedPage& v)
{
    archive.field(v.changes);
    archive.field(v.unreadable);
}

template <typename Value> std::vector<std::byte> save(const Value& value)
{
    ByteWriter out;
    out.byte(row_codec_version);
    Saver saver {out};
    saver.field(value);
    return out.take();
}

template <typename Value> Result<Value> load(std::span<const std::byte> bytes)
{
    ByteReader in {bytes};
    Value value {};
    if (in.byte() == row_codec_version) {
        Loader loader {in};
        loader.field(value);
        if (in.ok() && in.at_end())
            return value;
    }
    return failure(ErrorCode::storage_corrupt, "a kept row cannot be read");
}

} // namespace

std::vector<std::byte> encode(const Order& order)
{
    return save(order);
}

Result<Order> decode_order(std::span<const std::byte> bytes)
{
    return load<Order>(bytes);
}

std::vector<std::byte> encode(const Tag& tag)
{
    return save(tag);
}

Result<Tag> decode_tag(std::span<const std::byte> bytes)
{
    return load<Tag>(bytes);
}

std::vector<std::byte> encode(const Product& product)
{
    return save(product);
}

Result<Product> decode_product(std::span<const std::byte> bytes)
{
    return load<Product>(bytes);
}

std::vector<std::byte> encode(const StagedPage& page)
{
    return save(page);
}

Result<StagedPage> decode_staged_page(std::span<const std::byte> bytes)
{
    return load<StagedPage>(bytes);
}

std::vector<std::byte> encode(const std::vector<ActivityEntry>& activity)
{
    return save(activity);
}

Result<std::vector<ActivityEntry>> decode_activity(std::span<const std::byte> bytes)
{
    return load<std::vector<ActivityEntry>>(bytes);
}

std::vector<std::byte> encode(const std::vector<ItemOption>& options)
{
    return save(options);
}

Result<std::vector<ItemOption>> decode_options(std::span<const std::byte> bytes)
{
    return load<std::vector<ItemOption>>(bytes);
}

} // namespace carnet::store
