// The program for the browser: one module in two roles. In the page it is the screen (platform/web/page), in a
// dedicated worker the engine (platform/web/engine); each has its own instance and its own memory, and they share
// nothing but the messages of engine/messages.hpp. There is nothing to run here: page and worker call what is exported.
#include "platform/web/engine/exports.hpp"
#include "platform/web/page/page.hpp"

#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <vector>

// Where page and worker write the bytes that they give to C++; valid until it is asked for again.
extern "C" EMSCRIPTEN_KEEPALIVE std::uint8_t* carnet_buffer(std::size_t length)
{
    static std::vector<std::uint8_t> buffer;
    if (buffer.size() < length)
        buffer.resize(length);
    return buffer.data();
}

int main()
{
    carnet::platform::link_engine();
    carnet::platform::link_page();
    return 0;
}
