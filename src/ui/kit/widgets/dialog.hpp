// Windows: a modal dialog in the middle, or a side window at the end edge (modal or not). On a narrow screen both are
// the whole screen. The app says each frame whether one is open, by calling it; it takes the focus when it appears and
// gives it back when it goes (Ui::settle_focus). Esc closes the topmost, wherever the focus is.
#pragma once

#include "ui/kit/ui.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carnet::ui {

enum class DialogKind : std::uint8_t { modal, side, modal_side };

struct DialogOptions {
    std::string_view name; // the accessible name: "Order A7F3K2"
    std::string_view key {}; // the identity, where the name changes while it stays the same window; else the name
    std::string_view title {}; // drawn as its heading; the name when empty
    DialogKind kind {DialogKind::modal};
    float width {size::dialog_width};
    float height {0}; // of a modal one; 0: as high as the screen allows
    float footer_height {0}; // for buttons that do not scroll away
    std::string_view close_name {}; // "Close" of the kit's words when empty
    float header_room {0}; // kept free before the close button, for buttons of the caller's
};

struct DialogPlaces {
    Rect rect;
    Rect header; // what the caller may use of the title bar
    Rect body;
    Rect footer;
};

class DialogScope : public DialogPlaces {
public:
    DialogScope(LayerScope layer, const DialogPlaces& places, bool closes)
        : DialogPlaces(places)
        , close_requested(closes)
        , m_layer(std::move(layer))
    {
    }

    bool close_requested; // by Esc, the close button, or a press beside a modal one

private:
    LayerScope m_layer;
};

[[nodiscard]] DialogScope dialog(Ui& ui, const DialogOptions& options);
// Its layer's id, apart from that of the button of the same name that opens it ("Export").
[[nodiscard]] NodeId dialog_id(const Ui& ui, std::string_view name);

enum class Answered : std::uint8_t { not_yet, confirmed, left };

struct ConfirmOptions {
    std::string_view name; // "Cancel order A7F3K2"
    std::string_view message;
    std::string_view confirm; // "Cancel order"
    std::string_view back; // "Back"
    bool dangerous {false};
    // A choice that goes with it ("Return the items to stock").
    std::string_view choice {};
    bool chosen {false};
    // A second way ("Refund" where the paid order could be refunded instead).
    std::string_view alternative {};
};

struct ConfirmResult {
    Answered answer {Answered::not_yet};
    bool choice_toggled {false};
    bool alternative {false};
};

// A question before something that cannot simply be undone.
[[nodiscard]] ConfirmResult confirm(Ui& ui, const ConfirmOptions& options);

} // namespace carnet::ui
