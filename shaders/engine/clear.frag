#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// What one sees through, lit as it is drawn: glass, mesh, perforated sheet, fibers thinner than a pixel.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(7, Lighting, light);
GPU_BUFFER(8, readonly, LampStrip, lamps);
GPU_BUFFER(9, readonly, uvec2, lampCells);
#include "engine/lit.glsl"
#include "engine/sky.glsl"

layout(location = 0) in vec3 normal;
layout(location = 1) flat in uint color;
layout(location = 2) flat in uint surface;
layout(location = 4) in vec3 position;
layout(location = 0) out vec4 outColor;

void main()
{
    const vec4 own = unpackUnorm4x8(color);
    const vec4 matter = unpackUnorm4x8(surface);
    const vec3 n = normalize(normal) * (dot(normal, position) > 0 ? -1.0 : 1.0);
    vec3 radiance = lit(position, n, Matter(linearOf(own.rgb), matter.x, matter.y), 0.8, 0.6) +
                    linearOf(own.rgb) * light.glow * matter.z;
    radiance = hazed(radiance, length(position)) * light.exposure;
    outColor = vec4(radiance * own.a, own.a);
}
