#include "store/search/search_terms.hpp"

#include "base/utf8.hpp"
#include "domain/phone.hpp"
#include "store/index/text_columns.hpp"
#include "store/search/search_texts.hpp"

#include <algorithm>

namespace carnet::store {

namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::string_view phone_marks = "0123456789+()-./";

// Where the phone number lies in an order's fields.
struct Range {
    std::size_t begin {0};
    std::size_t end {0};
};
Range phone_range(std::string_view fields)
{
    std::size_t begin = 0;
    for (int field = 0; field < 3; ++field) {
        std::size_t separator = fields.find(field_separator, begin);
        if (separator == std::string_view::npos)
            return {};
        begin = separator + 1;
    }
    return {begin, std::min(fields.find(field_separator, begin), fields.size())};
}

bool looks_like_phone(std::string_view word)
{
    return word.find_first_of(digits) != std::string_view::npos
        && word.find_first_not_of(phone_marks) == std::string_view::npos;
}

std::vector<Pattern> phone_patterns(std::string_view word)
{
    std::vector<Pattern> patterns;
    std::string phone = phone_form(word);
    if (phone.empty())
        return patterns;
    if (phone != word)
        patterns.push_back({Pattern::Where::phone, Substring {phone}});
    // A national number begins with 0 at home, and not behind a country's code.
    if (phone.size() >= 2 && phone[0] == '0')
        patterns.push_back({Pattern::Where::after_country_code, Substring {std::string_view {phone}.substr(1)}});
    return patterns;
}

Word make_word(const std::string& folded)
{
    Word word {folded, {}};
    word.patterns.push_back({Pattern::Where::anywhere, Substring {folded}});
    if (looks_like_phone(folded)) {
        for (Pattern& pattern : phone_patterns(folded))
            word.patterns.push_back(std::move(pattern));
    }
    return word;
}

std::vector<std::string> folded_words(std::string_view typed)
{
    std::vector<std::string> words;
    std::string word;
    auto finish = [&] {
        // Folding may take everything away (a lone accent) or leave white space (none, U+00A8): then it is no word.
        std::string folded = searchable(word);
        for (std::size_t begin = 0; begin < folded.size();) {
            std::size_t end = std::min(folded.find(' ', begin), folded.size());
            // Order numbers are read out and written with the # of their column's heading, which is no part of them.
            if (folded[begin] == '#' && end > begin + 1)
                ++begin;
            if (end > begin)
                words.push_back(folded.substr(begin, end - begin));
            begin = end + 1;
        }
        word.clear();
    };
    for (std::size_t position = 0; position < typed.size();) {
        Utf8Character character = utf8_character_at(typed, position);
        if (is_white_space(character.code))
            finish();
        else
            append_utf8(word, character.code);
        position += character.length;
    }
    finish();
    return words;
}

} // namespace

std::size_t Pattern::find_in(std::string_view fields, std::size_t from) const
{
    if (where == Where::anywhere)
        return text.find_in(fields, from);
    Range phone = phone_range(fields);
    std::string_view number = fields.substr(phone.begin, phone.end - phone.begin);
    std::size_t place = text.find_in(number, from > phone.begin ? from - phone.begin : 0);
    if (where == Where::after_country_code) {
        if (!number.starts_with('+'))
            return std::string_view::npos;
        // Behind "+" and one to three digits.
        while (place != std::string_view::npos && place < 2)
            place = text.find_in(number, place + 1);
        if (place != std::string_view::npos && place > 4)
            place = std::string_view::npos;
    }
    return place == std::string_view::npos ? place : phone.begin + place;
}

bool Pattern::holds_at(std::string_view texts, std::size_t start, std::size_t place) const
{
    if (where == Where::anywhere)
        return true;
    auto before = texts.substr(start, place - start);
    bool in_phone = std::ranges::count(before, field_separator) == 3;
    if (where == Where::phone)
        return in_phone;
    if (!in_phone || before.back() != field_separator) // the plus begins the number
        return false;
    for (std::size_t country = 1; country <= 3; ++country) {
        if (texts.substr(place + 1 + country).starts_with(text.text()))
            return true;
        // The code is digits: the number ends before it is long enough.
        if (texts[place + country] == field_separator)
            return false;
    }
    return false;
}

SearchTerms::SearchTerms(std::string_view typed)
    : m_words(folded_words(typed))
{
    for (std::size_t begin = 0; begin < m_words.size();) {
        std::size_t end = begin + 1;
        if (looks_like_phone(m_words[begin])) {
            while (end < m_words.size() && looks_like_phone(m_words[end]))
                ++end;
        }
        Term term;
        std::string joined;
        for (std::size_t i = begin; i < end; ++i) {
            term.words.push_back(make_word(m_words[i]));
            joined += m_words[i];
        }
        if (end - begin > 1) {
            std::string phone = phone_form(joined);
            term.together = phone_patterns(joined);
            if (phone == joined)
                term.together.insert(term.together.begin(), Pattern {Pattern::Where::phone, Substring {phone}});
        }
        m_terms.push_back(std::move(term));
        begin = end;
    }
}

bool SearchTerms::narrows(const SearchTerms& earlier) const
{
    if (earlier.empty() || m_words.size() < earlier.m_words.size())
        return false;
    std::size_t last = earlier.m_words.size() - 1;
    if (!std::equal(
            earlier.m_words.begin(), earlier.m_words.begin() + static_cast<std::ptrdiff_t>(last), m_words.begin()))
        return false;
    if (!m_words[last].starts_with(earlier.m_words[last]))
        return false;
    // "0" finds zeros; "06" also finds +336…, which may have none. So begin anew until there is a digit that counts.
    const std::string& word = earlier.m_words[last];
    bool only_marks_and_zeros = word.find_first_not_of("0+()-./") == std::string::npos;
    return !only_marks_and_zeros;
}

} // namespace carnet::store
