#include "app/app.hpp"

#include "base/uuid.hpp"
#include "i18n/words.hpp"

namespace carnet::app {

App::App(Page& page, i18n::Translator& tr)
    : m_page(page)
    , m_tr(tr)
    , m_client([this](engine::Bytes bytes) { m_page.send_to_engine(std::move(bytes)); },
          [this](const engine::NoticeBody& notice) { dispatch(action::Noticed {notice}); })
{
}

Context App::context()
{
    auto make_uid = [this] {
        std::array<std::uint8_t, 10> random {};
        m_page.fill_random(random);
        return *MutationUid::create(uuid_v7(m_page.wall_clock(), random));
    };
    return {m_tr, m_page.monotonic_clock(), m_page.wall_clock(), make_uid};
}

void App::start(std::string_view address)
{
    m_address = address;
    Effects effects;
    auto context = this->context();
    app::start(m_model, address, context, effects);
    run(effects);
}

void App::dispatch(Action action)
{
    Effects effects;
    auto context = this->context();
    update(m_model, action, context, effects);
    run(effects);
    m_page.request_frame();
}

namespace {

// Carries out one effect.
struct Run {
    App& app;
    Page& page;
    engine::Client& client;
    std::string& address;

    void operator()(effect::AskEngine& ask) const
    {
        auto id = client.ask_any(std::move(ask.body), page.monotonic_clock() + ask.deadline_ms,
            [&app = app, then = std::move(ask.then)](
                Result<engine::ReplyBody> reply) { app.dispatch(then(std::move(reply))); });
        if (ask.is_task)
            app.dispatch(action::TaskStarted {id});
    }
    void operator()(const effect::SetAddress& set) const
    {
        if (set.query == address)
            return;
        address = set.query;
        page.set_address(set.query, set.adds_entry);
    }
    void operator()(const effect::OpenLink& link) const { page.open_link(link.url); }
    void operator()(const effect::AddToFile& add) const { page.add_to_file(add.bytes); }
    void operator()(const effect::SaveFile& save) const { page.save_file(save.name, save.type); }
    void operator()(const effect::DropFile&) const { page.drop_file(); }
    void operator()(const effect::Print& print) const { page.print(print.job); }
    void operator()(const effect::SetLanguage& set) const { page.set_language(set.tag); }
    void operator()(const effect::TakeUpdate&) const { page.take_update(); }
};

} // namespace

void App::run(Effects& effects)
{
    for (Effect& effect : effects.take())
        std::visit(Run {*this, m_page, m_client, m_address}, effect);
    tell_page();
}

void App::tell_page()
{
    m_page.set_pending(m_client.pending());
    std::int64_t unread = m_model.status.sync.unread;
    std::string_view title =
        unread > 0 ? m_tr.text(i18n::words::app_title_unread, {.count = unread}) : m_tr.text(i18n::words::app_title);
    if (title == m_title)
        return;
    m_title = title;
    m_page.set_title(title);
}

void App::engine_message(std::span<const std::uint8_t> bytes)
{
    m_client.receive(bytes);
}

void App::engine_restarted()
{
    m_client.engine_died();
    dispatch(action::EngineRestarted {});
}

void App::tick()
{
    double now = m_page.monotonic_clock();
    m_client.expire(now);
    for (const Toast& toast : m_model.toasts) {
        if (toast.expires_at_ms <= now) {
            dispatch(action::ToastsExpired {});
            break;
        }
    }
}

} // namespace carnet::app
