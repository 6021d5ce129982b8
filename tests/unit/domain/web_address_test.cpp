// Addresses of the web: http and https, nothing hidden, the host name apart.
#include "domain/web_address.hpp"

#include <doctest/doctest.h>

using namespace carnet;

TEST_CASE("an http or https address is taken as it is, with its host name apart")
{
    struct Row {
        std::string_view text, host;
        HostCaution caution;
    };
    for (const Row& row : {
             Row {"https://www.ups.com/track?tracknum=1Z", "www.ups.com", HostCaution::none},
             Row {"HTTP://Example.COM", "example.com", HostCaution::none},
             Row {"https://example.com:8443/a#b?c", "example.com", HostCaution::none},
             Row {"https://localhost/", "localhost", HostCaution::none},
             Row {"https://example.com./", "example.com.", HostCaution::none},
             Row {"https://my_shop.example/", "my_shop.example", HostCaution::none},
             Row {"https://example.com?q=a@b", "example.com", HostCaution::none},
             Row {"https://example.com/@user", "example.com", HostCaution::none},
             Row {"https://xn--pypal-4ve.com/", "xn--pypal-4ve.com", HostCaution::lookalike},
             Row {"https://www.xn--80ak6aa92e.com/", "www.xn--80ak6aa92e.com", HostCaution::lookalike},
             Row {"https://аррӏе.com/", "аррӏе.com", HostCaution::lookalike},
             Row {"https://192.0.2.1/x", "192.0.2.1", HostCaution::number},
             Row {"https://0x7f.1/", "0x7f.1", HostCaution::number},
             Row {"https://3232235777/", "3232235777", HostCaution::number},
             Row {"https://example.0x7f/", "example.0x7f", HostCaution::number},
             Row {"https://[2001:db8::1]:8080/x", "[2001:db8::1]", HostCaution::number},
         }) {
        CAPTURE(row.text);
        auto address = web_address(row.text);
        REQUIRE(address);
        CHECK(address->url == row.text);
        CHECK(address->host == row.host);
        CHECK(address->caution == row.caution);
    }
    CHECK(web_address("  https://example.com/a \n").value().url == "https://example.com/a");
}

TEST_CASE("everything that could run, hide or mislead is refused")
{
    for (std::string_view text : {
             "",
             " ",
             "example.com",
             "www.example.com/track",
             "//example.com",
             "/path",
             "http",
             "http:",
             "http:example.com",
             "http:/example.com",
             "http:///path",
             "https://",
             "https://?q",
             "javascript:alert(1)",
             "JaVaScRiPt:alert(1)",
             "data:text/html,x",
             "vbscript:x",
             "file:///etc/passwd",
             "ftp://example.com",
             "blob:https://example.com/1",
             "https:javascript:alert(1)",
             "about:blank",
             "mailto:a@b.c",
             // Credentials, which look like a host.
             "https://paypal.com@evil.example/",
             "https://user:secret@example.com/",
             "https://a:80@example.com",
             // What browsers read as something else than it looks.
             "https://good.example\\@evil.example/",
             "https:\\\\example.com",
             "https://exa mple.com/",
             "https://example.com/a b",
             "java\tscript:alert(1)",
             "https://exam\nple.com/",
             "https://example.com/\x01",
             "https://example.com/\x7f",
             "https://example.com/\xe2\x80\xae"
             "gpj.exe",
             "https://exa\xe2\x80\x8bmple.com/",
             "https://exa\xc2\xadmple.com/",
             "https://example.com/\xf3\xa0\x80\xa0",
             "https://example.com/\xff",
             "https://example.com/\xed\xa0\x80",
             // No host names.
             "https://.example.com/",
             "https://example..com/",
             "https://exa%6dple.com/",
             "https://<script>/",
             "https://a|b/",
             "https://[::1/",
             "https://[]/",
             "https://[zz]/",
             "https://[::1]x/",
             "https://:80/",
             // Ports.
             "https://example.com:/",
             "https://example.com:0/",
             "https://example.com:65536/",
             "https://example.com:8o/",
             "https://example.com:123456/",
         }) {
        CAPTURE(text);
        CHECK_FALSE(web_address(text));
    }
    CHECK_FALSE(web_address(std::string_view {"https://example.com/\0x", 22}));
}

TEST_CASE("an address has its longest")
{
    std::string longest = "https://example.com/" + std::string(max_web_address - 20, 'a');
    CHECK(web_address(longest));
    auto beyond = web_address(longest + "a");
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == ErrorCode::too_large);
    CHECK_FALSE(web_address("https://" + std::string(254, 'a') + "/"));
}

TEST_CASE("percent-encoding leaves nothing that an address could take for its own")
{
    CHECK(percent_encoded("AZaz09-._~") == "AZaz09-._~");
    CHECK(percent_encoded("a b&c=d/e?f#g%h+i\"<>") == "a%20b%26c%3Dd%2Fe%3Ff%23g%25h%2Bi%22%3C%3E");
    CHECK(percent_encoded("é\n") == "%C3%A9%0A");
    CHECK(percent_encoded(std::string_view {"\0\xff", 2}) == "%00%FF");
}
