#include "platform/web/page/page.hpp"

#include "app/app.hpp"
#include "i18n/words.hpp"
#include "platform/web/intl/languages.hpp"
#include "platform/web/intl/web_intl.hpp"
#include "platform/web/screen/bridge.hpp"
#include "ui/kit/screen.hpp"
#include "ui/print/print_document.hpp"
#include "ui/views/orders_screen.hpp"

#include <emscripten/emscripten.h>

#include <optional>
#include <string>

extern "C" {
void carnet_page_send(const std::uint8_t* bytes, std::size_t length);
void carnet_page_set_address(const char* query, std::size_t length, std::int32_t adds_entry);
void carnet_page_open_link(const char* url, std::size_t length);
void carnet_page_set_title(const char* title, std::size_t length);
void carnet_page_set_pending(std::uint32_t questions);
void carnet_page_set_theme(std::int32_t choice);
void carnet_page_take_update();
void carnet_page_add_to_file(const std::uint8_t* bytes, std::size_t length);
void carnet_page_save_file(const char* name, std::size_t name_length, const char* type, std::size_t type_length);
void carnet_page_drop_file();
void carnet_page_print(const char* locale, std::size_t length);
void carnet_page_pages(const char* bytes, std::size_t length);
double carnet_page_monotonic_clock();
double carnet_page_wall_clock();
void carnet_page_random(std::uint8_t* bytes, std::size_t length);
}

namespace carnet::platform {

namespace {

class WebPage final : public app::Page {
public:
    void send_to_engine(engine::Bytes message) override { carnet_page_send(message.data(), message.size()); }
    void set_address(std::string_view query, bool adds_entry) override
    {
        carnet_page_set_address(query.data(), query.size(), adds_entry ? 1 : 0);
    }
    void open_link(std::string_view url) override { carnet_page_open_link(url.data(), url.size()); }
    void set_title(std::string_view title) override { carnet_page_set_title(title.data(), title.size()); }
    void set_pending(std::size_t questions) override { carnet_page_set_pending(static_cast<std::uint32_t>(questions)); }
    void set_language(std::string_view tag) override { ask_for_language(tag); }
    void take_update() override { carnet_page_take_update(); }
    void add_to_file(std::span<const std::uint8_t> bytes) override
    {
        carnet_page_add_to_file(bytes.data(), bytes.size());
    }
    void save_file(std::string_view name, std::string_view type) override
    {
        carnet_page_save_file(name.data(), name.size(), type.data(), type.size());
    }
    void drop_file() override { carnet_page_drop_file(); }
    void print(const app::PrintJob& job) override
    {
        m_print_job = job;
        carnet_page_print(job.locale.data(), job.locale.size());
    }
    // The site's language has arrived: its page and not the screen's translator speaks it.
    void make_pages(i18n::Catalogue language, std::string_view locale, std::string_view time_zone)
    {
        WebIntl intl; // the page has put another one behind it for this call
        i18n::Translator tr {intl};
        tr.use(std::move(language), locale, time_zone);
        std::string bytes = ui::bytes_of(ui::print_document(tr, m_print_job, wall_clock()));
        m_print_job = {};
        carnet_page_pages(bytes.data(), bytes.size());
    }
    void request_frame() override { schedule_frame(); }
    [[nodiscard]] double monotonic_clock() override { return carnet_page_monotonic_clock(); }
    [[nodiscard]] Timestamp wall_clock() override
    {
        return timestamp_from_milliseconds(static_cast<std::int64_t>(carnet_page_wall_clock()));
    }
    void fill_random(std::span<std::uint8_t> out) override { carnet_page_random(out.data(), out.size()); }

private:
    app::PrintJob m_print_job;
};

// The program in the role of the screen. Made once, lives as long as the page.
class Program {
public:
    Program()
        : m_translator(m_intl)
        , m_app(m_page, m_translator)
        , m_screen(browser_rasterizer(), [this](ui::Ui& ui) { draw(ui); })
    {
    }

    // `address`: the page's address, with its query.
    void start(std::string_view address)
    {
        auto query = std::min(address.find('?'), address.size());
        m_page_url = address.substr(0, query);
        address.remove_prefix(query);
        connect_screen(m_screen);
        connect_languages(m_translator, [this] { language_changed(); });
        language_changed();
        m_app.start(address);
    }

