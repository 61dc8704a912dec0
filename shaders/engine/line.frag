#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_width.glsl"
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// Fibers thinner than a pixel: a pixel wide, as much of it as they cover. Lit as the mean of a thin round thing is.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(7, Lighting, light);
GPU_BUFFER(8, readonly, LampStrip, lamps);
GPU_BUFFER(9, readonly, uvec2, lampCells);
#include "engine/sky.glsl"

layout(location = 1) flat in uint color;
layout(location = 2) flat in uint surface;
layout(location = 4) in vec3 position;
layout(location = 0) out vec4 outColor;

void main()
{
    if (!isThin())
        discard;
    const float covered = coverage();
    const vec3 base = linearOf(unpackUnorm4x8(color).rgb);
    vec3 lux = light.keyColor * light.keyLux * 0.25 + (light.skyColor + light.groundColor) * 0.5;
    const vec3 world = position + view.eye;
    const ivec2 cell = ivec2(floor((world.xy - light.gridOrigin) / light.gridCell));
    if (all(greaterThanEqual(cell, ivec2(0))) && all(lessThan(cell, ivec2(light.gridWidth, light.gridHeight))))
    {
        const uint first = lampCells.at[cell.y * light.gridWidth + cell.x].x & 0xFFFFu;
        if (first != lampNone)
        {
            // Of an endless line at this distance, half of it on the side that is seen.
            const LampStrip lamp = lamps.at[first];
            const vec3 along = normalize(lamp.to - lamp.from);
            const vec3 to = lamp.from - world;
            const float d = length(to - along * dot(to, along));
            lux += lamp.color * lamp.lumens / (2 * max(d, 0.3)) * 0.6;
        }
    }
    vec3 radiance = base * (lux + ((uint(surface >> 24) & surfaceExact) != 0 ? 0.12 : 0.0) * light.glow);
    radiance = hazed(radiance, length(position)) * light.exposure;
    outColor = vec4(radiance * covered, covered);
}
