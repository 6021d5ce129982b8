// Ui's ears: pointers through ImGui's hit-testing, keys, focus, typed text, and the nodes that say what can be done.
#include "ui/kit/ui_pixels.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <cmath>

namespace carnet::ui {

NodeScope Ui::node(NodeId id, Rect rect, const NodeSpec& spec)
{
    const ImRect clip_rect {ImGui::GetCurrentWindowRead()->ClipRect};
    bool visible = pixels(rect).rect().Overlaps(clip_rect);
    m_trees[m_building].open(id, physical(rect), spec, visible);
    return NodeScope {*this};
}

NodeScope::~NodeScope()
{
    if (m_ui)
        m_ui->m_trees[m_ui->m_building].close();
}

void Ui::leaf(NodeId id, Rect rect, const NodeSpec& spec)
{
    NodeScope closed_at_once = node(id, rect, spec);
}

Interaction Ui::interact(NodeId id, Rect rect, InteractOptions options)
{
    Interaction answer;
    auto item = static_cast<ImGuiID>(id);
    ImRect box = pixels(rect).rect();
    if (!options.without_node)
        m_interactive.push_back(id);
    answer.focused = has_focus(id);
    answer.focus_visible = answer.focused && m_focus_visible;
    answer.pressed = take_activation(id) && !options.disabled;
    if (m_pointer)
        answer.at = *m_pointer;
    ImGuiItemFlags flags = ImGuiItemFlags_NoNav;
    if (options.below_others)
        flags |= ImGuiItemFlags_AllowOverlap;
    if (!ImGui::ItemAdd(box, item, nullptr, flags))
        return answer;
    bool hovered = false;
    bool held = false;
    ImGuiButtonFlags how = ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight
        | (options.on_down ? ImGuiButtonFlags_PressedOnClick : ImGuiButtonFlags_PressedOnClickRelease)
        | (options.below_others ? ImGuiButtonFlags_AllowOverlap : 0);
    // Which button holds it: asked before, for the release forgets it.
    int button = GImGui->ActiveId == item ? GImGui->ActiveIdMouseButton : -1;
    bool pressed = ImGui::ButtonBehavior(box, item, &hovered, &held, how);
    if (button < 0 && GImGui->ActiveId == item)
        button = GImGui->ActiveIdMouseButton;
    bool other_button = button == 1;
    // A finger does not hover: what it touched last would stay lit.
    answer.hovered = hovered && (!m_touch || held);
    answer.held = held && !options.disabled;
    if (pressed && !options.disabled) {
        answer.pressed |= !other_button;
        answer.context_wanted = other_button;
        answer.double_pressed = !other_button && GImGui->IO.MouseClickedCount[0] == 2;
    }
    return answer;
}

std::optional<Point> Ui::pointer() const
{
    return m_pointer;
}

bool Ui::pointer_is_in(Rect rect) const
{
    const ImGuiWindow* window = ImGui::GetCurrentWindowRead();
    return m_pointer && GImGui->HoveredWindow == window && ImRect {window->ClipRect}.Contains(GImGui->IO.MousePos)
        && rect.contains(*m_pointer);
}

bool Ui::pressed_outside(Rect rect) const
{
    if (!ImGui::IsMouseClicked(0) && !ImGui::IsMouseClicked(1))
        return false;
    return !m_pointer || !rect.contains(*m_pointer);
}

bool Ui::focus_within(NodeId id) const
{
    return m_focused != NodeId::none && shown().is_within(m_focused, id);
}

void Ui::focus(NodeId id)
{
    m_focus_wanted = id;
    m_focus_patience = 4;
    request_frames(2);
}

std::optional<std::string> Ui::take_text(NodeId id)
{
    auto found = m_texts_typed.find(static_cast<std::uint32_t>(id));
    if (found == m_texts_typed.end())
        return {};
    std::string text = std::move(found->second);
    m_texts_typed.erase(found);
    return text;
}

bool Ui::take_activation(NodeId id)
{
    auto found = std::find(m_activations.begin(), m_activations.end(), id);
    if (found == m_activations.end())
        return false;
    m_activations.erase(found);
    return true;
}

const KeyEvent* Ui::key() const
{
    bool mine = m_key && !m_key_taken && layer_is_reachable();
    // Esc belongs to the topmost window, wherever the focus is (SPEC 9).
    if (mine && m_key->key == Key::escape)
        mine = layer_is_on_top();
    return mine ? &*m_key : nullptr;
}

bool Ui::take_key(Key wanted, Modifiers modifiers)
{
    const KeyEvent* pressed = key();
    if (!pressed || pressed->key != wanted || !(pressed->modifiers == modifiers))
        return false;
    m_key_taken = true;
    return true;
}

bool Ui::take_character(char32_t character, Modifiers modifiers)
{
    const KeyEvent* pressed = key();
    if (!pressed || pressed->key != Key::other || pressed->character != character)
        return false;
    // Shift is how some layouts type a sign ('?', '/'): it counts only with letters and digits.
    bool letter = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    Modifiers held = pressed->modifiers;
    if (!letter)
        held.shift = modifiers.shift;
    if (!(held == modifiers))
        return false;
    m_key_taken = true;
    return true;
}

NodeId Ui::first_focusable_in(const OpenLayer& layer) const
{
    const Tree& tree = building();
    bool inside = false;
    NodeId first = NodeId::none;
    for (const Node& node : tree.nodes()) {
        if (node.id == layer.id) {
            inside = true;
        } else if (inside && node.parent < 0) {
            break;
        } else if (inside && node.spec.focusable == Focusable::stop) {
            // Who opens a form wants to write in it.
            bool is_field = node.spec.role == Role::textbox || node.spec.role == Role::searchbox
                || node.spec.role == Role::combobox;
            if (is_field && layer.kind == LayerKind::modal)
                return node.id;
            if (first == NodeId::none)
                first = node.id;
        }
    }
    return first;
}

// Windows that opened take the focus, windows that closed give it back to where it was.
void Ui::settle_focus()
{
    const Tree& now = building();
    auto was_open = [this](NodeId layer) {
        return std::any_of(
            m_layers_shown.begin(), m_layers_shown.end(), [&](const OpenLayer& l) { return l.id == layer; });
    };
    for (const OpenLayer& layer : m_layers) {
        bool takes_focus =
            layer.kind == LayerKind::window || layer.kind == LayerKind::modal || layer.kind == LayerKind::popup;
        if (!takes_focus || !layer.takes_focus || was_open(layer.id))
            continue;
        m_focus_returns_to[static_cast<std::uint32_t>(layer.id)] = m_focused;
        if (m_focus_wanted == NodeId::none)
            m_focus_wanted = first_focusable_in(layer);
        m_focus_patience = 4;
    }
    for (const OpenLayer& before : m_layers_shown) {
        bool still_open = std::any_of(
            m_layers.begin(), m_layers.end(), [&](const OpenLayer& layer) { return layer.id == before.id; });
        auto returns = m_focus_returns_to.find(static_cast<std::uint32_t>(before.id));
        if (still_open || returns == m_focus_returns_to.end())
            continue;
        // Only when the focus was in it (or nowhere): a click elsewhere has moved it where the merchant wants it.
        bool was_inside = m_focused == NodeId::none || shown().is_within(m_focused, before.id);
        if (was_inside && m_focus_wanted == NodeId::none && now.find(returns->second)) {
            m_focus_wanted = returns->second;
            m_focus_patience = 4;
        }
        m_focus_returns_to.erase(returns);
    }
    // What had the focus is gone: so has the focus, and a widget that wants it back asks for it.
    if (m_focused != NodeId::none && !now.find(m_focused))
        m_focused = NodeId::none;
    // Wait a little for what a view will only draw when it knows that it was asked for.
    if (m_focus_wanted != NodeId::none && !now.find(m_focus_wanted)) {
        m_focus_patience -= 1;
        if (m_focus_patience <= 0)
            m_focus_wanted = NodeId::none;
        else
            request_frames(1);
    }
}

void Ui::tooltip(NodeId id, Rect rect, std::string_view text)
{
    bool by_focus = has_focus(id) && m_focus_visible;
    if (!by_focus && (m_touch || !pointer_is_in(rect)))
        return;
    if (m_tooltip.id != id) {
        m_tooltip.id = id;
        m_tooltip.since = by_focus ? m_now - duration::tooltip_delay : m_now;
        m_tooltip.dismissed = NodeId::none;
    }
    m_tooltip.rect = rect;
    m_tooltip.text = text;
    m_tooltip.frame = m_frame;
}

void Ui::draw_tooltip()
{
    if (m_tooltip.frame != m_frame) {
        m_tooltip.id = NodeId::none;
        return;
    }
    if (m_tooltip.dismissed == m_tooltip.id)
        return;
    double at = m_tooltip.since + duration::tooltip_delay;
    if (m_now < at) {
        wake_at(at);
        return;
    }
    // WCAG 1.4.13: what appears by itself can be put away without moving.
    if (m_key && !m_key_taken && m_key->key == Key::escape) {
        m_tooltip.dismissed = m_tooltip.id;
        m_key_taken = true;
        return;
    }
    constexpr float widest = 360;
    constexpr TextStyle look {.size = TextSize::small, .color = Token::on_tooltip};
    float inner =
        std::min(text_width(m_tooltip.text, look), std::min(widest, m_size.width - 2 * size::space_medium - 4));
    float height = paragraph_height(m_tooltip.text, look, inner + 1);
    Size box {inner + 1 + 2 * size::space_small, height + 2 * size::space_tiny};
    float start = std::clamp(m_tooltip.rect.center().x - box.width / 2, size::space_tiny,
        std::max(m_size.width - box.width - size::space_tiny, size::space_tiny));
    float top = m_tooltip.rect.bottom + 6;
    if (top + box.height > m_size.height)
        top = m_tooltip.rect.top - 6 - box.height;
    Rect place = Rect::of({start, top}, box);
    m_drawing_over = ImGui::GetForegroundDrawList();
    m_drawing_over->PushTexture(ImTextureRef {static_cast<ImTextureID>(1)});
    fill(place, Token::tooltip, 6);
    draw_paragraph(place.inset(size::space_small, size::space_tiny), m_tooltip.text, look);
    m_drawing_over->PopTexture();
    m_drawing_over = nullptr;
}

} // namespace carnet::ui
