// The messages of one language, as the page downloaded them: a text of lines made by tools/locales/pack.py. Lines are
// looked at where they lie. A file of another build (other messages, other arguments) is refused, never half used.
#pragma once

#include "base/result.hpp"
#include "i18n/language.hpp"
#include "i18n/message.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carnet::i18n {

class Catalogue {
public:
    // No language yet: every message is empty. What the screen shows before the first file has arrived.
    Catalogue() = default;

    // The bytes of a packed file, for a program whose messages have this fingerprint and number.
    [[nodiscard]] static Result<Catalogue> parse(std::string bytes, std::string_view fingerprint, std::size_t count);

    // The same, for the messages of this build.
    [[nodiscard]] static Result<Catalogue> parse(std::string bytes);

    // The message as it stands in the file: plain text, or a pattern (i18n/message_format.hpp).
    [[nodiscard]] std::string_view message(TextId id) const;

    [[nodiscard]] std::string_view tag() const { return m_tag; }
    [[nodiscard]] Direction direction() const { return m_direction; }

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_starts; // where each line begins, and the end
    std::string m_tag;
    Direction m_direction {Direction::ltr};
};

} // namespace carnet::i18n
