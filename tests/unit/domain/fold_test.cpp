// Folding: what a merchant types finds what a customer wrote, and no bytes can hurt it.
#include "domain/fold.hpp"

#include "base/utf8.hpp"
#include "unit/domain/generators.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <memory>

using namespace carnet;

namespace {

std::string character(char32_t code)
{
    std::string text;
    append_utf8(text, code);
    return text;
}

template <typename Function> void for_each_character(char32_t end, Function function)
{
    for (char32_t code = 0; code < end; ++code) {
        if (code < 0xd800 || code > 0xdfff)
            function(code, character(code));
    }
}

std::string read_file(const char* path)
{
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path, "rb"), std::fclose);
    REQUIRE(file);
    std::string text;
    for (int c = std::fgetc(file.get()); c != EOF; c = std::fgetc(file.get()))
        text.push_back(static_cast<char>(c));
    return text;
}

std::uint64_t fnv1a(std::string_view bytes)
{
    std::uint64_t value = 0xcbf29ce484222325;
    for (char c : bytes)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return value;
}

std::string highlighted(std::string_view original, std::string_view typed)
{
    FoldedText folded = fold_with_map(original);
    std::size_t found = folded.text().find(fold(typed));
    REQUIRE(found != std::string::npos);
    ByteRange range = folded.original({found, found + fold(typed).size()});
    return std::string {original.substr(range.begin, range.end - range.begin)};
}

} // namespace

TEST_CASE("S14: case and accents fold away in Latin, Greek and Cyrillic")
{
    CHECK(fold("Hélène LEFÈVRE") == "helene lefevre");
    CHECK(fold("ÅNGSTRÖM") == "angstrom");
    CHECK(fold("A\xcc\x8angstro\xcc\x88m") == "angstrom"); // the same, decomposed
    CHECK(fold("Jörg Müller-Groß") == "jorg muller-gross");
    CHECK(fold("GROẞ") == "gross");
    CHECK(fold("Łukasz Żółć Øre Đorđe Þór Ærø Œuvre") == "lukasz zolc ore dorde thor aero oeuvre");
    CHECK(fold("İSTANBUL ısparta IĞDIR") == "istanbul isparta igdir");
    CHECK(fold("Nguyễn Thị Hồng Đặng Ưu Ơn") == "nguyen thi hong dang uu on");
    CHECK(fold("Κώστας ΠΑΠΑΔΌΠΟΥΛΟΣ ᾳ") == "κωστασ παπαδοπουλοσ α");
    CHECK(fold("Юлия ЁЛКИНА") == "юлия елкина");
    CHECK(fold("ﬁlet ﬄ Ĳssel ŀ ſ ß") == "filet ffl ijssel l s ss");
    CHECK(fold("𝓙𝓸𝓱𝓷 Ⅷ № 5½ ™") == "john viii no 51/2 tm");
}

TEST_CASE("S14: width folds away, kana keep their voicing, Hangul its syllables")
{
    CHECK(fold("ＡＢＣ　１２３＠") == "abc 123@");
    CHECK(fold("ｶﾀｶﾅ ﾀﾛｳ ｶﾞﾊﾟｳﾞ ﾍﾞﾝﾁ") == fold("カタカナ タロウ ガパヴ ベンチ"));
    CHECK(
        fold("か\xe3\x82\x99は\xe3\x82\x9aう\xe3\x82\x99つ\xe3\x82\x99ヲ\xe3\x82\x99ヽ\xe3\x82\x99") == "がぱゔづヺヾ");
    CHECK(fold("がぱゔづ ガパヴ") == "がぱゔづ ガパヴ");
    CHECK(fold("な\xe3\x82\x99x゛") == "なx");
    CHECK(fold("㈱ ㌔ ㍿") == "(株) キロ 株式会社");
    CHECK(fold("김민준 한글") == "김민준 한글");
    CHECK(fold("\u1100\u1161\u11a8\u1112\u1161\u11ab") == "각한");
    CHECK(fold("\uac00\u11a8 \uac01\u11a8 ﾡￂ") == "각 \uac01\u11a8 ㄱㅏ");
    CHECK(fold("福\ufa1b") == "福福");
}

