// The nodes of one frame in reading order, with their parents, texts copied: what tests look into and what the next
// frame is compared with. Built by Ui; written for the page by encode.cpp.
#pragma once

#include "ui/kit/semantics/node.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carnet::ui {

// A piece of the tree's own text.
struct TextSlice {
    std::uint32_t begin {0};
    std::uint32_t length {0};
};

struct Node {
    NodeId id {NodeId::none};
    std::int32_t parent {-1}; // place in the list, always before this one; -1: the screen
    PhysicalRect rect; // on the screen
    // What is inside is cut to this (a scrolling area), for tests and for knowing what is in view.
    bool visible {true};
    NodeSpec spec; // its texts point into the tree's own text
    std::uint64_t hash {0}; // of everything but the rectangle and the parent
};

// From the back to the front. What lies under a modal layer is inert.
enum class LayerKind : std::uint8_t { base, window, modal, popup, toast, tooltip };

class Tree {
public:
    void begin_frame();
    // A layer may be declared while another is being drawn (a menu beside its button); its nodes stand apart, in the
    // order from back to front. The first node of a layer is its root and closes last.
    void begin_layer(LayerKind kind);
    void end_layer();
    // A duplicate id is a bug: two things would be one in the page.
    void open(NodeId id, PhysicalRect rect, const NodeSpec& spec, bool visible);
    void close();

    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    [[nodiscard]] const Node* find(NodeId id) const;
    [[nodiscard]] bool is_within(NodeId id, NodeId ancestor) const;
    [[nodiscard]] NodeId parent_of(NodeId id) const;
    // The frame is complete. Texts are safe until the next begin_frame().
    void finish();
    [[nodiscard]] bool contains_so_far(NodeId id) const { return m_places.contains(static_cast<std::uint32_t>(id)); }

    // What a person would hear as the node's name: its name, else its text, else the text inside it.
    [[nodiscard]] std::string name_of(const Node& node) const;

private:
    struct Texts {
        TextSlice text, name, description, value, placeholder, href, key_shortcuts, lang;
    };
    struct Layer {
        LayerKind kind {LayerKind::base};
        std::vector<Node> nodes; // parents count within the layer
        std::vector<Texts> texts;
        std::vector<std::int32_t> open;
    };
    TextSlice keep(std::string_view text);
    void point_to_text(NodeSpec& spec, const Texts& texts);

    std::vector<Node> m_nodes;
    std::string m_text;
    // Kept over frames for their memory; the first m_layer_count are of this one.
    std::vector<Layer> m_layers;
    std::size_t m_layer_count {0};
    std::vector<std::size_t> m_layer_stack;
    std::unordered_map<std::uint32_t, std::int32_t> m_places;
    bool m_finished {false};
};

} // namespace carnet::ui
