// Toasts, banners, progress, empty states, places that wait.
#include "ui/gallery/gallery.hpp"

#include "ui/kit/widgets/button.hpp"
#include "ui/kit/widgets/feedback.hpp"
#include "ui/kit/widgets/text.hpp"

namespace carnet::ui {

void feedback_page(GalleryState& state, Ui& ui, Rect area)
{
    Rect row = area.take_top(ui.control_height(), size::space_medium);
    if (button(ui, row.take_start(button_width(ui, "Archive"), size::space_small), "Archive")) {
        state.toasts.push_back(std::to_string(state.toasts.size() + 1) + " order archived");
        state.toast_until = ui.now() + duration::toast;
        ui.request_frames(2);
    }
    if (state.banner_shown) {
        BannerOptions options {.tone = Tone::warning, .action = "Save a copy", .dismiss = "Dismiss"};
        constexpr std::string_view words =
            "This browser does not let the app keep data in this page. Edits are sent at once and kept only while the "
            "page is open.";
        float height = banner_height(ui, area.width(), words, options);
        if (banner(ui, area.take_top(height, size::space), words, options).dismissed)
            state.banner_shown = false;
    }
    constexpr std::string_view done = "Everything is sent.";
    (void)banner(ui, area.take_top(banner_height(ui, area.width(), done), size::space), done, {.tone = Tone::success});
    progress(ui, area.take_top(16, size::space), "Archiving", 0.4F, "4,000 of 10,000");
    for (float width : {220.0F, 340.0F, 280.0F})
        skeleton(ui, area.take_top(20, size::space_tiny), width);
    if (empty_state(ui, area,
            {.icon = Icon::search,
                .title = "No order matches",
                .words = "Try another word, or take a filter away.",
                .action = "Clear filters"}))
        state.banner_shown = true;
}

} // namespace carnet::ui
