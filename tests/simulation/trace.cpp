#include "simulation/trace.hpp"

#include <algorithm>

namespace carnet::test {

using namespace sync;

namespace {

std::string number(RequestId id)
{
    return "#" + std::to_string(static_cast<std::uint32_t>(id));
}

struct EventWords {
    std::string operator()(const event::Start&) const { return "start"; }
    std::string operator()(const event::Stop&) const { return "stop"; }
    std::string operator()(const event::LocalEdit&) const { return "local edit"; }
    std::string operator()(const event::Online&) const { return "online"; }
    std::string operator()(const event::Offline&) const { return "offline"; }
    std::string operator()(const event::Visible&) const { return "visible"; }
    std::string operator()(const event::Poke&) const { return "poke"; }
    std::string operator()(const event::TryNow&) const { return "try now"; }
    std::string operator()(const event::Woke&) const { return "woke"; }
    std::string operator()(const event::Continue&) const { return "continue"; }
    std::string operator()(const event::Answered& answer) const
    {
        return "answer to " + number(answer.id) + ": " + std::to_string(answer.status) + " "
            + answer.body.substr(0, 160);
    }
    std::string operator()(const event::Unanswered& answer) const { return "no answer to " + number(answer.id); }
    std::string operator()(const event::TokenArrived& token) const { return "token " + token.session.token; }
    std::string operator()(const event::TokenFailed&) const { return "no token"; }
};

struct EffectWords {
    std::string operator()(const effect::Send& send) const
    {
        return "  send " + number(send.request.id) + " " + send.request.path + " " + send.request.body.substr(0, 300);
    }
    std::string operator()(const effect::Cancel& cancel) const { return "  cancel " + number(cancel.id); }
    std::string operator()(const effect::WakeAt& wake) const
    {
        return "  wake at " + std::to_string(wake.at.milliseconds);
    }
    std::string operator()(const effect::Continue&) const { return "  continue"; }
    std::string operator()(const effect::AcquireToken&) const { return "  acquire token"; }
    std::string operator()(const effect::Introduced&) const { return "  introduced"; }
    std::string operator()(const effect::StatusChanged&) const { return "  status changed"; }
    std::string operator()(const effect::BookChanged&) const { return "  book changed"; }
};

} // namespace

std::string described(const Event& event)
{
    return std::visit(EventWords {}, event);
}

std::string described(const Effect& effect)
{
    return std::visit(EffectWords {}, effect);
}

} // namespace carnet::test
