// The gallery's view: a list of pages on the start side, the chosen page beside it. Each page shows one family of
// widgets in every state; the switches on top change direction and density for all of them (the page's address sets
// them too). What a page remembers stands in the state here, as a model would hold it.
#pragma once

#include "ui/kit/grid/grid.hpp"
#include "ui/kit/screen.hpp"
#include "ui/kit/widgets/feedback.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace carnet::ui {

enum class GalleryPage : std::uint8_t { grid, buttons, fields, choices, windows, feedback, text, pickers };

struct GalleryState {
    // grid
    GridState grid;
    std::set<std::int64_t> selected;
    std::int64_t rows {1'000'000};
    std::int64_t rows_before {0}; // rows that arrived above
    std::size_t sorted {3};
    bool descending {true};
    std::string last_event {"Nothing yet"};
    // buttons
    int presses {0};
    Tristate ticked {Tristate::mixed};
    bool filter_on {true};
    // fields
    std::string search;
    std::string name {"Amélie Durand"};
    std::string hebrew {"משה כהן"};
    std::string note {"A note of several lines.\nThe second one."};
    std::string day {"2026-11-23"};
    std::string email {"not an address"};
    // choices
    std::size_t tab {0};
    std::size_t module {0};
    std::set<std::size_t> statuses;
    std::size_t density {0};
    std::string chosen_item {"nothing"};
    // windows
    bool modal_open {false};
    bool side_open {false};
    bool confirm_open {false};
    bool restock {true};
    std::string window_text;
    // feedback
    std::vector<std::string> toasts;
    double toast_until {0};
    bool banner_shown {true};
    // pickers
    std::size_t color {8};
    std::string from;
    std::string to;
    std::size_t preset {100};
    std::string carrier;
    std::string command;
    bool palette_open {false};
    bool shortcuts_open {false};
};

// Cuts a row into places of the widths asked for, and begins another row below where one does not fit.
class Flow {
public:
    Flow(Rect& area, float height, float gap = size::space_small)
        : m_area(area)
        , m_height(height)
        , m_gap(gap)
        , m_row(area.take_top(height, gap))
    {
    }
    Rect take(float width)
    {
        if (m_row.width() < width && m_used)
            m_row = m_area.take_top(m_height, m_gap);
        m_used = true;
        return m_row.take_start(width, m_gap);
    }

private:
    Rect& m_area;
    float m_height;
    float m_gap;
    Rect m_row;
    bool m_used {false};
};

class Gallery {
public:
    void connect(Screen& screen) { m_screen = &screen; }
    void draw(Ui& ui);
    // As new: what was opened, typed and scrolled before is forgotten.
    void show(GalleryPage page);
    void set_right_to_left(bool right_to_left);
    void set_density(Density density);

private:
    Screen* m_screen {nullptr};
    GalleryPage m_page {GalleryPage::grid};
    GalleryState m_state;
    std::uint64_t m_showing {0}; // how often show() was called: part of every id
};

// One page each, in a file of its own.
void grid_page(GalleryState& state, Ui& ui, Rect area);
void buttons_page(GalleryState& state, Ui& ui, Rect area);
void fields_page(GalleryState& state, Ui& ui, Rect area);
void choices_page(GalleryState& state, Ui& ui, Rect area);
void windows_page(GalleryState& state, Ui& ui, Rect area);
void feedback_page(GalleryState& state, Ui& ui, Rect area);
void text_page(GalleryState& state, Ui& ui, Rect area);
void pickers_page(GalleryState& state, Ui& ui, Rect area);

} // namespace carnet::ui
