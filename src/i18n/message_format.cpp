#include "i18n/message_format.hpp"

#include "i18n/bidi.hpp"

#include <charconv>
#include <optional>

namespace carnet::i18n {

namespace {

// The build refuses messages nested deeper than this; a deeper one here is a damaged file.
constexpr int max_depth = 8;

constexpr std::array<std::string_view, 6> category_names {"zero", "one", "two", "few", "many", "other"};

class Evaluator {
public:
    Evaluator(std::span<const Argument> arguments, Direction direction, Intl& intl)
        : m_arguments(arguments)
        , m_direction(direction)
        , m_intl(intl)
    {
    }

    void append(std::string_view pattern, const Argument* plural, int depth)
    {
        for (std::size_t i = 0; i < pattern.size();) {
            char c = pattern[i];
            if (c == '\'') {
                i = append_quoted(pattern, i);
            } else if (c == '#' && plural) {
                append_argument(*plural);
                ++i;
            } else if (c == '{') {
                std::size_t end = closing_brace(pattern, i);
                append_braces(pattern.substr(i + 1, end - i - 1), plural, depth);
                i = end < pattern.size() ? end + 1 : end;
            } else {
                m_text += c;
                ++i;
            }
        }
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    // 'text' is taken as it is, '' is one apostrophe; gives the position behind it.
    std::size_t append_quoted(std::string_view pattern, std::size_t start)
    {
        std::size_t end = pattern.find('\'', start + 1);
        if (end == std::string_view::npos)
            end = pattern.size();
        if (end == start + 1)
            m_text += '\'';
        else
            m_text += pattern.substr(start + 1, end - start - 1);
        return end < pattern.size() ? end + 1 : end;
    }

    // The position of the brace that closes the one at `start`; the end when none does.
    static std::size_t closing_brace(std::string_view pattern, std::size_t start)
    {
        int open = 0;
        for (std::size_t i = start; i < pattern.size(); ++i) {
            if (pattern[i] == '\'') {
                i = pattern.find('\'', i + 1);
                if (i == std::string_view::npos)
                    return pattern.size();
            } else if (pattern[i] == '{') {
                ++open;
            } else if (pattern[i] == '}' && --open == 0) {
                return i;
            }
        }
        return pattern.size();
    }

    // What stands between the braces: "0", "0,plural,one{…}other{…}" or "0,select,…".
    void append_braces(std::string_view inside, const Argument* plural, int depth)
    {
        std::size_t comma = inside.find(',');
        const Argument* argument = argument_at(inside.substr(0, comma));
        if (!argument)
            return;
        if (comma == std::string_view::npos) {
            append_argument(*argument);
            return;
        }
        inside.remove_prefix(comma + 1);
        comma = inside.find(',');
        if (comma == std::string_view::npos || depth >= max_depth)
            return;
        bool is_plural = inside.substr(0, comma) == "plural";
        inside.remove_prefix(comma + 1);
        append(chosen_branch(inside, *argument, is_plural), is_plural ? argument : plural, depth + 1);
    }

    const Argument* argument_at(std::string_view position) const
    {
        std::size_t index = 0;
        auto [end, error] = std::from_chars(position.data(), position.data() + position.size(), index);
        bool whole = error == std::errc {} && end == position.data() + position.size();
        return whole && index < m_arguments.size() ? &m_arguments[index] : nullptr;
    }

    void append_argument(const Argument& argument)
    {
        if (argument.is_number)
            append_isolated(m_text, m_intl.number(argument.number), m_direction);
        else
            append_isolated(m_text, argument.text, m_direction);
    }

    // The text of the form that fits: an exact number before its category, "other" when none does.
    std::string_view chosen_branch(std::string_view branches, const Argument& argument, bool is_plural)
    {
        std::string_view category = argument.text;
        if (is_plural)
            category = category_names[static_cast<std::size_t>(m_intl.plural_category(argument.number))];
        std::string_view chosen;
        bool found = false;
        for (std::size_t i = 0; i < branches.size();) {
            std::size_t brace = branches.find('{', i);
            if (brace == std::string_view::npos)
                break;
            std::size_t end = closing_brace(branches, brace);
            std::string_view key = branches.substr(i, brace - i);
            std::string_view text = branches.substr(brace + 1, end - brace - 1);
            if (is_plural && key.starts_with('=') && is_number(key.substr(1), argument.number))
                return text;
            if (key == category || (!found && key == "other")) {
                chosen = text;
                found = found || key == category;
            }
            i = end < branches.size() ? end + 1 : end;
        }
        return chosen;
    }

    static bool is_number(std::string_view digits, std::int64_t number)
    {
        std::int64_t value = 0;
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc {} && end == digits.data() + digits.size() && value == number;
    }

    std::span<const Argument> m_arguments;
    Direction m_direction;
    Intl& m_intl;
    std::string m_text;
};

} // namespace

std::string put_together(std::string_view pattern, std::span<const Argument> arguments, Direction direction, Intl& intl)
{
    Evaluator evaluator {arguments, direction, intl};
    evaluator.append(pattern, nullptr, 0);
    return evaluator.take();
}

} // namespace carnet::i18n
