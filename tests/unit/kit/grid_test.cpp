#include "support/screen/headless_screen.hpp"

#include "ui/gallery/gallery.hpp"

#include "doctest/doctest.h"

using namespace carnet::ui;
using carnet::ui::test::HeadlessScreen;

namespace {

struct Orders {
    explicit Orders(Size size = {1280, 800}, std::int64_t rows = 1'000'000)
        : headless(
            [this](Ui& ui) {
                LayerScope base = ui.layer(ui.id("base"), LayerKind::base, ui.screen(), {});
                grid_page(state, ui, ui.screen().inset(24));
            },
            size)
    {
        state.rows = rows;
        headless.screen.request_frames(1);
        headless.settle();
    }

    [[nodiscard]] std::int64_t focused_row() const
    {
        const Tree& tree = headless.screen.tree();
        for (NodeId at = headless.screen.focused(); at != NodeId::none; at = tree.parent_of(at)) {
            const Node* node = tree.find(at);
            if (node && node->spec.role == Role::row)
                return node->spec.row_index;
        }
        return 0;
    }

    GalleryState state;
    HeadlessScreen headless;
};

} // namespace

TEST_CASE("a grid of a million rows declares as many and draws a screenful")
{
    Orders orders;
    CHECK(orders.headless.get(Role::grid, "Orders").spec.row_count == 1'000'001);
    CHECK(orders.headless.count(Role::row) < 20);
    CHECK(orders.headless.screen.tree().nodes().size() < 400);
}

TEST_CASE("arrows, Page, Home and End move the focus, and the rows come into view")
{
    Orders orders;
    orders.headless.focus(Role::grid, "Orders");
    orders.headless.press(Key::down);
    CHECK(orders.focused_row() == 3);
    orders.headless.press(Key::end);
    CHECK(orders.focused_row() == 1'000'001);
    const Node* last = orders.headless.screen.tree().find(orders.headless.screen.focused());
    REQUIRE(last);
    CHECK(last->rect.bottom <= 800);
    orders.headless.press(Key::page_up);
    CHECK(orders.focused_row() < 1'000'000);
    orders.headless.press(Key::home);
    CHECK(orders.focused_row() == 2);
    orders.headless.press(Key::up);
    CHECK(orders.headless.focused_name() == "#");
    orders.headless.press(Key::down);
    CHECK(orders.focused_row() == 2);
}

TEST_CASE("a row keeps its element and its focus while it is scrolled out of view")
{
    Orders orders;
    orders.headless.focus(Role::grid, "Orders");
    orders.headless.press(Key::down);
    NodeId row = orders.headless.screen.focused();
    WheelEvent wheel {700, 400, 0, 9000};
    CHECK(orders.headless.screen.wheel(wheel) == Answer::handled);
    orders.headless.settle();
    CHECK(orders.headless.screen.focused() == row);
    CHECK(orders.headless.screen.tree().find(row));
    orders.headless.press(Key::down);
    CHECK(orders.focused_row() == 4);
}

TEST_CASE("headers sort by a press and say how they are sorted")
{
    Orders orders;
    CHECK(orders.headless.get(Role::column_header, "Date").spec.sort == SortState::descending);
    orders.headless.click(Role::column_header, "Name");
    CHECK(orders.headless.get(Role::column_header, "Name").spec.sort == SortState::ascending);
    CHECK(orders.headless.get(Role::column_header, "Date").spec.sort == SortState::unsorted);
}

TEST_CASE("a column's edge changes its width, by the pointer and by the keyboard")
{
    Orders orders;
    float before = orders.headless.get(Role::column_header, "Status").rect.width();
    orders.headless.focus(Role::column_header, "Status");
    orders.headless.press(Key::right, {.alt = true});
    CHECK(orders.headless.get(Role::column_header, "Status").rect.width() > before);
    CHECK(orders.state.grid.widths.contains("status"));
}

