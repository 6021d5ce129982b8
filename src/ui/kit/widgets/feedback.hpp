// What the product tells: toasts with Undo, banners, progress, empty states, places that are still loading, and the
// regions that a screen reader announces.
#pragma once

#include "ui/kit/ui.hpp"
#include "ui/kit/widgets/pill.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carnet::ui {

// Words that are announced when they change; drawn like any text. The first one of the page holds the count (SPEC 9).
void status(Ui& ui, std::string_view key, Rect rect, std::string_view words, TextStyle style = style::body,
    std::string_view name = {});

struct Toast {
    std::uint64_t key {0};
    std::string_view words;
    std::string_view action {}; // "Undo"
    Tone tone {Tone::neutral};
    double until {0}; // the kit draws a frame then; the app takes the toast away
};

struct ToastEvent {
    std::size_t index {0};
    bool action {false}; // else it was dismissed
};

// Call it every frame, also without toasts: the region must be there before it speaks. Newest last.
[[nodiscard]] std::optional<ToastEvent> toasts(Ui& ui, std::span<const Toast> list, float bottom_margin = 0);

struct BannerOptions {
    Tone tone {Tone::info};
    std::string_view action {};
    std::string_view dismiss {}; // the name of its close button, when it has one
};
struct BannerResult {
    bool action {false};
    bool dismissed {false};
};
[[nodiscard]] float banner_height(Ui& ui, float width, std::string_view words, const BannerOptions& options = {});
BannerResult banner(Ui& ui, Rect rect, std::string_view words, const BannerOptions& options = {});

// `share` 0 … 1, or below 0 when nobody knows. `words` say it: "4,000 of 10,000".
void progress(Ui& ui, Rect rect, std::string_view name, float share, std::string_view words = {});

struct EmptyState {
    Icon icon {Icon::search};
    std::string_view title;
    std::string_view words {};
    std::string_view action {};
};
// True when its action is pressed.
[[nodiscard]] bool empty_state(Ui& ui, Rect rect, const EmptyState& state);

// A grey bar where words will be.
void skeleton(Ui& ui, Rect rect, float width);

} // namespace carnet::ui
