// The few words that the kit itself says, in the merchant's language: the app sets them when the language changes. All
// other words come to the widgets as arguments.
#pragma once

#include <string>

namespace carnet::ui {

struct KitWords {
    std::string close {"Close"};
    std::string clear_search {"Clear search"};
    std::string messages {"Messages"}; // the name of the toasts' live region
    std::string dismiss {"Dismiss"};
    std::string undo {"Undo"};
    std::string select_row {"Select row"};
    std::string select_all {"Select all"};
    std::string from {"From"};
    std::string to {"To"};
    std::string loading {"Loading"};
    std::string no_match {"Nothing matches"};
};

} // namespace carnet::ui
