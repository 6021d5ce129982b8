// The corpora of the fuzzers, replayed: what they began with and what they found. A fuzzer says that something is wrong
// by stopping the program, and so does this.
#include <doctest/doctest.h>

#include <dirent.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

// Each fuzzer of this folder, under a name of its own (tests/CMakeLists.txt).
#define FUZZER(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "fuzzers.inc"
#undef FUZZER

namespace {

struct Fuzzer {
    const char* name;
    int (*run)(const std::uint8_t*, std::size_t);
};

#define FUZZER(name) Fuzzer {#name, fuzz_##name},
const std::vector<Fuzzer> fuzzers {
#include "fuzzers.inc"
};
#undef FUZZER

std::vector<std::uint8_t> content_of(const std::string& path)
{
    std::vector<std::uint8_t> content;
    std::FILE* file = std::fopen(path.c_str(), "rb");
    REQUIRE(file != nullptr);
    std::uint8_t buffer[4096];
    while (std::size_t read = std::fread(buffer, 1, sizeof buffer, file))
        content.insert(content.end(), buffer, buffer + read);
    std::fclose(file);
    return content;
}

std::vector<std::string> files_of(const std::string& folder)
{
    std::vector<std::string> files;
    DIR* open = opendir(folder.c_str());
    REQUIRE_MESSAGE(open != nullptr, folder);
    while (const dirent* entry = readdir(open)) {
        if (entry->d_name[0] != '.')
            files.push_back(folder + "/" + entry->d_name);
    }
    closedir(open);
    return files;
}

} // namespace

TEST_CASE("what the fuzzers found once stays mended, and where they began is read")
{
    REQUIRE_FALSE(fuzzers.empty());
    for (const Fuzzer& fuzzer : fuzzers) {
        std::vector<std::string> files = files_of(std::string {CARNET_FUZZ_CORPUS} + "/" + fuzzer.name);
        CHECK_MESSAGE(!files.empty(), fuzzer.name);
        for (const std::string& file : files) {
            CAPTURE(file);
            std::vector<std::uint8_t> content = content_of(file);
            CHECK(fuzzer.run(content.data(), content.size()) == 0);
        }
        CHECK(fuzzer.run(nullptr, 0) == 0);
    }
}
