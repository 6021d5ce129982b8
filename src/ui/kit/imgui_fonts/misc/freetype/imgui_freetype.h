// The font loader that Dear ImGui gets in the place of stb_truetype: one without a picture.
// ImGui wants a font before it makes a frame, and asks for a loader by this file's name when IMGUI_ENABLE_FREETYPE is
// set (imgui_config.hpp); FreeType itself is not here. All text is drawn by ui/kit/text.
// A definition in a header: imgui_draw.cpp is the one file that includes it.
#pragma once

namespace ImGuiFreeType {

static bool load_empty_glyph(
    ImFontAtlas*, ImFontConfig*, ImFontBaked*, void*, ImWchar character, ImFontGlyph* glyph, float* advance)
{
    if (advance) {
        *advance = 1;
        return true;
    }
    glyph->Codepoint = character & 0x1FFFFFU;
    glyph->AdvanceX = 1;
    return true;
}

static bool has_every_glyph(ImFontAtlas*, ImFontConfig*, ImWchar)
{
    return true;
}

const ImFontLoader* GetFontLoader()
{
    static ImFontLoader loader;
    loader.Name = "empty";
    loader.FontSrcContainsGlyph = has_every_glyph;
    loader.FontBakedLoadGlyph = load_empty_glyph;
    return &loader;
}

} // namespace ImGuiFreeType
