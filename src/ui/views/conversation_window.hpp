// The conversation with an order's customer (SPEC 7): a window beside the list on a desk, the whole screen on a phone.
// The thread above, the field below, which stays where it is. It shows what the model has; sending, reading and keeping
// drafts are the app's.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

void conversation_window(View& view);

// ── conversation_thread.cpp: the messages, day by day ──
void conversation_thread(View& view, Rect area, const engine::OrderDetail& detail);

// ── conversation_composer.cpp: the field, the saved replies, Send ──
[[nodiscard]] float composer_height(View& view, float width, const engine::OrderDetail& detail);
void composer(View& view, Rect area, const engine::OrderDetail& detail);

} // namespace carnet::ui::views
