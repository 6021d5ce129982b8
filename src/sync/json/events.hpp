// JSON text as a stream of events: nothing is built in memory on the way, and a text without escapes is handed over as
// the bytes that it came in.
//
// Why not nlohmann/json here, which the tests use: the first sync reads two gigabytes of JSON for a million orders, and
// its lexer, which copies every byte twice, was the longest part of it. A page of 1,000 orders (1.9 MB), read into
// domain values, took (best of 40, the same machine, LLVM 19 with -Oz -flto -msimd128 for wasm, g++ 12 -O2 natively):
//                      wasm          wasm, reader alone -O3     native        size of a wasm module with it
//     nlohmann SAX     88 ms         42 ms                      21 ms         94.5 KB
//     this reader      16 ms                                    8 ms          67.3 KB
// and its DOM three times its SAX. nlohmann is the referee instead: the tests and a fuzzer compare every verdict and
// every event with it.
//
// What is read here is hostile until the text has ended: an error may come after a thousand good events, so a receiver
// collects, and gives what it has collected only when read_json() gives a value.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carnet::sync {

// Each function is told of one thing and gives false to stop the reading. Texts live only during the call.
class JsonEvents {
public:
    virtual bool on_null() = 0;
    virtual bool on_boolean(bool value) = 0;
    virtual bool on_integer(std::int64_t value) = 0;
    virtual bool on_number(std::string_view as_written) = 0; // a fraction, an exponent, or beyond 64 bits
    virtual bool on_text(std::string_view text) = 0; // well-formed UTF-8, may hold NUL
    virtual bool on_object_begin() = 0;
    virtual bool on_member(std::string_view name) = 0;
    virtual bool on_object_end() = 0;
    virtual bool on_array_begin() = 0;
    virtual bool on_array_end() = 0;

protected:
    ~JsonEvents() = default;
};

// An order's deepest place is 8 deep in a page; what is kept without being understood may use the rest.
inline constexpr int max_json_depth = 32;

// Reads RFC 8259, strictly, and nothing else. `too_large` beyond max_bytes; `invalid_input` for what is not JSON, is
// nested too deeply, or was stopped by its receiver.
Result<void> read_json(std::string_view text, std::size_t max_bytes, JsonEvents& events);

} // namespace carnet::sync
