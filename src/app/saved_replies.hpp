// Saved replies (SPEC 7): texts that a merchant writes again and again, with places that each order fills in
// (domain/message_template.hpp). Kept in the local book, per account, as one setting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carnet::app {

struct SavedReply {
    std::string id;
    std::string name;
    std::string text;

    friend bool operator==(const SavedReply&, const SavedReply&) = default;
};

inline constexpr std::string_view saved_replies_key = "screen.replies";
inline constexpr std::size_t max_saved_replies = 200;

// As text, and back; what does not read is left out.
[[nodiscard]] std::string to_text(const std::vector<SavedReply>& replies);
[[nodiscard]] std::vector<SavedReply> saved_replies_from(std::string_view text);

} // namespace carnet::app
