// The cells of an order's row, and the card that holds the same on a narrow screen.
#pragma once

#include "ui/kit/grid/grid.hpp"
#include "ui/views/view.hpp"

namespace carnet::ui::views {

void number_cell(View& view, GridRow& row, std::size_t column, const ListRow& order);
void name_cell(View& view, GridRow& row, std::size_t column, const ListRow& order);
void status_cell(View& view, GridRow& row, std::size_t column, const ListRow& order);
void payment_cell(View& view, GridRow& row, std::size_t column, const ListRow& order);
void manage_cell(View& view, GridRow& row, std::size_t column, const ListRow& order);
void order_card(View& view, GridRow& row, const ListRow& order);

// Opens the tag picker of a row from the keyboard.
void open_tag_picker(View& view, const ListRow& order);

} // namespace carnet::ui::views
