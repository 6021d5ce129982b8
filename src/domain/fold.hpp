// Text folded for search and for sorting names: what a merchant types finds what a customer wrote, on whatever
// keyboard. Case, accents and points, width and typographic variants become one form; digits of every script become
// ASCII ones; white space and controls become single spaces. `lefevre` is in "Lefèvre", `angstrom` in "ÅNGSTRÖM",
// `0612` in "٠٦١٢". Any bytes may come in: what is not UTF-8 folds to U+FFFD. Nothing here is ever shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet {

// What is folded folds to itself. The result is UTF-8, free of control characters, at most eleven times as long (one
// Arabic ligature is a sentence), and for ordinary text never longer.
[[nodiscard]] std::string fold(std::string_view text);

// Folded and without white space at the ends, for comparing whole values.
[[nodiscard]] std::string fold_value(std::string_view text);

// As fold(), appended. White space at the seam is not joined.
void append_folded(std::string& out, std::string_view text);

struct ByteRange {
    std::size_t begin {0};
    std::size_t end {0};

    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// Folded text that knows where each of its bytes came from, for highlighting what matched.
class FoldedText {
public:
    [[nodiscard]] const std::string& text() const { return m_text; }

    // The part of the original that a part of the folded text came from: whole characters, with the marks on them.
    [[nodiscard]] ByteRange original(ByteRange folded) const;

private:
    friend FoldedText fold_with_map(std::string_view text);

    std::string m_text;
    std::vector<std::uint32_t> m_origins; // for each byte, where its character begins in the original
    std::size_t m_original_size {0};
};

// For texts of a screen, not of a book: the map takes four bytes a byte. At most 4 GB.
[[nodiscard]] FoldedText fold_with_map(std::string_view text);

} // namespace carnet
