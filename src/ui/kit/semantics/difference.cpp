// The buffer, in 32-bit words (f: a float):
//
//   ┌ counts ───────────────────────────────────────────────────────────────────────────┐
//   │ renamed │ removed │ created │ changed │ families │ moved │ focus id │ bytes of text │
//   ├ renamed ┬ old id, new id: the element of a row that went serves a row that came …  │
//   ├ removed ┬ id …                                                                     │
//   ├ created ┬ id, role and what chooses the element (input kind << 8, level << 16) …   │
//   ├ changed ┬ id, states, flags, numbers, lengths of its texts: see write_spec() …     │
//   ├ families┬ parent id (0: the screen), count, child ids in order …                   │
//   ├ moved   ┬ id, f left, f top, f width, f height, relative to the parent …           │
//   └ text: UTF-8 of all texts of `changed`, one after the other, padded to a word ──────┘
//
// An element is created before it is named in a family. A subtree is removed by its topmost element. `created` with a
// known id is another kind of element in the place of the old one; a family may take a child from another.
#include "ui/kit/semantics/difference.hpp"

#include "base/utf8.hpp"
#include "ui/kit/text/hash.hpp"

#include <bit>
#include <cmath>
#include <cstring>

namespace carnet::ui {

namespace {

// An element's tag cannot change: these make it another element, and so another node for the page.
std::uint32_t element_kind(const NodeSpec& spec)
{
    return static_cast<std::uint32_t>(spec.role) | static_cast<std::uint32_t>(spec.input) << 8
        | static_cast<std::uint32_t>(spec.level) << 16;
}

std::uint32_t utf16_length(std::string_view text)
{
    std::uint32_t units = 0;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xC0) != 0x80 ? 1 : 0;
        units += byte >= 0xF0 ? 1 : 0;
    }
    return units;
}

// A hundredth of a pixel is less than anyone sees; it keeps rounding from looking like a move.
bool same_place(const PhysicalRect& a, const PhysicalRect& b)
{
    auto near = [](float x, float y) { return std::fabs(x - y) < 0.01F; };
    return near(a.left, b.left) && near(a.top, b.top) && near(a.right, b.right) && near(a.bottom, b.bottom);
}

} // namespace

void Difference::forget()
{
    m_known.clear();
    m_before.clear();
    m_root_children = 0;
}

void Difference::write(float value)
{
    m_words.push_back(std::bit_cast<std::uint32_t>(value));
}

void Difference::write_text(std::string_view text)
{
    if (is_well_formed_utf8(text)) {
        write(utf16_length(text));
        m_text += text;
        return;
    }
    std::string repaired = well_formed_utf8(text);
    write(utf16_length(repaired));
    m_text += repaired;
}

void Difference::write_spec(const Node& node)
{
    const NodeSpec& spec = node.spec;
    write(static_cast<std::uint32_t>(node.id));
    std::uint32_t states = 0;
    unsigned shift = 0;
    auto add = [&](auto value, unsigned bits) {
        states |= static_cast<std::uint32_t>(value) << shift;
        shift += bits;
    };
    add(spec.focusable, 2);
    add(spec.checked, 2);
    add(spec.pressed, 2);
    add(spec.selected, 2);
    add(spec.expanded, 2);
    add(spec.sort, 2);
    add(spec.popup, 3);
    add(spec.live, 2);
    add(spec.enter_key, 3);
    write(states);
    states = 0;
    shift = 0;
    for (bool flag : {spec.disabled, spec.read_only, spec.invalid, spec.required, spec.multiselectable, spec.busy,
             spec.modal, spec.current, spec.scrolls, spec.inert})
        add(flag, 1);
    write(states);
    for (std::int32_t number : {spec.level, spec.position, spec.set_size, static_cast<std::int32_t>(spec.row_index),
             static_cast<std::int32_t>(spec.row_count), spec.column_index, spec.column_count, spec.max_length})
        write(static_cast<std::uint32_t>(number));
    for (float number : {spec.value_now, spec.font_size, spec.padding_left, spec.padding_right})
        write(number);
    for (NodeId id : {spec.controls, spec.labelled_by, spec.active})
        write(static_cast<std::uint32_t>(id));
    for (std::string_view text : {spec.text, spec.name, spec.description, spec.value, spec.placeholder, spec.href,
             spec.key_shortcuts, spec.lang})
        write_text(text);
}

