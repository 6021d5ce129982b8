// Browser and system out of user agents as they are sent.
#include "domain/user_agent.hpp"

#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

using namespace carnet;

TEST_CASE("S32: browsers and systems are known, each by its own mark")
{
    struct Row {
        std::string_view text, browser, version, system;
    };
    for (const Row& row : {
             Row {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:153.0) Gecko/20100101 Firefox/153.0", "Firefox", "153",
                 "Windows"},
             Row {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 "
                  "Safari/537.36",
                 "Chrome", "156", "Windows"},
             Row {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 "
                  "Safari/537.36 Edg/156.0.0.0",
                 "Edge", "156", "Windows"},
             Row {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 "
                  "Safari/537.36 OPR/140.0.0.0",
                 "Opera", "140", "Windows"},
             Row {"Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer", "11",
                 "Windows"},
             Row {"Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1)", "Internet Explorer", "8", "Windows"},
             Row {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                  "Chrome/51.0.2704.79 Safari/537.36 Edge/14.14393",
                 "Edge", "14", "Windows"},
             Row {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Version/18.1 Safari/605.1.15",
                 "Safari", "18.1", "macOS"},
             Row {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
                  "Chrome/156.0.0.0 Safari/537.36",
                 "Chrome", "156", "macOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Version/18.1.1 Mobile/15E148 Safari/604.1",
                 "Safari", "18.1", "iOS"},
             Row {"Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
                  "Mobile/15E148 Safari/604.1",
                 "Safari", "17.5", "iPadOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "CriOS/156.0.6000.1 Mobile/15E148 Safari/604.1",
                 "Chrome", "156", "iOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "FxiOS/153.0 Mobile/15E148 Safari/605.1.15",
                 "Firefox", "153", "iOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Version/18.0 EdgiOS/156.0 Mobile/15E148 Safari/604.1",
                 "Edge", "156", "iOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Mobile/15E148",
                 "iOS WebView", "", "iOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Mobile/22B91 [FBAN/FBIOS;FBAV/488.0.0.70.106;FBBV/1]",
                 "Facebook", "488", "iOS"},
             Row {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                  "Mobile/22B91 Instagram 356.0.0.0 (iPhone15,2)",
                 "Instagram", "356", "iOS"},
             Row {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile "
                  "Safari/537.36",
                 "Chrome", "156", "Android"},
             Row {"Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) "
                  "SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                 "Samsung Internet", "27", "Android"},
             Row {"Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
                  "Version/4.0 Chrome/150.0.0.0 Mobile Safari/537.36",
                 "Android WebView", "150", "Android"},
             Row {"Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0", "Firefox", "153", "Android"},
             Row {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile "
                  "Safari/537.36 EdgA/156.0.0.0",
                 "Edge", "156", "Android"},
             Row {"Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16",
                 "Opera Mini", "36", "Android"},
             Row {"Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.18", "Opera", "12", "Windows"},
             Row {"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 "
                  "Safari/537.36",
                 "Chrome", "156", "ChromeOS"},
             Row {"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox", "128", "Linux"},
             Row {"Mozilla/5.0 (X11; Ubuntu; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/120.0 "
                  "Chrome/120.0 Safari/537.36",
                 "Chromium", "120", "Linux"},
             Row {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 "
                  "Safari/605.1.15 Epiphany/605.1.15",
                 "GNOME Web", "605", "Linux"},
             Row {"Mozilla/5.0 (Linux; Android 9; KFMAWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/108.2.5 like "
                  "Chrome/108.0.5359.220 Safari/537.36",
                 "Silk", "108", "Android"},
             Row {"Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 50) AppleWebKit/537.36 (KHTML, like Gecko) "
                  "Chrome/120.0.0.0 Mobile Safari/537.36",
                 "Chrome", "120", "Android"},
             Row {"", "", "", ""},
             Row {"SomethingElse/1.0", "", "", ""},
         }) {
        CAPTURE(row.text);
        UserAgent agent = read_user_agent(row.text);
        CHECK(agent.browser == row.browser);
        CHECK(agent.version == row.version);
        CHECK(agent.system == row.system);
        CHECK_FALSE(agent.is_bot);
    }
}

TEST_CASE("S32: crawlers and programs are no persons")
{
    for (std::string_view text : {"Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
             "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile "
             "Safari/537.36 (compatible; bingbot/2.0)",
             "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 "
             "Safari/537.36",
             "curl/8.5.0", "python-requests/2.32", "facebookexternalhit/1.1"}) {
        CAPTURE(text);
        CHECK(read_user_agent(text).is_bot);
    }
}

TEST_CASE("S32: nothing of the buyer's text comes through but digits and points")
{
    CHECK(read_user_agent("Firefox/<script>").version == "");
    CHECK(read_user_agent("Firefox/12345678901234567890").version == "12345");
    CHECK(read_user_agent("Version/1.2.3.4 Safari/1").version == "1.2");
    CHECK(read_user_agent("Version/1. Safari/1").version == "1");
    test::Random random(31);
    for (int round = 0; round < 5'000; ++round) {
        std::string text = "Mozilla/5.0 Firefox/";
        for (std::size_t i = 0, length = random.below(60); i < length; ++i)
            text += static_cast<char>(random.below(256));
        for (char c : read_user_agent(text).version)
            CHECK(((c >= '0' && c <= '9') || c == '.'));
    }
    CHECK(read_user_agent(std::string(1'000'000, 'x') + "Firefox/1").browser.empty());
}
