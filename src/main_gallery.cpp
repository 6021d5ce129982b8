// The gallery: the kit's test bed and its documentation, as a program of its own for the page web/gallery/index.html.
// It shows every widget in every state and knows nothing of orders, stores or hosts.
#include "platform/web/screen/bridge.hpp"
#include "ui/gallery/gallery.hpp"

#include <emscripten/emscripten.h>

namespace {

carnet::ui::Gallery& gallery()
{
    static carnet::ui::Gallery made;
    return made;
}

} // namespace

extern "C" {

// Called by the page once the screen's JavaScript stands.
EMSCRIPTEN_KEEPALIVE void carnet_gallery_start()
{
    static carnet::ui::Screen screen {
        carnet::platform::browser_rasterizer(), [](carnet::ui::Ui& ui) { gallery().draw(ui); }};
    gallery().connect(screen);
    carnet::platform::connect_screen(screen);
}

// For tests and for the page's address: which page, in which direction and density.
EMSCRIPTEN_KEEPALIVE void carnet_gallery_show(int page, int right_to_left, int compact)
{
    gallery().show(static_cast<carnet::ui::GalleryPage>(page));
    gallery().set_right_to_left(right_to_left != 0);
    gallery().set_density(compact != 0 ? carnet::ui::Density::compact : carnet::ui::Density::comfortable);
}

} // extern "C"

int main()
{
    return 0;
}
