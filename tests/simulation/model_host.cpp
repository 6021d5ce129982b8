#include "simulation/model_host.hpp"

#include "base/check.hpp"
#include "domain/apply.hpp"
#include "support/mutation_from_json.hpp"
#include "sync/json/feed_json.hpp"
#include "sync/json/writer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <utility>

namespace carnet::test {

namespace {

std::string key_of(RowType type, std::string_view id)
{
    return std::string {wire_name(type)} + '/' + std::string {id};
}

// The value of a parameter in "v1/changes?a=1&b=2", "" when it is not there. Nothing of ours needs escapes.
std::string_view parameter(std::string_view path, std::string_view name)
{
    std::size_t at = path.find('?');
    while (at != std::string_view::npos) {
        std::string_view rest = path.substr(at + 1);
        std::size_t end = rest.find('&');
        std::string_view pair = rest.substr(0, end);
        if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
        at = end == std::string_view::npos ? end : at + 1 + end;
    }
    return {};
}

std::int64_t number(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string data_json(const FeedChange& change)
{
    if (const auto* order = std::get_if<Order>(&change.row))
        return sync::order_to_wire_json(*order);
    if (const auto* message = std::get_if<Message>(&change.row))
        return sync::message_to_wire_json(*message);
    if (const auto* tag = std::get_if<Tag>(&change.row))
        return sync::tag_to_wire_json(*tag);
    if (const auto* product = std::get_if<Product>(&change.row))
        return sync::product_to_wire_json(*product);
    return "null";
}

void write_change(const FeedChange& change, sync::JsonWriter& writer)
{
    writer.begin_object();
    writer.name("t");
    writer.text(wire_name(change.type));
    writer.name("id");
    writer.text(change.id);
    writer.name("op");
    writer.text(std::holds_alternative<RowDeleted>(change.row) ? "del" : "put");
    writer.name("rev");
    writer.integer(change.rev);
    writer.name("seq");
    writer.integer(change.seq);
    writer.name("d");
    writer.raw(data_json(change));
    writer.end_object();
}

// A cursor is "w-<seq at the start>-<rows passed>" while the client walks through everything, newest orders first, then
// "f-<seq>". A row that changes during the walk has a seq beyond its start, so that the follow phase brings it again;
// the place in the walk is the key of the last row passed, so that rows that come and go do not shift it.
struct Cursor {
    bool walks {true};
    std::int64_t seq {0};
    std::string passed {};
};

Cursor cursor_from(std::string_view text)
{
    std::size_t dash = text.find('-', 2);
    Cursor cursor;
    cursor.walks = text.starts_with('w');
    cursor.seq = number(text.substr(2, dash - 2));
    if (cursor.walks)
        cursor.passed = text.substr(dash + 1);
    return cursor;
}

std::string text_of(const Cursor& cursor)
{
    return cursor.walks ? "w-" + std::to_string(cursor.seq) + "-" + cursor.passed : "f-" + std::to_string(cursor.seq);
}

// Where a row stands in the walk: orders first, the newest before.
std::string walk_key(const FeedChange& change)
{
    constexpr std::int64_t far_future = 9'000'000'000'000;
    if (const auto* order = std::get_if<Order>(&change.row))
        return "a" + std::to_string(far_future - to_milliseconds(order->created_at)) + "_" + change.id;
    return "b" + std::to_string(static_cast<int>(change.type)) + "_" + change.id;
}

} // namespace

ModelHost::ModelHost(std::int64_t page_limit, HostBugs bugs)
    : m_bugs(bugs)
    , m_page_limit(page_limit)
{
    m_now.epoch = "epoch-1";
}

// ── The wire ────────────────────────────────────────────────────────────────────────────────────────────────────────

HostAnswer ModelHost::hello() const
{
    std::string json;
    sync::JsonWriter writer {json};
    writer.raw(R"({"protocol":[1],"schema":{"min":1,"max":1},"account":"shop","name":"Shop","tz":"Europe/Paris",)"
               R"("locale":"fr","epoch":")"
        + m_now.epoch + R"(","seq":)" + std::to_string(m_now.seq) + R"(,"limits":{"push":100,"page":)"
        + std::to_string(m_page_limit) + R"(,"body":1048576}})");
    return {.body = std::move(json)};
}

std::optional<HostAnswer> ModelHost::changes(std::string_view path, bool may_wait)
{
    if (std::string_view epoch = parameter(path, "epoch"); !epoch.empty() && epoch != m_now.epoch)
        return problem(410, "resync", R"(,"epoch":")" + m_now.epoch + '"');
    bool is_news = false;
    std::int64_t limit = std::clamp<std::int64_t>(number(parameter(path, "limit")), 1, m_page_limit);
    std::string body = page(parameter(path, "since"), parameter(path, "cid"), limit, is_news);
    if (!is_news && may_wait)
        return {};
    return HostAnswer {.body = std::move(body)};
}

std::string ModelHost::page(std::string_view since, std::string_view cid, std::int64_t limit, bool& is_news) const
{
    Cursor cursor {.seq = m_now.seq};
    if (!since.empty())
        cursor = cursor_from(since);
    std::vector<const FeedChange*> sent;
    auto is_full = [&] { return std::ssize(sent) >= limit; };
    if (cursor.walks) {
        std::map<std::string, const FeedChange*> left;
        for (const auto& [key, change] : m_now.log) {
            if (!std::holds_alternative<RowDeleted>(change.row) && walk_key(change) > cursor.passed)
                left.emplace(walk_key(change), &change);
        }
        for (const auto& [key, change] : left) {
            if (is_full())
                break;
            sent.push_back(change);
            cursor.passed = key;
        }
        if (sent.size() == left.size())
            cursor.walks = false;
    }
    bool more = cursor.walks;
    std::int64_t visible = m_bugs.acks_ahead_of_rows ? m_seq_before_push : m_now.seq;
    m_seq_before_push = m_now.seq;
    if (!cursor.walks) {
        std::map<std::int64_t, const FeedChange*> newer;
        for (const auto& [key, change] : m_now.log) {
            if (change.seq > cursor.seq && change.seq <= visible)
                newer.emplace(change.seq, &change);
        }
        for (const auto& [seq, change] : newer) {
            more = is_full();
            if (more)
                break;
            sent.push_back(change);
            cursor.seq = seq;
        }
        if (!more)
            cursor.seq = std::max(cursor.seq, visible);
    }
    auto ack = m_now.acks.find(std::string {cid});
    std::string json;
    sync::JsonWriter writer {json};
    writer.begin_object();
    writer.name("account");
    writer.text("shop");
    writer.name("epoch");
    writer.text(m_now.epoch);
    writer.name("cursor");
    writer.text(text_of(cursor));
    writer.name("more");
    writer.boolean(more);
    writer.name("ack");
    writer.integer(ack == m_now.acks.end() ? 0 : ack->second);
    writer.name("changes");
    writer.begin_array();
    for (const FeedChange* change : sent)
        write_change(*change, writer);
    writer.end_array();
    writer.end_object();
    is_news = !sent.empty() || more;
    return json;
}

std::optional<HostAnswer> ModelHost::mutations(const std::string& body, std::optional<std::size_t> crash_after)
{
    using Json = nlohmann::json;
    Json batch = Json::parse(body, nullptr, false);
    CHECK(batch.is_object() && batch["muts"].is_array()); // it is our own client that speaks here
    if (batch["epoch"] != m_now.epoch)
        return problem(410, "resync", R"(,"epoch":")" + m_now.epoch + '"');
    std::string cid = batch["cid"].get<std::string>();
    m_seq_before_push = m_now.seq;
    std::string results;
    sync::JsonWriter writer {results};
    writer.begin_array();
    std::size_t done = 0;
    for (const Json& json : batch["muts"]) {
        if (crash_after && done++ == *crash_after)
            return {};
        std::int64_t n = json["n"].get<std::int64_t>();
        Mutation mutation = mutation_from_json(json);
        const std::string& uid = mutation.uid.text();
        std::int64_t& ack = m_now.acks[cid];
        std::string& uid_of_number = m_now.numbers[cid + '/' + std::to_string(n)];
        if (n <= ack && !uid_of_number.empty() && uid_of_number != uid)
            return problem(409, "client-reused");
        if (n > ack + 1 && !m_bugs.accepts_gap)
            return problem(409, "gap", R"(,"ack":)" + std::to_string(ack));
        auto known = m_now.committed.find(uid);
        bool was_done = known != m_now.committed.end() && !(n > ack && m_bugs.forgets_uids);
        if (!was_done || (n <= ack && m_bugs.no_dedupe)) {
            int times = known == m_now.committed.end() ? 0 : known->second.times;
            Committed result = carry_out(mutation);
            if (result.kind == OutcomeKind::rejected && m_bugs.rejection_blocks)
                return problem(400, "malformed");
            result.times = times + 1;
            bool result_is_lost = m_bugs.splits_ack && crash_after && done == *crash_after;
            known = m_now.committed.insert_or_assign(uid, std::move(result)).first;
            if (result_is_lost) {
                known->second.json.clear();
                ++m_commits;
                return {};
            }
        }
        if (known->second.json.empty()) // the effect was kept, its result was not
            known->second = [&] {
                Committed again = carry_out(mutation);
                again.times = known->second.times + 1;
                return again;
            }();
        uid_of_number = uid;
        ack = std::max(ack, n);
        ++m_commits;
        writer.raw(R"({"n":)" + std::to_string(n) + R"(,"uid":")" + uid + R"(",)" + known->second.json + '}');
    }
    if (crash_after)
        return {};
    writer.end_array();
    return HostAnswer {
        .body = R"({"account":"shop","ack":)" + std::to_string(m_now.acks[cid]) + R"(,"results":)" + results + '}'};
}

HostAnswer ModelHost::problem(int status, std::string_view name, std::string_view more)
{
    std::string json = R"({"type":"urn:carnet:problem:)" + std::string {name} + R"(","title":"no","status":)"
        + std::to_string(status) + std::string {more} + '}';
    return {status, "application/problem+json", std::move(json)};
}

// ── What mutations do ───────────────────────────────────────────────────────────────────────────────────────────────

Committed ModelHost::carry_out(const Mutation& mutation)
{
    Committed result {.kind = OutcomeKind::applied};
    if (const auto* put_tag = std::get_if<mutation::PutTag>(&mutation.body)) {
        put(Tag {put_tag->id, put_tag->name, put_tag->color});
    } else if (const auto* deletion = std::get_if<mutation::DeleteTag>(&mutation.body)) {
        for (const auto& [id, order] : Rows {m_now.rows}.orders) {
            Order changed = order;
            if (std::erase(changed.tags, deletion->id) > 0)
                put(std::move(changed));
        }
        remove(RowType::tag, deletion->id.text());
    } else {
        result = carry_out_on_order(mutation);
    }
    result.seq = m_now.seq;
    result.json = R"("s":")" + std::string {wire_name(result.kind)} + '"' + result.json;
    return result;
}

