#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/labels.h"

GPU_ARGS(LabelInkArgs);
layout(binding = 3) uniform sampler2D atlas;

layout(location = 0) in vec2 texel;
layout(location = 1) flat in float opacity;
layout(location = 0) out vec4 result;

// Texels from the glyph's edge, above zero inside.
float distanceAt(vec2 place)
{
    return textureLod(atlas, place / args.atlasSize, 0).r;
}

void main()
{
    const vec2 right = dFdx(texel);
    const vec2 down = dFdy(texel);
    const float texelsPerPixel = max(0.5 * (length(right) + length(down)), 1e-6);
    // The field does not reach further than its range: small text gets less of a halo.
    const float widened = args.halo > 0 ? min(args.halo * texelsPerPixel, labelRange - texelsPerPixel * 0.5) : 0.0;
    // Four places of the pixel, which keeps letters open that are far smaller than their fields.
    float covered = 0;
    for (int i = 0; i < 4; ++i)
    {
        const vec2 at = vec2(i & 1, i >> 1) - 0.5;
        const vec2 place = texel + 0.5 * (right * (at.x + 0.25 * at.y) + down * (at.y - 0.25 * at.x));
        covered += clamp((distanceAt(place) + widened) / (0.7 * texelsPerPixel) + 0.5, 0.0, 1.0);
    }
    const float alpha = 0.25 * covered * args.color.a * opacity;
    if (alpha <= 0)
        discard;
    result = vec4(args.color.rgb * alpha, alpha);
}
