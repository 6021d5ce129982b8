// The sync machine: step(event) → effects, pure and single-threaded. Clock, chance, network, timers and storage come in
// by events and interfaces, so that the same object code runs in the browser, in the simulator and under the
// sanitizers. It keeps the client's rules of PROTOCOL section 4; README.md here says where each one is kept and draws
// the states.
//
//                      ┌──────────── Machine: token, hello, epochs, status ────────────┐
//     events ─────────▶│   Puller: GET v1/changes          Pusher: POST v1/mutations   │─────────▶ effects
//                      └───────────────────────────┬───────────────────────────────────┘
//                                             SyncBook (each call one transaction)
#pragma once

#include "sync/exchange.hpp"
#include "sync/lane.hpp"
#include "sync/puller.hpp"
#include "sync/pusher.hpp"
#include "sync/status.hpp"
#include "sync/turn.hpp"

#include <optional>
#include <string>

namespace carnet::sync {

class Machine {
public:
    // Both must outlive the machine. The book is not touched before event::Start nor after event::Stop.
    Machine(SyncBook& book, Chance& chance);

    // Everything that follows from one event. `now` never goes back.
    [[nodiscard]] Effects step(Instant now, const Event& event);

    [[nodiscard]] const SyncStatus& status() const { return m_status; }
    // What the host said of itself and the shop; nothing before it did.
    [[nodiscard]] const std::optional<Hello>& host() const { return m_hello; }

private:
    void on(Turn& turn, const event::Start&);
    void on(Turn& turn, const event::Stop&);
    void on(Turn& turn, const event::LocalEdit&);
    void on(Turn& turn, const event::Online&);
    void on(Turn& turn, const event::Offline&);
    void on(Turn& turn, const event::Visible&);
    void on(Turn& turn, const event::Poke&);
    void on(Turn& turn, const event::TryNow&);
    void on(Turn& turn, const event::Woke&);
    void on(Turn& turn, const event::Continue&);
    void on(Turn& turn, const event::Answered& answer);
    void on(Turn& turn, const event::Unanswered& answer);
    void on(Turn& turn, const event::TokenArrived& token);
    void on(Turn& turn, const event::TokenFailed& token);

    void advance(Turn& turn);
    void give_up_overdue(Turn& turn);
    void no_answer(Turn& turn, RequestId id, NoAnswer reason);
    void acquire_token(Turn& turn);
    void say_hello(Turn& turn);
    void take_hello(Turn& turn, const event::Answered& answer);
    void take_introduction(Turn& turn, Hello hello);
    void settle(Turn& turn, const Lane& lane, const Consequence& consequence);
    void token_refused(Turn& turn, const Lane& lane);
    void refuse_account(Turn& turn);
    void drop_token();
    [[nodiscard]] bool begin_epoch(Turn& turn, const std::string& epoch);
    void renumber(Turn& turn);
    void reset_traffic(Turn& turn);
    void try_now(Turn& turn, Lane::Insistence insistence);

    [[nodiscard]] SyncStatus current_status(Instant now) const;
    [[nodiscard]] Phase current_phase() const;
    [[nodiscard]] std::optional<Instant> next_look(Instant now) const;
    void report(Turn& turn);

    Shared m_shared;
    bool m_is_running {false};
    bool m_is_offline {false}; // by the browser's word: shown, but not believed
    bool m_is_wrong_account {false};
    bool m_is_incompatible {false};
    bool m_is_forbidden {false}; // by hello
    bool m_is_signed_out {false};
    int m_epochs_in_a_row {0}; // begun soon one after the other
    Instant m_epoch_begun_at;
    Lane m_token_lane;
    Lane m_hello_lane;
    std::optional<Hello> m_hello;
    bool m_is_introduced {false}; // hello may be sent again while the old one still serves
    Puller m_puller;
    Pusher m_pusher;
    SyncStatus m_status;
    std::optional<Instant> m_wake_at;
};

} // namespace carnet::sync
