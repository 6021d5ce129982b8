#include "support/screen/headless_screen.hpp"

#include "ui/gallery/gallery.hpp"

#include "doctest/doctest.h"

using namespace carnet::ui;
using carnet::ui::test::HeadlessScreen;

namespace {

// The gallery's own windows: what is shown there is what is tested.
struct Windows {
    GalleryState state;
    HeadlessScreen headless {[this](Ui& ui) {
        LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
        windows_page(state, ui, ui.screen().inset(24));
    }};
};

} // namespace

TEST_CASE("a dialog takes the focus and puts what lies below out of reach")
{
    Windows windows;
    HeadlessScreen& screen = windows.headless;
    screen.click(Role::button, "Open a dialog");
    CHECK(screen.find(Role::dialog, "Add tracking number"));
    CHECK_MESSAGE(screen.focused_name() == "Tracking number", "who opens a form wants to write in it");
    CHECK(screen.screen.tree().nodes()[0].spec.inert);
    // A press on what lies below does nothing there.
    PhysicalRect below = screen.get(Role::button, "Ask first").rect;
    screen.click_at(below.left + 4, below.top + 4);
    CHECK_FALSE(windows.state.confirm_open);
    CHECK_MESSAGE(!windows.state.modal_open, "a press beside a plain dialog leaves it");
    CHECK(screen.focused_name() == "Open a dialog");
}

TEST_CASE("what stands in a dialog can be pressed and typed into")
{
    Windows windows;
    HeadlessScreen& screen = windows.headless;
    screen.click(Role::button, "Open a dialog");
    screen.type(Role::textbox, "Tracking number", "1Z999");
    screen.click(Role::button, "Save");
    CHECK(windows.state.chosen_item == "1Z999");
    CHECK_FALSE(screen.find(Role::dialog));
}

TEST_CASE("Esc closes the topmost window, wherever the focus is")
{
    Windows windows;
    HeadlessScreen& screen = windows.headless;
    screen.click(Role::button, "Open a side window");
    screen.click(Role::button, "Ask first");
    CHECK(screen.count(Role::dialog) == 2);
    screen.focus(Role::button, "Open a dialog");
    CHECK(screen.press(Key::escape) == Answer::handled);
    CHECK(screen.count(Role::dialog) == 1);
    screen.press(Key::escape);
    CHECK(screen.count(Role::dialog) == 0);
    CHECK(screen.press(Key::escape) == Answer::not_handled);
}

TEST_CASE("the choice of a confirmation is ticked and its answer given once")
{
    Windows windows;
    HeadlessScreen& screen = windows.headless;
    screen.click(Role::button, "Ask first");
    screen.click(Role::checkbox, "Return the items to stock");
    CHECK_FALSE(windows.state.restock);
    screen.click(Role::button, "Cancel order");
    CHECK(windows.state.chosen_item == "cancelled");
    CHECK(screen.focused_name() == "Ask first");
}
