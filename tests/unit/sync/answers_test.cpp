// The small answers of a host: hello, session, the results of a push, problems.
#include "sync/json/answers.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace carnet;
using namespace carnet::sync;

TEST_CASE("hello is read, and what it leaves out has a sensible value")
{
    auto hello = read_hello(
        R"({"protocol":[1,2],"schema":{"min":1,"max":4},"account":"shop","name":"Épicerie","tz":"Europe/Paris",)"
        R"("locale":"fr","epoch":"e1","seq":17,"server_time":"2026-11-23T14:05:00Z","features":["digest","sse"],)"
        R"("limits":{"push":50,"page":200,"body":65536,"text":50000},"motto":{"x":1}})");
    REQUIRE(hello);
    CHECK(hello->account == "shop");
    CHECK(hello->time_zone == "Europe/Paris");
    CHECK(hello->features.size() == 2);
    CHECK(hello->limits == HostLimits {50, 200, 65'536});
    CHECK(speaks_our_version(*hello));

    auto bare = read_hello(R"({"protocol":[1],"account":"shop","epoch":"e1"})");
    REQUIRE(bare);
    CHECK(bare->limits == HostLimits {});
    CHECK(speaks_our_version(*bare));
}

TEST_CASE("a host that speaks another protocol or newer rows only is known as such")
{
    CHECK(!speaks_our_version(read_hello(R"({"protocol":[2,3],"account":"s","epoch":"e1"})").value()));
    CHECK(!speaks_our_version(
        read_hello(R"({"protocol":[1],"schema":{"min":2,"max":3},"account":"s","epoch":"e1"})").value()));
}

TEST_CASE("a hello without what sync stands on is refused")
{
    for (std::string_view json : {
             R"({"account":"shop","epoch":"e1"})",
             R"({"protocol":1,"account":"shop","epoch":"e1"})",
             R"({"protocol":["1"],"account":"shop","epoch":"e1"})",
             R"({"protocol":[1],"epoch":"e1"})",
             R"({"protocol":[1],"account":"","epoch":"e1"})",
             R"({"protocol":[1],"account":"shop"})",
             R"({"protocol":[1],"account":"shop","epoch":"not an id"})",
             R"({"protocol":[1],"account":"shop","epoch":"e1","limits":{"page":0}})",
             R"({"protocol":[1],"account":"shop","epoch":"e1","schema":{"min":1}})",
             R"({"protocol":[1],"account":"shop","epoch":"e1"}x)",
             R"(<!doctype html>)",
             R"("hello")",
         }) {
        INFO(json);
        CHECK(!read_hello(json));
    }
}

TEST_CASE("a token is taken only when it can stand in a header")
{
    CHECK(read_session(R"({"token":"s.17.a-b_c~d+e/f=","exp":"2026-11-23T14:05:00Z","account":"shop"})").value()
        == Session {"s.17.a-b_c~d+e/f=", "shop"});
    CHECK(!read_session(R"({"token":"a\r\nX-Evil: 1","account":"shop"})"));
    CHECK(!read_session(R"({"token":"a b","account":"shop"})"));
    CHECK(!read_session(R"({"token":"","account":"shop"})"));
    CHECK(!read_session(R"({"token":"abc"})"));
    CHECK(!read_session(R"({"token":")" + std::string(9'000, 'x') + R"(","account":"shop"})"));
}

TEST_CASE("the results of a push are read, with codes that nobody knows yet")
{
    auto answer =
        read_push_answer(R"({"account":"shop","ack":4,"results":[{"n":3,"uid":"u3","s":"applied","rev":7},)"
                         R"({"n":4,"uid":"u4","s":"rejected","code":"locked","detail":"The payment is being made"},)"
                         R"({"n":5,"uid":"u5","s":"rejected","code":"out_of_tea","detail":{"current":"cancelled"}},)"
                         R"({"n":6,"uid":"u6","s":"noop","code":null,"detail":null}]})");
    REQUIRE(answer);
    CHECK(answer->ack == 4);
    REQUIRE(answer->outcomes.size() == 4);
    CHECK(answer->outcomes[0].kind == OutcomeKind::applied);
    CHECK(answer->outcomes[0].rev == 7);
    CHECK(answer->outcomes[1].code == RejectionCode::locked);
    CHECK(answer->outcomes[1].detail == "The payment is being made");
    CHECK(!answer->outcomes[2].code);
    CHECK(answer->outcomes[2].detail == R"({"current":"cancelled"})");
    CHECK(answer->outcomes[3].kind == OutcomeKind::noop);
}

TEST_CASE("results that are not right are refused whole: a push is safely sent again")
{
    for (std::string_view json : {
             R"({"results":[]})",
             R"({"ack":1})",
             R"({"ack":-1,"results":[]})",
             R"({"ack":1,"results":[{"uid":"u","s":"applied"}]})",
             R"({"ack":1,"results":[{"n":0,"uid":"u","s":"applied"}]})",
             R"({"ack":1,"results":[{"n":1,"s":"applied"}]})",
             R"({"ack":1,"results":[{"n":1,"uid":"u"}]})",
             R"({"ack":1,"results":[{"n":1,"uid":"u","s":"perhaps"}]})",
             R"({"ack":1,"results":[{"n":1,"uid":"u","s":"rejected","code":4}]})",
             R"({"ack":1,"results":[{"n":1,"uid":"u","s":"applied"})",
         }) {
        INFO(json);
        CHECK(!read_push_answer(json));
    }
}

TEST_CASE("a problem is known by its type, and keeps what the type carries")
{
    Problem gap = read_problem(R"({"type":"urn:carnet:problem:gap","title":"x","status":409,"ack":12})").value();
    CHECK(gap.name == "gap");
    CHECK(gap.ack == 12);
    CHECK(read_problem(R"({"type":"urn:carnet:problem:resync","epoch":"e2"})").value().epoch == "e2");
    CHECK(read_problem(R"({"type":"about:blank","detail":"no"})").value().name.empty());
    CHECK(read_problem("{}").value().name.empty());
    CHECK(!read_problem(R"({"type":7})"));
    CHECK(!read_problem("no"));
}
