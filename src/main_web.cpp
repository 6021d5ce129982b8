// The program for the browser: one module in two roles. In the page it is the screen (platform/web/page), in a
// dedicated worker the engine (platform/web/engine); each has its own instance and its own memory, and they share
// nothing but the messages of engine/messages.hpp. There is nothing to run here: page and worker call what is exported.
#include "platform/web/engine/exports.hpp"
#include "platform/web/page/page.hpp"

int main()
{
    carnet::platform::link_engine();
    carnet::platform::link_page();
    return 0;
}
