// What the screen says in passing (SPEC 6): that something was done, with Undo for ten seconds, or that it could not
// be.
#pragma once

#include "base/ids.hpp"
#include "i18n/message.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carnet::app {

// What Undo takes back: single actions, or a bulk action as one.
struct UndoOffer {
    std::vector<MutationUid> uids;
    MutationUid batch; // empty unless it was a bulk action

    friend bool operator==(const UndoOffer&, const UndoOffer&) = default;
};

enum class ToastKind : std::uint8_t { done, error };

struct Toast {
    std::uint32_t id {0};
    ToastKind kind {ToastKind::done};
    i18n::Phrase text;
    std::optional<UndoOffer> undo;
    double expires_at_ms {0}; // by the page's monotonic clock
};

inline constexpr double toast_duration_ms = 10'000; // as long as Undo is offered
inline constexpr std::size_t max_toasts = 3;

} // namespace carnet::app
