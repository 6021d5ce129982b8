#include "ui/kit/theme/theme.hpp"

#include "doctest/doctest.h"

#include <array>
#include <string>

using namespace carnet::ui;

TEST_CASE("every pair of colours of every palette is as readable as WCAG 2.2 AA asks")
{
    struct Named {
        const char* name;
        const Palette& palette;
    };
    for (const Named& named : {Named {"light", light_palette}, Named {"dark", dark_palette},
             Named {"light, high contrast", light_contrast_palette},
             Named {"dark, high contrast", dark_contrast_palette}}) {
        for (const ContrastPair& pair : contrast_pairs) {
            auto front = static_cast<std::size_t>(pair.front);
            auto back = static_cast<std::size_t>(pair.back);
            INFO(named.name << ": " << token_names[front] << " on " << token_names[back]);
            CHECK(contrast_ratio(named.palette[front], named.palette[back]) >= pair.least);
        }
    }
}

TEST_CASE("high contrast has more contrast than what it replaces, for the words")
{
    for (Token words : {Token::text, Token::text_muted, Token::link}) {
        auto front = static_cast<std::size_t>(words);
        auto back = static_cast<std::size_t>(Token::surface);
        CHECK(contrast_ratio(light_contrast_palette[front], light_contrast_palette[back])
            >= contrast_ratio(light_palette[front], light_palette[back]));
        CHECK(contrast_ratio(light_contrast_palette[front], light_contrast_palette[back]) >= 7);
        CHECK(contrast_ratio(dark_contrast_palette[front], dark_contrast_palette[back]) >= 7);
    }
}

TEST_CASE("every tag's words are readable on its ground, in light and dark, and its dot on the list's ground")
{
    for (const ChipTone& tone : chip_tones) {
        CHECK(contrast_ratio(Color::hex(tone.light_words), Color::hex(tone.light_ground)) >= contrast_of_words);
        CHECK(contrast_ratio(Color::hex(tone.dark_words), Color::hex(tone.dark_ground)) >= contrast_of_words);
        auto raised = static_cast<std::size_t>(Token::raised);
        CHECK(contrast_ratio(Color::hex(tone.light_words), light_palette[raised]) >= contrast_of_marks);
        CHECK(contrast_ratio(Color::hex(tone.dark_words), dark_palette[raised]) >= contrast_of_marks);
    }
    CHECK(chip_tones.size() >= 10);
}

TEST_CASE("black on white has the contrast 21")
{
    CHECK(contrast_ratio(Color::hex(0), Color::hex(0xFFFFFF)) == doctest::Approx(21));
    CHECK(contrast_ratio(Color::hex(0x777777), Color::hex(0xFFFFFF)) == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("a host's colour is taken when it is readable, and refused with a reason when it is not")
{
    const std::array overrides {ColorOverride {"accent", "#0b5d3b"}, ColorOverride {"text", "#eeeeee"},
        ColorOverride {"surface", "white"}, ColorOverride {"glitter", "#123456"}};
    Theme theme {ThemeRequest {}, overrides};
    CHECK(theme.color(Token::accent) == Color::hex(0x0B5D3B));
    CHECK_FALSE(theme.color(Token::accent_hover) == Color::hex(0x3250C8));
    CHECK(theme.color(Token::text) == light_palette[static_cast<std::size_t>(Token::text)]);
    REQUIRE(theme.refused().size() == 3);
    CHECK(theme.refused()[0].name == "text");
    CHECK(theme.refused()[1].reason == "not a colour: write #rrggbb");
    CHECK(theme.refused()[2].name == "glitter");
    CHECK(is_readable(theme.palette()));
}

TEST_CASE("colours are read as #rgb and #rrggbb and nothing else")
{
    CHECK(parse_color("#0f8") == Color::hex(0x00FF88));
    CHECK(parse_color("#12aBfF") == Color::hex(0x12ABFF));
    for (const char* wrong : {"", "#", "#12", "#1234", "123456", "#12345g", "#1234567", "rgb(0,0,0)"})
        CHECK_FALSE(parse_color(wrong));
}

TEST_CASE("forced colours replace the palette and a host's wishes")
{
    ThemeRequest request;
    request.forced_colors = true;
    request.forced.canvas = Color::hex(0x000000);
    request.forced.canvas_text = Color::hex(0xFFFF00);
    const std::array overrides {ColorOverride {"accent", "#0b5d3b"}};
    Theme theme {request, overrides};
    CHECK(theme.color(Token::text) == Color::hex(0xFFFF00));
    CHECK(theme.color(Token::surface) == Color::hex(0x000000));
    CHECK(theme.chip(3).words == Color::hex(0xFFFF00));
    CHECK_FALSE(theme.color(Token::accent) == Color::hex(0x0B5D3B));
}
