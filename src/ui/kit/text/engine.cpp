// Layout and its caches. Painting stands in paint.cpp, line breaking in wrap.cpp.
#include "ui/kit/text/engine.hpp"

#include "base/utf8.hpp"
#include "ui/kit/text/hash.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace carnet::ui {

namespace {

constexpr std::string_view ellipsis = "\u2026";

// As many layouts as a long session keeps at hand. A full 4K grid has about 900 strings.
constexpr std::size_t comfortable_layouts = 6'000;
constexpr std::uint32_t frames_kept = 240;
constexpr std::size_t comfortable_measures = 60'000;

// A single line never shows more than this; a note of a megabyte is cut before it is measured.
constexpr std::size_t most_bytes_in_a_line = 4'096;

// Han, kana and Hangul are set on a fixed width: their pairs do not kern, and there would be millions of them.
constexpr char32_t first_without_kerning = 0x2E80;

std::uint64_t glyph_key(char32_t character, FontId font)
{
    return static_cast<std::uint64_t>(font.value) << 32 | character;
}

// Two characters of 14 bits and the font in one word.
std::uint64_t pair_key(char32_t character, char32_t next, FontId font)
{
    return static_cast<std::uint64_t>(font.value) << 32 | static_cast<std::uint64_t>(character) << 16 | next;
}

bool is_digit(char32_t character)
{
    return character >= '0' && character <= '9';
}

bool kerns(char32_t character, char32_t next)
{
    return character < first_without_kerning && next < first_without_kerning && next != 0;
}

// What a character of a glyph segment is drawn as; 0 for what is not drawn.
char32_t drawn_character(char32_t character)
{
    switch (character_class(character)) {
    case CharacterClass::ignorable:
        return 0;
    case CharacterClass::control:
        return ' ';
    default:
        return character;
    }
}

} // namespace

TextEngine::TextEngine(TextRasterizer& rasterizer)
    : m_rasterizer(rasterizer)
{
}

TextEngine::~TextEngine() = default;

FontMetrics TextEngine::metrics(FontId font)
{
    auto found = m_metrics.find(font.value);
    if (found == m_metrics.end())
        found = m_metrics.emplace(font.value, m_rasterizer.font_metrics(font)).first;
    return found->second;
}

const Layout& TextEngine::layout(std::string_view text, Typeface typeface, float limit)
{
    if (text.size() > most_bytes_in_a_line)
        text = utf8_prefix(text, most_bytes_in_a_line);
    // Limits in whole pixels, or a window being resized would fill the cache with thousandths.
    limit = std::floor(std::max(limit, 0.0F));
    std::uint64_t key = hash_of(text, static_cast<std::uint64_t>(typeface.font.value) << 1 | (typeface.tabular ? 1 : 0),
        static_cast<std::uint64_t>(limit));
    std::unique_ptr<Layout>& kept = m_layouts[key];
    bool same =
        kept && kept->m_source == text && kept->m_typeface == typeface && std::equal_to<> {}(kept->m_limit, limit);
    if (!same) {
        kept = std::make_unique<Layout>();
        kept->m_source = text;
        kept->m_typeface = typeface;
        kept->m_limit = limit;
        lay_out_within(*kept, limit);
    }
    kept->m_last_used = m_frame;
    return *kept;
}

void TextEngine::lay_out_within(Layout& layout, float limit)
{
    std::string_view source = layout.m_source;
    lay_out(layout, source);
    if (layout.m_width <= limit)
        return;
    layout.m_truncated = true;
    float room = limit - width(ellipsis, layout.m_typeface);
    // Where to cut: between two letters as the browser sees them when it shapes the line, else between two glyphs.
    std::uint32_t cut = 0;
    for (const Layout::Piece& piece : layout.m_pieces) {
        bool is_run = piece.character == 0;
        if (is_run && piece.x < room) {
            std::string_view run = source.substr(piece.begin, piece.end - piece.begin);
            cut =
                piece.begin + m_rasterizer.fitting_bytes(run, layout.m_typeface.font, piece.direction, room - piece.x);
            if (cut < piece.end)
                break;
        } else if (!is_run) {
            char32_t next = 0;
            float after = piece.x + advance_before(piece.character, next, layout.m_typeface);
            if (after > room)
                break;
            cut = piece.end;
        } else {
            break;
        }
    }
    std::string shortened {source.substr(0, cut)};
    while (!shortened.empty() && shortened.back() == ' ')
        shortened.pop_back();
    // The cut text must keep the whole one's direction: it may have lost the letter that gave it.
    bool right_to_left = layout.m_pieces.size() == 1 && layout.m_pieces[0].character == 0
        && layout.m_pieces[0].direction == TextDirection::right_to_left;
    if (right_to_left)
        shortened.insert(0, "\u200F");
    shortened += ellipsis;
    lay_out(layout, shortened);
}

