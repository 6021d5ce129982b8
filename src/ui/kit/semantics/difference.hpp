// What changed in the semantics since the last frame, as one buffer of 32-bit words for the page: nothing when nothing
// changed. web/screen/mirror.js reads it; the drawing of the buffer stands in difference.cpp.
#pragma once

#include "ui/kit/semantics/tree.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace carnet::ui {

class Difference {
public:
    // Empty when the page already shows this tree and nothing asks for the focus. `focused` has it now: its element is
    // never given to another node.
    [[nodiscard]] std::span<const std::uint32_t> update(const Tree& tree, NodeId focused, NodeId wants_focus);
    // The page lost its elements (or is new): the next update says everything.
    void forget();

private:
    struct Known {
        NodeId parent {NodeId::none};
        std::uint32_t kind {0}; // what chooses the element
        std::uint64_t hash {0};
        std::uint64_t children {0};
        PhysicalRect rect; // relative to the parent
        std::uint32_t seen {0};
    };
    struct Children {
        std::uint64_t hash {0};
        std::int32_t last {-1};
        std::int32_t first {-1};
        std::uint32_t count {0};
    };

    // A node of the last tree, as far as its element could serve another.
    struct Before {
        NodeId id {NodeId::none};
        std::uint32_t kind {0};
        std::int32_t parent {-1};
    };

    void reuse_rows(const Tree& tree, NodeId focused);
    void remember(const Tree& tree);
    void write(std::uint32_t word) { m_words.push_back(word); }
    void write(float value);
    void write_text(std::string_view text);
    void write_spec(const Node& node);

    std::unordered_map<std::uint32_t, Known> m_known;
    std::uint64_t m_root_children {0};
    std::uint32_t m_frame {0};
    std::vector<std::uint32_t> m_words;
    std::string m_text;
    std::vector<Children> m_children;
    std::vector<std::int32_t> m_next;
    std::vector<Before> m_before;
    std::vector<std::pair<NodeId, NodeId>> m_renamed;
};

} // namespace carnet::ui
