// One search over the whole book: which orders have all of its terms. Steppable, a segment (4,096 orders) at a time;
// with the result of an earlier, wider search it only looks at what that one found.
#pragma once

#include "store/index/bitmap.hpp"
#include "store/index/list_columns.hpp"
#include "store/index/tag_lists.hpp"
#include "store/index/text_columns.hpp"
#include "store/search/item_dictionary.hpp"
#include "store/search/search_terms.hpp"
#include "store/slice.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace carnet::store {

// What a search reads. All of it belongs to the list's index and must not change while a search runs.
struct SearchSources {
    const ListColumns& columns;
    const TextColumns& texts;
    const ItemDictionary& items;
    const TagLists& tags;
};

class TextSearch {
public:
    // `wider`: orders outside of it need no look (see SearchTerms::narrows); null: look at all. Lives as long as this.
    TextSearch(const SearchTerms& terms, const SearchSources& sources, const Bitmap* wider);

    Step step(Slice& slice);

    // When done. Rows without an order may be in it.
    [[nodiscard]] Bitmap take_result() { return std::move(m_result); }

private:
    struct WordHits {
        const Word* word {nullptr};
        ItemDictionary::Hits items;
        TagLists::Hits tags;
    };
    struct TermHits {
        const Term* term {nullptr};
        std::vector<WordHits> words;
    };
    using Words = std::span<std::uint64_t, words_per_segment>;

    void search_segment(std::size_t index);
    void find_term(std::size_t index, const TermHits& hits, Words candidates, Words found) const;
    void find_word(std::size_t index, const WordHits& hits, Words candidates, Words found) const;
    void find_pattern(std::size_t index, const Pattern& pattern, Words candidates, Words found) const;

    SearchSources m_sources;
    const Bitmap* m_wider;
    std::vector<TermHits> m_terms;
    std::size_t m_next_segment {0};
    Bitmap m_result;
};

// Where the terms were found in one order, for highlighting.
[[nodiscard]] EnumSet<SearchField> matched_fields(const SearchTerms& terms, const SearchSources& sources, OrderRow row);

} // namespace carnet::store
