#include "ui/words/customer_words.hpp"

#include "domain/address.hpp"
#include "domain/countries.hpp"
#include "domain/user_agent.hpp"
#include "i18n/words.hpp"

namespace carnet::ui {

namespace words = i18n::words;

std::string country_words(i18n::Translator& tr, const Customer& customer)
{
    std::string_view code = country_code_of(customer.country);
    return std::string {code.empty() ? std::string_view {customer.country} : tr.country(code)};
}

std::vector<std::string> address_words(i18n::Translator& tr, const Customer& customer)
{
    // The format follows from the country as the buyer wrote it, so that only the line itself is changed.
    auto lines = address_lines(customer);
    if (!lines.empty() && lines.back() == customer.country)
        lines.back() = country_words(tr, customer);
    return lines;
}

std::string browser_words(i18n::Translator& tr, const Customer& customer)
{
    if (customer.browser.empty())
        return {};
    UserAgent agent = read_user_agent(customer.browser);
    std::string_view browser = agent.browser.empty() ? tr.text(words::order_browser_unknown)
        : agent.version.empty()
        ? agent.browser
        : tr.text(words::order_browser_version, {.browser = agent.browser, .version = agent.version});
    if (agent.system.empty())
        return std::string {browser};
    return std::string {tr.text(words::order_browser_on_system, {.browser = browser, .system = agent.system})};
}

} // namespace carnet::ui
