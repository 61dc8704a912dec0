#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_width.glsl"
#include "shared/engine/neutral.h"

// The neutral shading of fibers thinner than a pixel: a pixel wide, as much of it as they cover.
GPU_UNIFORM(7, NeutralLight, light);
layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;

void main()
{
    if (!isThin())
        discard;
    const float lit = max(dot(normalize(normal), light.to), 0.0);
    const float covered = coverage();
    outColor =
        vec4(unpackUnorm4x8(matter.x).rgb * (light.ambient + (1 - light.ambient) * lit) * covered, covered);
}
