// The query part of an address, as names and values: percent-encoding as forms write it (application/x-www-form-
// urlencoded), so that a link made by hand, by a browser or by a mail program reads the same.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carnet::app {

class UrlQuery {
public:
    UrlQuery() = default;

    // Reads "?a=1&b=x%20y" (the question mark may be missing). Broken escapes stay as they are.
    explicit UrlQuery(std::string_view text);

    void add(std::string_view name, std::string_view value);

    // The first value of that name, "" when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;

    // "?a=1&b=x%20y", or "" when nothing was added.
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::pair<std::string, std::string>> m_pairs;
};

} // namespace carnet::app
