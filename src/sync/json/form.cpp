#include "sync/json/form.hpp"

namespace carnet::sync {

void write_form(const ObjectForm& form, const void* object, JsonWriter& writer)
{
    writer.begin_object();
    for (const Member& member : form.members) {
        if (!member.write)
            continue;
        writer.name(member.name);
        member.write(object, writer);
    }
    if (form.extra)
        writer.members_of(form.extra(const_cast<void*>(object))); // only read
    writer.end_object();
}

Misfit take_text(std::string& target, const Scalar& value, std::size_t max_bytes)
{
    if (value.kind != Scalar::Kind::text)
        return wrong_type;
    if (value.text.size() > max_bytes)
        return out_of_bounds;
    target = value.text;
    return nullptr;
}

Misfit take_integer(std::int64_t& target, const Scalar& value, std::int64_t least, std::int64_t most)
{
    if (value.kind != Scalar::Kind::integer)
        return value.kind == Scalar::Kind::number ? out_of_bounds : wrong_type;
    if (value.integer < least || value.integer > most)
        return out_of_bounds;
    target = value.integer;
    return nullptr;
}

Misfit take_value(bool& target, const Scalar& value)
{
    if (value.kind != Scalar::Kind::boolean)
        return wrong_type;
    target = value.boolean;
    return nullptr;
}

Misfit take_value(Timestamp& target, const Scalar& value)
{
    if (value.kind != Scalar::Kind::text)
        return wrong_type;
    auto time = parse_rfc3339(value.text);
    if (!time)
        return out_of_bounds;
    target = *time;
    return nullptr;
}

Misfit take_value(Currency& target, const Scalar& value)
{
    if (value.kind != Scalar::Kind::text)
        return wrong_type;
    auto currency = Currency::create(value.text);
    if (!currency)
        return out_of_bounds;
    target = *currency;
    return nullptr;
}

void write_value(bool value, JsonWriter& writer)
{
    writer.boolean(value);
}

void write_value(Timestamp value, JsonWriter& writer)
{
    writer.text(format_rfc3339(value));
}

void write_value(Currency value, JsonWriter& writer)
{
    writer.text(value.code());
}

} // namespace carnet::sync
