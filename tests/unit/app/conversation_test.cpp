// The conversation of the screen's program: what is typed is kept, what is sent and how often, what is seen and read,
// what is announced, and the saved replies.
#include "app/update.hpp"

#include "base/time.hpp"
#include "i18n/words.hpp"
#include "platform/test/fake_intl.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace carnet;
using namespace carnet::app;
namespace words = carnet::i18n::words;

namespace {

struct Talk {
    platform::FakeIntl intl;
    i18n::Translator tr {intl};
    Model model;
    Effects effects;
    int made {0};
    Context context {tr, 1000, timestamp_from_milliseconds(1'795'871'100'000),
        [this] { return *MutationUid::create("uid-" + std::to_string(++made)); }};

    Talk()
    {
        tr.use({}, "en", "UTC");
        model.status.book.state = engine::BookState::open;
        model.environment.visible = true;
    }

    void act(Action action) { update(model, action, context, effects); }

    // The questions of one kind that were asked since this was called last.
    template <typename Body> std::vector<Body> asked()
    {
        std::vector<Body> found;
        for (Effect& effect : effects.take()) {
            auto* ask = std::get_if<effect::AskEngine>(&effect);
            if (!ask)
                continue;
            if (auto* body = std::get_if<Body>(&ask->body))
                found.push_back(*body);
        }
        return found;
    }

    template <typename Mutation> std::vector<Mutation> did()
    {
        std::vector<Mutation> found;
        for (engine::Act& command : asked<engine::Act>()) {
            if (auto* mutation = std::get_if<Mutation>(&command.body))
                found.push_back(*mutation);
        }
        return found;
    }

    // The conversation of the order "o1" is open with these messages, the last `unread` of the customer's not read.
    void open(std::vector<Message> messages, std::int64_t unread = 0)
    {
        act(action::OpenWindow {{WindowKind::conversation, order_id()}, OrderRow {1}});
        read(std::move(messages), unread);
        (void)effects.take();
    }

    void read(std::vector<Message> messages, std::int64_t unread)
    {
        engine::OrderDetail detail;
        detail.row = OrderRow {1};
        detail.order.id = order_id();
        detail.order.number = "A7F3K2";
        detail.order.customer.name = "Ada";
        detail.order.unread = unread;
        detail.messages = std::move(messages);
        act(action::OrderRead {order_id(), std::move(detail)});
    }

    static OrderId order_id() { return *OrderId::create("o1"); }
};

Message message(const char* id, MessageDirection direction, Delivery delivery = Delivery::sent)
{
    Message made;
    made.id = *MessageId::create(id);
    made.order = Talk::order_id();
    made.direction = direction;
    made.subject = "Subject of " + std::string {id};
    made.text = "Text of " + std::string {id};
    made.delivery = delivery;
    return made;
}

constexpr auto in = MessageDirection::in;
constexpr auto out = MessageDirection::out;

engine::Setting replies(std::vector<SavedReply> list)
{
    return {to_text(list)};
}

} // namespace

TEST_CASE("S61 S64 a message answers the customer's last one, and the field is empty afterwards")
{
    Talk talk;
    talk.open({message("m1", out), message("m2", in), message("m3", out)});
    talk.act(action::TypeMessage {"Soon", "It leaves today."});
    talk.act(action::SendMessage {});
    CHECK(talk.model.open.message_text.empty());
    CHECK(talk.model.open.message_subject.empty());
    auto sent = talk.did<mutation::SendMessage>();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].text == "It leaves today.");
    CHECK(sent[0].subject == "Soon");
    CHECK(sent[0].in_reply_to.text() == "m2");
}

TEST_CASE("S61 nothing is sent of blanks, of a place without a value, or before the order is read")
{
    Talk talk;
    talk.act(action::OpenWindow {{WindowKind::conversation, Talk::order_id()}, OrderRow {1}});
    talk.act(action::TypeMessage {"", "Too early"});
    talk.act(action::SendMessage {});
    talk.read({}, 0);
    for (const char* text : {"", "  \n\t ", "Here it is: {tracking}"}) {
        talk.act(action::TypeMessage {"", text});
        talk.act(action::SendMessage {});
    }
    CHECK(talk.did<mutation::SendMessage>().empty());
    talk.act(action::TypeMessage {"", "Order {number} for {name}: braces { } stay"});
    talk.act(action::SendMessage {});
    CHECK(talk.did<mutation::SendMessage>().size() == 1);
}

TEST_CASE("what is typed is kept per order and comes back, unless something newer was typed meanwhile")
{
    Talk talk;
    talk.open({});
    talk.act(action::TypeMessage {"S", "half a sen"});
    auto kept = talk.asked<engine::PutSetting>();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].key == "draft.o1");
    Talk later;
    later.open({});
    later.act(action::DraftRead {Talk::order_id(), engine::Setting {kept[0].value}});
    CHECK(later.model.open.message_text == "half a sen");
    CHECK(later.model.open.message_subject == "S");
    Talk typed;
    typed.open({});
    typed.act(action::TypeMessage {"", "newer"});
    typed.act(action::DraftRead {Talk::order_id(), engine::Setting {kept[0].value}});
    CHECK(typed.model.open.message_text == "newer");
    Talk other;
    other.act(action::OpenWindow {{WindowKind::conversation, *OrderId::create("o2")}, OrderRow {2}});
    other.act(action::DraftRead {Talk::order_id(), engine::Setting {kept[0].value}});
    CHECK(other.model.open.message_text.empty());
}

