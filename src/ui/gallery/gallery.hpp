// The gallery's view: a list of pages on the start side, the chosen page beside it. Each page shows one family of
// widgets in every state; the settings on top change theme, direction and density for all of them.
#pragma once

#include "ui/kit/grid/grid.hpp"
#include "ui/kit/screen.hpp"

#include <set>
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
    GridState m_grid;
    std::set<std::int64_t> m_selected;
    std::size_t m_sorted {3};
    bool m_descending {true};
    std::size_t m_tab {0};
    std::string m_last;
};

} // namespace carnet::ui
