// One edit that the host refused (PROTOCOL C8): what, when, why, what the host has now, and a way to try it again or to
// let it go. Shown in the dialog of all of them and in the window of its order.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

[[nodiscard]] float attention_item_height(View& view, const engine::AttentionItem& item, float width);
void attention_item(View& view, Rect place, const engine::AttentionItem& item);

} // namespace carnet::ui::views