TEST_CASE("a draft that was sent is gone also after a reload")
{
    Talk talk;
    talk.open({});
    talk.act(action::TypeMessage {"", "Hello"});
    (void)talk.effects.take();
    talk.act(action::SendMessage {});
    auto kept = talk.asked<engine::PutSetting>();
    REQUIRE(kept.size() == 1);
    CHECK_FALSE(kept[0].value.has_value());
}

TEST_CASE("only a message that was not delivered is sent again, with all that it said, as another one")
{
    Talk talk;
    Message failed = message("m2", out, Delivery::failed);
    failed.in_reply_to = *MessageId::create("m1");
    talk.open({message("m1", in), failed, message("m3", out)});
    talk.act(action::SendAgain {*MessageId::create("m3")});
    talk.act(action::SendAgain {*MessageId::create("m9")});
    CHECK(talk.did<mutation::SendMessage>().empty());
    talk.act(action::SendAgain {*MessageId::create("m2")});
    auto sent = talk.did<mutation::SendMessage>();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].text == failed.text);
    CHECK(sent[0].subject == failed.subject);
    CHECK(sent[0].in_reply_to == failed.in_reply_to);
    CHECK(sent[0].id != failed.id);
}

TEST_CASE("what is seen is read once, and not by somebody who may only read")
{
    Talk talk;
    talk.open({message("m1", out), message("m2", in), message("m3", in)}, 2);
    CHECK(talk.model.open.first_unread.text() == "m2");
    talk.act(action::SeeMessages {*MessageId::create("m3")});
    talk.act(action::SeeMessages {*MessageId::create("m3")});
    auto read = talk.did<mutation::MarkRead>();
    REQUIRE(read.size() == 1);
    CHECK(read[0].upto.text() == "m3");
    // The line "New" stays where it was while one reads.
    talk.read({message("m1", out), message("m2", in), message("m3", in)}, 0);
    CHECK(talk.model.open.first_unread.text() == "m2");

    Talk guest;
    guest.model.status.sync.phase = engine::SyncPhase::read_only;
    guest.open({message("m1", in)}, 1);
    guest.act(action::SeeMessages {*MessageId::create("m1")});
    CHECK(guest.did<mutation::MarkRead>().empty());
}

TEST_CASE("S63 an answer is announced, unless its thread is before one's eyes")
{
    Talk talk;
    talk.open({});
    engine::AnswersArrived here {1, Talk::order_id(), "A7F3K2", "Ada"};
    talk.act(action::Noticed {here});
    CHECK(talk.model.toasts.empty());
    talk.model.environment.visible = false;
    talk.act(action::Noticed {here});
    REQUIRE(talk.model.toasts.size() == 1);
    CHECK(talk.model.toasts[0].text
        == i18n::Phrase {words::conversation_arrived_toast, {.name = "Ada", .number = "A7F3K2"}});
    talk.act(action::Noticed {engine::AnswersArrived {3, Talk::order_id(), "A7F3K2", "Ada"}});
    REQUIRE(talk.model.toasts.size() == 2);
    CHECK(talk.model.toasts[1].text == i18n::Phrase {words::conversation_arrived_many_toast, {.count = 3}});
}

TEST_CASE("a saved reply goes behind what is typed, filled in; what has no value stays to be seen")
{
    Talk talk;
    talk.open({});
    talk.act(action::SavedRepliesRead {replies({{"r1", "Sent", "Hello {name}, {number}: {tracking}"}})});
    talk.act(action::InsertReply {"r1"});
    CHECK(talk.model.open.message_text == "Hello Ada, A7F3K2: {tracking}");
    talk.act(action::TypeMessage {"", "Before."});
    talk.act(action::InsertReply {"r1"});
    CHECK(talk.model.open.message_text == "Before.\nHello Ada, A7F3K2: {tracking}");
    talk.act(action::InsertReply {"gone"});
    CHECK(talk.model.open.message_text == "Before.\nHello Ada, A7F3K2: {tracking}");
}

TEST_CASE("saved replies are made, edited and deleted as one setting, by name")
{
    Talk talk;
    talk.open({});
    talk.act(action::OpenDialog {EditReplyDialog {{{}, "Thanks", "Thank you"}, true}});
    talk.act(action::ConfirmDialog {});
    CHECK(std::holds_alternative<SavedRepliesDialog>(talk.model.dialog));
    talk.act(action::OpenDialog {EditReplyDialog {{{}, "Delay", "Sorry"}, false}});
    talk.act(action::ConfirmDialog {});
    CHECK(std::holds_alternative<std::monostate>(talk.model.dialog));
    REQUIRE(talk.model.saved_replies.size() == 2);
    CHECK(talk.model.saved_replies[0].name == "Delay");
    SavedReply edited = talk.model.saved_replies[1];
    edited.text = "Thank you so much";
    talk.act(action::OpenDialog {EditReplyDialog {edited, true}});
    talk.act(action::ConfirmDialog {});
    auto kept = talk.asked<engine::PutSetting>();
    REQUIRE(kept.size() == 3);
    CHECK(saved_replies_from(*kept[2].value) == talk.model.saved_replies);
    CHECK(talk.model.saved_replies[1] == edited);
    talk.act(action::OpenDialog {DeleteReplyDialog {edited}});
    talk.act(action::ConfirmDialog {});
    REQUIRE(talk.model.saved_replies.size() == 1);
    CHECK(talk.model.saved_replies[0].name == "Delay");
    // Without a name or without a text there is nothing to keep.
    talk.act(action::OpenDialog {EditReplyDialog {{{}, "", "text"}, true}});
    talk.act(action::ConfirmDialog {});
    CHECK(talk.model.saved_replies.size() == 1);
}
