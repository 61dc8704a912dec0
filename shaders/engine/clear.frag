#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/surface.glsl"
#include "shared/engine/lighting.h"

// What one sees through, lit as it is drawn: glass, mesh, perforated sheet.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(7, Lighting, light);
layout(binding = 8) uniform sampler2D lamps;
layout(binding = 9) uniform usampler2D lampCells;
#include "engine/haze.glsl"
#include "engine/lit.glsl"
#include "engine/seen.glsl"

layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;

void main()
{
    const vec4 own = unpackUnorm4x8(matter.x);
    const vec3 surface = roughMetalGlow(matter.y);
    const vec3 position = positionAt(gl_FragCoord.xy, gl_FragCoord.z);
    const vec3 n = normalize(normal) * (dot(normal, position) > 0 ? -1.0 : 1.0);
    vec3 radiance = lit(position, n, Matter(nearLinearOf(own.rgb), surface.x, surface.y), 0.8, 0.6) +
                    nearLinearOf(own.rgb) * light.glow * surface.z;
    radiance = hazed(radiance, length(position)) * light.exposure;
    outColor = vec4(radiance * own.a, own.a);
}
