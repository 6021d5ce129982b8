#include "platform/web/intl/languages.hpp"

#include "platform/web/intl/imports.hpp"

#include <emscripten/emscripten.h>

#include <string>

namespace carnet::platform {

namespace {

i18n::Translator* spoken_by {nullptr};
std::function<void()> when_changed;

} // namespace

void connect_languages(i18n::Translator& translator, std::function<void()> changed)
{
    spoken_by = &translator;
    when_changed = std::move(changed);
}

void ask_for_language(std::string_view tag)
{
    carnet_language_ask(tag.data(), tag.size());
}

} // namespace carnet::platform

// The packed file of a language and the locale that goes with it, both copied before it returns. Gives whether the file
// was one of this build; when it was not, the language stays as it is.
extern "C" EMSCRIPTEN_KEEPALIVE int carnet_language_arrived(
    const char* bytes, std::size_t length, const char* locale, std::size_t locale_length)
{
    using namespace carnet;
    auto catalogue = i18n::Catalogue::parse(std::string {bytes, length});
    if (!catalogue || !platform::spoken_by)
        return 0;
    platform::spoken_by->use_language(std::move(*catalogue), {locale, locale_length});
    if (platform::when_changed)
        platform::when_changed();
    return 1;
}
