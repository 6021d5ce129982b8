// What every view of the product gets: the model as it stands in this frame, the kit, the words, and where to put what
// the merchant did. A view draws and emits; it never queries, never waits and never changes the model.
#pragma once

#include "app/action.hpp"
#include "app/model.hpp"
#include "i18n/translator.hpp"
#include "i18n/words.hpp"
#include "ui/kit/ui.hpp"

#include <utility>
#include <vector>

namespace carnet::ui::views {

namespace words = i18n::words;
namespace action = app::action;

struct View {
    const app::Model& model;
    Ui& ui;
    i18n::Translator& tr;
    Timestamp now; // for "3 minutes ago" and the days of the date filter
    double now_ms; // the page's monotonic clock, for toasts
    std::string_view page_url; // of the page, without its query: for links to a view
    std::vector<app::Action>& actions;

    void emit(app::Action action) { actions.push_back(std::move(action)); }

    [[nodiscard]] bool is_read_only() const { return model.status.sync.phase == engine::SyncPhase::read_only; }
};

} // namespace carnet::ui::views
