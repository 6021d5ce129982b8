#include "sync/json/mutations.hpp"

#include "sync/json/row_forms.hpp"
#include "sync/json/writer.hpp"

#include <variant>

namespace carnet::sync {

namespace {

// The members of `args`, by the kind of mutation. Optional ones stand there only when they say something.
struct ArgumentsWriter {
    JsonWriter& writer;

    void member(std::string_view name, std::string_view text) const
    {
        writer.name(name);
        writer.text(text);
    }

    void operator()(const mutation::SetStatus& body) const
    {
        member("from", wire_name(body.from));
        member("to", wire_name(body.to));
        if (body.to == OrderStatus::cancelled && !body.restock) {
            writer.name("restock");
            writer.boolean(false);
        }
        if (body.undo)
            member("undo", body.undo->text());
    }
    void operator()(const mutation::SetPayment& body) const
    {
        member("from", wire_name(body.from));
        member("to", wire_name(body.to));
    }
    void operator()(const mutation::Refund&) const { }
    void operator()(const mutation::SetArchived& body) const
    {
        writer.name("archived");
        writer.boolean(body.archived);
    }
    void operator()(const mutation::AddTag& body) const { member("tag", body.tag.text()); }
    void operator()(const mutation::RemoveTag& body) const { member("tag", body.tag.text()); }
    void operator()(const mutation::PutTag& body) const
    {
        member("id", body.id.text());
        member("name", body.name);
        member("color", wire_name(body.color));
    }
    void operator()(const mutation::DeleteTag& body) const { member("id", body.id.text()); }
    void operator()(const mutation::PutTracking& body) const
    {
        member("id", body.id.text());
        member("number", body.number);
        member("carrier", body.carrier);
        if (!body.url.empty())
            member("url", body.url);
    }
    void operator()(const mutation::RemoveTracking& body) const { member("id", body.id.text()); }
    void operator()(const mutation::AddComment& body) const
    {
        member("id", body.id.text());
        member("text", body.text);
    }
    void operator()(const mutation::SendMessage& body) const
    {
        member("id", body.id.text());
        member("text", body.text);
        if (!body.subject.empty())
            member("subject", body.subject);
        if (!body.in_reply_to.empty())
            member("in_reply_to", body.in_reply_to.text());
    }
    void operator()(const mutation::MarkRead& body) const { member("upto", body.upto.text()); }
    void operator()(const mutation::ImportOrder& body) const
    {
        writer.name("order");
        write_form(order_form, body.order.get(), writer);
    }
};

void write_entry(const OutboxEntry& entry, JsonWriter& writer)
{
    const Mutation& mutation = entry.mutation;
    writer.begin_object();
    writer.name("n");
    writer.integer(entry.n);
    writer.name("uid");
    writer.text(mutation.uid.text());
    writer.name("name");
    writer.text(wire_name_of(mutation.body));
    writer.name("o");
    if (mutation.order.empty())
        writer.null();
    else
        writer.text(mutation.order.text());
    writer.name("args");
    writer.begin_object();
    std::visit(ArgumentsWriter {writer}, mutation.body);
    writer.end_object();
    writer.name("at");
    writer.text(format_rfc3339(entry.at));
    writer.end_object();
}

} // namespace

std::string push_json(std::string_view epoch, const ClientFileId& client_file, std::span<const OutboxEntry> entries)
{
    std::string json;
    JsonWriter writer {json};
    writer.begin_object();
    writer.name("epoch");
    writer.text(epoch);
    writer.name("cid");
    writer.text(client_file.text());
    writer.name("muts");
    writer.begin_array();
    for (const OutboxEntry& entry : entries)
        write_entry(entry, writer);
    writer.end_array();
    writer.end_object();
    return json;
}

std::size_t wire_size(const OutboxEntry& entry)
{
    constexpr std::size_t room_for_number_and_comma = 20;
    std::string json;
    JsonWriter writer {json};
    write_entry(entry, writer);
    return json.size() + room_for_number_and_comma;
}

} // namespace carnet::sync
