// What happens faster than frames are drawn is done in the order in which it happened.
#include "support/screen/headless_screen.hpp"

#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/dialog.hpp"

#include "doctest/doctest.h"

using namespace carnet::ui;
using carnet::ui::test::HeadlessScreen;

TEST_CASE("what is clicked before Esc, in one frame, is still done")
{
    bool open = true;
    bool ticked = false;
    HeadlessScreen headless {[&](Ui& ui) {
        LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
        if (!open)
            return;
        DialogScope window = dialog(ui, {.name = "Choose", .height = 200});
        Rect body = window.body;
        if (checkbox(ui, body.take_top(32), "VIP", ticked ? Tristate::yes : Tristate::no))
            ticked = !ticked;
        open = !window.close_requested;
    }};
    PhysicalRect box = headless.get(Role::checkbox, "VIP").rect;
    PointerEvent event;
    event.button = PointerButton::primary;
    event.x = (box.left + box.right) / 2;
    event.y = (box.top + box.bottom) / 2;
    for (PointerPhase phase : {PointerPhase::move, PointerPhase::down, PointerPhase::up}) {
        event.phase = phase;
        headless.screen.pointer(event, 1000);
    }
    KeyEvent escape;
    escape.key = Key::escape;
    CHECK(headless.screen.key(escape, 1000) == Answer::handled);
    CHECK(ticked);
    CHECK_FALSE(open);
}
