// The machine on a bench: a model of a book below it, and a hand that plays the host, the clock and the transport.
#pragma once

#include "support/model_book.hpp"
#include "sync/machine.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace carnet::test {

class SeededChance final : public sync::Chance {
public:
    explicit SeededChance(std::uint64_t seed)
        : m_random(seed)
    {
    }
    std::uint64_t next() override { return m_random.next(); }

private:
    Random m_random;
};

inline const std::string hello_json =
    R"({"protocol":[1],"schema":{"min":1,"max":1},"account":"shop","name":"Shop","tz":"Europe/Paris","epoch":"e1",)"
    R"("limits":{"push":100,"page":1000,"body":1048576}})";

inline std::string order_json(std::string_view id, std::string_view number = "N1")
{
    return R"({"t":"order","id":")" + std::string {id} + R"(","op":"put","rev":1,"seq":1,"d":{"id":")"
        + std::string {id} + R"(","number":")" + std::string {number}
    + R"(","module":"store","status":"new","payment_status":"unpaid","created_at":"2026-01-01T00:00:00Z",)"
      R"("currency":"EUR","customer":{},"items":[],"totals":{"total":5}}})";
}

inline std::string page_json(std::string_view cursor, bool more, std::string_view changes = "", std::int64_t ack = 0,
    std::string_view epoch = "e1")
{
    return R"({"account":"shop","epoch":")" + std::string {epoch} + R"(","cursor":")" + std::string {cursor}
    + R"(","more":)" + (more ? "true" : "false") + R"(,"ack":)" + std::to_string(ack) + R"(,"changes":[)"
        + std::string {changes} + "]}";
}

inline std::string problem_json(std::string_view name, std::string_view more = "")
{
    return R"({"type":"urn:carnet:problem:)" + std::string {name} + R"(","title":"x")" + std::string {more} + "}";
}

class MachineBench {
public:
    ModelBook book {id_of<sync::ClientFileId>("file-1")};
    SeededChance chance {9};
    sync::Machine machine {book, chance};
    sync::Instant now {100'000};
    std::vector<sync::HttpRequest> open; // sent, neither answered nor cancelled
    int tokens_wanted {0};
    bool continue_wanted {false};
    int status_changes {0};
    int book_changes {0};

    void step(const sync::Event& event)
    {
        for (const sync::Effect& effect : machine.step(now, event))
            take(effect);
    }

    // The one open request whose path begins so.
    [[nodiscard]] const sync::HttpRequest* find(std::string_view path) const
    {
        auto found = std::ranges::find_if(open, [&](const auto& request) { return request.path.starts_with(path); });
        return found == open.end() ? nullptr : &*found;
    }
    [[nodiscard]] const sync::HttpRequest& request(std::string_view path) const
    {
        const sync::HttpRequest* found = find(path);
        REQUIRE_MESSAGE(found, "no open request to ", path);
        return *found;
    }

    void answer(std::string_view path, int status, std::string body, std::string type = "application/json",
        std::string retry_after = "")
    {
        sync::RequestId id = request(path).id;
        std::erase_if(open, [&](const auto& sent) { return sent.id == id; });
        step(sync::event::Answered {id, status, std::move(type), std::move(retry_after), std::move(body)});
    }
    void refuse(std::string_view path, int status, std::string_view name, std::string_view more = "",
        std::string retry_after = "")
    {
        answer(path, status, problem_json(name, more), "application/problem+json", std::move(retry_after));
    }
    void no_answer(std::string_view path, sync::NoAnswer reason = sync::NoAnswer::unreachable)
    {
        sync::RequestId id = request(path).id;
        std::erase_if(open, [&](const auto& sent) { return sent.id == id; });
        step(sync::event::Unanswered {id, reason});
    }

    void give_token(std::string account = "shop")
    {
        REQUIRE(tokens_wanted > 0);
        --tokens_wanted;
        step(sync::event::TokenArrived {{"token-" + std::to_string(++m_tokens), std::move(account)}});
    }

    void write_pages()
    {
        while (std::exchange(continue_wanted, false))
            step(sync::event::Continue {});
    }

    // A page that is answered and written.
    void give_page(std::string body)
    {
        answer("v1/changes", 200, std::move(body));
        write_pages();
    }

    // The results of the push that is open: all applied, but those named.
    void answer_push(std::vector<std::int64_t> rejected = {})
    {
        auto body = pushed();
        std::string results;
        std::int64_t ack = 0;
        for (const auto& [n, uid] : body) {
            bool is_rejected = std::ranges::find(rejected, n) != rejected.end();
            results += (results.empty() ? "" : ",") + (R"({"n":)" + std::to_string(n)) + R"(,"uid":")" + uid
                + (is_rejected ? R"(","s":"rejected","code":"locked"})" : R"(","s":"applied"})");
            ack = n;
        }
        answer("v1/mutations", 200,
            R"({"account":"shop","ack":)" + std::to_string(ack) + R"(,"results":[)" + results + "]}");
    }

    // n and uid of each mutation of the open push.
    [[nodiscard]] std::vector<std::pair<std::int64_t, std::string>> pushed() const;

    // Started, introduced, with orders a and b, waiting for news.
    void go_live()
    {
        step(sync::event::Start {});
        give_token();
        answer("v1/hello", 200, hello_json);
        give_page(page_json("c1", false, order_json("a") + "," + order_json("b")));
        REQUIRE(machine.status().phase == sync::Phase::up_to_date);
    }

    void archive(std::string_view order)
    {
        std::string uid = "u" + std::to_string(++m_edits);
        book.edit({id_of<MutationUid>(uid), id_of<OrderId>(order), mutation::SetArchived {true}},
            timestamp_from_milliseconds(1'760'000'000'000));
        step(sync::event::LocalEdit {});
    }

    // Time goes by, and the machine is woken when it asked to be.
    void wait(sync::Milliseconds milliseconds)
    {
        sync::Instant until = now + milliseconds;
        while (m_wake_at && *m_wake_at <= until) {
            now = std::max(now, *m_wake_at);
            m_wake_at.reset();
            step(sync::event::Woke {});
        }
        now = until;
    }
    [[nodiscard]] std::optional<sync::Instant> wakes_at() const { return m_wake_at; }

private:
    void take(const sync::Effect& effect)
    {
        using namespace sync::effect;
        if (const auto* send = std::get_if<Send>(&effect)) {
            open.push_back(send->request);
        } else if (const auto* cancel = std::get_if<Cancel>(&effect)) {
            std::erase_if(open, [&](const auto& request) { return request.id == cancel->id; });
        } else if (const auto* wake = std::get_if<WakeAt>(&effect)) {
            m_wake_at = wake->at;
        } else if (std::holds_alternative<Continue>(effect)) {
            continue_wanted = true;
        } else if (std::holds_alternative<AcquireToken>(effect)) {
            ++tokens_wanted;
        } else if (std::holds_alternative<StatusChanged>(effect)) {
            ++status_changes;
        } else if (std::holds_alternative<BookChanged>(effect)) {
            ++book_changes;
        }
    }

    std::optional<sync::Instant> m_wake_at;
    int m_tokens {0};
    int m_edits {0};
};

} // namespace carnet::test