TEST_CASE("S14: Arabic and Hebrew fold to their letters, Indic and Thai keep their vowels")
{
    CHECK(fold("مُحَمَّد الأَمِين") == "محمد الامين");
    CHECK(fold("آمال إبراهيم ٱلنور فاطـــمة ليلى") == "امال ابراهيم النور فاطمه ليلي");
    CHECK(fold("ﻣﺤﻤﺪ ﻻ") == "محمد لا");
    CHECK(fold("کتاب یک") == "كتاب يك");
    CHECK(fold("דָּוִד לֵוִי שָׁלוֹם") == "דוד לוי שלומ");
    CHECK(fold("שלום") == fold("שלומ"));
    CHECK(fold("अमिता शर्मा") == "अमिता शर्मा");
    CHECK(fold("क़ ज़") == "क ज");
    CHECK(fold("สมชาย ใจดี") == "สมชาย ใจดี");
    CHECK(fold("की") != fold("का"));
}

TEST_CASE("S14: digits of every script are digits, and of every style")
{
    CHECK(fold("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ०१२३४५६७८९ ๐๑๒๓๔๕๖๗๘๙") == "0123456789 0123456789 0123456789 0123456789");
    CHECK(fold("０６ ①② m² H₂O 𝟘𝟙") == "06 12 m2 h2o 01");
}

TEST_CASE("typographic variants of quotes, dashes and spaces are the plain ones")
{
    CHECK(fold("O’Brien ʼn “VIP” «oui»") == "o'brien 'n \"vip\" \"oui\"");
    CHECK(fold("A–B—C‑D−E ⁄") == "a-b-c-d-e /");
    CHECK(fold("a\t\n b\xc2\xa0\xe2\x80\xaf\xe3\x80\x80"
               "c\r\n")
        == "a b c ");
    CHECK(fold("  a   b") == " a b");
    CHECK(fold(std::string_view {"a\0\x1f\x7f\xc2\x85z", 7}) == "a z");
    CHECK(fold("so\xc2\xad"
               "ft zero\xe2\x80\x8bwidth \xe2\x80\xaamarks\xe2\x80\xac ❤\xef\xb8\x8f 👩‍👧")
        == "soft zerowidth marks ❤ 👩👧");
}

TEST_CASE("plain ASCII of every length and alignment folds as letter by letter")
{
    test::Random random(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t i = 0, length = random.below(40); i < length; ++i)
            text += static_cast<char>(random.chance(30) ? ' '
                    : random.chance(4)                  ? random.below(128)
                                                        : 33 + random.below(94));
        std::string expected;
        for (char c : text) {
            bool space = c <= ' ' || c == 0x7f;
            char folded = space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            if (folded != ' ' || !expected.ends_with(' '))
                expected += folded;
        }
        REQUIRE(fold(text) == expected);
        REQUIRE(fold_with_map(text).text() == expected);
    }
}

TEST_CASE("every character folds as the rules of tools/unicode say, in digests of 256")
{
    std::string digests = read_file(CARNET_TEST_DATA "/folding/digests.txt");
    std::size_t line = 0;
    for (char32_t block = 0; block < 0x20000; block += 256, ++line) {
        std::string texts;
        for (char32_t code = std::max<char32_t>(block, 0x80); code < block + 256; ++code) {
            if (code >= 0xd800 && code <= 0xdfff)
                continue;
            texts += fold(character(code));
            texts += '\0';
        }
        char expected[32];
        std::snprintf(expected, sizeof expected, "%05x %016llx\n", static_cast<unsigned>(block),
            static_cast<unsigned long long>(fnv1a(texts)));
        CHECK(digests.substr(line * 23, 23) == expected);
    }
    CHECK(digests.size() == line * 23);
}