// Scrolling brings rows and takes rows away. To make twenty elements for each costs ten times what it costs to write
// new words into the twenty that went (measured), so a row of the same shape inherits them.
void Difference::reuse_rows(const Tree& tree, NodeId focused)
{
    m_renamed.clear();
    const std::vector<Node>& nodes = tree.nodes();
    auto is_row = [](std::uint32_t kind) { return (kind & 0xFF) == static_cast<std::uint32_t>(Role::row); };
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> gone; // by shape
    for (std::size_t i = 0; i < m_before.size(); ++i) {
        if (!is_row(m_before[i].kind) || tree.find(m_before[i].id))
            continue;
        std::size_t end = i + 1;
        std::uint64_t shape = mixed(0, m_before[i].kind);
        bool usable = m_before[i].id != focused;
        for (; end < m_before.size() && m_before[end].parent >= static_cast<std::int32_t>(i); ++end) {
            auto up = static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(m_before[end].parent);
            shape = mixed(shape, static_cast<std::uint64_t>(m_before[end].kind) << 32 | up);
            usable = usable && m_before[end].id != focused && !tree.find(m_before[end].id);
        }
        if (usable)
            gone[shape].push_back(i);
    }
    if (gone.empty())
        return;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto is_known = [this](const Node& node) { return m_known.contains(static_cast<std::uint32_t>(node.id)); };
        if (nodes[i].spec.role != Role::row || is_known(nodes[i]))
            continue;
        std::size_t end = i + 1;
        std::uint64_t shape = mixed(0, element_kind(nodes[i].spec));
        bool usable = true;
        for (; end < nodes.size() && nodes[end].parent >= static_cast<std::int32_t>(i); ++end) {
            auto up = static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(nodes[end].parent);
            shape = mixed(shape, static_cast<std::uint64_t>(element_kind(nodes[end].spec)) << 32 | up);
            usable = usable && !is_known(nodes[end]);
        }
        auto found = gone.find(shape);
        if (!usable || found == gone.end() || found->second.empty())
            continue;
        std::size_t old = found->second.back();
        found->second.pop_back();
        for (std::size_t n = i; n < end; ++n, ++old) {
            NodeId from = m_before[old].id;
            auto known = m_known.extract(static_cast<std::uint32_t>(from));
            known.key() = static_cast<std::uint32_t>(nodes[n].id);
            // The same children in the same order, under their new names.
            known.mapped().children = m_children[n + 1].hash;
            m_known.insert(std::move(known));
            m_renamed.emplace_back(from, nodes[n].id);
        }
    }
}

void Difference::remember(const Tree& tree)
{
    m_before.clear();
    for (const Node& node : tree.nodes())
        m_before.push_back({node.id, element_kind(node.spec), node.parent});
}

