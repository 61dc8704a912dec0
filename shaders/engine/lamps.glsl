// The lamps that reach a place. The including shader binds `light`, `lamps` and `lampCells`: images, as software drivers
// fetch texels several times faster than they read from buffers.
#ifndef GLASSHOUSE_ENGINE_LAMPS_GLSL
#define GLASSHOUSE_ENGINE_LAMPS_GLSL

#include "shared/engine/lighting.h"

// Four ids of 16 bits for a place in the world seen from above; lampNone ends them.
uvec2 lampsNear(vec2 world)
{
    const ivec2 cell = ivec2(floor((world - light.gridOrigin) / light.gridCell));
    const bool inside = all(greaterThanEqual(cell, ivec2(0))) && all(lessThan(cell, textureSize(lampCells, 0)));
    return inside ? texelFetch(lampCells, clamp(cell, ivec2(0), textureSize(lampCells, 0) - 1), 0).rg : uvec2(~0u);
}

LampStrip lampOf(uint id)
{
    const ivec2 first = ivec2(id % lampsPerRow * 4, id / lampsPerRow);
    const vec4 from = texelFetch(lamps, first, 0);
    const vec4 to = texelFetch(lamps, first + ivec2(1, 0), 0);
    const vec4 color = texelFetch(lamps, first + ivec2(2, 0), 0);
    const vec4 region = texelFetch(lamps, first + ivec2(3, 0), 0);
    return LampStrip(from.xyz, from.w, to.xyz, 0, color.rgb, 0, region.xy, region.zw);
}
#endif
