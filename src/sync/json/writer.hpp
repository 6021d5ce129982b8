// Writes JSON text, without white space, onto the end of a string. It sees to commas, quotes and escapes; that members
// and values come in an order that makes sense is the caller's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carnet::sync {

class JsonWriter {
public:
    explicit JsonWriter(std::string& output)
        : m_output(&output)
    {
    }

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    void name(std::string_view name);
    void null() { raw("null"); }
    void boolean(bool value) { raw(value ? "true" : "false"); }
    void integer(std::int64_t value);
    // What is not UTF-8 is written as U+FFFD: our own text is always sent as JSON that can be read.
    void text(std::string_view text);
    // A finished JSON value.
    void raw(std::string_view json);
    // The members of a finished JSON object ("{…}", or "" for none), put among those of the object being written.
    void members_of(std::string_view json_object);

private:
    void separate();
    void open(char bracket);
    void close(char bracket);

    std::string* m_output;
    bool m_follows_value {false};
};

// The text as a JSON string, quotes and all.
void append_json_string(std::string& output, std::string_view text);

} // namespace carnet::sync
