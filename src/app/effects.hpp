// What update() wants done outside of the model, as values: questions to the engine, the page's address, a link.
// The program's loop carries them out (app.hpp); a test reads them.
#pragma once

#include "app/action.hpp"
#include "app/page.hpp"
#include "base/sum.hpp"
#include "engine/messages.hpp"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace carnet::app {

namespace effect {

// `then` makes the action that the answer is.
struct AskEngine {
    engine::RequestBody body;
    std::function<Action(Result<engine::ReplyBody>)> then;
    double deadline_ms {0};
    // Told the id of the question at once, for what can be stopped and tells its progress.
    bool is_task {false};
};
// `adds_entry`: Back leads to the address before.
struct SetAddress {
    std::string query;
    bool adds_entry {false};
};
// In a new tab, without a way back to us; http and https only.
struct OpenLink {
    std::string url;
};
// A file that the merchant downloads, written in pieces; then saved under its name, or forgotten.
struct AddToFile {
    engine::Bytes bytes;
};
struct SaveFile {
    std::string name;
    std::string type; // "text/csv"
};
struct DropFile { };
// One page an order, through the browser's print window, in the site's language.
struct Print {
    PrintJob job;
};
struct SetLanguage {
    std::string tag;
};
// The new version that waits is taken: the page loads anew.
struct TakeUpdate { };

} // namespace effect

using AnyEffect = std::variant<effect::AskEngine, effect::SetAddress, effect::OpenLink, effect::AddToFile,
    effect::SaveFile, effect::DropFile, effect::Print, effect::SetLanguage, effect::TakeUpdate>;
struct Effect : Sum<AnyEffect> {
    using Sum::Sum;
};

class Effects {
public:
    template <typename Body, typename Then> void ask(Body body, Then then)
    {
        push(std::move(body), std::move(then), usual_deadline_ms, false);
    }

    // A task that may take long: it has no deadline, tells its progress, and can be stopped.
    template <typename Body, typename Then> void run_task(Body body, Then then)
    {
        push(std::move(body), std::move(then), 24.0 * 3600 * 1000, true);
    }

    void add(Effect effect) { m_effects.push_back(std::move(effect)); }

    [[nodiscard]] std::vector<Effect> take() { return std::exchange(m_effects, {}); }
    [[nodiscard]] const std::vector<Effect>& all() const { return m_effects; }

private:
    static constexpr double usual_deadline_ms = 30'000;

    template <typename Body, typename Then> void push(Body body, Then then, double deadline_ms, bool is_task)
    {
        using Answer = typename engine::ReplyTo<Body>::Type;
        auto convert = [then = std::move(then)](Result<engine::ReplyBody> reply) -> Action {
            if (!reply)
                return then(Result<Answer> {std::unexpected(std::move(reply).error())});
            if (auto* answer = std::get_if<Answer>(&*reply))
                return then(Result<Answer> {std::move(*answer)});
            return then(Result<Answer> {failure(ErrorCode::invalid_input, "an answer of another kind")});
        };
        m_effects.push_back(
            effect::AskEngine {engine::RequestBody {std::move(body)}, std::move(convert), deadline_ms, is_task});
    }

    std::vector<Effect> m_effects;
};

} // namespace carnet::app

// Compiled once, in sums.cpp.
namespace carnet {
extern template struct Sum<app::AnyEffect>;
} // namespace carnet