    app::App& app() { return m_app; }

    void make_pages(i18n::Catalogue language, std::string_view locale)
    {
        m_page.make_pages(std::move(language), locale, m_time_zone);
    }

private:
    void language_changed()
    {
        m_screen.set_right_to_left(m_translator.direction() == i18n::Direction::rtl);
        m_screen.set_words(ui::views::kit_words(m_translator));
        m_app.language_changed();
        schedule_frame();
    }

    void draw(ui::Ui& ui)
    {
        m_app.tick();
        follow_site();
        m_translator.begin_frame();
        m_actions.clear();
        ui::views::View view {
            m_app.model(), ui, m_translator, m_page.wall_clock(), m_page.monotonic_clock(), m_page_url, m_actions};
        ui::views::orders_screen(view);
        // Taken only now: a view sees one state from its first line to its last.
        for (app::Action& action : std::exchange(m_actions, {}))
            m_app.dispatch(std::move(action));
    }

    // What the model says of the site and of the merchant's choices, as far as the page and the kit follow it.
    void follow_site()
    {
        const auto& model = m_app.model();
        if (model.status.shop.time_zone != m_time_zone) {
            m_time_zone = model.status.shop.time_zone;
            m_translator.use_time_zone(m_time_zone);
        }
        if (model.preferences.theme != m_theme) {
            m_theme = model.preferences.theme;
            carnet_page_set_theme(static_cast<std::int32_t>(m_theme));
        }
    }

    WebPage m_page;
    WebIntl m_intl;
    i18n::Translator m_translator;
    app::App m_app;
    ui::Screen m_screen;
    std::vector<app::Action> m_actions;
    std::string m_page_url;
    std::string m_time_zone;
    app::ThemeChoice m_theme {app::ThemeChoice::system};
};

Program& program()
{
    static Program made;
    return made;
}

std::string_view text(const char* bytes, std::size_t length)
{
    return {bytes, length};
}

} // namespace

void link_page() { }

} // namespace carnet::platform

extern "C" {

// Bytes and texts come in a buffer from carnet_buffer() (main_web.cpp).
EMSCRIPTEN_KEEPALIVE void carnet_page_start(const char* address, std::size_t length)
{
    carnet::platform::program().start(carnet::platform::text(address, length));
}

EMSCRIPTEN_KEEPALIVE void carnet_page_engine(const std::uint8_t* bytes, std::size_t length)
{
    carnet::platform::program().app().engine_message({bytes, length});
}

EMSCRIPTEN_KEEPALIVE void carnet_page_engine_restarted()
{
    carnet::platform::program().app().engine_restarted();
}

EMSCRIPTEN_KEEPALIVE void carnet_page_address(const char* query, std::size_t length)
{
    using namespace carnet;
    platform::program().app().dispatch(app::action::AddressChanged {std::string {query, length}});
}

EMSCRIPTEN_KEEPALIVE void carnet_page_state(std::int32_t online, std::int32_t visible)
{
    using namespace carnet;
    platform::program().app().dispatch(app::action::PageStateChanged {online != 0, visible != 0});
}

EMSCRIPTEN_KEEPALIVE void carnet_page_rest(std::int32_t resting)
{
    carnet::platform::program().app().dispatch(carnet::app::action::PageRested {resting != 0});
}

// The packed file of the language to print in, and its locale; the pages go out by carnet_page_pages before it returns.
EMSCRIPTEN_KEEPALIVE void carnet_page_make_pages(
    const char* language, std::size_t length, const char* locale, std::size_t locale_length)
{
    using namespace carnet;
    auto catalogue = i18n::Catalogue::parse(std::string {language, length});
    if (catalogue)
        platform::program().make_pages(std::move(*catalogue), platform::text(locale, locale_length));
}

EMSCRIPTEN_KEEPALIVE void carnet_page_print_blocked()
{
    carnet::platform::program().app().dispatch(carnet::app::action::PrintBlocked {});
}

EMSCRIPTEN_KEEPALIVE void carnet_page_update_ready()
{
    carnet::platform::program().app().dispatch(carnet::app::action::UpdateReady {});
}

} // extern "C"
