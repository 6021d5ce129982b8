#include "sync/json/writer.hpp"

#include "base/check.hpp"
#include "base/utf8.hpp"

#include <charconv>

namespace carnet::sync {

namespace {

bool goes_as_it_is(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x80 && c != '"' && c != '\\';
}

void append_escaped(std::string& output, char c)
{
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    auto code = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
        output += "\\\"";
        break;
    case '\\':
        output += "\\\\";
        break;
    case '\n':
        output += "\\n";
        break;
    case '\r':
        output += "\\r";
        break;
    case '\t':
        output += "\\t";
        break;
    default:
        output += "\\u00";
        output += hexadecimal[code >> 4];
        output += hexadecimal[code & 15];
    }
}

} // namespace

void append_json_string(std::string& output, std::string_view text)
{
    output += '"';
    std::size_t start = 0;
    std::size_t position = 0;
    auto flush = [&] { output += text.substr(start, position - start); };
    while (position < text.size()) {
        char c = text[position];
        if (goes_as_it_is(c)) {
            ++position;
        } else if (static_cast<unsigned char>(c) < 0x80) {
            flush();
            append_escaped(output, c);
            start = ++position;
        } else if (Utf8Character character = utf8_character_at(text, position); character.well_formed) {
            position += character.length;
        } else {
            flush();
            append_utf8(output, replacement_character);
            start = position += character.length;
        }
    }
    flush();
    output += '"';
}

void JsonWriter::name(std::string_view name)
{
    separate();
    append_json_string(*m_output, name);
    *m_output += ':';
    m_follows_value = false;
}

void JsonWriter::integer(std::int64_t value)
{
    char digits[24];
    char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    raw({digits, static_cast<std::size_t>(end - digits)});
}

void JsonWriter::text(std::string_view text)
{
    separate();
    append_json_string(*m_output, text);
    m_follows_value = true;
}

void JsonWriter::raw(std::string_view json)
{
    separate();
    *m_output += json;
    m_follows_value = true;
}

void JsonWriter::members_of(std::string_view json_object)
{
    if (json_object.size() <= 2)
        return;
    CHECK(json_object.front() == '{' && json_object.back() == '}');
    raw(json_object.substr(1, json_object.size() - 2));
}

void JsonWriter::separate()
{
    if (m_follows_value)
        *m_output += ',';
}

void JsonWriter::open(char bracket)
{
    separate();
    *m_output += bracket;
    m_follows_value = false;
}

void JsonWriter::close(char bracket)
{
    *m_output += bracket;
    m_follows_value = true;
}

} // namespace carnet::sync
