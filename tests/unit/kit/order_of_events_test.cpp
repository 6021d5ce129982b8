// What happens faster than frames are drawn is done in the order in which it happened.
#include "support/screen/headless_screen.hpp"

#include "ui/kit/widgets/checkbox.hpp"
#include "ui/kit/widgets/dialog.hpp"
#include "ui/kit/widgets/text_field.hpp"

#include "doctest/doctest.h"

#include <algorithm>
#include <string>

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

TEST_CASE("what is typed into two fields in one frame is seen one after the other")
{
    std::string number;
    std::string carrier;
    int fields_in_a_look = 0;
    HeadlessScreen headless {[&](Ui& ui) {
        LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
        int seen = 0;
        if (auto typed = text_field(ui, {0, 0, 200, 32}, "Number", number, {}); typed.changed)
            number = typed.value, ++seen;
        if (auto typed = text_field(ui, {0, 40, 200, 72}, "Carrier", carrier, {}); typed.changed)
            carrier = typed.value, ++seen;
        fields_in_a_look = std::max(fields_in_a_look, seen);
    }};
    NodeId first = headless.get(Role::textbox, "Number").id;
    NodeId second = headless.get(Role::textbox, "Carrier").id;
    headless.screen.text_typed(first, "AB1");
    headless.screen.text_typed(second, "UPS");
    headless.screen.text_typed(first, "AB12");
    headless.settle();
    CHECK(number == "AB12");
    CHECK(carrier == "UPS");
    CHECK(fields_in_a_look == 1);
}
