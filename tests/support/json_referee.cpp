#include "support/json_referee.hpp"

#include "sync/json/events.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <limits>

namespace carnet::test {

namespace {

class Transcript final : public sync::JsonEvents {
public:
    bool on_null() override { return add("0"); }
    bool on_boolean(bool value) override { return add(value ? "+" : "-"); }
    bool on_integer(std::int64_t value) override { return add("i" + std::to_string(value)); }
    bool on_number(std::string_view as_written) override { return add("n", as_written); }
    bool on_text(std::string_view text) override { return add("t", text); }
    bool on_object_begin() override { return add("{"); }
    bool on_member(std::string_view name) override { return add("k", name); }
    bool on_object_end() override { return add("}"); }
    bool on_array_begin() override { return add("["); }
    bool on_array_end() override { return add("]"); }

    std::string said;

private:
    bool add(std::string_view kind, std::string_view text = "")
    {
        said += kind;
        said += text;
        said += '\x1f';
        return true;
    }
};

class Bridge {
public:
    using Json = nlohmann::json;

    bool null() { return out.on_null(); }
    bool boolean(bool value) { return out.on_boolean(value); }
    bool number_integer(Json::number_integer_t value) { return out.on_integer(value); }
    bool number_unsigned(Json::number_unsigned_t value)
    {
        if (value <= static_cast<Json::number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return out.on_integer(static_cast<std::int64_t>(value));
        return out.on_number(std::to_string(value));
    }
    bool number_float(Json::number_float_t, const Json::string_t& written) { return out.on_number(written); }
    bool string(Json::string_t& text) { return out.on_text(text); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) { return ++depth <= sync::max_json_depth && out.on_object_begin(); }
    bool key(Json::string_t& name) { return out.on_member(name); }
    bool end_object() { return --depth >= 0 && out.on_object_end(); }
    bool start_array(std::size_t) { return ++depth <= sync::max_json_depth && out.on_array_begin(); }
    bool end_array() { return --depth >= 0 && out.on_array_end(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception& error)
    {
        constexpr int number_out_of_range = 406;
        is_out_of_range = error.id == number_out_of_range;
        return false;
    }

    Transcript out;
    int depth {0};
    bool is_out_of_range {false};
};

bool read_by_nlohmann(std::string_view text, Bridge& bridge)
{
    return nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &bridge);
}

} // namespace

std::optional<std::string> transcript_of_ours(std::string_view text)
{
    Transcript transcript;
    if (!sync::read_json(text, text.size(), transcript))
        return {};
    return transcript.said;
}

std::optional<std::string> transcript_of_nlohmann(std::string_view text)
{
    Bridge bridge;
    if (!read_by_nlohmann(text, bridge))
        return {};
    return bridge.out.said;
}

bool has_referee(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        return false;
    Bridge bridge;
    return read_by_nlohmann(text, bridge) || !bridge.is_out_of_range;
}

std::string disagreement(std::string_view text)
{
    if (!has_referee(text))
        return "";
    auto ours = transcript_of_ours(text);
    auto theirs = transcript_of_nlohmann(text);
    if (ours == theirs)
        return "";
    return "ours: " + ours.value_or("(refused)") + "\ntheirs: " + theirs.value_or("(refused)");
}

} // namespace carnet::test
