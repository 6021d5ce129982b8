// Finds a short text in a long one, many bytes at a time: the inner loop of the search. Compiled with -O3 and, for
// wasm, -msimd128, this file alone (the rest of the program is built for size).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace carnet::store {

// A text to look for, prepared: which two of its bytes are the rarest in order books, so that few places match them
// by chance.
class Substring {
public:
    explicit Substring(std::string_view text);

    // The first place at or after `from`; std::string_view::npos when there is none. The empty text is nowhere.
    [[nodiscard]] std::size_t find_in(std::string_view haystack, std::size_t from = 0) const;

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
    std::size_t m_first {0}; // offsets of the two rarest bytes, m_first < m_second unless the text is one byte
    std::size_t m_second {0};
};

} // namespace carnet::store
