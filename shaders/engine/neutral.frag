#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/neutral.h"

// One light, no gamma: the shading that every viewer has, for comparing speeds.
GPU_UNIFORM(7, NeutralLight, light);
layout(location = 0) in vec3 normal;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out vec4 outColor;

void main()
{
    const float lit = max(dot(normalize(normal), light.to), 0.0);
    outColor = vec4(unpackUnorm4x8(matter.x).rgb * (light.ambient + (1 - light.ambient) * lit), 1);
}