void TextEngine::lay_out(Layout& layout, std::string_view text)
{
    std::string drawn {text};
    layout.m_pieces.clear();
    layout.m_has_colors = false;
    FontId font = layout.m_typeface.font;
    segments_of(drawn, m_segments);
    float pen = 0;
    for (const Segment& segment : m_segments) {
        std::string_view part = std::string_view {drawn}.substr(segment.begin, segment.end - segment.begin);
        if (segment.kind != Segment::Kind::glyphs) {
            bool colored = segment.kind == Segment::Kind::colored_run;
            layout.m_has_colors |= colored;
            layout.m_pieces.push_back({0, pen, segment.begin, segment.end, segment.direction, colored});
            pen += run_extent(part, font, segment.direction).advance;
            continue;
        }
        measure_missing(part, font);
        for (std::size_t i = 0; i < part.size();) {
            Utf8Character at = utf8_character_at(part, i);
            auto begin = static_cast<std::uint32_t>(segment.begin + i);
            i += at.length;
            char32_t character = drawn_character(at.code);
            if (character == 0)
                continue;
            char32_t next = i < part.size() ? drawn_character(utf8_character_at(part, i).code) : 0;
            float advance = advance_before(character, next, layout.m_typeface);
            float x = pen;
            if (layout.m_typeface.tabular && is_digit(character))
                x += (advance - glyph_extent(character, font).advance) / 2;
            layout.m_pieces.push_back({character, x, begin, static_cast<std::uint32_t>(segment.begin + i),
                TextDirection::left_to_right, false});
            pen += advance;
        }
    }
    layout.m_text = std::move(drawn);
    layout.m_width = pen;
    layout.m_painted[0] = {};
    layout.m_painted[1] = {};
}

// One call to the browser for everything new in a piece of text.
void TextEngine::measure_missing(std::string_view text, FontId font)
{
    std::vector<MeasureRequest> requests;
    std::vector<std::uint64_t> keys;
    std::vector<std::string> pairs;
    std::size_t singles = 0;
    char32_t previous = 0;
    std::size_t previous_at = 0;
    std::vector<std::pair<std::size_t, std::size_t>> pair_places;
    std::vector<std::uint64_t> pair_keys;
    for (std::size_t i = 0; i < text.size();) {
        Utf8Character at = utf8_character_at(text, i);
        char32_t character = drawn_character(at.code);
        std::size_t begin = i;
        i += at.length;
        if (character == 0)
            continue;
        std::uint64_t key = glyph_key(character, font);
        bool as_written = character == at.code && at.well_formed;
        if (m_extents.try_emplace(key).second) {
            static constexpr std::string_view replacement = "\uFFFD";
            std::string_view written = as_written ? text.substr(begin, at.length)
                : character == ' '                ? std::string_view {" "}
                                                  : replacement;
            requests.push_back({written, font, TextDirection::left_to_right});
            keys.push_back(key);
            ++singles;
        }
        if (previous != 0 && kerns(previous, character)) {
            std::uint64_t pair = pair_key(previous, character, font);
            if (m_pairs.try_emplace(pair, 0.0F).second) {
                pair_places.emplace_back(previous_at, i);
                pair_keys.push_back(pair);
            }
        }
        previous = as_written ? character : 0;
        previous_at = begin;
    }
    if (requests.empty() && pair_places.empty())
        return;
    for (auto [begin, end] : pair_places)
        requests.push_back({text.substr(begin, end - begin), font, TextDirection::left_to_right});
    std::vector<Extent> extents(requests.size());
    m_rasterizer.measure(requests, extents);
    for (std::size_t i = 0; i < singles; ++i)
        m_extents[keys[i]] = extents[i];
    for (std::size_t i = 0; i < pair_keys.size(); ++i) {
        auto next = static_cast<char32_t>(pair_keys[i] & 0xFFFFU);
        m_pairs[pair_keys[i]] = extents[singles + i].advance - glyph_extent(next, font).advance;
    }
}

