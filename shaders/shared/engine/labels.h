// Words in the scene: what is known of each, and what one view makes of it.
#ifndef GLASSHOUSE_SHARED_ENGINE_LABELS_H
#define GLASSHOUSE_SHARED_ENGINE_LABELS_H

#include "shared/engine/view.h"

GPU_NAMESPACE_BEGIN(engine)

struct LabelData
{
    vec4 box; // of its ink: least x, least y, greatest x, greatest y; in capitals' heights from the middle of its foot
    vec3 position;
    float height; // metres, of capitals
    vec3 right;
    float least; // pixels
    vec3 up;
    uint importance; // rank among all, below labelRanks
    uint firstGlyph;
    uint glyphCount;
    uint layer;
    uint facing; // 0 or 1
};
GPU_STRUCT(LabelData);

struct LabelGlyph
{
    vec4 quad;     // as LabelData::box
    uvec2 corners; // of its place in the atlas, texels: x in the low 16 bits, y in the high ones; first and end
};
GPU_STRUCT(LabelGlyph);

// A label that a view may show. Its point (x, y), in capitals' heights, is origin + x * right + y * up in clip space.
struct LabelPlacement
{
    vec4 origin;
    vec4 right;
    vec4 up;
    uvec2 first; // cells of the picture that it covers, from the first to the last
    uvec2 last;
    uint label;
    uint key; // importance, then nearness
    uint state;
    float opacity;
};
GPU_STRUCT(LabelPlacement);

struct LabelCounts
{
    uint placed;
    uint groups[3]; // a DispatchCommand: what the steps after the first need
    uint draw[4];   // a DrawCommand: an instance a glyph
};
GPU_STRUCT(LabelCounts);

struct LabelArgs
{
    uint labelCount;
    uint columns; // of the picture's cells
    float scale;  // pixels of a pixel: content scale of the display
    uint round;   // 1 to labelRounds
};

struct LabelInkArgs
{
    vec4 color; // as the target holds it, not multiplied by its alpha
    vec2 atlasSize;
    float halo; // pixels around the glyph; 0: the glyph itself
    uint unused;
};

GPU_NAMESPACE_END

#define labelGroup 64u
#define labelCell 8.0f // pixels of the content scale
#define labelRounds 3u
#define labelRanks 16384u
#define labelLocked 0xFFFFFFFFu // of a cell that is given away
#define labelOpen 0u            // states
#define labelChosen 1u
#define labelOut 2u
#define labelHalo 2.0f   // pixels of the content scale, at most
#define labelRange 10.0f // texels from a glyph's edge to where its distance field ends

#endif
