#include "sync/json/feed_json.hpp"

#include "sync/json/form_reader.hpp"
#include "sync/json/row_forms.hpp"

#include <utility>
#include <variant>

namespace carnet::sync {

namespace {

// A row as it is being read. `d` is read at once when `t` was seen before it, as hosts write it; else it is kept as
// text until the row ends.
struct RowDraft {
    FeedPage* page {nullptr};
    std::string type;
    std::string id;
    bool is_deletion {false};
    FeedChange change;
    bool has_data {false};
    std::string data;
    std::string trouble;
};

struct AnswerDraft {
    FeedAnswer answer;
    RowDraft row;
};

// A host that says nothing of its delivery has nothing left to do for it.
Message fresh_message()
{
    Message message;
    message.delivery = Delivery::sent;
    return message;
}

Entered begin_data(RowDraft& row, RowType type)
{
    switch (type) {
    case RowType::order:
        return {&order_form, &row.change.row.emplace<Order>()};
    case RowType::message:
        return {&message_form, &row.change.row.emplace<Message>(fresh_message())};
    case RowType::tag:
        return {&tag_form, &row.change.row.emplace<Tag>()};
    case RowType::product:
        return {&product_form, &row.change.row.emplace<Product>()};
    }
    return {};
}

Entered enter_data(void* owner)
{
    auto& row = *static_cast<RowDraft*>(owner);
    row.has_data = true;
    if (row.type.empty())
        return {.kept = &row.data};
    if (auto type = parse_wire_name<RowType>(row.type))
        return begin_data(row, *type);
    return {};
}

Misfit take_operation(void* owner, const Scalar& value)
{
    if (value.kind != Scalar::Kind::text)
        return wrong_type;
    if (value.text != "put" && value.text != "del")
        return unknown_value;
    static_cast<RowDraft*>(owner)->is_deletion = value.text == "del";
    return nullptr;
}

Misfit take_revision(void* owner, const Scalar& value)
{
    return take_integer(static_cast<RowDraft*>(owner)->change.rev, value, 0, max_exact_integer);
}

Misfit take_sequence(void* owner, const Scalar& value)
{
    return take_integer(static_cast<RowDraft*>(owner)->change.seq, value, 0, max_exact_integer);
}

constexpr Member row_members[] = {
    text<&RowDraft::type, max_id_length>("t", Presence::required),
    text<&RowDraft::id, max_id_length>("id", Presence::required),
    {"op", Presence::required, Shape::single, take_operation},
    {"rev", Presence::optional, Shape::single, take_revision},
    {"seq", Presence::optional, Shape::single, take_sequence},
    {"d", Presence::optional, Shape::single, nullptr, enter_data},
};

void note_trouble(void* object, std::string reason)
{
    std::string& trouble = static_cast<RowDraft*>(object)->trouble;
    if (trouble.empty())
        trouble = std::move(reason);
}

std::string_view id_inside(const FeedChange& change)
{
    struct Visitor {
        std::string_view operator()(const RowDeleted&) const { return {}; }
        std::string_view operator()(const Order& order) const { return order.id.text(); }
        std::string_view operator()(const Message& message) const { return message.id.text(); }
        std::string_view operator()(const Tag& tag) const { return tag.id.text(); }
        std::string_view operator()(const Product& product) const { return product.id.text(); }
    };
    return std::visit(Visitor {}, change.row);
}

// What is wrong with the row as a whole; "" when it can be taken.
std::string trouble_with(RowDraft& row, RowType type)
{
    if (!row.trouble.empty())
        return std::move(row.trouble);
    if (!is_valid_id(row.id))
        return "id is out of bounds";
    if (row.is_deletion) {
        row.change.row = RowDeleted {};
        return "";
    }
    if (!row.has_data)
        return "d is missing";
    if (!row.data.empty()) {
        Entered data = begin_data(row, type);
        if (auto read = read_into(row.data, row.data.size(), *data.form, data.object); !read)
            return std::move(read.error().message);
    }
    return id_inside(row.change) == row.id ? "" : "d.id is another id";
}

Misfit finish_row(void* object)
{
    auto& row = *static_cast<RowDraft*>(object);
    auto type = parse_wire_name<RowType>(row.type);
    if (!type && !row.type.empty())
        return nullptr; // of a newer protocol
    std::string trouble = type ? trouble_with(row, *type) : std::move(row.trouble);
    if (!trouble.empty()) {
        row.page->unreadable.push_back({std::move(row.type), std::move(row.id), std::move(trouble)});
        return nullptr;
    }
    row.change.type = *type;
    row.change.id = std::move(row.id);
    row.page->changes.push_back(std::move(row.change));
    return nullptr;
}

constexpr ObjectForm row_form {.name = "row", .members = row_members, .finish = finish_row, .contain = note_trouble};

FeedPage& page_of(void* draft)
{
    return static_cast<AnswerDraft*>(draft)->answer.page;
}

Entered enter_row(void* owner)
{
    auto& draft = *static_cast<AnswerDraft*>(owner);
    FeedPage& page = draft.answer.page;
    if (page.changes.size() + page.unreadable.size() >= max_rows_per_page)
        return {.misfit = out_of_bounds};
    draft.row = {};
    draft.row.page = &page;
    return {&row_form, &draft.row};
}

Misfit take_account(void* draft, const Scalar& value)
{
    return take_text(static_cast<AnswerDraft*>(draft)->answer.account, value, max_short_text);
}

Misfit take_epoch(void* draft, const Scalar& value)
{
    Misfit misfit = take_text(page_of(draft).epoch, value, max_id_length);
    return misfit || is_valid_id(page_of(draft).epoch) ? misfit : out_of_bounds;
}

Misfit take_cursor(void* draft, const Scalar& value)
{
    Misfit misfit = take_text(page_of(draft).cursor, value, max_cursor_length);
    return misfit || !page_of(draft).cursor.empty() ? misfit : out_of_bounds;
}

constexpr Member answer_members[] = {
    {"account", Presence::optional, Shape::single, take_account},
    {"epoch", Presence::required, Shape::single, take_epoch},
    {"cursor", Presence::required, Shape::single, take_cursor},
    {"more", Presence::required, Shape::single,
        [](void* draft, const Scalar& value) { return take_value(page_of(draft).more, value); }},
    {"ack", Presence::required, Shape::single,
        [](void* draft, const Scalar& value) { return take_integer(page_of(draft).ack, value, 0, max_exact_integer); }},
    {"changes", Presence::required, Shape::array, nullptr, enter_row},
};
constexpr ObjectForm answer_form {.name = "changes", .members = answer_members};

template <typename Row> std::string written(const ObjectForm& form, const Row& row)
{
    std::string json;
    JsonWriter writer {json};
    write_form(form, &row, writer);
    return json;
}

} // namespace

Result<FeedAnswer> read_feed_answer(std::string_view json)
{
    auto draft = TRY(read_by_form(json, max_page_bytes, answer_form, AnswerDraft {}));
    return std::move(draft.answer);
}

std::string order_to_wire_json(const Order& order)
{
    return written(order_form, order);
}

std::string message_to_wire_json(const Message& message)
{
    return written(message_form, message);
}

std::string tag_to_wire_json(const Tag& tag)
{
    return written(tag_form, tag);
}

std::string product_to_wire_json(const Product& product)
{
    return written(product_form, product);
}

Result<Order> order_from_wire_json(std::string_view json)
{
    return read_by_form(json, max_page_bytes, order_form, Order {});
}

Result<Message> message_from_wire_json(std::string_view json)
{
    return read_by_form(json, max_page_bytes, message_form, fresh_message());
}

Result<Tag> tag_from_wire_json(std::string_view json)
{
    return read_by_form(json, max_page_bytes, tag_form, Tag {});
}

Result<Product> product_from_wire_json(std::string_view json)
{
    return read_by_form(json, max_page_bytes, product_form, Product {});
}

} // namespace carnet::sync
