#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <glm/vec2.hpp>

namespace engine
{
// Outlines and measures of an OpenType font. Lengths are in heights of its capitals, y up from the foot of the line.
class Font
{
public:
    using Glyph = uint32_t; // 0 stands for what the font lacks

    // A straight piece of an outline; curves are cut into some.
    struct Segment
    {
        glm::vec2 from;
        glm::vec2 to;
    };

    // `file` is kept by reference. Throws std::runtime_error when it is no font.
    explicit Font(std::span<const std::byte> file);
    Font(Font&&) noexcept;
    ~Font();

    Glyph glyphOf(char32_t letter) const;
    float advance(Glyph glyph) const;
    float kerning(Glyph left, Glyph right) const; // to be added to the advance between them
    float emSize() const;
    // Closed; the ink is where they wind around. Empty for spaces.
    std::vector<Segment> outline(Glyph glyph) const;

private:
    struct File;
    std::unique_ptr<File> file_;
    float scale_ = 1;
};
} // namespace engine
