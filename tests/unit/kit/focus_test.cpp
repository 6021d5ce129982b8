// What holds for every widget of every page of the gallery: the focus can be seen on it, and a finger can hit it.
#include "support/screen/headless_screen.hpp"

#include "ui/gallery/gallery.hpp"

#include "imgui.h"

// After imgui.h, whose options bring a CHECK of ours.
#include "doctest/doctest.h"

#include <array>

using namespace carnet::ui;
using carnet::ui::test::HeadlessScreen;

namespace {

constexpr std::array pages {GalleryPage::grid, GalleryPage::buttons, GalleryPage::fields, GalleryPage::choices,
    GalleryPage::windows, GalleryPage::feedback, GalleryPage::text, GalleryPage::pickers};

struct WholeGallery {
    explicit WholeGallery(GalleryPage page, Size size = {1280, 1400})
        : headless([this](Ui& ui) { gallery.draw(ui); }, size)
    {
        gallery.connect(headless.screen);
        gallery.show(page);
        headless.screen.request_frames(2);
        headless.settle();
    }

    // Corners of what is drawn in this colour in the rectangle or just around it.
    [[nodiscard]] std::size_t corners_of(Color color, const PhysicalRect& rect) const
    {
        constexpr float around = 2 * size::focus_ring + 1;
        std::size_t found = 0;
        for (const ImDrawList* list : headless.screen.pictures()->CmdLists) {
            for (const ImDrawVert& corner : list->VtxBuffer) {
                bool inside = corner.pos.x > rect.left - around && corner.pos.x < rect.right + around
                    && corner.pos.y > rect.top - around && corner.pos.y < rect.bottom + around;
                found += inside && corner.col == color.packed() ? 1 : 0;
            }
        }
        return found;
    }

    Gallery gallery;
    HeadlessScreen headless;
};

// A copy of what is asked about: the tree is another one after each frame.
struct Target {
    NodeId id;
    Role role;
    std::string name;
};

std::vector<Target> focusable_in(const Screen& screen)
{
    std::vector<Target> found;
    for (const Node& node : screen.tree().nodes()) {
        if (node.visible && node.spec.focusable != Focusable::no)
            found.push_back({node.id, node.spec.role, screen.tree().name_of(node)});
    }
    return found;
}

} // namespace

TEST_CASE("the focus is seen on whatever can have it, on every page of the gallery")
{
    for (GalleryPage page : pages) {
        WholeGallery whole {page};
        HeadlessScreen& headless = whole.headless;
        std::vector<Target> targets = focusable_in(headless.screen);
        REQUIRE(targets.size() > 8);
        for (const Target& target : targets) {
            headless.screen.focus_moved(NodeId::none, false);
            headless.settle();
            const Node* before = headless.screen.tree().find(target.id);
            if (!before)
                continue; // a row's actions, which only its own focus shows
            PhysicalRect rect = before->rect;
            std::size_t without = whole.corners_of(headless.screen.ui().color(Token::focus), rect);
            headless.screen.focus_moved(target.id, true);
            headless.settle();
            INFO(
                "page " << static_cast<int>(page) << ", role " << static_cast<int>(target.role) << ", " << target.name);
            CHECK(whole.corners_of(headless.screen.ui().color(Token::focus), rect) > without);
        }
    }
}

TEST_CASE("under a finger everything that can be pressed is 44 pixels high and wide")
{
    for (GalleryPage page : pages) {
        WholeGallery whole {page, {390, 844}};
        HeadlessScreen& headless = whole.headless;
        headless.touch(PointerPhase::down, 389, 843);
        headless.touch(PointerPhase::up, 389, 843);
        headless.settle();
        for (const Node& node : headless.screen.tree().nodes()) {
            bool is_pressed = node.spec.focusable != Focusable::no && node.spec.role != Role::row
                && node.spec.role != Role::grid && node.spec.role != Role::link;
            if (!node.visible || !is_pressed)
                continue;
            INFO("page " << static_cast<int>(page) << ", role " << static_cast<int>(node.spec.role) << ", "
                         << headless.screen.tree().name_of(node));
            CHECK(node.rect.height() >= size::control_touch);
            CHECK(node.rect.width() >= size::control_touch);
        }
    }
}
