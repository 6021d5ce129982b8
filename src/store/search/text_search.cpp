#include "store/search/text_search.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace carnet::store {

namespace {

// With fewer candidates than this in a segment, each one's text is looked at alone; with more, the segment's whole text
// is read through, which costs about as much as 200 single looks.
constexpr int few_candidates = 200;

int count(std::span<const std::uint64_t, words_per_segment> words)
{
    return std::accumulate(
        words.begin(), words.end(), 0, [](int sum, std::uint64_t word) { return sum + std::popcount(word); });
}

template <typename Visit> void for_each_row(std::span<const std::uint64_t, words_per_segment> words, Visit visit)
{
    for (std::uint32_t word = 0; word < words_per_segment; ++word)
        for_each_bit(words[word], [&](std::uint32_t bit) { visit(word * 64 + bit); });
}

void add(std::span<std::uint64_t, words_per_segment> words, std::uint32_t i)
{
    words[i / 64] |= std::uint64_t {1} << (i % 64);
}

} // namespace

TextSearch::TextSearch(const SearchTerms& terms, const SearchSources& sources, const Bitmap* wider)
    : m_sources(sources)
    , m_wider(wider)
    , m_result(sources.columns.segment_count())
{
    for (const Term& term : terms.terms()) {
        TermHits hits {&term, {}};
        for (const Word& word : term.words)
            hits.words.push_back(
                {&word, sources.items.find(word.as_typed()), sources.tags.lists_with(word.as_typed())});
        m_terms.push_back(std::move(hits));
    }
    // The longest word first: it leaves the fewest orders for the others.
    std::ranges::stable_sort(
        m_terms, std::ranges::greater {}, [](const TermHits& hits) { return hits.words.front().word->folded.size(); });
}

Step TextSearch::step(Slice& slice)
{
    while (m_next_segment < m_result.segments()) {
        search_segment(m_next_segment++);
        if (m_next_segment < m_result.segments() && slice.spent())
            return Step::more;
    }
    return Step::done;
}

void TextSearch::search_segment(std::size_t index)
{
    std::array<std::uint64_t, words_per_segment> candidates;
    if (m_wider && index < m_wider->segments())
        std::ranges::copy(m_wider->segment(index), candidates.begin());
    else
        candidates.fill(~std::uint64_t {0});
    for (const TermHits& hits : m_terms) {
        std::array<std::uint64_t, words_per_segment> found {};
        find_term(index, hits, candidates, found);
        candidates = found;
    }
    std::ranges::copy(candidates, m_result.segment(index).begin());
}

// All functions below: `found` gets those of `candidates` that match; what it had before stays.

void TextSearch::find_term(std::size_t index, const TermHits& hits, Words candidates, Words found) const
{
    std::array<std::uint64_t, words_per_segment> all;
    std::ranges::copy(candidates, all.begin());
    for (const WordHits& word : hits.words) {
        std::array<std::uint64_t, words_per_segment> with_word {};
        find_word(index, word, all, with_word);
        all = with_word;
    }
    for (std::uint32_t i = 0; i < words_per_segment; ++i)
        found[i] |= all[i];
    for (const Pattern& pattern : hits.term->together)
        find_pattern(index, pattern, candidates, found);
}

void TextSearch::find_word(std::size_t index, const WordHits& hits, Words candidates, Words found) const
{
    if (hits.tags.any) {
        const auto& lists = m_sources.columns.segment(index).tag_list;
        for_each_row(candidates, [&](std::uint32_t i) {
            if (lists[i] < hits.tags.by_list.size() && hits.tags.by_list[lists[i]])
                add(found, i);
        });
    }
    if (hits.items.any && index < m_sources.texts.segment_count()) {
        const TextColumns::Segment& texts = m_sources.texts.segment(index);
        for_each_row(candidates, [&](std::uint32_t i) {
            if (i >= texts.filled)
                return;
            for (std::uint32_t at = texts.item_start[i]; at < texts.item_start[i + 1]; ++at) {
                if (hits.items.by_row[texts.items[at]]) {
                    add(found, i);
                    return;
                }
            }
        });
    }
    for (const Pattern& pattern : hits.word->patterns)
        find_pattern(index, pattern, candidates, found);
}

