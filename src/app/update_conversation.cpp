// The conversation with an order's customer: what is typed, sent, seen and announced, and the saved replies. A message
// is a command of the engine like any other: it stands in the thread at once and waits in the outbox for the host,
// once.
#include "app/updater.hpp"
#include "domain/message_template.hpp"
#include "i18n/words.hpp"

#include <algorithm>

namespace carnet::app {

namespace words = i18n::words;

namespace {

bool is_blank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// The customer's last message: what is written now answers it.
MessageId last_answer(const std::vector<Message>& messages)
{
    for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
        if (message->direction == MessageDirection::in)
            return message->id;
    }
    return {};
}

} // namespace

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

void Updater::on(const action::TypeMessage& action)
{
    m.open.message_subject = action.subject;
    m.open.message_text = action.text;
    save_draft();
}

void Updater::on(const action::SendMessage&)
{
    if (!m.open.detail || is_blank(m.open.message_text))
        return;
    const auto& detail = *m.open.detail;
    // The customer must not get "{tracking}"; the view says what is missing.
    if (!places_without_value(m.open.message_text, template_values(detail.order)).empty())
        return;
    act(m.open.order,
        mutation::SendMessage {
            new_id<MessageId>(), m.open.message_subject, m.open.message_text, last_answer(detail.messages)},
        {}, false, false);
    m.open.message_subject.clear();
    m.open.message_text.clear();
    m.open.first_unread = {};
    save_draft();
}

void Updater::on(const action::SendAgain& action)
{
    if (!m.open.detail)
        return;
    auto& messages = m.open.detail->messages;
    auto failed = std::ranges::find(messages, action.message, &Message::id);
    if (failed == messages.end() || failed->delivery != Delivery::failed || failed->waiting)
        return;
    failed->waiting = true; // until the conversation is read again: pressed twice it is sent once
    act(m.open.order, mutation::SendMessage {new_id<MessageId>(), failed->subject, failed->text, failed->in_reply_to},
        {}, false, false);
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

// Where the unread ones begin, of the conversation that was just opened: `unread` counts from its end.
void Updater::note_unread()
{
    OpenOrder& open = m.open;
    std::int64_t unread = open.detail->order.unread;
    if (unread == 0 || !open.first_unread.empty() || !open.seen.empty())
        return;
    const auto& messages = open.detail->messages;
    for (auto message = messages.rbegin(); message != messages.rend() && unread > 0; ++message) {
        if (message->direction != MessageDirection::in)
            continue;
        open.first_unread = message->id;
        unread -= 1;
    }
}

void Updater::on(const action::SeeMessages& action)
{
    if (!m.open.detail || m.open.seen == action.upto || m.status.sync.phase == engine::SyncPhase::read_only)
        return;
    m.open.seen = action.upto;
    if (m.open.detail->order.unread > 0)
        act(m.open.order, mutation::MarkRead {action.upto}, {}, false, false);
}

void Updater::announce(const engine::AnswersArrived& arrived)
{
    // Who has the thread before him sees and hears it arrive.
    bool is_on_screen =
        m.environment.visible && m.view.window.kind == WindowKind::conversation && m.view.window.order == arrived.order;
    if (is_on_screen && arrived.count == 1)
        return;
    if (arrived.count == 1 && !arrived.number.empty() && !arrived.name.empty())
        toast({words::conversation_arrived_toast, {.name = arrived.name, .number = arrived.number}});
    else
        toast({words::conversation_arrived_many_toast, {.count = arrived.count}});
}

// ── Saved replies (SPEC 7) ──────────────────────────────────────────────────────────────────────────────────────────

// Asked at each opening rather than once: another tab may have changed them.
void Updater::read_saved_replies()
{
    m_effects.ask(engine::AskSetting {std::string {saved_replies_key}},
        [](Result<engine::Setting> setting) -> Action { return action::SavedRepliesRead {std::move(setting)}; });
}

void Updater::on(const action::SavedRepliesRead& action)
{
    if (action.setting)
        m.saved_replies = saved_replies_from(action.setting->value.value_or(""));
}

void Updater::on(const action::InsertReply& action)
{
    auto reply = std::ranges::find(m.saved_replies, action.id, &SavedReply::id);
    if (reply == m.saved_replies.end() || !m.open.detail)
        return;
    std::string& text = m.open.message_text;
    if (is_blank(text))
        text.clear();
    else if (!text.ends_with('\n'))
        text += '\n';
    text += filled_where_known(reply->text, template_values(m.open.detail->order));
    save_draft();
}

void Updater::save_reply(SavedReply reply)
{
    std::string name = reply.name;
    if (reply.id.empty())
        reply.id = m_context.make_uid().text();
    std::erase_if(m.saved_replies, [&](const SavedReply& known) { return known.id == reply.id; });
    m.saved_replies.push_back(std::move(reply));
    std::vector<std::string_view> names;
    for (const SavedReply& known : m.saved_replies)
        names.push_back(known.name);
    std::vector<SavedReply> sorted;
    for (std::uint32_t place : m_context.tr.sorted(names))
        sorted.push_back(m.saved_replies[place]);
    m.saved_replies = std::move(sorted);
    put_setting(saved_replies_key, to_text(m.saved_replies));
    toast({words::conversation_reply_saved_toast, {.reply = name}});
}

void Updater::delete_reply(const std::string& id)
{
    auto reply = std::ranges::find(m.saved_replies, id, &SavedReply::id);
    if (reply == m.saved_replies.end())
        return;
    std::string name = reply->name;
    m.saved_replies.erase(reply);
    put_setting(saved_replies_key, to_text(m.saved_replies));
    toast({words::conversation_reply_deleted_toast, {.reply = name}});
}

} // namespace carnet::app
