#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/listbox.hpp"
#include "ui/kit/widgets/text.hpp"

#include <array>

namespace carnet::ui {

namespace {

struct PageEntry {
    GalleryPage page;
    std::string_view title;
    void (*draw)(GalleryState&, Ui&, Rect);
};

constexpr std::array pages {
    PageEntry {GalleryPage::grid, "Grid", grid_page},
    PageEntry {GalleryPage::buttons, "Buttons and pills", buttons_page},
    PageEntry {GalleryPage::fields, "Fields", fields_page},
    PageEntry {GalleryPage::choices, "Choices", choices_page},
    PageEntry {GalleryPage::windows, "Windows", windows_page},
    PageEntry {GalleryPage::feedback, "Feedback", feedback_page},
    PageEntry {GalleryPage::text, "Text of every script", text_page},
    PageEntry {GalleryPage::pickers, "Pickers", pickers_page},
};

void show_toasts(GalleryState& state, Ui& ui)
{
    std::vector<Toast> shown;
    for (std::size_t i = 0; i < state.toasts.size(); ++i)
        shown.push_back({.key = i + 1,
            .words = state.toasts[i],
            .action = "Undo",
            .tone = Tone::success,
            .until = state.toast_until});
    if (auto event = toasts(ui, shown)) {
        state.toasts.erase(state.toasts.begin() + static_cast<std::ptrdiff_t>(event->index));
        ui.request_frames(2);
    }
    if (!state.toasts.empty() && ui.now() >= state.toast_until)
        state.toasts.clear();
}

} // namespace

void Gallery::show(GalleryPage page)
{
    m_page = page;
    m_state = {};
    // With other ids, nothing that the kit remembers of the widgets is theirs.
    ++m_showing;
}

void Gallery::set_right_to_left(bool right_to_left)
{
    m_screen->set_right_to_left(right_to_left);
}

void Gallery::set_density(Density density)
{
    ThemeRequest request = m_screen->theme_request();
    request.density = density;
    m_screen->set_theme_request(request);
}

void Gallery::draw(Ui& ui)
{
    IdScope showing = ui.scope(m_showing);
    LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
    Rect area = ui.screen();
    ui.fill(area, Token::canvas);
    NodeSpec main_spec;
    main_spec.role = Role::main;
    main_spec.name = "Gallery";
    const PageEntry& shown = pages[static_cast<std::size_t>(m_page)];

    if (!ui.is_narrow()) {
        Rect side = area.take_start(220);
        ui.line_after(side);
        NodeSpec navigation;
        navigation.role = Role::navigation;
        navigation.name = "Pages";
        NodeScope list = ui.node(ui.id("pages"), side, navigation);
        side = side.inset(size::space, size::space_medium);
        for (const PageEntry& entry : pages) {
            ButtonOptions look {.kind = ButtonKind::plain, .active = entry.page == m_page, .align = Align::start};
            if (button(ui, side.take_top(ui.control_height(), 2), entry.title, look))
                m_page = entry.page;
        }
    }
    NodeScope main = ui.node(ui.id("main"), area, main_spec);
    float margin = ui.is_narrow() ? size::space : size::space_large;
    area = area.inset(margin, size::space_medium);
    Rect top = area.take_top(ui.control_height(), size::space);
    if (button(ui, top.take_end(button_width(ui, "Direction"), size::space_small), "Direction"))
        set_right_to_left(!ui.is_right_to_left());
    bool compact = ui.theme().density() == Density::compact;
    if (button(ui, top.take_end(button_width(ui, "Density"), size::space_small), "Density"))
        set_density(compact ? Density::comfortable : Density::compact);
    heading(ui, top, shown.title, 1);
    IdScope within = ui.scope(shown.title);
    shown.draw(m_state, ui, area);
    show_toasts(m_state, ui);
}

} // namespace carnet::ui
