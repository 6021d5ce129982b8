// Ui's life: the context, identity, a frame's beginning and end, what widgets remember.
#include "ui/kit/ui_pixels.hpp"

#include "base/check.hpp"
#include "ui/kit/text/hash.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

namespace {

constexpr std::uint32_t frames_a_state_is_kept = 36'000;

} // namespace

Ui::Ui(TextRasterizer& rasterizer)
    : m_text(rasterizer)
{
    m_imgui = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.ConfigInputTrickleEventQueue = true; // a tap's press and release may arrive between two frames
    io.MouseDoubleClickTime = 0.4F;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    // A font without a picture (imgui_fonts); its data is never looked at.
    static char no_font_data[1] = {0};
    ImFontConfig config;
    config.FontData = no_font_data;
    config.FontDataSize = 1;
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 13;
    io.Fonts->AddFont(&config);

    ImGuiStyle& imgui_style = ImGui::GetStyle();
    imgui_style.WindowPadding = {0, 0};
    imgui_style.WindowBorderSize = 0;
    imgui_style.WindowMinSize = {1, 1};
    imgui_style.AntiAliasedLinesUseTex = false;
    // Half a degree of a circle of 1,000 pixels; curves are smooth at every ratio.
    imgui_style.CircleTessellationMaxError = 0.2F;
}

Ui::~Ui()
{
    ImGui::SetCurrentContext(m_imgui);
    // The textures of ImGui's own (empty) atlas were never made anywhere.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(m_imgui);
}

NodeId Ui::id(std::string_view name) const
{
    const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
    ImGuiID made = ImHashData(name.data(), name.size(), window->IDStack.back());
    return NodeId {made == 0 ? 1 : made};
}

IdScope Ui::scope(std::string_view name)
{
    ImGui::PushOverrideID(static_cast<ImGuiID>(id(name)));
    return IdScope {*this};
}

IdScope Ui::scope(std::uint64_t number)
{
    return scope(std::string_view {reinterpret_cast<const char*>(&number), sizeof number});
}

IdScope::~IdScope()
{
    if (m_ui)
        ImGui::PopID();
}

std::uint64_t Ui::mixed_key(NodeId id, const char* kind)
{
    return mixed(static_cast<std::uint64_t>(id) << 32, reinterpret_cast<std::uintptr_t>(kind));
}

void Ui::forget_old_states()
{
    // Seldom: a sweep over a few hundred entries.
    if (m_frame % 3'600 == 0)
        std::erase_if(
            m_states, [this](const auto& kept) { return m_frame - kept.second.last_used > frames_a_state_is_kept; });
}

void Ui::begin_frame(double now)
{
    ImGui::SetCurrentContext(m_imgui);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {std::round(m_size.width * m_ratio), std::round(m_size.height * m_ratio)};
    io.DeltaTime = static_cast<float>(std::clamp(now - m_now, 1.0e-4, 1.0));
    m_now = now;
    m_frame += 1;
    m_wake_at = 1.0e18;
    m_cursor = Cursor::arrow;
    m_building = 1 - m_building;
    m_trees[m_building].begin_frame();
    m_layers.clear();
    m_layer_stack.clear();
    m_scroll_areas.clear();
    m_interactive.clear();
    // Nothing uses ImGui's own atlas, so its texture counts as made.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(static_cast<ImTextureID>(1));
        texture->SetStatus(ImTextureStatus_OK);
    }
    ImGui::NewFrame();
    // Shapes take their white from our pages: every page has the same square in its corner.
    constexpr float white = static_cast<float>(Atlas::white_square) / 2 / static_cast<float>(Atlas::page_size);
    ImGui::GetDrawListSharedData()->TexUvWhitePixel = {white, white};
    if (io.MousePos.x > -1.0e5F)
        m_pointer = logical(io.MousePos.x / m_ratio, io.MousePos.y / m_ratio);
    else
        m_pointer.reset();
}

void Ui::end_frame()
{
    CHECK(m_layer_stack.empty());
    draw_tooltip();
    m_trees[m_building].finish();
    settle_focus();
    place_layers_in_order();
    ImGui::Render();
    m_text.end_frame();
    m_scroll_areas_shown.swap(m_scroll_areas);
    m_activations.clear();
    m_texts_typed.clear();
    m_key.reset();
    // A press and its release are handed out over several frames.
    if (GImGui->InputEventsQueue.Size > 0)
        request_frames(1);
    forget_old_states();
}

void Ui::place_layers_in_order()
{
    std::vector<OpenLayer> ordered = m_layers;
    std::stable_sort(
        ordered.begin(), ordered.end(), [](const OpenLayer& a, const OpenLayer& b) { return a.kind < b.kind; });
    for (const OpenLayer& layer : ordered) {
        if (ImGuiWindow* window = ImGui::FindWindowByName(layer.window_name))
            ImGui::BringWindowToDisplayFront(window);
    }
    // What opened or closed changes what is under the pointer.
    if (ordered.size() != m_layers_shown.size())
        request_frames(2);
    m_layers_shown = std::move(ordered);
}

float Ui::appear(NodeId id)
{
    struct Since {
        double time {-1};
    };
    if (m_theme.reduced_motion())
        return 1;
    Since& since = state<Since>(id);
    if (since.time < 0)
        since.time = m_now;
    double share = (m_now - since.time) / duration::motion;
    if (share >= 1)
        return 1;
    request_frames(1);
    // Fast at first, then slow: an ease-out.
    auto left = static_cast<float>(1 - share);
    return 1 - left * left * left;
}

} // namespace carnet::ui
