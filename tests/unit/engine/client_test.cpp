#include "engine/client.hpp"

#include "engine/responder.hpp"

#include <doctest/doctest.h>

using namespace carnet;
using namespace carnet::engine;

namespace {

// The wire between a client and whatever the test answers.
struct Wire {
    std::vector<Request> sent;
    std::vector<NoticeBody> notices;
    Client client {[this](Bytes bytes) { sent.push_back(*from_bytes<Request>(bytes)); },
        [this](const NoticeBody& notice) { notices.push_back(notice); }};
    Responder::Send reply = [this](Bytes bytes) { client.receive(bytes); };
};

} // namespace

TEST_CASE("a question gets its answer exactly once")
{
    Wire wire;
    int answers = 0;
    wire.client.ask(AskSetting {"columns"}, 0, [&](Result<Setting> setting) {
        ++answers;
        REQUIRE(setting);
        CHECK(setting->value == "all");
    });
    REQUIRE(wire.sent.size() == 1);
    Responder responder {wire.sent[0].id, wire.reply};
    responder.answer(Result<Setting> {Setting {"all"}});
    responder.answer(Result<Setting> {Setting {"twice"}});
    CHECK(answers == 1);
    CHECK(wire.client.pending() == 0);
}

TEST_CASE("a responder that is forgotten answers that it was cancelled")
{
    Wire wire;
    ErrorCode code {};
    wire.client.ask(AskTags {}, 0, [&](Result<TagList> tags) { code = tags.error().code; });
    {
        Responder responder {wire.sent[0].id, wire.reply};
        Responder moved = std::move(responder);
    }
    CHECK(code == ErrorCode::cancelled);
}

TEST_CASE("a question that is not answered in time is answered with that, and a late answer is dropped")
{
    Wire wire;
    std::vector<ErrorCode> codes;
    wire.client.ask(
        AskTags {}, 100, [&](Result<TagList> tags) { codes.push_back(tags.error().code); }, 50);
    CHECK(wire.client.expire(149) == 150);
    CHECK(codes.empty());
    CHECK_FALSE(wire.client.expire(150));
    CHECK(codes == std::vector {ErrorCode::timed_out});
    Responder {wire.sent[0].id, wire.reply}.answer(Result<TagList> {});
    CHECK(codes.size() == 1);
}

TEST_CASE("when the engine dies every open question learns it, and may ask again at once")
{
    Wire wire;
    int unavailable = 0;
    wire.client.ask(AskTags {}, 0, [&](Result<TagList> tags) {
        unavailable += tags.error().code == ErrorCode::unavailable;
        wire.client.ask(AskTags {}, 0, [](Result<TagList>) {});
    });
    wire.client.engine_died();
    CHECK(unavailable == 1);
    CHECK(wire.client.pending() == 1);
}

TEST_CASE("an error of the engine reaches the one who asked")
{
    Wire wire;
    std::string message;
    wire.client.ask(PutSetting {"a", "b"}, 0, [&](Result<Done> done) { message = done.error().message; });
    Responder {wire.sent[0].id, wire.reply}.done(failure(ErrorCode::storage_full, "no room"));
    CHECK(message == "no room");
}

TEST_CASE("notices come unasked")
{
    Wire wire;
    wire.client.receive(to_bytes(FromEngine {Notice {BookChanged {7, true, false}}}));
    REQUIRE(wire.notices.size() == 1);
    CHECK(std::get<BookChanged>(wire.notices[0]).revision == 7);
}
