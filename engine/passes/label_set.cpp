#include "engine/passes/label_set.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/vector_relational.hpp>

#include "engine/passes/text.h"

namespace engine
{
namespace
{
constexpr char32_t ellipsis = 0x2026;

bool isFinite(const glm::vec3& v)
{
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

// The labels' importances, each once, least first. More of them than there are ranks share ranks in order.
std::vector<float> ranksOf(std::span<const Label> labels)
{
    std::vector<float> ranks;
    for (const Label& label : labels)
        if (!std::isnan(label.importance))
            ranks.push_back(label.importance);
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    return ranks;
}

uint32_t rankOf(const std::vector<float>& ranks, float importance)
{
    const auto at = std::lower_bound(ranks.begin(), ranks.end(), importance);
    const auto rank = static_cast<uint64_t>(at - ranks.begin());
    return static_cast<uint32_t>(rank * (labelRanks - 1) / std::max<uint64_t>(ranks.size(), 1));
}

uint32_t packed(glm::u16vec2 texel)
{
    return texel.x | static_cast<uint32_t>(texel.y) << 16;
}
} // namespace

LabelSet::LabelSet(const Font& font, std::span<const Label> from)
{
    const std::vector<float> ranks = ranksOf(from);
    GlyphAtlas fields(font);
    const float margin = labelRange * fields.texel();
    for (const Label& each : from)
    {
        if (!isFinite(each.position) || !isFinite(each.right) || !isFinite(each.up) || !std::isfinite(each.height) ||
            each.height <= 0)
            continue;
        std::vector<char32_t> letters = lettersOf(each.text);
        if (letters.size() > longest)
        {
            letters.resize(longest);
            letters.back() = ellipsis;
        }
        const auto first = static_cast<uint32_t>(glyphs.size());
        constexpr float far = std::numeric_limits<float>::max();
        glm::vec4 box(far, far, -far, -far);
        float pen = 0;
        Font::Glyph before = 0;
        for (size_t i = 0; i < letters.size(); ++i)
        {
            const Font::Glyph glyph = font.glyphOf(letters[i]);
            if (i > 0)
                pen += font.kerning(before, glyph);
            before = glyph;
            const GlyphAtlas::Place& place = fields.place(glyph);
            if (place.end.x > place.first.x)
            {
                const glm::vec4 quad = place.quad + glm::vec4(pen, 0, pen, 0);
                glyphs.push_back({quad, {packed(place.first), packed(place.end)}});
                box = glm::vec4(glm::min(glm::vec2(box), glm::vec2(quad) + margin),
                                glm::max(glm::vec2(box.z, box.w), glm::vec2(quad.z, quad.w) - margin));
            }
            pen += font.advance(glyph);
        }
        const auto count = static_cast<uint32_t>(glyphs.size()) - first;
        if (count == 0)
            continue;
        const glm::vec4 middle(pen / 2, 0, pen / 2, 0);
        for (LabelGlyph& glyph : std::span(glyphs).subspan(first))
            glyph.quad -= middle;
        labels.push_back({
            .box = box - middle,
            .position = each.position,
            .height = each.height,
            .right = each.right,
            .least = std::isfinite(each.least) ? std::max(each.least, 0.0f) : 0,
            .up = each.up,
            .importance = rankOf(ranks, each.importance),
            .firstGlyph = first,
            .glyphCount = count,
            .layer = std::min<uint32_t>(each.layer, layerCount - 1),
            .facing = each.facing ? 1u : 0u,
        });
    }
    atlas = fields.texels();
    atlasSize = {fields.width(), fields.height()};
}
} // namespace engine
