#include "ui/kit/semantics/tree.hpp"

#include "base/check.hpp"
#include "ui/kit/text/hash.hpp"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <numeric>

namespace carnet::ui {

static std::uint64_t float_bits(float value)
{
    return std::bit_cast<std::uint32_t>(value);
}

// Everything that the page would show differently.
static std::uint64_t hash_of_spec(const NodeSpec& spec)
{
    std::uint64_t states = 0;
    auto add = [&states](auto value, unsigned bits) { states = states << bits | static_cast<std::uint64_t>(value); };
    add(spec.role, 8);
    add(spec.focusable, 2);
    add(spec.checked, 2);
    add(spec.pressed, 2);
    add(spec.selected, 2);
    add(spec.expanded, 2);
    add(spec.sort, 2);
    add(spec.popup, 3);
    add(spec.live, 2);
    add(spec.input, 4);
    add(spec.enter_key, 3);
    add(spec.disabled, 1);
    add(spec.read_only, 1);
    add(spec.invalid, 1);
    add(spec.required, 1);
    add(spec.multiselectable, 1);
    add(spec.busy, 1);
    add(spec.modal, 1);
    add(spec.current, 1);
    add(spec.scrolls, 1);
    add(spec.inert, 1);
    std::uint64_t hash = hash_of(spec.text, states);
    hash = hash_of(spec.name, hash);
    // Most nodes have none of these; their emptiness costs one test each.
    for (std::string_view text :
        {spec.description, spec.value, spec.placeholder, spec.href, spec.key_shortcuts, spec.lang})
        hash = text.empty() ? mixed(hash, 1) : hash_of(text, hash);
    hash = mixed(hash, static_cast<std::uint64_t>(spec.row_index) << 32 ^ static_cast<std::uint64_t>(spec.row_count));
    hash = mixed(hash,
        static_cast<std::uint64_t>(static_cast<std::uint32_t>(spec.column_index)) << 32
            | static_cast<std::uint32_t>(spec.column_count));
    hash = mixed(hash,
        static_cast<std::uint64_t>(static_cast<std::uint32_t>(spec.position)) << 32
            | static_cast<std::uint32_t>(spec.set_size));
    hash = mixed(
        hash, static_cast<std::uint64_t>(static_cast<std::uint32_t>(spec.level)) << 32 | float_bits(spec.value_now));
    hash = mixed(hash, static_cast<std::uint64_t>(spec.controls) << 32 | static_cast<std::uint64_t>(spec.labelled_by));
    hash = mixed(hash, static_cast<std::uint64_t>(spec.active) << 32 | static_cast<std::uint32_t>(spec.max_length));
    hash = mixed(hash, float_bits(spec.padding_left) << 32 | float_bits(spec.padding_right));
    return mixed(hash, float_bits(spec.font_size));
}

void Tree::begin_frame()
{
    m_nodes.clear();
    m_text.clear();
    m_places.clear();
    m_layer_count = 0;
    m_layer_stack.clear();
    m_finished = false;
}

void Tree::begin_layer(LayerKind kind)
{
    if (m_layer_count == m_layers.size())
        m_layers.emplace_back();
    Layer& layer = m_layers[m_layer_count];
    layer.kind = kind;
    layer.nodes.clear();
    layer.texts.clear();
    layer.open.clear();
    m_layer_stack.push_back(m_layer_count);
    ++m_layer_count;
}

void Tree::end_layer()
{
    CHECK(!m_layer_stack.empty());
    CHECK(m_layers[m_layer_stack.back()].open.empty());
    m_layer_stack.pop_back();
}

TextSlice Tree::keep(std::string_view text)
{
    TextSlice slice {static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(text.size())};
    m_text += text;
    return slice;
}

void Tree::open(NodeId id, PhysicalRect rect, const NodeSpec& spec, bool visible)
{
    CHECK(id != NodeId::none);
    CHECK(!m_layer_stack.empty());
    Layer& layer = m_layers[m_layer_stack.back()];
    auto place = static_cast<std::int32_t>(layer.nodes.size());
    bool is_new = m_places.emplace(static_cast<std::uint32_t>(id), place).second;
    if (!is_new) {
        // Two things with one id: give one of them another name, or a scope of its own.
        std::fprintf(stderr, "two nodes with one id: role %d, text \"%.*s\", name \"%.*s\"\n",
            static_cast<int>(spec.role), static_cast<int>(spec.text.size()), spec.text.data(),
            static_cast<int>(spec.name.size()), spec.name.data());
    }
    CHECK(is_new);
    Node& node = layer.nodes.emplace_back();
    node.id = id;
    node.parent = layer.open.empty() ? -1 : layer.open.back();
    node.rect = rect;
    node.visible = visible;
    node.spec = spec;
    node.hash = hash_of_spec(spec);
    layer.texts.push_back({keep(spec.text), keep(spec.name), keep(spec.description), keep(spec.value),
        keep(spec.placeholder), keep(spec.href), keep(spec.key_shortcuts), keep(spec.lang)});
    layer.open.push_back(place);
}

void Tree::close()
{
    CHECK(!m_layer_stack.empty());
    Layer& layer = m_layers[m_layer_stack.back()];
    CHECK(!layer.open.empty());
    layer.open.pop_back();
}

void Tree::point_to_text(NodeSpec& spec, const Texts& texts)
{
    auto at = [this](TextSlice slice) { return std::string_view {m_text}.substr(slice.begin, slice.length); };
    spec.text = at(texts.text);
    spec.name = at(texts.name);
    spec.description = at(texts.description);
    spec.value = at(texts.value);
    spec.placeholder = at(texts.placeholder);
    spec.href = at(texts.href);
    spec.key_shortcuts = at(texts.key_shortcuts);
    spec.lang = at(texts.lang);
}

void Tree::finish()
{
    CHECK(m_layer_stack.empty());
    std::vector<std::size_t> order(m_layer_count);
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(),
        [this](std::size_t a, std::size_t b) { return m_layers[a].kind < m_layers[b].kind; });
    // Under the topmost modal window everything but what announces is out of reach.
    std::size_t topmost_modal = m_layer_count;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (m_layers[order[i]].kind == LayerKind::modal)
            topmost_modal = i;
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        Layer& layer = m_layers[order[i]];
        auto offset = static_cast<std::int32_t>(m_nodes.size());
        bool inert = topmost_modal < m_layer_count && i < topmost_modal;
        if (inert && !layer.nodes.empty()) {
            layer.nodes[0].spec.inert = true;
            layer.nodes[0].hash = mixed(layer.nodes[0].hash, 1);
        }
        for (std::size_t n = 0; n < layer.nodes.size(); ++n) {
            Node& node = m_nodes.emplace_back(layer.nodes[n]);
            if (node.parent >= 0)
                node.parent += offset;
            point_to_text(node.spec, layer.texts[n]);
            m_places[static_cast<std::uint32_t>(node.id)] = static_cast<std::int32_t>(m_nodes.size()) - 1;
        }
    }
    m_finished = true;
}

