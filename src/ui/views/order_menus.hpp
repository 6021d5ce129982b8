// What can be done to an order where it stands in the list: its status in place (S22 to S24), and the buttons of the
// Manage column with their menu (S28, S60).
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

void status_button(View& view, Rect place, const ListRow& order);
void manage_buttons(View& view, Rect place, const ListRow& order);

} // namespace carnet::ui::views
