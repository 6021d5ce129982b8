// The screen's program without its pixels: holds the model, takes actions, carries out effects. Views read model() and
// dispatch(); the page brings the engine's bytes and its own events in.
//
//   page events, views ──Action──▶ dispatch ─▶ update(model) ─▶ effects ─┬─▶ Client ─▶ engine ─▶ answers as actions
//                                                                        └─▶ Page (address, links)
#pragma once

#include "app/page.hpp"
#include "app/update.hpp"
#include "engine/client.hpp"

namespace carnet::app {

class App {
public:
    // `page` and `tr` outlive the app. `address` is the query part of the page's address.
    App(Page& page, i18n::Translator& tr);

    void start(std::string_view address);

    [[nodiscard]] const Model& model() const { return m_model; }
    [[nodiscard]] i18n::Translator& translator() { return m_tr; }

    // Changes the model at once; answers come later as further actions.
    void dispatch(Action action);

    void engine_message(std::span<const std::uint8_t> bytes);
    // The engine's worker was lost and another one is started: what was asked is answered with an error.
    void engine_restarted();

    // The translator speaks another language from now on.
    void language_changed() { tell_page(); }

    // To be called at the start of a frame: what is overdue expires.
    void tick();

private:
    [[nodiscard]] Context context();
    void run(Effects& effects);
    // What the page shows of the model besides the pixels: its title, and how many questions are open.
    void tell_page();

    Page& m_page;
    i18n::Translator& m_tr;
    Model m_model;
    engine::Client m_client;
    std::string m_address;
    std::string m_title;
};

} // namespace carnet::app
