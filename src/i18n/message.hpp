// Messages as the compiler sees them: a typed constant each, made from assets/locales/en.json (i18n/words.hpp). A
// message with arguments carries the struct of its arguments, so that a missing, superfluous or wrong one does not
// compile:
//
//     tr.text(words::list_title)
//     tr.text(words::list_count, {.count = total})
//     tr.text(words::list_status_of, {.status = tr.label(row.status), .number = row.number})   in the order of English
//
// No member of an argument struct has a default: forgetting one is an error.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace carnet::i18n {

// The number of a message: its line in the packed files of all languages.
enum class TextId : std::uint16_t {};

// A text that is put into the sentence as it is: never read as a message itself, and kept from turning the sentence's
// direction (i18n/bidi.hpp). May be the buyer's, and hostile.
class TextArgument {
public:
    template <typename Text>
    requires std::convertible_to<const Text&, std::string_view> TextArgument(
        const Text& text) // NOLINT: an argument is given as it is
        : m_text(text)
    {
    }

    [[nodiscard]] std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

// A whole number: chooses the plural form and is written as the language writes numbers.
class NumberArgument {
public:
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool> && !std::same_as<Integer, char>)
        NumberArgument(Integer value) // NOLINT: an argument is given as it is
        : m_value(static_cast<std::int64_t>(value))
    {
    }

    [[nodiscard]] std::int64_t value() const { return m_value; }

private:
    std::int64_t m_value;
};

// One of the keys that the message chooses between.
template <typename Keys> struct KeyArgument {
    KeyArgument(Keys chosen) // NOLINT: an argument is given as it is
        : key(chosen)
    {
    }
    Keys key;
};

// An argument on its way into a message. The texts are only looked at while the message is put together.
struct Argument {
    explicit Argument(const NumberArgument& argument)
        : number(argument.value())
        , is_number(true)
    {
    }
    explicit Argument(const TextArgument& argument)
        : text(argument.text())
    {
    }
    explicit Argument(std::string_view key)
        : text(key)
    {
    }

    std::string_view text;
    std::int64_t number {0};
    bool is_number {false};
};

struct PlainMessage {
    TextId id {};

    friend constexpr bool operator==(PlainMessage, PlainMessage) = default;
};

template <typename Arguments> struct MessageWith {
    TextId id {};
};

// A message with its arguments kept as a value, for what is said later, or again in another language: a toast, a
// banner, the line of a receipt.
class Phrase {
public:
    Phrase(PlainMessage message) // NOLINT: a plain message is a phrase
        : m_id(message.id)
    {
    }

    template <typename Arguments>
    Phrase(MessageWith<Arguments> message, const std::type_identity_t<Arguments>& arguments)
        : m_id(message.id)
    {
        for (const Argument& argument : arguments.in_order())
            m_arguments.push_back({std::string {argument.text}, argument.number, argument.is_number});
    }

    [[nodiscard]] TextId id() const { return m_id; }
    [[nodiscard]] std::vector<Argument> arguments() const;

    friend bool operator==(const Phrase&, const Phrase&) = default;

private:
    struct Kept {
        std::string text;
        std::int64_t number {0};
        bool is_number {false};

        friend bool operator==(const Kept&, const Kept&) = default;
    };

    TextId m_id;
    std::vector<Kept> m_arguments;
};

} // namespace carnet::i18n
