#include "domain/user_agent.hpp"

#include <array>
#include <cstddef>

namespace carnet {

namespace {

constexpr std::size_t longest_read = 1'024; // of a longer one the beginning tells enough

struct Browser {
    std::string_view mark; // in the user agent, before its version
    std::string_view name;
};

// From the special to the general: most of them also claim to be Chrome, and Chrome claims to be Safari.
constexpr std::array browsers {
    // Windows of other programs.
    Browser {"FBAV/", "Facebook"},
    Browser {"Instagram ", "Instagram"},
    Browser {"MicroMessenger/", "WeChat"},
    Browser {"Line/", "Line"},
    Browser {"BytedanceWebview", "TikTok"},
    Browser {"musical_ly_", "TikTok"},
    Browser {"GSA/", "Google app"},
    // On iOS every browser is Safari's engine under another mark.
    Browser {"EdgiOS/", "Edge"},
    Browser {"FxiOS/", "Firefox"},
    Browser {"CriOS/", "Chrome"},
    Browser {"OPiOS/", "Opera"},
    Browser {"OPT/", "Opera"},
    Browser {"DuckDuckGo/", "DuckDuckGo"},
    Browser {"Ddg/", "DuckDuckGo"},
    Browser {"YaBrowser/", "Yandex Browser"},
    Browser {"Vivaldi/", "Vivaldi"},
    Browser {"SamsungBrowser/", "Samsung Internet"},
    Browser {"MiuiBrowser/", "Mi Browser"},
    Browser {"HuaweiBrowser/", "Huawei Browser"},
    Browser {"UCBrowser/", "UC Browser"},
    Browser {"Silk/", "Silk"},
    Browser {"Whale/", "Whale"},
    Browser {"EdgA/", "Edge"},
    Browser {"Edg/", "Edge"},
    Browser {"Edge/", "Edge"},
    Browser {"OPR/", "Opera"},
    Browser {"OPX/", "Opera GX"},
    Browser {"Opera Mini/", "Opera Mini"},
    Browser {"Opera/", "Opera"},
    Browser {"SeaMonkey/", "SeaMonkey"},
    Browser {"PaleMoon/", "Pale Moon"},
    Browser {"Focus/", "Firefox Focus"},
    Browser {"Klar/", "Firefox Focus"},
    Browser {"Firefox/", "Firefox"},
    Browser {"; wv)", "Android WebView"},
    Browser {"Chromium/", "Chromium"},
    Browser {"Chrome/", "Chrome"},
    Browser {"MSIE ", "Internet Explorer"},
    Browser {"Trident/", "Internet Explorer"},
    Browser {"Epiphany/", "GNOME Web"},
    Browser {"Safari/", "Safari"},
};

struct System {
    std::string_view mark;
    std::string_view name;
};
constexpr std::array systems {
    System {"Windows Phone", "Windows Phone"},
    System {"Windows", "Windows"},
    System {"iPhone", "iOS"},
    System {"iPad", "iPadOS"},
    System {"iPod", "iOS"},
    System {"HarmonyOS", "HarmonyOS"},
    System {"OpenHarmony", "HarmonyOS"},
    System {"KAIOS", "KaiOS"},
    System {"Tizen", "Tizen"},
    System {"Web0S", "webOS"},
    System {"Android", "Android"},
    System {"CrOS", "ChromeOS"},
    System {"Macintosh", "macOS"},
    System {"Mac OS X", "macOS"},
    System {"FreeBSD", "FreeBSD"},
    System {"OpenBSD", "OpenBSD"},
    System {"Linux", "Linux"},
    System {"X11", "Linux"},
};

// Crawlers and programs name themselves so. Looked for without case.
constexpr std::array<std::string_view, 16> bot_marks {"bot", "crawler", "spider", "slurp", "facebookexternalhit",
    "headlesschrome", "curl/", "wget/", "python-requests", "python-urllib", "go-http-client", "okhttp", "java/",
    "node-fetch", "axios/", "libwww"};

std::string lower_ascii(std::string_view text)
{
    std::string lower {text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

// "153" of "153.0.1"; with `parts` 2 "18.1" of "18.1.1". At most so many digits a part as a real one has.
std::string version_at(std::string_view text, int parts)
{
    constexpr std::size_t most_digits = 5;
    std::string version;
    std::size_t digits = 0;
    for (char c : text) {
        if (c >= '0' && c <= '9' && digits < most_digits) {
            version += c;
            ++digits;
        } else if (c == '.' && digits > 0 && parts > 1) {
            version += c;
            digits = 0;
            --parts;
        } else {
            break;
        }
    }
    if (version.ends_with('.'))
        version.pop_back();
    return version;
}

std::string version_after(std::string_view text, std::string_view mark, int parts = 1)
{
    std::size_t found = text.find(mark);
    return found == std::string_view::npos ? std::string {} : version_at(text.substr(found + mark.size()), parts);
}

std::string version_of(std::string_view text, const Browser& browser)
{
    // Safari tells its version apart from its mark, and counts in halves.
    if (browser.name == "Safari")
        return version_after(text, "Version/", 2);
    // A WebView has the version of the Chrome that it is; Internet Explorer 11 hides behind its engine.
    if (browser.name == "Android WebView")
        return version_after(text, "Chrome/");
    if (browser.mark == "Trident/")
        return version_after(text, "rv:");
    if (browser.mark == "Opera/" && text.find("Version/") != std::string_view::npos)
        return version_after(text, "Version/");
    return version_after(text, browser.mark);
}

bool contains(std::string_view text, std::string_view mark)
{
    return text.find(mark) != std::string_view::npos;
}

} // namespace

UserAgent read_user_agent(std::string_view text)
{
    text = text.substr(0, longest_read);
    UserAgent agent;
    std::string lower = lower_ascii(text);
    for (std::string_view mark : bot_marks)
        agent.is_bot = agent.is_bot || contains(lower, mark);
    // A maker of telephones, not a machine.
    if (contains(lower, "cubot") && !contains(lower, "compatible;"))
        agent.is_bot = false;

    for (const System& system : systems) {
        if (contains(text, system.mark)) {
            agent.system = system.name;
            break;
        }
    }
    for (const Browser& browser : browsers) {
        if (!contains(text, browser.mark))
            continue;
        agent.browser = browser.name;
        agent.version = version_of(text, browser);
        break;
    }
    // A program on an Apple phone that shows the web without saying which it is.
    if (agent.browser.empty() && contains(text, "AppleWebKit/") && (agent.system == "iOS" || agent.system == "iPadOS"))
        agent.browser = "iOS WebView";
    return agent;
}

} // namespace carnet
