#include "store/records/mutation_text.hpp"

#include "store/records/row_codec.hpp"

#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace carnet::store {

namespace {

// The row codec's bytes, which begin with their version, in a column that is text.
std::string as_hexadecimal(std::span<const std::byte> bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::byte byte : bytes) {
        text += digits[std::to_integer<std::size_t>(byte >> 4)];
        text += digits[std::to_integer<std::size_t>(byte & std::byte {15})];
    }
    return text;
}

std::optional<std::vector<std::byte>> from_hexadecimal(std::string_view text)
{
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        std::uint8_t value = 0;
        auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
        if (error != std::errc {} || end != text.data() + i + 2)
            return {};
        bytes.push_back(std::byte {value});
    }
    return text.size() % 2 == 0 ? std::optional {std::move(bytes)} : std::nullopt;
}

class ArgumentWriter {
public:
    void text(std::string_view name, std::string_view value)
    {
        m_text += name;
        m_text += '=';
        m_text += std::to_string(value.size());
        m_text += ':';
        m_text += value;
        m_text += ';';
    }
    void flag(std::string_view name, bool value) { text(name, value ? "true" : "false"); }
    template <typename Enum> void value(std::string_view name, Enum value) { text(name, wire_name(value)); }
    template <typename Kind> void id(std::string_view name, const Id<Kind>& id) { text(name, id.text()); }
    void order(std::string_view name, const std::shared_ptr<const Order>& order)
    {
        if (order)
            text(name, as_hexadecimal(encode(*order)));
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

class ArgumentReader {
public:
    explicit ArgumentReader(std::string_view args)
        : m_ok(parse(args))
    {
    }

    [[nodiscard]] bool ok() const { return m_ok; }

    // Required unless said otherwise: a missing one makes ok() false.
    void text(std::string_view name, std::string& out)
    {
        if (auto found = find(name))
            out = *found;
    }
    void flag(std::string_view name, bool& out)
    {
        if (auto found = find(name))
            out = *found == "true";
    }
    template <typename Enum> void value(std::string_view name, Enum& out)
    {
        auto found = find(name);
        auto parsed = found ? parse_wire_name<Enum>(*found) : std::nullopt;
        if (parsed)
            out = *parsed;
        else
            fail();
    }
    template <typename Kind> void id(std::string_view name, Id<Kind>& out)
    {
        auto found = find(name);
        if (!found || found->empty())
            return;
        if (auto id = Id<Kind>::create(*found))
            out = std::move(*id);
        else
            fail();
    }
    void order(std::string_view name, std::shared_ptr<const Order>& out)
    {
        auto found = find(name);
        auto bytes = found ? from_hexadecimal(*found) : std::nullopt;
        Result<Order> order = failure(ErrorCode::storage_corrupt, "");
        if (bytes)
            order = decode_order(*bytes);
        if (order)
            out = std::make_shared<const Order>(*std::move(order));
        else
            fail();
    }
    [[nodiscard]] bool has(std::string_view name) const { return m_arguments.contains(name); }

private:
    bool parse(std::string_view args)
    {
        while (!args.empty()) {
            std::size_t equals = args.find('=');
            std::size_t colon = args.find(':', equals == std::string_view::npos ? 0 : equals);
            if (equals == std::string_view::npos || colon == std::string_view::npos)
                return false;
            std::size_t length = 0;
            auto [end, error] = std::from_chars(args.data() + equals + 1, args.data() + colon, length);
            if (error != std::errc {} || end != args.data() + colon || length >= args.size() - colon - 1
                || args[colon + 1 + length] != ';')
                return false;
            m_arguments.insert_or_assign(args.substr(0, equals), args.substr(colon + 1, length));
            args.remove_prefix(colon + 1 + length + 1);
        }
        return true;
    }

    std::optional<std::string_view> find(std::string_view name)
    {
        auto found = m_arguments.find(name);
        if (found == m_arguments.end()) {
            fail();
            return {};
        }
        return found->second;
    }
    void fail() { m_ok = false; }

    std::map<std::string_view, std::string_view> m_arguments;
    bool m_ok;
};

// The arguments of each mutation, once for both directions.
template <typename Archive> void arguments(Archive& a, mutation::SetStatus& m)
{
    a.value("from", m.from);
    a.value("to", m.to);
    a.flag("restock", m.restock);
    // `undo` is only there when it is meant.
    if constexpr (std::is_same_v<Archive, ArgumentReader>) {
        if (a.has("undo"))
            a.id("undo", m.undo.emplace());
    } else if (m.undo) {
        a.id("undo", *m.undo);
    }
}
template <typename Archive> void arguments(Archive& a, mutation::SetPayment& m)
{
    a.value("from", m.from);
    a.value("to", m.to);
}
template <typename Archive> void arguments(Archive&, mutation::Refund&) { }
template <typename Archive> void arguments(Archive& a, mutation::SetArchived& m)
{
    a.flag("archived", m.archived);
}
template <typename Archive> void arguments(Archive& a, mutation::AddTag& m)
{
    a.id("tag", m.tag);
}
template <typename Archive> void arguments(Archive& a, mutation::RemoveTag& m)
{
    a.id("tag", m.tag);
}
template <typename Archive> void arguments(Archive& a, mutation::PutTag& m)
{
    a.id("id", m.id);
    a.text("name", m.name);
    a.value("color", m.color);
}
template <typename Archive> void arguments(Archive& a, mutation::DeleteTag& m)
{
    a.id("id", m.id);
}
template <typename Archive> void arguments(Archive& a, mutation::PutTracking& m)
{
    a.id("id", m.id);
    a.text("number", m.number);
    a.text("carrier", m.carrier);
    a.text("url", m.url);
}
template <typename Archive> void arguments(Archive& a, mutation::RemoveTracking& m)
{
    a.id("id", m.id);
}
template <typename Archive> void arguments(Archive& a, mutation::AddComment& m)
{
    a.id("id", m.id);
    a.text("text", m.text);
}
template <typename Archive> void arguments(Archive& a, mutation::SendMessage& m)
{
    a.id("id", m.id);
    a.text("subject", m.subject);
    a.text("text", m.text);
    a.id("in_reply_to", m.in_reply_to);
}
template <typename Archive> void arguments(Archive& a, mutation::MarkRead& m)
{
    a.id("upto", m.upto);
}

template <typename Archive> void arguments(Archive& a, mutation::ImportOrder& m)
{
    a.order("order", m.order);
}

template <std::size_t index = 0> Result<MutationBody> read_alternative(std::string_view name, std::string_view args)
{
    if constexpr (index < std::variant_size_v<MutationBody>) {
        std::variant_alternative_t<index, MutationBody> candidate {};
        if (wire_name_of(MutationBody {candidate}) != name)
            return read_alternative<index + 1>(name, args);
        ArgumentReader reader {args};
        arguments(reader, candidate);
        if (!reader.ok())
            return failure(ErrorCode::storage_corrupt, "the arguments of a kept mutation cannot be read");
        return MutationBody {std::move(candidate)};
    } else {
        return failure(ErrorCode::unsupported, "a kept mutation that this version does not know");
    }
}

} // namespace

std::string mutation_args(const MutationBody& body)
{
    ArgumentWriter writer;
    std::visit([&writer](auto copy) { arguments(writer, copy); }, body);
    return writer.take();
}

Result<MutationBody> mutation_from(std::string_view name, std::string_view args)
{
    return read_alternative(name, args);
}

} // namespace carnet::store
