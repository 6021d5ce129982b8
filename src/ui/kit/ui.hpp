// Ui: what a view draws with. One object for the life of the screen; a view gets it every frame and calls widgets
// (ui/kit/widgets/), which draw, declare what they are for the page's elements, and say what the merchant did.
//
// Everything a view says is in logical CSS pixels (geometry.hpp). This file and its .cpp files are the only place that
// knows ImGui, physical pixels and right-to-left: physical() is where the layout is mirrored.
//
//   void orders_toolbar(const Model& model, Ui& ui, Rect area)
//   {
//       Rect row = area.take_top(ui.control_height());
//       if (button(ui, row.take_end(96), {.label = t("export")}))
//           ...
//   }
//
// Identity: a widget's id comes from the scopes that are open and its name; two of one name in one scope need a scope.
#pragma once

#include "ui/kit/geometry.hpp"
#include "ui/kit/input/events.hpp"
#include "ui/kit/semantics/tree.hpp"
#include "ui/kit/text/engine.hpp"
#include "ui/kit/text/icons.hpp"
#include "ui/kit/text/style.hpp"
#include "ui/kit/theme/theme.hpp"
#include "ui/kit/ui_parts.hpp"
#include "ui/kit/words.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImDrawList;
struct ImGuiContext;
struct ImGuiWindow;

namespace carnet::ui {

class Ui {
public:
    explicit Ui(TextRasterizer& rasterizer);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // ── what the screen is ────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] Rect screen() const { return {0, 0, m_size.width, m_size.height}; }
    [[nodiscard]] bool is_narrow() const { return m_size.width < size::narrow_screen; }
    // The last pointer was a finger: controls are larger and nothing waits for a hover.
    [[nodiscard]] bool is_touch() const { return m_touch; }
    [[nodiscard]] bool is_right_to_left() const { return m_right_to_left; }
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] Color color(Token token) const { return m_theme.color(token); }
    [[nodiscard]] const KitWords& words() const { return m_words; }
    [[nodiscard]] double now() const { return m_now; } // seconds
    [[nodiscard]] float control_height() const { return m_touch ? size::control_touch : size::control; }
    [[nodiscard]] float device_pixel() const { return 1.0F / m_ratio; } // in CSS pixels
    // A length in CSS pixels as whole device pixels, so that two places with one distance look alike.
    [[nodiscard]] float snapped(float length) const;

    // ── identity ──────────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] NodeId id(std::string_view name) const;
    [[nodiscard]] IdScope scope(std::string_view name);
    [[nodiscard]] IdScope scope(std::uint64_t number);
    // What a widget remembers between frames, made when first asked for and forgotten when not asked for in a while.
    template <typename State> [[nodiscard]] State& state(NodeId id);

    // ── pixels ────────────────────────────────────────────────────────────────────────────────────────────────────
    void fill(Rect rect, Color color, float radius = 0);
    void fill(Rect rect, Token token, float radius = 0) { fill(rect, color(token), radius); }
    void outline(Rect rect, Color color, float radius = 0, float thickness = 1);
    void outline(Rect rect, Token token, float radius = 0, float thickness = 1)
    {
        outline(rect, color(token), radius, thickness);
    }
    void line_below(Rect rect, Token token = Token::hairline);
    void line_after(Rect rect, Token token = Token::hairline);
    void circle(Point center, float radius, Color color);
    void shadow(Rect rect, float radius, float blur, float strength);
    void icon(Rect rect, Icon icon, Token token) { this->icon(rect, icon, color(token)); }
    void icon(Rect rect, Icon icon, Color color);
    void focus_ring(Rect rect, float radius);
    // Draws one line in the vertical middle, with an ellipsis when it is too wide; no semantics. Says whether it was
    // cut.
    bool draw_text(Rect rect, std::string_view text, TextStyle style);
    bool draw_text(Rect rect, std::string_view text, TextStyle style, Color color);
    // The same with pieces marked (byte ranges that the search matched).
    bool draw_text(Rect rect, std::string_view text, TextStyle style, std::span<const ByteRange> marked);
    // Draws as many lines as there are; gives the height it took.
    float draw_paragraph(Rect rect, std::string_view text, TextStyle style);
    [[nodiscard]] float text_width(std::string_view text, TextStyle style);
    [[nodiscard]] float paragraph_height(std::string_view text, TextStyle style, float width);
    [[nodiscard]] ClipScope clip(Rect rect);

