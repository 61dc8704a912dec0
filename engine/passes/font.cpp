#include "engine/passes/font.h"

#include <memory>
#include <stdexcept>
#include <utility>

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_truetype.h>
#pragma GCC diagnostic pop

namespace engine
{
namespace
{
constexpr int curvePieces = 10; // off by less than a thousandth of a capital's height

glm::vec2 cubic(glm::vec2 a, glm::vec2 b, glm::vec2 c, glm::vec2 d, float t)
{
    const float s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}
} // namespace

struct Font::File
{
    stbtt_fontinfo info;
};

Font::Font(std::span<const std::byte> file) : file_(std::make_unique<File>())
{
    const auto* data = reinterpret_cast<const unsigned char*>(file.data());
    const int offset = file.empty() ? -1 : stbtt_GetFontOffsetForIndex(data, 0);
    if (offset < 0 || !stbtt_InitFont(&file_->info, data, offset))
        throw std::runtime_error("font: this is no OpenType font");
    int left = 0, bottom = 0, right = 0, top = 0;
    if (!stbtt_GetGlyphBox(&file_->info, static_cast<int>(glyphOf(U'H')), &left, &bottom, &right, &top) || top <= 0)
        throw std::runtime_error("font: it has no capital H, whose height sizes are given by");
    scale_ = 1 / static_cast<float>(top);
}

Font::Font(Font&&) noexcept = default;
Font::~Font() = default;

Font::Glyph Font::glyphOf(char32_t letter) const
{
    return static_cast<Glyph>(stbtt_FindGlyphIndex(&file_->info, static_cast<int>(letter)));
}

float Font::advance(Glyph glyph) const
{
    int width = 0;
    stbtt_GetGlyphHMetrics(&file_->info, static_cast<int>(glyph), &width, nullptr);
    return scale_ * static_cast<float>(width);
}

float Font::kerning(Glyph left, Glyph right) const
{
    return scale_ *
           static_cast<float>(stbtt_GetGlyphKernAdvance(&file_->info, static_cast<int>(left), static_cast<int>(right)));
}

float Font::emSize() const
{
    return scale_ / stbtt_ScaleForMappingEmToPixels(&file_->info, 1);
}

std::vector<Font::Segment> Font::outline(Glyph glyph) const
{
    stbtt_vertex* vertices = nullptr;
    const int count = stbtt_GetGlyphShape(&file_->info, static_cast<int>(glyph), &vertices);
    const std::unique_ptr<stbtt_vertex, void (*)(stbtt_vertex*)> owner(vertices,
                                                                       [](stbtt_vertex* v) { STBTT_free(v, nullptr); });
    std::vector<Segment> segments;
    glm::vec2 pen(0);
    const auto lineTo = [&](glm::vec2 to)
    {
        if (to != pen)
            segments.push_back({pen, to});
        pen = to;
    };
    for (const stbtt_vertex& v : std::span(vertices, static_cast<size_t>(count)))
    {
        const glm::vec2 end = scale_ * glm::vec2(v.x, v.y);
        const glm::vec2 first = scale_ * glm::vec2(v.cx, v.cy);
        const glm::vec2 second = scale_ * glm::vec2(v.cx1, v.cy1);
        const glm::vec2 start = pen;
        if (v.type == STBTT_vmove)
            pen = end;
        else if (v.type == STBTT_vline)
            lineTo(end);
        else
            for (int i = 1; i <= curvePieces; ++i)
            {
                const float t = static_cast<float>(i) / curvePieces;
                const bool isCubic = v.type == STBTT_vcubic;
                const glm::vec2 a = isCubic ? first : start + (first - start) * (2.0f / 3);
                const glm::vec2 b = isCubic ? second : end + (first - end) * (2.0f / 3);
                lineTo(i == curvePieces ? end : cubic(start, a, b, end, t));
            }
    }
    return segments;
}
} // namespace engine
