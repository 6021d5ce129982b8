// The gallery's view: a list of pages on the start side, the chosen page beside it. Each page shows one family of
// widgets in every state; the settings on top change theme, direction and density for all of them.
#pragma once

#include "ui/kit/screen.hpp"

#include <string>

namespace carnet::ui {

class Gallery {
public:
    void connect(Screen& screen) { m_screen = &screen; }
    void draw(Ui& ui);

private:
    Screen* m_screen {nullptr};
    std::string m_search;
    int m_presses {0};
};

} // namespace carnet::ui
