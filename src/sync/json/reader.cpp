// read_json(). One pass, no recursion (the text decides how deep it is nested, the stack does not), no allocation but
// for texts that hold escapes.
#include "sync/json/events.hpp"

#include "base/utf8.hpp"

#include <charconv>
#include <cstring>
#include <string>

namespace carnet::sync {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool goes_as_it_is(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\';
}

// goes_as_it_is() for eight bytes at once, by the carries of ordinary arithmetic. It may say no too often (a borrow
// from the byte before), never yes too often.
bool eight_go_as_they_are(const char* bytes)
{
    constexpr std::uint64_t each = 0x0101010101010101;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    std::uint64_t from_quote = word ^ each * '"';
    std::uint64_t from_backslash = word ^ each * '\\';
    std::uint64_t marks = (from_quote - each) | (from_backslash - each) | (word - each * 0x20) | word;
    return (marks & each * 0x80) == 0;
}

class Reading {
public:
    Reading(std::string_view text, JsonEvents& events)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_events(events)
    {
    }

    bool whole_text()
    {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
        skip(byte_order_mark);
        skip_space();
        if (!value())
            return false;
        while (m_depth > 0) {
            skip_space();
            if (!(closes_container() ? close_container() : next_element() && value()))
                return false;
        }
        skip_space();
        return m_at == m_end;
    }

    std::string trouble() const
    {
        if (m_depth >= max_json_depth)
            return "nested too deeply at byte " + std::to_string(m_at - m_begin);
        return "not JSON at byte " + std::to_string(m_at - m_begin);
    }

private:
    bool is_next(char c) const { return m_at != m_end && *m_at == c; }
    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

    void skip_space()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool skip(char c)
    {
        if (!is_next(c))
            return false;
        ++m_at;
        return true;
    }

    bool skip(std::string_view word)
    {
        if (left() < word.size() || std::memcmp(m_at, word.data(), word.size()) != 0)
            return false;
        m_at += word.size();
        return true;
    }

    bool skip_digits()
    {
        const char* start = m_at;
        while (m_at != m_end && is_digit(*m_at))
            ++m_at;
        return m_at != start;
    }

    bool is_in_object() const { return (m_objects >> m_depth & 1) != 0; }
    bool closes_container() const { return is_next(is_in_object() ? '}' : ']'); }

    bool open_container(bool is_object)
    {
        if (m_depth == max_json_depth)
            return false;
        ++m_at;
        ++m_depth;
        std::uint64_t bit = std::uint64_t {1} << m_depth;
        m_objects = is_object ? m_objects | bit : m_objects & ~bit;
        m_is_first = true;
        return is_object ? m_events.on_object_begin() : m_events.on_array_begin();
    }

    bool close_container()
    {
        ++m_at;
        bool was_object = is_in_object();
        --m_depth;
        m_is_first = false;
        return was_object ? m_events.on_object_end() : m_events.on_array_end();
    }

    // To the value of the next element, past the comma before it and its name.
    bool next_element()
    {
        if (!m_is_first) {
            if (!skip(','))
                return false;
            skip_space();
        }
        m_is_first = false;
        if (!is_in_object())
            return true;
        std::string_view name;
        if (!string(name) || !m_events.on_member(name))
            return false;
        skip_space();
        if (!skip(':'))
            return false;
        skip_space();
        return true;
    }

    bool value()
    {
        if (m_at == m_end)
            return false;
        switch (*m_at) {
        case '"': {
            std::string_view text;
            return string(text) && m_events.on_text(text);
        }
        case '{':
            return open_container(true);
        case '[':
            return open_container(false);
        case 't':
            return skip("true") && m_events.on_boolean(true);
        case 'f':
            return skip("false") && m_events.on_boolean(false);
        case 'n':
            return skip("null") && m_events.on_null();
        default:
            return number();
        }
    }

    bool number()
    {
        const char* start = m_at;
        skip('-');
        const char* first_digit = m_at;
        if (!skip_digits() || (*first_digit == '0' && m_at - first_digit > 1))
            return false;
        const char* end_of_integer = m_at;
        if (skip('.') && !skip_digits())
            return false;
        if (skip('e') || skip('E')) {
            if (!skip('+'))
                skip('-');
            if (!skip_digits())
                return false;
        }
        std::int64_t integer = 0;
        if (m_at == end_of_integer && std::from_chars(start, m_at, integer).ec == std::errc {})
            return m_events.on_integer(integer);
        return m_events.on_number({start, static_cast<std::size_t>(m_at - start)});
    }

    bool string(std::string_view& text)
    {
        if (!skip('"'))
            return false;
        const char* start = m_at;
        if (!skip_unescaped())
            return false;
        if (*m_at == '"') {
            text = {start, static_cast<std::size_t>(m_at - start)};
            ++m_at;
            return true;
        }
        m_unescaped.clear();
        while (*m_at != '"') {
            m_unescaped.append(start, m_at);
            if (!escape())
                return false;
            start = m_at;
            if (!skip_unescaped())
                return false;
        }
        m_unescaped.append(start, m_at);
        ++m_at;
        text = m_unescaped;
        return true;
    }

    // To the next quote or backslash; false when there is none, or before it something that no string may hold.
    bool skip_unescaped()
    {
        for (;;) {
            while (left() >= 8 && eight_go_as_they_are(m_at))
                m_at += 8;
            while (m_at != m_end && goes_as_it_is(*m_at))
                ++m_at;
            if (m_at == m_end)
                return false;
            if (*m_at == '"' || *m_at == '\\')
                return true;
            if (static_cast<unsigned char>(*m_at) < 0x80)
                return false;
            Utf8Character character = utf8_character_at({m_at, left()}, 0);
            if (!character.well_formed)
                return false;
            m_at += character.length;
        }
    }

    bool escape()
    {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        ++m_at;
        if (m_at == m_end)
            return false;
        if (std::size_t place = letters.find(*m_at); place != std::string_view::npos) {
            m_unescaped += meanings[place];
            ++m_at;
            return true;
        }
        char32_t unit = 0;
        if (!escaped_unit(unit))
            return false;
        if (unit >= 0xd800 && unit <= 0xdbff) {
            char32_t low = 0;
            if (!skip('\\') || !escaped_unit(low) || low < 0xdc00 || low > 0xdfff)
                return false;
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        } else if (unit >= 0xdc00 && unit <= 0xdfff) {
            return false;
        }
        append_utf8(m_unescaped, unit);
        return true;
    }

    // "u00e9"
    bool escaped_unit(char32_t& unit)
    {
        constexpr std::size_t digits = 4;
        if (!skip('u') || left() < digits)
            return false;
        std::uint32_t read = 0;
        auto [end, error] = std::from_chars(m_at, m_at + digits, read, 16);
        if (error != std::errc {} || end != m_at + digits)
            return false;
        m_at = end;
        unit = read;
        return true;
    }

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    JsonEvents& m_events;
    int m_depth {0};
    std::uint64_t m_objects {0}; // bit n: what is open at depth n is an object
    bool m_is_first {false}; // nothing stands yet in what is open
    std::string m_unescaped;
};

} // namespace

Result<void> read_json(std::string_view text, std::size_t max_bytes, JsonEvents& events)
{
    if (text.size() > max_bytes)
        return failure(ErrorCode::too_large, "JSON of " + std::to_string(text.size()) + " bytes");
    Reading reading {text, events};
    if (!reading.whole_text())
        return failure(ErrorCode::invalid_input, reading.trouble());
    return {};
}

} // namespace carnet::sync
