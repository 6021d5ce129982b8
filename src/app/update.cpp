#include "app/update.hpp"

#include "app/updater.hpp"

namespace carnet::app {

void update(Model& model, const Action& action, Context& context, Effects& effects)
{
    Updater updater {model, context, effects};
    std::visit([&](const auto& what) { updater.on(what); }, action);
}

void start(Model& model, std::string_view address, Context& context, Effects& effects)
{
    model.view = from_address(address);
    model.scope.page_id = model.view.filter.page_id;
    Updater updater {model, context, effects};
    updater.ask_all();
}

} // namespace carnet::app
