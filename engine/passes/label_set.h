#pragma once

#include <span>
#include <vector>

#include "engine/passes/drawables.h"
#include "engine/passes/glyph_atlas.h"
#include "shared/engine/labels.h"

namespace engine
{
// Labels as their passes take them: lines set in glyphs, importance as a rank. Letters follow each other from left to
// right with kerning; nothing is shaped, so scripts that join their letters do not read well.
struct LabelSet
{
    static constexpr size_t longest = 200; // letters; of more, the last shown is an ellipsis

    // Leaves out labels without ink, and those whose place or height is no number.
    LabelSet(const Font& font, std::span<const Label> from);

    std::vector<LabelData> labels;
    std::vector<LabelGlyph> glyphs;
    std::vector<uint16_t> atlas; // see GlyphAtlas
    glm::uvec2 atlasSize{0};
};
} // namespace engine
