#include "i18n/message.hpp"

namespace carnet::i18n {

std::vector<Argument> Phrase::arguments() const
{
    std::vector<Argument> arguments;
    arguments.reserve(m_arguments.size());
    for (const Kept& kept : m_arguments)
        arguments.push_back(
            kept.is_number ? Argument {NumberArgument {kept.number}} : Argument {std::string_view {kept.text}});
    return arguments;
}

} // namespace carnet::i18n