TEST_CASE("what is folded folds to itself, is UTF-8 and holds no controls")
{
    for_each_character(0x110000, [](char32_t code, const std::string& text) {
        std::string folded = fold(text);
        bool good = fold(folded) == folded && is_well_formed_utf8(folded);
        for (char c : folded)
            good = good && (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
        if (!good)
            FAIL("U+" << static_cast<unsigned>(code));
    });
}

TEST_CASE("characters fold alone as they do in company")
{
    // But for those that change the one before them: voicing marks, jamo, white space in a row.
    for_each_character(0x20000, [](char32_t code, const std::string& text) {
        if (fold("x" + text + "y") != "x" + fold(text) + "y")
            FAIL("U+" << static_cast<unsigned>(code));
    });
}

TEST_CASE("any bytes fold to UTF-8, the same with a map and without")
{
    test::Random random(12);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t i = 0, length = random.below(30); i < length; ++i) {
            if (random.chance(50))
                text += static_cast<char>(random.below(256));
            else
                append_utf8(text, static_cast<char32_t>(random.below(random.chance(80) ? 0x3100 : 0x110000)));
        }
        std::string folded = fold(text);
        REQUIRE(is_well_formed_utf8(folded));
        REQUIRE(fold(folded) == folded);
        FoldedText mapped = fold_with_map(text);
        REQUIRE(mapped.text() == folded);
        std::size_t begin = random.below(folded.size() + 1);
        std::size_t end = begin + random.below(folded.size() + 1 - begin);
        ByteRange range = mapped.original({begin, end});
        REQUIRE(range.begin <= range.end);
        REQUIRE(range.end <= text.size());
        // What lies under the range folds to at least what was asked for.
        std::string under = fold(std::string_view {text}.substr(range.begin, range.end - range.begin));
        if (begin < end && (folded[begin] & 0xc0) != 0x80)
            REQUIRE(under.size() + 2 >= end - begin);
    }
}

TEST_CASE("hostile texts: truncated, overlong, surrogates, NUL, a megabyte of marks")
{
    CHECK(fold("Lef\xc3") == "lef\xef\xbf\xbd");
    CHECK(fold("\xc0\x80\xed\xa0\x80").size() == 5 * 3);
    CHECK(fold(std::string_view {"\0\0", 2}) == " ");
    std::string marks = "e";
    for (int i = 0; i < 500'000; ++i)
        marks += "\xcc\x81";
    CHECK(fold(marks) == "e");
    CHECK(fold_with_map(marks).original({0, 1}) == ByteRange {0, marks.size()});
    std::string ligatures;
    for (int i = 0; i < 100'000; ++i)
        ligatures += "\xef\xb7\xba"; // U+FDFA, eighteen letters
    CHECK(fold(ligatures).size() <= 11 * ligatures.size());
    CHECK(fold(std::string(1'000'000, '\xff')).size() == 3'000'000);
    CHECK(fold("") == "");
}

TEST_CASE("a value is folded without the white space around it")
{
    CHECK(fold_value(" \t\xc2\xa0"
                     "Hélène  Lefèvre\r\n")
        == "helene lefevre");
    CHECK(fold_value("É") == "e");
    CHECK(fold_value(" ") == "");
    CHECK(fold_value("") == "");
}

TEST_CASE("folding appends, and the seam joins nothing")
{
    std::string out = "kept ";
    append_folded(out, " É");
    append_folded(out, "");
    append_folded(out, "\xe3\x82\x99");
    CHECK(out == "kept  e");
}

TEST_CASE("what matched is shown in the original, whole characters with the marks on them")
{
    CHECK(highlighted("Hélène Lefèvre", "lefevre") == "Lefèvre");
    CHECK(highlighted("He\xcc\x81le\xcc\x80ne", "hele") == "He\xcc\x81le\xcc\x80");
    CHECK(highlighted("Groß & Co", "gros") == "Groß");
    CHECK(highlighted("ﬁlet", "f") == "ﬁ");
    CHECK(highlighted("מִכְתָּב שָׁלוֹם", "שלומ") == "שָׁלוֹם");
    CHECK(highlighted("ｶﾞﾗｽ", "ガ") == "ｶﾞ");
    CHECK(highlighted("٠٦ ١٢", "06 12") == "٠٦ ١٢");
    CHECK(highlighted("a  \t b", "a b") == "a  \t b");
    CHECK(highlighted("x\xff"
                      "y",
              "\xef\xbf\xbdy")
        == "\xff"
           "y");

    FoldedText folded = fold_with_map("aß");
    CHECK(folded.original({0, 0}) == ByteRange {0, 0});
    CHECK(folded.original({3, 3}) == ByteRange {3, 3});
    CHECK(folded.original({1, 2}) == ByteRange {1, 3});
    CHECK(folded.original({9, 12}) == ByteRange {3, 3});
}