    // ── semantics ─────────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] NodeScope node(NodeId id, Rect rect, const NodeSpec& spec);
    void leaf(NodeId id, Rect rect, const NodeSpec& spec);
    // What the page showed last: who asks about the frame being built asks too early.
    [[nodiscard]] const Tree& shown() const { return m_trees[1 - m_building]; }
    [[nodiscard]] const Tree& building() const { return m_trees[m_building]; }

    // ── what the merchant does ────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] Interaction interact(NodeId id, Rect rect, InteractOptions options = {});
    [[nodiscard]] bool pointer_is_in(Rect rect) const;
    [[nodiscard]] std::optional<Point> pointer() const;
    [[nodiscard]] Modifiers modifiers() const { return m_modifiers; }
    // A press began in this frame, anywhere but here and on what lies above: popups close by it.
    [[nodiscard]] bool pressed_outside(Rect rect) const;
    [[nodiscard]] NodeId focused() const { return m_focused; }
    [[nodiscard]] bool has_focus(NodeId id) const { return m_focused == id && id != NodeId::none; }
    [[nodiscard]] bool focus_is_visible() const { return m_focus_visible; }
    [[nodiscard]] bool focus_within(NodeId id) const;
    void focus(NodeId id);
    // What was typed into the field's element since the last frame: its whole value.
    [[nodiscard]] std::optional<std::string> take_text(NodeId id);
    // A click without a pointer: Enter or Space on a button, an assistive technology.
    [[nodiscard]] bool take_activation(NodeId id);
    // The key being pressed, once: whoever takes it first has it. Only for the layer that keys belong to.
    [[nodiscard]] bool take_key(Key key, Modifiers modifiers = {});
    [[nodiscard]] bool take_character(char32_t character, Modifiers modifiers = {});
    [[nodiscard]] const KeyEvent* key() const; // nothing when it is taken or belongs to another layer
    void take_this_key() { m_key_taken = true; }
    void cursor(Cursor cursor) { m_cursor = cursor; }
    void tooltip(NodeId id, Rect rect, std::string_view text);
    void copy_to_clipboard(std::string_view text) { m_clipboard = text; }

    // ── layers ────────────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] LayerScope layer(NodeId id, LayerKind kind, Rect rect, const NodeSpec& root);
    // For the layer just opened: the focus stays where it is (the list under a field that is being typed into).
    void leave_focus() { m_layers[m_layer_stack.back()].takes_focus = false; }
    // Keys belong to the layer on top (toasts and tooltips aside); Esc closes it.
    [[nodiscard]] bool layer_is_on_top() const;
    [[nodiscard]] bool layer_is_reachable() const;
    [[nodiscard]] bool is_layer_open(NodeId id) const;
    // Popups that a click opens and another closes: menus, listboxes.
    void open_popup(NodeId id, NodeId trigger);
    void close_popup(NodeId id);
    [[nodiscard]] bool popup_is_open(NodeId id) const;
    void toggle_popup(NodeId id, NodeId trigger);

    // ── scrolling ─────────────────────────────────────────────────────────────────────────────────────────────────
    // An area that shows a part of something taller. Rows far down are asked for by their distance from the offset, so
    // that no float ever holds the place of row 1,000,000.
    [[nodiscard]] ScrollScope scroll_area(NodeId id, Rect view, double content_height, NodeSpec spec = {});
    [[nodiscard]] double scroll_offset(NodeId id);
    void scroll_to(NodeId id, double offset);