std::span<const std::uint32_t> Difference::update(const Tree& tree, NodeId focused, NodeId wants_focus)
{
    const std::vector<Node>& nodes = tree.nodes();
    m_words.clear();
    m_text.clear();
    ++m_frame;
    constexpr std::size_t header = 8;
    m_words.resize(header);
    std::uint32_t counts[header] {};

    // Each parent's children, as a list through m_next, and a hash of their order.
    m_children.assign(nodes.size() + 1, {});
    m_next.assign(nodes.size(), -1);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        Children& siblings = m_children[static_cast<std::size_t>(nodes[i].parent + 1)];
        auto place = static_cast<std::int32_t>(i);
        if (siblings.first < 0)
            siblings.first = place;
        else
            m_next[static_cast<std::size_t>(siblings.last)] = place;
        siblings.last = place;
        siblings.count += 1;
        // Never 0, which is a parent without children.
        siblings.hash = mixed(siblings.hash + 0x9E3779B9U, static_cast<std::uint64_t>(nodes[i].id)) | 1;
    }

    reuse_rows(tree, focused);
    for (auto [from, to] : m_renamed) {
        write(static_cast<std::uint32_t>(from));
        write(static_cast<std::uint32_t>(to));
        ++counts[0];
    }

    auto key_of = [](const Node& node) { return static_cast<std::uint32_t>(node.id); };
    std::vector<std::size_t> created;
    std::vector<std::size_t> changed;
    std::vector<std::size_t> moved;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        NodeId parent = node.parent >= 0 ? nodes[static_cast<std::size_t>(node.parent)].id : NodeId::none;
        float left = node.parent >= 0 ? nodes[static_cast<std::size_t>(node.parent)].rect.left : 0;
        float top = node.parent >= 0 ? nodes[static_cast<std::size_t>(node.parent)].rect.top : 0;
        PhysicalRect rect {node.rect.left - left, node.rect.top - top, node.rect.right - left, node.rect.bottom - top};
        auto [found, is_new] = m_known.try_emplace(key_of(node));
        Known& known = found->second;
        std::uint32_t kind = element_kind(node.spec);
        if (is_new || known.kind != kind) {
            // Of another kind: the page puts a new element in the old one's place, around the same children.
            created.push_back(i);
            changed.push_back(i);
            moved.push_back(i);
        } else {
            if (known.hash != node.hash)
                changed.push_back(i);
            if (!same_place(known.rect, rect))
                moved.push_back(i);
        }
        known.kind = kind;
        known.parent = parent;
        known.hash = node.hash;
        known.rect = rect;
        known.seen = m_frame;
    }

    for (const auto& [id, known] : m_known) {
        if (known.seen == m_frame)
            continue;
        // Only the topmost of what went: the rest goes with it.
        auto parent = m_known.find(static_cast<std::uint32_t>(known.parent));
        bool parent_goes = parent != m_known.end() && parent->second.seen != m_frame;
        if (!parent_goes) {
            write(id);
            ++counts[1];
        }
    }
    std::erase_if(m_known, [this](const auto& known) { return known.second.seen != m_frame; });

    for (std::size_t i : created) {
        write(static_cast<std::uint32_t>(nodes[i].id));
        write(element_kind(nodes[i].spec));
        ++counts[2];
    }
    for (std::size_t i : changed) {
        write_spec(nodes[i]);
        ++counts[3];
    }
    for (std::size_t parent = 0; parent < m_children.size(); ++parent) {
        const Children& children = m_children[parent];
        std::uint64_t& known = parent == 0 ? m_root_children : m_known.find(key_of(nodes[parent - 1]))->second.children;
        if (known == children.hash)
            continue;
        known = children.hash;
        write(parent == 0 ? 0U : key_of(nodes[parent - 1]));
        write(children.count);
        for (std::int32_t child = children.first; child >= 0; child = m_next[static_cast<std::size_t>(child)])
            write(key_of(nodes[static_cast<std::size_t>(child)]));
        ++counts[4];
    }
    for (std::size_t i : moved) {
        const PhysicalRect& rect = m_known.find(key_of(nodes[i]))->second.rect;
        write(key_of(nodes[i]));
        write(rect.left);
        write(rect.top);
        write(rect.width());
        write(rect.height());
        ++counts[5];
    }
    counts[6] = static_cast<std::uint32_t>(wants_focus);
    counts[7] = static_cast<std::uint32_t>(m_text.size());
    remember(tree);
    if (m_words.size() == header && wants_focus == NodeId::none)
        return {};
    std::memcpy(m_words.data(), counts, sizeof counts);
    std::size_t words = (m_text.size() + 3) / 4;
    std::size_t begin = m_words.size();
    m_words.resize(begin + words, 0);
    if (!m_text.empty())
        std::memcpy(m_words.data() + begin, m_text.data(), m_text.size());
    return m_words;
}

} // namespace carnet::ui