void TextSearch::find_pattern(std::size_t index, const Pattern& pattern, Words candidates, Words found) const
{
    if (index >= m_sources.texts.segment_count())
        return;
    const TextColumns::Segment& texts = m_sources.texts.segment(index);
    std::string_view text {texts.text.data(), texts.text.size()};
    auto fields = [&](std::uint32_t i) {
        return text.substr(texts.text_start[i], texts.text_start[i + 1] - texts.text_start[i]);
    };
    std::array<std::uint64_t, words_per_segment> wanted; // those that nothing else has found
    for (std::uint32_t word = 0; word < words_per_segment; ++word)
        wanted[word] = candidates[word] & ~found[word];
    if (count(wanted) <= few_candidates) {
        for_each_row(wanted, [&](std::uint32_t i) {
            if (i < texts.filled && pattern.find_in(fields(i)) != std::string_view::npos)
                add(found, i);
        });
        return;
    }
    // What is behind a country's code is rare where a plus is, and common everywhere else: the plus leads.
    static const Substring plus {"+"};
    const Substring& lead = pattern.where == Pattern::Where::after_country_code ? plus : pattern.text;
    std::uint32_t i = 0;
    std::size_t place = lead.find_in(text);
    while (place != std::string_view::npos) {
        // Whose text is it: mostly one of the next few, else by bisection.
        for (int near = 0; near < 4 && texts.text_start[i + 1] <= place; ++near)
            ++i;
        if (texts.text_start[i + 1] <= place) {
            auto begin = texts.text_start.begin();
            i = static_cast<std::uint32_t>(std::upper_bound(begin + i, begin + texts.filled, place) - begin) - 1;
        }
        bool is_wanted = (wanted[i / 64] >> (i % 64) & 1) != 0;
        if (is_wanted && !pattern.holds_at(text, texts.text_start[i], place)) {
            place = lead.find_in(text, place + 1); // perhaps further on in the same order
            continue;
        }
        if (is_wanted)
            add(found, i);
        if (++i >= texts.filled)
            break;
        place = lead.find_in(text, texts.text_start[i]);
    }
}

EnumSet<SearchField> matched_fields(const SearchTerms& terms, const SearchSources& sources, OrderRow row)
{
    EnumSet<SearchField> matched;
    std::string_view fields = sources.texts.fields(to_index(row));
    auto look_for = [&](const Pattern& pattern) {
        for (std::size_t place = pattern.find_in(fields); place != std::string_view::npos;
             place = pattern.find_in(fields, place + 1))
            matched.insert(field_at(fields, place));
    };
    auto look_for_word = [&](const Substring& word) {
        for (std::uint32_t item : sources.texts.items(to_index(row))) {
            std::string_view item_text = sources.items.fields(item);
            std::size_t separator = item_text.find(field_separator);
            for (std::size_t place = word.find_in(item_text); place != std::string_view::npos;
                 place = word.find_in(item_text, place + 1))
                matched.insert(place < separator ? SearchField::item : SearchField::sku);
        }
        for (std::uint32_t tag : sources.tags.list(sources.columns.record(row).tag_list)) {
            const TagEntry& entry = sources.tags.tag(tag);
            if (entry.visible() && word.find_in(entry.folded) != std::string_view::npos)
                matched.insert(SearchField::tag);
        }
    };
    for (const Term& term : terms.terms()) {
        for (const Word& word : term.words) {
            for (const Pattern& pattern : word.patterns)
                look_for(pattern);
            look_for_word(word.as_typed());
        }
        for (const Pattern& pattern : term.together)
            look_for(pattern);
    }
    return matched;
}

} // namespace carnet::store
