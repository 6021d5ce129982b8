#include "support/screen/headless_screen.hpp"

#include "ui/kit/text/atlas.hpp"
#include "ui/kit/text/engine.hpp"

#include "imgui.h"
#include "imgui_internal.h"

// After ImGui, whose options bring our own CHECK: the test means doctest's.
#include "doctest/doctest.h"

#include <string>
#include <vector>

using namespace carnet::ui;
using carnet::ui::test::FakeRasterizer;

namespace {

std::string kinds_of(std::string_view text)
{
    std::vector<Segment> segments;
    segments_of(text, segments);
    std::string kinds;
    for (const Segment& segment : segments)
        kinds += segment.kind == Segment::Kind::glyphs ? 'g' : segment.kind == Segment::Kind::run ? 'r' : 'c';
    return kinds;
}

const Typeface face {FontId::of(FontWeight::regular, 10), false};

std::vector<std::string> wrapped(TextEngine& engine, std::string_view text, float width)
{
    std::vector<std::string> lines;
    for (LineRange line : engine.wrap(text, face, width))
        lines.emplace_back(text.substr(line.begin, line.end - line.begin));
    return lines;
}

} // namespace

TEST_CASE("simple scripts are drawn glyph by glyph, what joins or combines as a whole run")
{
    CHECK(kinds_of("Amélie Durand") == "g");
    CHECK(kinds_of("Ольга Γιώργος 山田 太郎 김민수") == "g");
    CHECK(kinds_of("राहुल शर्मा") == "r");
    CHECK(kinds_of("สมชาย ใจดี") == "r");
    CHECK(kinds_of("Room สมชาย 12") == "grg");
    CHECK(kinds_of("e\u0301") == "r"); // a combining accent belongs to its letter
    CHECK(kinds_of("Cafe\u0301!") == "grg");
}

TEST_CASE("a line with right-to-left text is one run, in the direction of its first letter")
{
    std::vector<Segment> segments;
    segments_of("משה כהן 12", segments);
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].direction == TextDirection::right_to_left);
    segments_of("Order שלום", segments);
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].direction == TextDirection::left_to_right);
    // A hostile override stays inside its own string: the browser gets the whole.
    segments_of("abc\u202Egnp.exe", segments);
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].kind == Segment::Kind::run);
}

TEST_CASE("the first strong character gives the direction, digits and signs do not")
{
    using enum TextDirection;
    CHECK(first_strong_direction("123 שלום abc", left_to_right) == right_to_left);
    CHECK(first_strong_direction("(12) abc שלום", right_to_left) == left_to_right);
    CHECK(first_strong_direction("٣٤ 12 – !", right_to_left) == right_to_left);
    CHECK(first_strong_direction("", left_to_right) == left_to_right);
}

TEST_CASE("emoji sequences are one coloured run, never cut in the middle")
{
    CHECK(kinds_of("Zoé 🎁") == "gc");
    CHECK(kinds_of("👩‍👩‍👧👍🏽🇫🇷❤️1️⃣") == "c");
    CHECK(kinds_of("1 2") == "g");
}

TEST_CASE("a line that does not fit ends in an ellipsis and keeps whole letters")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    const Layout& whole = engine.layout("abcdefghij", face);
    CHECK(whole.width() == doctest::Approx(50));
    CHECK_FALSE(whole.truncated());
    const Layout& cut = engine.layout("abcdefghij", face, 32);
    CHECK(cut.truncated());
    CHECK(cut.width() <= 32);
    CHECK(cut.width() == doctest::Approx(30)); // five letters and the ellipsis
    CHECK(engine.layout("משה כהן משה כהן", face, 32).width() <= 32);
    CHECK(engine.layout("abc", face, 0).truncated());
}

TEST_CASE("tabular figures are all as wide as the widest")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    Typeface tabular = face;
    tabular.tabular = true;
    CHECK(engine.width("1111", tabular) == doctest::Approx(engine.width("8888", tabular)));
}

TEST_CASE("a text breaks after spaces, between Han, and nowhere that its script forbids")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    CHECK(wrapped(engine, "one two three", 40) == std::vector<std::string> {"one two", "three"});
    CHECK(wrapped(engine, "one\ntwo\n\nsix", 100) == std::vector<std::string> {"one", "two", "", "six"});
    CHECK(wrapped(engine, "山田太郎", 25) == std::vector<std::string> {"山田", "太郎"});
    // A full stop never begins a line; an opening bracket never ends one.
    CHECK(wrapped(engine, "山田太。", 30) == std::vector<std::string> {"山田", "太。"});
    CHECK(wrapped(engine, "山田（太", 30) == std::vector<std::string> {"山田", "（太"});
    // A word that is too wide is cut between letters.
    CHECK(wrapped(engine, "abcdefgh", 20) == std::vector<std::string> {"abcd", "efgh"});
    // Thai asks the dictionary (the fake's words have three letters).
    CHECK(wrapped(engine, "กขคงจฉ", 20) == std::vector<std::string> {"กขค", "งจฉ"});
    CHECK(wrapped(engine, "", 20) == std::vector<std::string> {""});
}