const Node* Tree::find(NodeId id) const
{
    auto found = m_places.find(static_cast<std::uint32_t>(id));
    return found == m_places.end() ? nullptr : &m_nodes[static_cast<std::size_t>(found->second)];
}

NodeId Tree::parent_of(NodeId id) const
{
    const Node* node = find(id);
    return node && node->parent >= 0 ? m_nodes[static_cast<std::size_t>(node->parent)].id : NodeId::none;
}

bool Tree::is_within(NodeId id, NodeId ancestor) const
{
    for (NodeId at = id; at != NodeId::none; at = parent_of(at)) {
        if (at == ancestor)
            return true;
    }
    return false;
}

std::string Tree::name_of(const Node& node) const
{
    CHECK(m_finished);
    if (!node.spec.name.empty())
        return std::string {node.spec.name};
    if (!node.spec.text.empty())
        return std::string {node.spec.text};
    std::string inside;
    auto place = static_cast<std::int32_t>(&node - m_nodes.data());
    for (std::size_t i = static_cast<std::size_t>(place) + 1; i < m_nodes.size(); ++i) {
        std::int32_t ancestor = m_nodes[i].parent;
        while (ancestor > place)
            ancestor = m_nodes[static_cast<std::size_t>(ancestor)].parent;
        if (ancestor != place)
            break;
        if (m_nodes[i].spec.text.empty())
            continue;
        if (!inside.empty())
            inside += ' ';
        inside += m_nodes[i].spec.text;
    }
    return inside;
}

} // namespace carnet::ui
