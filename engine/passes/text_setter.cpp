#include "engine/passes/text_setter.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>

#include <fmt/format.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb.h>
#include <raqm.h>

#include "engine/passes/text.h"
#include "engine/passes/text_fonts.h"

namespace engine
{
namespace
{
constexpr float subpixels = 64; // FreeType's units of a pixel
constexpr int loadFlags = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;

struct Destroy
{
    void operator()(raqm_t* line) const { raqm_destroy(line); }
};

FT_BBox boxOf(const FT_Outline& outline)
{
    FT_BBox box;
    FT_Outline_Get_CBox(&outline, &box);
    return box;
}

// A glyph where its line has it, from the line's beginning, y up.
struct Placed
{
    FT_Face face;
    uint32_t glyph;
    FT_Vector at;
};

struct Line
{
    std::vector<Placed> ink;
    FT_BBox box{0, 0, 0, 0}; // of all that is there
    FT_Pos advance = 0;

    void add(const Placed& placed, const FT_BBox& outline)
    {
        const FT_Vector at = placed.at;
        const FT_BBox one{at.x + outline.xMin, at.y + outline.yMin, at.x + outline.xMax, at.y + outline.yMax};
        box = ink.empty() ? one
                          : FT_BBox{std::min(box.xMin, one.xMin), std::min(box.yMin, one.yMin),
                                    std::max(box.xMax, one.xMax), std::max(box.yMax, one.yMax)};
        ink.push_back(placed);
    }
};

void addSpans(int y, int count, const FT_Span* spans, void* user)
{
    SetText& text = *static_cast<SetText*>(user);
    const size_t row = text.size.y - 1 - static_cast<size_t>(y);
    for (const FT_Span& span : std::span(spans, static_cast<size_t>(count)))
        for (size_t x = 0; x < span.len; ++x)
        {
            uint8_t& texel = text.coverage[row * text.size.x + static_cast<size_t>(span.x) + x];
            texel = static_cast<uint8_t>(std::min(255, texel + span.coverage));
        }
}

// Where letters meet in a pixel their ink adds up, so that joined ones have no seam.
void addInk(FT_Library library, FT_Outline& outline, SetText& text)
{
    FT_Raster_Params params{};
    params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT;
    params.gray_spans = addSpans;
    params.user = &text;
    if (FT_Outline_Render(library, &outline, &params) != 0)
        throw std::runtime_error("text: FreeType cannot draw an outline");
}

SetText inked(FT_Library library, const Line& line)
{
    SetText text{.advance = static_cast<float>(line.advance) / subpixels};
    if (line.ink.empty())
        return text;
    const glm::ivec2 least(line.box.xMin >> 6, line.box.yMin >> 6);
    const glm::ivec2 most((line.box.xMax + 63) >> 6, (line.box.yMax + 63) >> 6);
    text.corner = {least.x, -most.y};
    text.size = most - least;
    text.coverage.resize(size_t{text.size.x} * text.size.y);
    for (const Placed& placed : line.ink)
    {
        FT_Load_Glyph(placed.face, placed.glyph, loadFlags);
        FT_Outline& outline = placed.face->glyph->outline;
        FT_Outline_Translate(&outline, placed.at.x - FT_Pos{least.x} * 64, placed.at.y - FT_Pos{least.y} * 64);
        addInk(library, outline, text);
    }
    return text;
}

std::vector<raqm_glyph_t> shaped(const TextFonts& fonts, const std::vector<char32_t>& letters, const TextStyle& style)
{
    const std::unique_ptr<raqm_t, Destroy> line(raqm_create());
    const std::vector<uint32_t> codes(letters.begin(), letters.end());
    const raqm_direction_t direction = style.reading == Reading::byText        ? RAQM_DIRECTION_DEFAULT
                                       : style.reading == Reading::rightToLeft ? RAQM_DIRECTION_RTL
                                                                               : RAQM_DIRECTION_LTR;
    bool done = line && raqm_set_text(line.get(), codes.data(), codes.size()) &&
                raqm_set_par_direction(line.get(), direction) && raqm_set_freetype_load_flags(line.get(), loadFlags) &&
                (!style.tabular || raqm_add_font_feature(line.get(), "tnum", -1));
    for (size_t begin = 0, end = 0; begin < letters.size() && done; begin = end)
    {
        end = begin + 1;
        while (end < letters.size() && TextFonts::isJoined(letters[end]))
            ++end;
        const FT_Face face = fonts.faceOf(std::span(letters).subspan(begin, end - begin), style.weight);
        done = raqm_set_freetype_face_range(line.get(), face, begin, end - begin);
    }
    size_t count = 0;
    const raqm_glyph_t* glyphs = done && raqm_layout(line.get()) ? raqm_get_glyphs(line.get(), &count) : nullptr;
    if (!glyphs)
        throw std::runtime_error("text: Raqm cannot lay out a line");
    return {glyphs, glyphs + count};
}

// Of a glyph, until the next one is loaded.
const FT_Outline& outlineOf(const TextFonts& fonts, const raqm_glyph_t& glyph, char32_t letter)
{
    if (glyph.index == 0)
        TextFonts::refuse(letter);
    const FT_Face face = glyph.ftface;
    // The widest letters that there are have some twelve times the size of their font.
    const FT_Pos most = 32 * FT_MulFix(face->units_per_EM, face->size->metrics.y_scale);
    const bool isOutline =
        FT_Load_Glyph(face, glyph.index, loadFlags) == 0 && face->glyph->format == FT_GLYPH_FORMAT_OUTLINE;
    const FT_BBox box = isOutline ? boxOf(face->glyph->outline) : FT_BBox{};
    if (!isOutline || std::max({-box.xMin, -box.yMin, box.xMax, box.yMax}) > most)
        throw std::invalid_argument(fmt::format("{}: this font file is damaged: it has no outline of U+{:04X} ({})",
                                                fonts.nameOf(face), static_cast<uint32_t>(letter), utf8Of(letter)));
    return face->glyph->outline;
}

Line lineOf(TextFonts& fonts, std::string_view text, const TextStyle& style)
{
    Line line;
    const std::vector<char32_t> letters = lettersOf(text);
    if (letters.empty())
        return line;
    fonts.setCapitals(style.capitals);
    const auto tracking = static_cast<FT_Pos>(std::lround(style.tracking * style.capitals * subpixels));
    FT_Pos gap = 0; // before the next letter
    for (const raqm_glyph_t& glyph : shaped(fonts, letters, style))
    {
        const FT_Outline& outline = outlineOf(fonts, glyph, letters[glyph.cluster]);
        const bool isMark = glyph.x_advance == 0;
        if (!isMark)
            line.advance += gap;
        if (outline.n_points > 0)
            line.add({glyph.ftface, glyph.index, {line.advance + glyph.x_offset, FT_Pos{glyph.y_offset}}},
                     boxOf(outline));
        line.advance += glyph.x_advance;
        if (!isMark)
            gap = fonts.isInter(glyph.ftface) ? tracking : 0;
    }
    return line;
}
} // namespace

TextSetter::TextSetter(const std::vector<std::filesystem::path>& files) : fonts_(std::make_unique<TextFonts>(files)) {}

TextSetter::TextSetter(TextSetter&&) noexcept = default;
TextSetter& TextSetter::operator=(TextSetter&&) noexcept = default;
TextSetter::~TextSetter() = default;

void TextSetter::require(std::string_view text)
{
    for (const Weight weight : {Weight::regular, Weight::semiBold})
        lineOf(*fonts_, text, {.weight = weight});
}

SetText TextSetter::set(std::string_view text, const TextStyle& style)
{
    return inked(fonts_->library(), lineOf(*fonts_, text, style));
}

float TextSetter::measure(std::string_view text, const TextStyle& style)
{
    return static_cast<float>(lineOf(*fonts_, text, style).advance) / subpixels;
}

Reading TextSetter::readingOf(std::string_view text)
{
    for (const char32_t letter : lettersOf(text))
    {
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), letter);
        if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN)
            continue;
        const bool toLeft = hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL;
        return toLeft ? Reading::rightToLeft : Reading::leftToRight;
    }
    return Reading::leftToRight;
}
} // namespace engine
