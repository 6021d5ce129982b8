#include "ui/kit/semantics/difference.hpp"

#include "doctest/doctest.h"

#include <string>
#include <vector>

using namespace carnet::ui;

namespace {

struct Item {
    std::uint32_t id;
    Role role;
    std::string text;
    std::vector<Item> children {};
    float top {0};
};

void build(Tree& tree, const Item& item)
{
    NodeSpec spec;
    spec.role = item.role;
    spec.text = item.text;
    tree.open(NodeId {item.id}, {0, item.top, 100, item.top + 20}, spec, true);
    for (const Item& child : item.children)
        build(tree, child);
    tree.close();
}

struct Page {
    Tree tree;
    Difference difference;
    struct Counts {
        std::uint32_t renamed, removed, created, changed, families, moved, focus, bytes;
    };

    // What the page is told to do, by the first words of the buffer; nothing at all is all zeros.
    Counts show(const Item& root, NodeId focused = NodeId::none)
    {
        tree.begin_frame();
        tree.begin_layer(LayerKind::base);
        build(tree, root);
        tree.end_layer();
        tree.finish();
        std::span<const std::uint32_t> words = difference.update(tree, focused, NodeId::none);
        if (words.empty())
            return {};
        return {words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]};
    }
};

Item row(std::uint32_t id, const std::string& name, float top)
{
    return {id, Role::row, "", {{id + 1, Role::checkbox, "Select " + name}, {id + 2, Role::grid_cell, name}}, top};
}

} // namespace

TEST_CASE("the first frame says everything, an unchanged one nothing")
{
    Page page;
    Item root {1, Role::main, "", {{2, Role::button, "Save"}, {3, Role::text, "hello"}}};
    Page::Counts first = page.show(root);
    CHECK(first.created == 3);
    CHECK(first.changed == 3);
    CHECK(first.moved == 3);
    CHECK(first.families == 2);
    Page::Counts second = page.show(root);
    CHECK(second.created + second.changed + second.moved + second.families + second.removed == 0);
}

TEST_CASE("only what changed is said")
{
    Page page;
    page.show({1, Role::main, "", {{2, Role::button, "Save"}, {3, Role::text, "hello"}}});
    Page::Counts counts = page.show({1, Role::main, "", {{2, Role::button, "Save"}, {3, Role::text, "good bye"}}});
    CHECK(counts.changed == 1);
    CHECK(counts.created + counts.moved + counts.families + counts.removed == 0);
    CHECK(counts.bytes == 8);
    counts = page.show({1, Role::main, "", {{2, Role::button, "Save", {}, 40}, {3, Role::text, "good bye"}}});
    CHECK(counts.moved == 1);
    CHECK(counts.changed == 0);
}

TEST_CASE("what goes is removed by its topmost, what comes is put in its place")
{
    Page page;
    page.show({1, Role::main, "",
        {{2, Role::group, "", {{3, Role::text, "a"}, {4, Role::text, "b"}}}, {5, Role::text, "c"}}});
    Page::Counts counts = page.show({1, Role::main, "", {{5, Role::text, "c"}, {6, Role::text, "d"}}});
    CHECK(counts.removed == 1);
    CHECK(counts.created == 1);
    CHECK(counts.families == 1);
}

TEST_CASE("a thing that becomes another kind of element is made anew in its place")
{
    Page page;
    page.show({1, Role::main, "", {{2, Role::button, "x"}}});
    Page::Counts counts = page.show({1, Role::main, "", {{2, Role::link, "x"}}});
    CHECK(counts.created == 1);
    CHECK(counts.removed == 0);
}

TEST_CASE("a row that comes inherits the elements of one of the same shape that went")
{
    Page page;
    page.show({1, Role::grid, "", {row(10, "A1", 0), row(20, "A2", 20)}});
    Page::Counts counts = page.show({1, Role::grid, "", {row(20, "A2", 0), row(30, "A3", 20)}});
    CHECK(counts.renamed == 3);
    CHECK(counts.created == 0);
    CHECK(counts.removed == 0);
    CHECK(counts.changed == 2); // the checkbox's and the cell's words
    CHECK(counts.families == 1); // the grid's; the row's children are the same
}

TEST_CASE("a row's elements are never given away while they have the focus")
{
    Page page;
    page.show({1, Role::grid, "", {row(10, "A1", 0), row(20, "A2", 20)}});
    Page::Counts counts = page.show({1, Role::grid, "", {row(20, "A2", 0), row(30, "A3", 20)}}, NodeId {11});
    CHECK(counts.renamed == 0);
    CHECK(counts.created == 3);
    CHECK(counts.removed == 1);
}

TEST_CASE("moving a container moves only it: its children keep their place in it")
{
    Page page;
    auto at = [](float top) {
        return Item {1, Role::grid, "", {{10, Role::row, "", {{11, Role::grid_cell, "x", {}, top}}, top}}};
    };
    page.show(at(0));
    CHECK(page.show(at(52)).moved == 1);
}

TEST_CASE("text that is no UTF-8 reaches the page repaired")
{
    Page page;
    Page::Counts counts = page.show({1, Role::text, "a\xFF"});
    CHECK(counts.bytes == 4); // a, and U+FFFD in three bytes
}

TEST_CASE("under a modal layer the others are inert, toasts are not")
{
    Tree tree;
    tree.begin_frame();
    for (LayerKind kind : {LayerKind::base, LayerKind::toast, LayerKind::modal}) {
        tree.begin_layer(kind);
        build(tree, {static_cast<std::uint32_t>(kind) + 1, Role::none, ""});
        tree.end_layer();
    }
    tree.finish();
    REQUIRE(tree.nodes().size() == 3);
    CHECK(tree.nodes()[0].spec.inert); // base
    CHECK_FALSE(tree.nodes()[1].spec.inert); // modal
    CHECK_FALSE(tree.nodes()[2].spec.inert); // toast, in front
}

TEST_CASE("a name is the name given, else the text, else the words inside")
{
    Tree tree;
    tree.begin_frame();
    tree.begin_layer(LayerKind::base);
    build(tree, {1, Role::row, "", {{2, Role::grid_cell, "A1"}, {3, Role::grid_cell, "", {{4, Role::text, "Zoé"}}}}});
    tree.end_layer();
    tree.finish();
    CHECK(tree.name_of(tree.nodes()[0]) == "A1 Zoé");
}
