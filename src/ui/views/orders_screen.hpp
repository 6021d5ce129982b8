// The orders screen: what stands where, from the title to the bar of the selection, and the windows over it.
#pragma once

#include "ui/views/view.hpp"

namespace carnet::ui::views {

void orders_screen(View& view);

// The words that the kit says by itself, in the translator's language.
[[nodiscard]] KitWords kit_words(i18n::Translator& tr);

} // namespace carnet::ui::views