TEST_CASE("Shift extends from where the selection began, Ctrl and Space toggle one")
{
    Orders orders;
    orders.headless.click(Role::checkbox, "Select order A100002");
    CHECK(orders.state.selected == std::set<std::int64_t> {2});
    orders.headless.click(Role::checkbox, "Select order A100005", 0, {.shift = true});
    CHECK(orders.state.selected == std::set<std::int64_t> {2, 3, 4, 5});
    orders.headless.press(Key::escape);
    orders.headless.press(Key::space);
    CHECK(orders.state.selected == std::set<std::int64_t> {2, 3, 4});
    orders.headless.press(Key::down, {.shift = true});
    CHECK(orders.state.selected == std::set<std::int64_t> {5, 6});
}

TEST_CASE("rows that arrive above do not move what is being read")
{
    Orders orders;
    WheelEvent wheel {700, 400, 0, 1000};
    CHECK(orders.headless.screen.wheel(wheel) == Answer::handled);
    orders.headless.settle();
    PhysicalRect before = orders.headless.get(Role::button, "Info, order A100025").rect;
    orders.headless.click(Role::button, "Ten rows arrive");
    CHECK(orders.headless.get(Role::button, "Info, order A100025").rect == before);
}

TEST_CASE("an empty grid stops Tab at its header, and nothing breaks")
{
    Orders orders {{1280, 800}, 0};
    CHECK(orders.headless.count(Role::row) == 1);
    orders.headless.focus(Role::grid, "Orders");
    for (Key key : {Key::down, Key::up, Key::end, Key::home, Key::page_down, Key::space, Key::enter, Key::right})
        orders.headless.press(key);
    CHECK(orders.state.selected.empty());
}

TEST_CASE("in a right-to-left language the grid is mirrored, with its arrows")
{
    Orders orders;
    PhysicalRect left_to_right = orders.headless.get(Role::column_header, "Manage").rect;
    orders.headless.screen.set_right_to_left(true);
    orders.headless.settle();
    PhysicalRect mirrored = orders.headless.get(Role::column_header, "Manage").rect;
    CHECK(mirrored.left == doctest::Approx(1280 - left_to_right.right));
    orders.headless.focus(Role::grid, "Orders");
    orders.headless.press(Key::down);
    orders.headless.press(Key::left);
    CHECK(orders.headless.focused_name() == "Select order A100001");
    orders.headless.click(Role::checkbox, "Select order A100003");
    CHECK(orders.state.selected == std::set<std::int64_t> {3});
}

TEST_CASE("a finger scrolls with momentum, a tap presses, a long press selects")
{
    Orders orders {{390, 844}};
    HeadlessScreen& screen = orders.headless;
    CHECK(screen.find(Role::grid, "Orders"));
    CHECK_FALSE(screen.find(Role::column_header));
    screen.touch(PointerPhase::down, 200, 600);
    for (int i = 1; i <= 10; ++i)
        screen.touch(PointerPhase::move, 200, 600 - static_cast<float>(i) * 30);
    screen.touch(PointerPhase::up, 200, 300);
    std::int64_t after_pan = screen.get(Role::row, {}, 1).spec.row_index;
    screen.wait(1.0);
    std::int64_t after_fling = screen.get(Role::row, {}, 1).spec.row_index;
    CHECK(after_fling > after_pan);
    CHECK_MESSAGE(orders.state.selected.empty(), "a pan presses nothing");
    screen.wait(5.0);

    const Node* info = nullptr;
    for (const Node& node : screen.screen.tree().nodes()) {
        bool in_view = node.rect.top > 300 && node.rect.bottom < 700;
        if (in_view && node.spec.role == Role::row)
            info = &node;
    }
    REQUIRE(info);
    float x = 150;
    float y = info->rect.top + 30;
    std::int64_t row = info->spec.row_index;
    screen.touch(PointerPhase::down, x, y);
    screen.wait(0.7);
    screen.touch(PointerPhase::up, x, y);
    screen.settle();
    CHECK(orders.state.selected == std::set<std::int64_t> {row - 1});
}

TEST_CASE("when nothing happens no frame is wanted")
{
    Orders orders;
    CHECK_FALSE(orders.headless.screen.needs_frame());
    CHECK(orders.headless.screen.wake_at() > 1.0e17);
    std::uint32_t frames = orders.headless.screen.frames_made();
    orders.headless.wait(30);
    CHECK(orders.headless.screen.frames_made() == frames);
}