Committed ModelHost::carry_out_on_order(const Mutation& mutation)
{
    auto found = m_now.rows.orders.find(mutation.order.text());
    if (found == m_now.rows.orders.end())
        return {.kind = OutcomeKind::rejected, .json = R"(,"code":"gone")"};
    Order order = found->second;
    std::vector<Message> conversation;
    for (const auto& [id, message] : m_now.rows.messages) {
        if (message.order == order.id)
            conversation.push_back(message);
    }
    std::ranges::sort(conversation, {}, [](const Message& message) { return std::pair {message.at, message.id}; });
    Applied applied = apply(mutation, order, {tick(), "me", WrittenBy::host, conversation}).value();
    if (applied.kind == OutcomeKind::rejected)
        return {.kind = applied.kind,
            .json = R"(,"code":")" + std::string {wire_name(*applied.code)} + R"(","detail":"no")"};
    for (const StockMove& move : applied.stock) {
        auto product = m_now.rows.products.find(move.product.text());
        if (product == m_now.rows.products.end())
            continue;
        Product moved = product->second;
        apply_moves(moved, {move});
        put(std::move(moved));
    }
    if (applied.message) {
        applied.message->delivery = Delivery::sent;
        if (m_bugs.names_messages_itself)
            applied.message->id = MessageId::create("host-" + std::to_string(++m_named_messages)).value();
        put(std::move(*applied.message));
    }
    if (order != found->second)
        put(std::move(order));
    return {.kind = applied.kind};
}