const Extent& TextEngine::glyph_extent(char32_t character, FontId font)
{
    auto [found, is_new] = m_extents.try_emplace(glyph_key(character, font));
    if (is_new) {
        std::string written;
        append_utf8(written, character);
        MeasureRequest request {written, font, TextDirection::left_to_right};
        m_rasterizer.measure({&request, 1}, {&found->second, 1});
    }
    return found->second;
}

float TextEngine::widest_digit(FontId font)
{
    auto [found, is_new] = m_digits.try_emplace(font.value, 0.0F);
    if (is_new) {
        for (char32_t digit = '0'; digit <= '9'; ++digit)
            found->second = std::max(found->second, glyph_extent(digit, font).advance);
    }
    return found->second;
}

float TextEngine::advance_before(char32_t character, char32_t next, Typeface typeface)
{
    if (typeface.tabular && is_digit(character))
        return widest_digit(typeface.font);
    if (kerns(character, next) && !(typeface.tabular && is_digit(next))) {
        auto found = m_pairs.find(pair_key(character, next, typeface.font));
        if (found != m_pairs.end())
            return found->second;
    }
    return glyph_extent(character, typeface.font).advance;
}

Extent TextEngine::run_extent(std::string_view text, FontId font, TextDirection direction)
{
    Extent extent;
    MeasureRequest request {text, font, direction};
    m_rasterizer.measure({&request, 1}, {&extent, 1});
    return extent;
}

float TextEngine::pen_before(std::string_view text, Typeface typeface, std::uint32_t byte)
{
    const Layout& whole = layout(text, typeface);
    for (const Layout::Piece& piece : whole.m_pieces) {
        if (byte >= piece.end)
            continue;
        if (piece.character != 0 || byte <= piece.begin) {
            bool from_right = piece.character == 0 && piece.direction == TextDirection::right_to_left;
            return from_right ? whole.m_width : piece.x;
        }
        std::string_view before = text.substr(piece.begin, byte - piece.begin);
        float advance = run_extent(before, typeface.font, piece.direction).advance;
        return piece.direction == TextDirection::right_to_left ? whole.m_width - advance : piece.x + advance;
    }
    bool from_right = whole.m_pieces.size() == 1 && whole.m_pieces[0].character == 0
        && whole.m_pieces[0].direction == TextDirection::right_to_left;
    return from_right ? 0 : whole.m_width;
}

void TextEngine::forget_measures()
{
    m_layouts.clear();
    m_wraps.clear();
    m_extents.clear();
    m_pairs.clear();
    m_glyphs.clear();
    m_pictures.clear();
    m_metrics.clear();
    m_digits.clear();
    m_atlas.forget_everything();
}

void TextEngine::forget_old_layouts()
{
    auto is_old = [this](std::uint32_t last_used) { return m_frame - last_used > frames_kept; };
    if (m_layouts.size() > comfortable_layouts) {
        std::erase_if(m_layouts, [&](const auto& kept) { return is_old(kept.second->m_last_used); });
        // A flood within a few seconds (the scrollbar dragged through a million names).
        if (m_layouts.size() > 2 * comfortable_layouts)
            std::erase_if(m_layouts, [&](const auto& kept) { return kept.second->m_last_used != m_frame; });
    }
    if (m_wraps.size() > comfortable_layouts / 10)
        std::erase_if(m_wraps, [&](const auto& kept) { return is_old(kept.second.last_used); });
    if (m_extents.size() > comfortable_measures)
        m_extents.clear();
    if (m_pairs.size() > comfortable_measures)
        m_pairs.clear();
    if (m_glyphs.size() > comfortable_measures)
        m_glyphs.clear();
}

} // namespace carnet::ui
