// Layers: each is one undecorated ImGui window with its own subtree of nodes. ImGui decides by their order which is
// under the pointer; a modal layer covers the screen, so nothing below it can be reached.
#include "ui/kit/ui_pixels.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cstdio>

namespace carnet::ui {

LayerScope Ui::layer(NodeId id, LayerKind kind, Rect rect, const NodeSpec& root)
{
    OpenLayer opened;
    opened.id = id;
    opened.kind = kind;
    opened.rect = rect;
    std::snprintf(opened.window_name, sizeof opened.window_name, "##%08X", static_cast<unsigned>(id));
    m_layer_stack.push_back(m_layers.size());
    m_layers.push_back(opened);

    Rect area = kind == LayerKind::modal ? screen() : rect;
    PixelRect place = pixels(area);
    ImGui::SetNextWindowPos(place.corner());
    ImGui::SetNextWindowSize(
        {static_cast<float>(std::max(place.width(), 1)), static_cast<float>(std::max(place.height(), 1))});
    constexpr ImGuiWindowFlags plain = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove
        | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav
        | ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing
        | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::Begin(opened.window_name, nullptr, plain);
    // Shadows and focus rings reach a little beyond the layer's rectangle; hit-testing does not.
    ImGui::PushClipRect({-1, -1}, ImGui::GetIO().DisplaySize, false);
    ImGui::GetWindowDrawList()->PushTexture(ImTextureRef {static_cast<ImTextureID>(1)});
    Tree& tree = m_trees[m_building];
    tree.begin_layer(kind);
    tree.open(id, physical(rect), root, true);
    return LayerScope {*this};
}

LayerScope::~LayerScope()
{
    if (m_ui)
        m_ui->end_layer();
}

void Ui::end_layer()
{
    CHECK(!m_layer_stack.empty());
    Tree& tree = m_trees[m_building];
    tree.close();
    tree.end_layer();
    ImGui::GetWindowDrawList()->PopTexture();
    ImGui::PopClipRect();
    ImGui::End();
    m_layer_stack.pop_back();
}

static bool is_window_of_keys(LayerKind kind)
{
    return kind == LayerKind::window || kind == LayerKind::modal || kind == LayerKind::popup;
}

bool Ui::layer_is_on_top() const
{
    if (m_layer_stack.empty())
        return true;
    NodeId current = m_layers[m_layer_stack.back()].id;
    for (auto layer = m_layers_shown.rbegin(); layer != m_layers_shown.rend(); ++layer) {
        if (layer->id == current)
            return true;
        if (is_window_of_keys(layer->kind))
            return false;
    }
    // Not shown yet: it is just opening, above everything.
    return true;
}

bool Ui::layer_is_reachable() const
{
    if (m_layer_stack.empty())
        return true;
    NodeId current = m_layers[m_layer_stack.back()].id;
    for (auto layer = m_layers_shown.rbegin(); layer != m_layers_shown.rend(); ++layer) {
        if (layer->id == current)
            return true;
        if (layer->kind == LayerKind::modal)
            return false;
    }
    return true;
}

bool Ui::is_layer_open(NodeId id) const
{
    return std::any_of(
        m_layers_shown.begin(), m_layers_shown.end(), [id](const OpenLayer& layer) { return layer.id == id; });
}

void Ui::open_popup(NodeId id, NodeId trigger)
{
    // One chain of popups at a time: opening one beside it closes the other.
    m_popups.clear();
    m_popups.emplace(static_cast<std::uint32_t>(id), trigger);
    request_frames(3);
}

void Ui::close_popup(NodeId id)
{
    if (m_popups.erase(static_cast<std::uint32_t>(id)) > 0)
        request_frames(3);
}

bool Ui::popup_is_open(NodeId id) const
{
    return m_popups.contains(static_cast<std::uint32_t>(id));
}

void Ui::toggle_popup(NodeId id, NodeId trigger)
{
    if (popup_is_open(id))
        close_popup(id);
    else
        open_popup(id, trigger);
}

} // namespace carnet::ui