// ── The shop's own life ─────────────────────────────────────────────────────────────────────────────────────────────

void ModelHost::put(Order order)
{
    std::string id = order.id.text();
    commit({RowType::order, std::move(id), 0, 0, std::move(order)});
}

void ModelHost::put(Message message)
{
    std::string id = message.id.text();
    commit({RowType::message, std::move(id), 0, 0, std::move(message)});
}

void ModelHost::put(Tag tag)
{
    std::string id = tag.id.text();
    commit({RowType::tag, std::move(id), 0, 0, std::move(tag)});
}

void ModelHost::put(Product product)
{
    std::string id = product.id.text();
    commit({RowType::product, std::move(id), 0, 0, std::move(product)});
}

void ModelHost::remove(RowType type, const std::string& id)
{
    if (m_now.log.contains(key_of(type, id)))
        commit({type, id, 0, 0, RowDeleted {}});
}

void ModelHost::commit(FeedChange change)
{
    FeedChange& last = m_now.log[key_of(change.type, change.id)];
    change.rev = last.rev + 1;
    change.seq = ++m_now.seq;
    put_change(m_now.rows, change);
    m_now.history.push_back(change);
    last = std::move(change);
    ++m_commits;
}

void ModelHost::restore()
{
    CHECK(m_backup.has_value());
    m_past.insert_or_assign(m_now.epoch, m_now);
    std::string epoch = m_bugs.keeps_epoch ? m_now.epoch : "epoch-" + std::to_string(++m_epochs);
    m_now = *m_backup;
    m_now.epoch = std::move(epoch);
    ++m_commits;
}

// ── For the oracle ──────────────────────────────────────────────────────────────────────────────────────────────────

const std::vector<FeedChange>& ModelHost::history(const std::string& epoch) const
{
    if (epoch == m_now.epoch)
        return m_now.history;
    auto past = m_past.find(epoch);
    CHECK(past != m_past.end());
    return past->second.history;
}

const Committed* ModelHost::committed(const std::string& epoch, const std::string& uid) const
{
    const auto& state = epoch == m_now.epoch ? m_now : m_past.find(epoch)->second;
    auto found = state.committed.find(uid);
    return found == state.committed.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> ModelHost::seq_of(const std::string& cursor)
{
    if (!cursor.starts_with('f'))
        return {};
    return number(std::string_view {cursor}.substr(2));
}

} // namespace carnet::test
