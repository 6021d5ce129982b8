// The engine: a program of its own in the worker. It opens the merchant's book, keeps it in step with the host, and
// answers the screen. Requests in, replies and notices out; it knows no pixel and no browser (EnginePlatform).
//
//   screen_message ─▶ requests ─┬─▶ Book (store)  ◀─ BookForSync ◀─ sync::Machine ◀─ http, timers, token
//                               └─▶ long work in slices: lists first, then sync's pages, bulk actions, warming up
//   every entry ends in settle(): what changed is told, what is left to do is scheduled
//
// Divided by concern: engine.cpp (entries, slices), engine_book.cpp (opening and closing), engine_sync.cpp (the host),
// engine_requests.cpp (questions and commands), engine_bulk.cpp, engine_export.cpp (long tasks).
#pragma once

#include "engine/book_for_sync.hpp"
#include "engine/bulk_tasks.hpp"
#include "engine/engine_platform.hpp"
#include "engine/list_jobs.hpp"
#include "engine/messages.hpp"
#include "engine/responder.hpp"
#include "engine/undo_log.hpp"
#include "store/book.hpp"
#include "store/memory_device.hpp"
#include "sync/machine.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace carnet::engine {

class Engine {
public:
    // `platform` outlives the engine.
    explicit Engine(EnginePlatform& platform);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // ── What happens to it ──
    // The program starts. `last_account`: whose book was open last in this browser, "" for none: it is opened at once,
    // before the host is asked.
    void start(std::string_view last_account);
    void screen_message(std::span<const std::uint8_t> bytes);
    void slice();
    void timer();
    void http_answered(
        sync::RequestId id, int status, std::string content_type, std::string retry_after, std::string body);
    void http_unanswered(sync::RequestId id, sync::NoAnswer reason);
    void storage_event(StorageEventKind kind, std::string_view reason);

private:
    // ── Requests: one overload each; long tasks are known by their request's id ──
    template <typename Body> void on(Body&& body, RequestId, Responder responder)
    {
        on(std::forward<Body>(body), std::move(responder));
    }
    void on(AskList&& ask, Responder responder);
    void on(AskOrder&& ask, Responder responder);
    void on(AskNeighbours&& ask, Responder responder);
    void on(AskRange&& ask, Responder responder);
    void on(AskWholeOrders&& ask, Responder responder);
    void on(AskTags&& ask, Responder responder);
    void on(AskAttention&& ask, Responder responder);
    void on(AskSetting&& ask, Responder responder);
    void on(PutSetting&& put, Responder responder);
    void on(Act&& act, Responder responder);
    void on(Undo&& undo, Responder responder);
    void on(PlanBulk&& plan, RequestId id, Responder responder);
    void on(RunBulk&& run, RequestId id, Responder responder);
    void on(UndoBatch&& undo, RequestId id, Responder responder);
    void on(RunExport&& run, RequestId id, Responder responder);
    void on(StopTask&& stop, RequestId id, Responder responder);
    void on(RetryAttention&& retry, Responder responder);
    void on(DiscardAttention&& discard, Responder responder);
    void on(PageState&& state, Responder responder);
    void on(Rest&& rest, Responder responder);
    void on(UseHere&& use, Responder responder);
    void on(TryAgain&& again, Responder responder);

    // ── The book ──
    void open_book(std::string_view account);
    void opened(StorageRung rung);
    void close_book(BookState then);
    [[nodiscard]] Result<store::Book*> book();
    [[nodiscard]] Result<void> may_edit() const;
    // The rows that a bulk action means: at once, or when the list has been asked.
    void with_target(BulkTarget target, std::function<void(Result<std::vector<OrderRow>>)> then);
    [[nodiscard]] MutationUid new_uid();
    [[nodiscard]] std::string new_uuid();
    // The host's time, as well as this device knows it.
    [[nodiscard]] Timestamp host_now();
    // Takes one action back: withdrawn without a trace, or its inverse. False: something else changed it since.
    [[nodiscard]] Result<bool> take_back(store::Book& book, const MutationUid& uid);

    // ── The host ──
    void sync_step(const sync::Event& event);
    void carry_out(const sync::Effect& effect);
    void ask_for_token();
    void token_answered(const sync::event::Answered& answer);
    void token_failed(sync::TokenTrouble trouble);

    // ── At the end of every entry ──
    void settle();
    void tell_changes();
    void tell_answers(std::int64_t count, const OrderId& order);
    [[nodiscard]] EngineStatus current_status();
    void notice(NoticeBody body);

    class PlatformChance final : public sync::Chance {
    public:
        explicit PlatformChance(EnginePlatform& platform)
            : m_platform(platform)
        {
        }
        std::uint64_t next() override;

    private:
        EnginePlatform& m_platform;
    };

    EnginePlatform& m_platform;
    Responder::Send m_send;

    // The storage is asked for an account's files; the book is open on them.
    BookStatus m_book_status;
    std::string m_wanted_account;
    bool m_resting {false};
    std::unique_ptr<store::Book> m_book;
    bool m_warm {false}; // texts and orders of rows are in memory
    ListJobs m_lists;
    Tasks m_tasks;
    UndoLog m_undo;
    std::optional<UndoableBatch> m_last_batch;

    // One machine a book: made when it opens, gone before it closes.
    PlatformChance m_chance;
    std::unique_ptr<BookForSync> m_book_for_sync;
    std::unique_ptr<sync::Machine> m_machine;
    bool m_sync_wants_turn {false};
    std::optional<sync::Instant> m_wake_at;
    ShopStatus m_shop;
    std::int64_t m_clock_offset_ms {0}; // of the host's clock, seen from this device's
    // The request for a token, the machine's or the one before the first book.
    static constexpr sync::RequestId token_request {0xFFFFFFFF};
    bool m_token_asked {false};
    int m_token_failures {0};
    std::optional<sync::Session> m_first_token; // came before the book that it belongs to
    PageState m_page;

    // What was told last.
    std::uint64_t m_told_revision {0};
    std::int64_t m_told_attention {0};
    bool m_tags_changed {true};
    std::int64_t m_orders_arrived {0};
    std::optional<EngineStatus> m_told_status;
};

} // namespace carnet::engine
