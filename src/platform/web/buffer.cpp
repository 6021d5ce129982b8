// Where the page and the worker write what they give to C++: one buffer, valid until it is asked for again.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <vector>

extern "C" EMSCRIPTEN_KEEPALIVE std::uint8_t* carnet_buffer(std::size_t length)
{
    static std::vector<std::uint8_t> buffer;
    if (buffer.size() < length)
        buffer.resize(length);
    return buffer.data();
}
