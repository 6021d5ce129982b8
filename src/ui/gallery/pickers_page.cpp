#include "ui/gallery/gallery.hpp"

namespace carnet::ui {

void pickers_page(GalleryState&, Ui&, Rect) { }

} // namespace carnet::ui
