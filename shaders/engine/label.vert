#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/labels.h"

// An instance a glyph, widened by what its distance field reaches beyond its edge.
GPU_ARGS(LabelInkArgs);
GPU_BUFFER(0, readonly, LabelPlacement, placements);
GPU_BUFFER(1, readonly, LabelGlyph, glyphs);
GPU_BUFFER(2, readonly, uvec2, list);

layout(location = 0) out vec2 texel;
layout(location = 1) flat out float opacity;

void main()
{
    const uvec2 entry = list.at[gl_InstanceIndex];
    const LabelPlacement p = placements.at[entry.x];
    const LabelGlyph glyph = glyphs.at[entry.y];
    const uint corner = uint[6](0, 1, 2, 2, 1, 3)[gl_VertexIndex];
    const vec2 side = vec2(corner & 1, corner >> 1);
    const vec2 point = mix(glyph.quad.xy, glyph.quad.zw, side);
    const vec2 first = vec2(glyph.corners.x & 0xFFFFu, glyph.corners.x >> 16);
    const vec2 end = vec2(glyph.corners.y & 0xFFFFu, glyph.corners.y >> 16);
    texel = mix(first, end, vec2(side.x, 1 - side.y));
    opacity = p.opacity;
    gl_Position = p.origin + point.x * p.right + point.y * p.up;
}