    // ── frames ────────────────────────────────────────────────────────────────────────────────────────────────────
    void request_frames(int count) { m_frames_wanted = std::max(m_frames_wanted, count); }
    void wake_at(double seconds) { m_wake_at = std::min(m_wake_at, seconds); }
    // 0 … 1 while something moves from where it was a moment ago; 1 at once under reduced motion.
    [[nodiscard]] float appear(NodeId id);

    [[nodiscard]] TextEngine& text_engine() { return m_text; }

private:
    // Screen brings the events in and takes the frame out; the scopes close what they opened.
    friend class Screen;
    friend class IdScope;
    friend class ClipScope;
    friend class NodeScope;
    friend class LayerScope;
    friend class ScrollScope;

    struct PixelRect; // whole physical pixels

    [[nodiscard]] PhysicalRect physical(Rect rect) const;
    [[nodiscard]] PixelRect pixels(Rect rect) const;
    [[nodiscard]] Point logical(float physical_x, float y) const;
    [[nodiscard]] ImDrawList& draw_list() const;
    [[nodiscard]] Typeface typeface(TextStyle style) const;
    bool put_text(Rect rect, std::string_view text, TextStyle style, Color color, std::span<const ByteRange> marked);

    void begin_frame(double now);
    void end_frame();
    void place_layers_in_order();
    void give_focus_back();
    void draw_tooltip();
    void settle_focus();
    void end_layer();
    void end_scroll(NodeId id, Rect view, double content_height);
    void draw_scrollbar(NodeId id, Rect view, double content_height);
    void scroll_by_key(NodeId id, Rect view, double content_height);
    [[nodiscard]] NodeId first_focusable_in(const OpenLayer& layer) const;
    [[nodiscard]] const ScrollArea* scroll_area_at(float x, float y) const;

    static std::uint64_t mixed_key(NodeId id, const char* kind);
    void forget_old_states();

    ImGuiContext* m_imgui {nullptr};
    TextEngine m_text;
    Theme m_theme;
    KitWords m_words;
    Size m_size;
    float m_ratio {1};
    bool m_right_to_left {false};
    bool m_touch {false};
    double m_now {0};
    std::uint32_t m_frame {0};
    std::unordered_map<std::uint64_t, KeptState> m_states;

    Tree m_trees[2];
    int m_building {0};

    std::vector<OpenLayer> m_layers; // of the frame being built, as opened
    std::vector<std::size_t> m_layer_stack;
    std::vector<OpenLayer> m_layers_shown; // of the last frame, from back to front
    std::unordered_map<std::uint32_t, NodeId> m_focus_returns_to; // by layer
    std::unordered_map<std::uint32_t, NodeId> m_popups; // open ones, with what opened them

    NodeId m_focused {NodeId::none};
    bool m_focus_visible {false};
    NodeId m_focus_wanted {NodeId::none};
    int m_focus_patience {0}; // frames to wait until the wanted thing is there
    std::unordered_map<std::uint32_t, std::string> m_texts_typed;
    std::vector<NodeId> m_activations;
    std::optional<KeyEvent> m_key;
    bool m_key_taken {false};
    Modifiers m_modifiers;
    std::vector<ScrollArea> m_scroll_areas; // of the frame being built
    std::vector<ScrollArea> m_scroll_areas_shown;
    std::vector<NodeId> m_interactive; // everything that could be pressed in this frame
    std::optional<Point> m_pointer; // logical; nothing when it left or there is none

    ImDrawList* m_drawing_over {nullptr}; // the tooltip, above every layer
    TooltipState m_tooltip;
    Cursor m_cursor {Cursor::arrow};
    std::string m_clipboard;
    int m_frames_wanted {0};
    double m_wake_at {1.0e18};
};

template <typename State> State& Ui::state(NodeId id)
{
    static constexpr char kind = 0; // its address tells one State from another
    KeptState& kept = m_states[mixed_key(id, &kind)];
    kept.last_used = m_frame;
    if (!kept.value)
        kept.value = {new State(), [](void* state) { delete static_cast<State*>(state); }};
    return *static_cast<State*>(kept.value.get());
}

} // namespace carnet::ui
