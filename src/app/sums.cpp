// How the large sums of this layer are copied, moved and destroyed: a table of functions for each, wanted once and not
// in every file that makes an action.
#include "app/action.hpp"
#include "app/effects.hpp"

namespace carnet::app {

Action::Action() = default;
Action::Action(const Action& other) = default;
Action& Action::operator=(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

Dialog::Dialog() = default;
Dialog::Dialog(const Dialog& other) = default;
Dialog& Dialog::operator=(const Dialog& other) = default;
Dialog::Dialog(Dialog&& other) noexcept = default;
Dialog& Dialog::operator=(Dialog&& other) noexcept = default;
Dialog::~Dialog() = default;

Effect::Effect() = default;
Effect::Effect(const Effect& other) = default;
Effect& Effect::operator=(const Effect& other) = default;
Effect::Effect(Effect&& other) noexcept = default;
Effect& Effect::operator=(Effect&& other) noexcept = default;
Effect::~Effect() = default;

} // namespace carnet::app
