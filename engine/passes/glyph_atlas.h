#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include "engine/passes/font.h"

namespace engine
{
// Distance fields of glyphs, one beside the other in one picture: texels to a glyph's edge, above zero inside, as
// halves (8 bits would show as waves along the edges of large letters). The field reaches labelRange texels to either
// side.
class GlyphAtlas
{
public:
    struct Place
    {
        glm::vec4 quad{0};     // least x, least y, greatest x, greatest y; capitals' heights around the glyph's origin
        glm::u16vec2 first{0}; // texels; y down, so that `first` is the upper left corner
        glm::u16vec2 end{0};   // the same as `first` where the glyph has no ink
    };
    static constexpr float emTexels = 64;

    explicit GlyphAtlas(const Font& font);

    // Adds the glyph when it is new.
    const Place& place(Font::Glyph glyph);

    uint32_t width() const { return side; }
    uint32_t height() const { return static_cast<uint32_t>(picture_.size() / side); }
    const std::vector<uint16_t>& texels() const { return picture_; } // width() x height(), halves
    float texel() const { return 1 / texels_; }                      // capitals' heights

private:
    static constexpr uint32_t side = 1024;
    glm::u16vec2 room(glm::u16vec2 size);

    const Font& font_;
    float texels_; // of a capital's height
    std::map<Font::Glyph, Place> places_;
    std::vector<uint16_t> picture_; // a row of nothing, and those that are taken so far
    glm::u16vec2 pen_{0, 1};
    uint16_t shelf_ = 0; // height of the row of glyphs
};

// A distance field by itself: `size` texels around `segments`, which are in texels, y down. The distance is signed by
// winding, in texels, cut to `range`.
std::vector<float> distanceField(const std::vector<Font::Segment>& segments, glm::u16vec2 size, float range);
} // namespace engine
