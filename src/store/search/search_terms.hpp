// What the merchant typed, understood: words, each of which must be found somewhere in the order. A word of digits also
// finds a phone number written in any other way, and several such words in a row also find it together: `06 12`,
// `0612` and `+33 6 12` all find +33612…. Any text gives terms; nothing typed can fail.
#pragma once

#include "domain/list.hpp"
#include "store/search/substring.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::store {

// One way to find a term in an order's fields.
struct Pattern {
    enum class Where : std::uint8_t {
        anywhere,
        phone, // in the phone number only
        after_country_code, // in the phone number, right behind one to three digits of country code
    };
    Where where {Where::anywhere};
    Substring text;

    // The first place in an order's fields (index/text_columns.hpp) from `from` on; npos when there is none.
    [[nodiscard]] std::size_t find_in(std::string_view fields, std::size_t from = 0) const;

    // For a pass over many orders' texts: whether it is really there where the text (for after_country_code: a plus)
    // was seen at `place`, in the order whose fields begin at `start`.
    [[nodiscard]] bool holds_at(std::string_view texts, std::size_t start, std::size_t place) const;
};

// A word: found when one of its patterns is. The first pattern is the word as it was typed: it is also looked for in
// the names and SKUs of items and in the names of tags.
struct Word {
    std::string folded;
    std::vector<Pattern> patterns;

    [[nodiscard]] const Substring& as_typed() const { return patterns.front().text; }
};

// All of `words` are found, or `together` is. `together` is only there for two or more words of digits in a row.
struct Term {
    std::vector<Word> words;
    std::vector<Pattern> together;
};

class SearchTerms {
public:
    explicit SearchTerms(std::string_view typed);

    [[nodiscard]] bool empty() const { return m_terms.empty(); }
    [[nodiscard]] const std::vector<Term>& terms() const { return m_terms; }

    // Whether every order found by this is also found by `earlier`, as far as can be told from the texts: then only
    // the orders found before need a look.
    [[nodiscard]] bool narrows(const SearchTerms& earlier) const;

    friend bool operator==(const SearchTerms& left, const SearchTerms& right) { return left.m_words == right.m_words; }

private:
    std::vector<std::string> m_words; // folded, as typed
    std::vector<Term> m_terms;
};

} // namespace carnet::store
