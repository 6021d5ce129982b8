// The product's languages for tests: the packed files that the build made, read from disk, and a translator that speaks
// one of them through the fixed Intl. For the layers above i18n.
#pragma once

#include "i18n/translator.hpp"
#include "platform/test/fake_intl.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace carnet::test {

// The packed file of a language (or of the made-up ones, qps-ploc and qps-plocm).
inline std::string packed_language(std::string_view tag)
{
    std::string path = std::string {CARNET_TEST_LOCALES} + "/" + std::string {tag} + ".txt";
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) {
        std::fprintf(stderr, "no packed language at %s\n", path.c_str());
        std::abort();
    }
    std::string bytes;
    char buffer[4096];
    for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
        bytes.append(buffer, read);
    std::fclose(file);
    return bytes;
}

inline i18n::Catalogue catalogue(std::string_view tag)
{
    auto parsed = i18n::Catalogue::parse(packed_language(tag));
    if (!parsed) {
        std::fprintf(stderr, "%s\n", parsed.error().message.c_str());
        std::abort();
    }
    return std::move(*parsed);
}

// A translator with everything that it needs: `Spoken spoken {"fr"}; spoken.tr.text(…)`.
struct Spoken {
    explicit Spoken(std::string_view tag = "en", std::string_view time_zone = "UTC")
        : tr(intl)
    {
        tr.use(catalogue(tag), tag, time_zone);
    }

    platform::FakeIntl intl;
    i18n::Translator tr;
};

} // namespace carnet::test
