// A question that explains itself in several paragraphs before its two buttons: refund, reopen, a message with
// something missing. For a single sentence there is the kit's confirm().
#pragma once

#include "ui/kit/widgets/dialog.hpp"
#include "ui/views/view.hpp"

#include <string>
#include <vector>

namespace carnet::ui::views {

struct QuestionLine {
    std::string words;
    TextStyle style {};
    Icon icon {Icon::none};
    bool is_item {false}; // of a list: set in a little
};

struct Question {
    std::string_view name; // "Refund order A7F3K2"
    std::vector<QuestionLine> lines;
    std::string_view confirm;
    std::string_view disabled_reason {};
    bool dangerous {false};
    bool busy {false}; // what it is about is still being read
};

// What was answered; `confirmed` and `left` are for the caller to act on.
[[nodiscard]] Answered question(View& view, const Question& question);

} // namespace carnet::ui::views
