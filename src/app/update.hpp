// The only place where the model changes: update(model, action) and the effects that it wants. Pure but for its
// arguments: the same model, action and context always give the same. Divided by concern:
//
//   update_list.cpp     filters, search, sort, rows, selection
//   update_order.cpp    what is done to one order, tags
//   update_window.cpp   the order's window and conversation, the address
//   update_conversation.cpp  messages, what is seen of them, saved replies
//   update_dialog.cpp   dialogs
//   update_bulk.cpp     many at once
//   update_program.cpp  notices of the engine, toasts and undo, preferences, saved views, attention
#pragma once

#include "app/action.hpp"
#include "app/effects.hpp"
#include "app/model.hpp"
#include "i18n/translator.hpp"

namespace carnet::app {

struct Context {
    i18n::Translator& tr; // for the days of the site's time zone; no text is made here
    double now_ms {0}; // the page's monotonic clock
    Timestamp now {}; // the time as well as this device knows it
    std::function<MutationUid()> make_uid; // for ids that the client gives: tags, comments, messages, tracking
};

void update(Model& model, const Action& action, Context& context, Effects& effects);

// What is asked when the program starts: the list, tags, preferences, saved views.
void start(Model& model, std::string_view address, Context& context, Effects& effects);

// The list as the model wants it: filters with the moments of its days, sort, and the rows around the grid's window.
[[nodiscard]] ListQuery list_query(const Model& model, Context& context);

} // namespace carnet::app
