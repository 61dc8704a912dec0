#include "engine/passes/glyph_atlas.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/packing.hpp>

#include "shared/engine/labels.h"

namespace engine
{
namespace
{
constexpr float range = labelRange;

// As far from any glyph as the field reaches.
uint16_t nothing()
{
    return glm::packHalf1x16(-range);
}

float squaredDistance(const Font::Segment& segment, glm::vec2 point)
{
    const glm::vec2 along = segment.to - segment.from;
    const float t = glm::clamp(glm::dot(point - segment.from, along) / glm::dot(along, along), 0.0f, 1.0f);
    const glm::vec2 apart = point - segment.from - t * along;
    return glm::dot(apart, apart);
}

// Where the row of texels through `y` enters and leaves the ink.
struct Crossing
{
    float x;
    int turn;
};
std::vector<Crossing> crossings(const std::vector<Font::Segment>& segments, float y)
{
    std::vector<Crossing> row;
    for (const Font::Segment& segment : segments)
    {
        const bool down = segment.from.y <= y && segment.to.y > y;
        const bool up = segment.to.y <= y && segment.from.y > y;
        if (!down && !up)
            continue;
        const float t = (y - segment.from.y) / (segment.to.y - segment.from.y);
        row.push_back({segment.from.x + t * (segment.to.x - segment.from.x), down ? 1 : -1});
    }
    std::sort(row.begin(), row.end(), [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
    return row;
}
} // namespace

std::vector<float> distanceField(const std::vector<Font::Segment>& segments, glm::u16vec2 size, float reach)
{
    const size_t width = size.x;
    std::vector<float> squares(width * size.y, reach * reach);
    for (const Font::Segment& segment : segments)
    {
        // Only texels that the segment may be nearest to.
        const glm::vec2 least = glm::max(glm::min(segment.from, segment.to) - reach - 0.5f, 0.0f);
        const glm::vec2 most = glm::min(glm::max(segment.from, segment.to) + reach + 0.5f, glm::vec2(size));
        for (auto y = static_cast<size_t>(least.y); static_cast<float>(y) < most.y; ++y)
            for (auto x = static_cast<size_t>(least.x); static_cast<float>(x) < most.x; ++x)
            {
                float& square = squares[y * width + x];
                square = std::min(square, squaredDistance(segment, glm::vec2(x, y) + 0.5f));
            }
    }
    std::vector<float> field(squares.size());
    for (size_t y = 0; y < size.y; ++y)
    {
        const std::vector<Crossing> row = crossings(segments, static_cast<float>(y) + 0.5f);
        size_t next = 0;
        int winding = 0;
        for (size_t x = 0; x < width; ++x)
        {
            for (; next < row.size() && row[next].x <= static_cast<float>(x) + 0.5f; ++next)
                winding += row[next].turn;
            field[y * width + x] = std::sqrt(squares[y * width + x]) * (winding != 0 ? 1.0f : -1.0f);
        }
    }
    return field;
}

GlyphAtlas::GlyphAtlas(const Font& font) : font_(font), texels_(emTexels / font.emSize()), picture_(side, nothing()) {}

// Glyphs stand side by side on shelves; those of a line of text are about as high as each other.
glm::u16vec2 GlyphAtlas::room(glm::u16vec2 size)
{
    if (pen_.x + size.x > side)
    {
        pen_ = {0, static_cast<uint16_t>(pen_.y + shelf_)};
        shelf_ = 0;
    }
    const glm::u16vec2 place = pen_;
    pen_.x = static_cast<uint16_t>(pen_.x + size.x);
    shelf_ = std::max(shelf_, size.y);
    picture_.resize(std::max(picture_.size(), size_t{side} * (pen_.y + shelf_)), nothing());
    return place;
}

const GlyphAtlas::Place& GlyphAtlas::place(Font::Glyph glyph)
{
    const auto [entry, added] = places_.try_emplace(glyph);
    Place& place = entry->second;
    if (!added)
        return place;
    std::vector<Font::Segment> segments = font_.outline(glyph);
    if (segments.empty())
        return place;
    glm::vec2 least(std::numeric_limits<float>::max());
    glm::vec2 most = -least;
    for (const Font::Segment& segment : segments)
    {
        least = glm::min(least, segment.from);
        most = glm::max(most, segment.from);
    }
    // Whole texels, y down.
    const glm::vec2 corner = glm::floor(glm::vec2(least.x, -most.y) * texels_) - range;
    const glm::vec2 size = glm::min(glm::ceil(glm::vec2(most.x, -least.y) * texels_) + range - corner, float{side});
    for (Font::Segment& segment : segments)
        for (glm::vec2* point : {&segment.from, &segment.to})
            *point = glm::vec2(point->x, -point->y) * texels_ - corner;
    const glm::u16vec2 texels(size);
    const std::vector<float> field = distanceField(segments, texels, range);
    place.first = room(texels);
    place.end = place.first + texels;
    for (size_t y = 0; y < texels.y; ++y)
        for (size_t x = 0; x < texels.x; ++x)
            picture_[(place.first.y + y) * side + place.first.x + x] = glm::packHalf1x16(field[y * texels.x + x]);
    place.quad = glm::vec4(corner.x, -corner.y - size.y, corner.x + size.x, -corner.y) / texels_;
    return place;
}
} // namespace engine