TEST_CASE("wrapping loses and doubles nothing, whatever the width")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    constexpr std::string_view text = "A long note, with words; 長い文章。ภาษาไทย and (brackets) שלום "
                                      "supercalifragilistic 👩‍👩‍👧 end.";
    for (int width = 1; width < 300; width += 7) {
        std::string joined;
        for (LineRange line : engine.wrap(text, face, static_cast<float>(width)))
            joined += text.substr(line.begin, line.end - line.begin);
        std::string letters {text};
        std::erase(letters, ' ');
        std::erase(joined, ' ');
        CHECK(joined == letters);
    }
}

TEST_CASE("what was laid out is laid out once, and new glyphs are asked for in one call")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    (void)engine.layout("hello", face);
    std::size_t measured = rasterizer.measured;
    (void)engine.layout("hello", face);
    CHECK(rasterizer.measured == measured);
    (void)engine.layout("hell", face);
    CHECK(rasterizer.measured == measured); // every glyph and pair is known
}

TEST_CASE("broken UTF-8 is shown as the replacement character and never read past")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    for (std::string_view broken : {"\xFF", "abc\xE2\x82", "\xC0\x80", "\xED\xA0\x80", "a\xF0\x9F"})
        CHECK(engine.layout(broken, face).width() > 0);
    std::string huge(1'000'000, 'x');
    CHECK(engine.layout(huge, face, 100).width() <= 100);
}

TEST_CASE("an hour of names keeps the atlas and the caches bounded")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    ImDrawListSharedData shared;
    for (int frame = 0; frame < 1'500; ++frame) {
        ImDrawList list {&shared};
        list._ResetForNewFrame();
        list.PushTexture(ImTextureRef {static_cast<ImTextureID>(1)});
        list.PushClipRect({0, 0}, {4000, 4000});
        for (int row = 0; row < 30; ++row) {
            // Devanagari: each name a run of its own.
            std::string name = "राहुल शर्मा " + std::to_string(frame * 30 + row);
            engine.draw(
                list, engine.layout(name, {FontId::of(FontWeight::regular, 30), false}), 10, 20 + row * 40, 0xFF000000);
            engine.draw(list, engine.layout("Status", {FontId::of(FontWeight::regular, 30), false}), 500, 20 + row * 40,
                0xFF000000);
        }
        engine.end_frame();
        REQUIRE(engine.atlas().pages_in_use() <= Atlas::comfortable_pages);
        REQUIRE(engine.layouts_kept() <= 14'000);
    }
    CHECK(engine.atlas().epoch() > 0); // pages were forgotten
}

TEST_CASE("a page that was forgotten is painted again when its text is drawn again")
{
    FakeRasterizer rasterizer;
    TextEngine engine {rasterizer};
    ImDrawListSharedData shared;
    ImDrawList list {&shared};
    list._ResetForNewFrame();
    list.PushTexture(ImTextureRef {static_cast<ImTextureID>(1)});
    list.PushClipRect({0, 0}, {1000, 1000});
    engine.draw(list, engine.layout("abc", face), 10, 20, 0xFF000000);
    engine.end_frame();
    CHECK(rasterizer.painted == 3);
    engine.draw(list, engine.layout("abc", face), 10, 20, 0xFF000000);
    engine.end_frame();
    CHECK(rasterizer.painted == 3);
    engine.forget_pictures();
    engine.draw(list, engine.layout("abc", face), 10, 20, 0xFF000000);
    engine.end_frame();
    CHECK(rasterizer.painted == 6);
    // Light text is painted for itself: a browser thins it differently.
    engine.draw(list, engine.layout("abc", face), 10, 20, 0xFFFFFFFF);
    engine.end_frame();
    CHECK(rasterizer.painted == 9);
}

TEST_CASE("the atlas places without overlap and refuses what is larger than a page")
{
    Atlas atlas;
    CHECK_FALSE(atlas.place(Atlas::Shelf::glyphs, Atlas::page_size + 1, 10));
    struct Placed {
        AtlasPlace place;
        std::uint32_t width;
        std::uint32_t height;
    };
    std::vector<Placed> all;
    std::uint32_t seed = 7;
    for (int i = 0; i < 2'000; ++i) {
        seed = seed * 1'664'525 + 1'013'904'223;
        std::uint32_t width = 4 + (seed >> 8) % 60;
        std::uint32_t height = 6 + (seed >> 20) % 30;
        auto place = atlas.place(i % 3 == 0 ? Atlas::Shelf::runs : Atlas::Shelf::glyphs, width, height);
        REQUIRE(place);
        CHECK(place->y >= Atlas::white_square);
        all.push_back({*place, width, height});
    }
    for (std::size_t a = 0; a < all.size(); ++a) {
        for (std::size_t b = a + 1; b < all.size(); ++b) {
            const Placed& p = all[a];
            const Placed& q = all[b];
            bool apart = p.place.page != q.place.page || p.place.x + p.width <= q.place.x
                || q.place.x + q.width <= p.place.x || p.place.y + p.height <= q.place.y
                || q.place.y + q.height <= p.place.y;
            if (!apart)
                FAIL("two places overlap");
        }
    }
}
