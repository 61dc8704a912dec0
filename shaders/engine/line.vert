#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber.glsl"
#include "shared/engine/lighting.h"

// Fibers thinner than a pixel, lit as the mean of a thin round thing is.
GPU_UNIFORM(7, Lighting, light);
layout(binding = 8) uniform sampler2D lamps;
layout(binding = 9) uniform usampler2D lampCells;
#include "engine/haze.glsl"
#include "engine/lamps.glsl"

layout(location = 4) out vec3 radiance;

void main()
{
    const vec3 position = fiberVertex();
    const vec3 base = nearLinearOf(unpackUnorm4x8(matter.x).rgb);
    vec3 lux = light.keyColor * light.keyLux * 0.25 + (light.skyColor + light.groundColor) * 0.5;
    const vec3 world = position + view.eye;
    const uint first = lampsNear(world.xy).x & 0xFFFFu;
    if (first != lampNone)
    {
        // Of an endless line at this distance, half of it on the side that is seen.
        const LampStrip lamp = lampOf(first);
        const vec3 along = normalize(lamp.to - lamp.from);
        const vec3 to = lamp.from - world;
        const float d = length(to - along * dot(to, along));
        lux += lamp.color * lamp.lumens / (2 * max(d, 0.3)) * 0.6;
    }
    radiance = base * (lux + ((matter.y & surfaceExact) != 0 ? 0.12 : roughMetalGlow(matter.y).b) * light.glow);
    radiance = hazed(radiance, length(position)) * light.exposure;
}
