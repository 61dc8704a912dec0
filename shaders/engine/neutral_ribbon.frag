#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/neutral.h"

// The neutral shading of ribbons that stand for tubes.
GPU_UNIFORM(7, NeutralLight, light);
layout(location = 1) flat in uvec4 matter; // color, surface, entity, normal of the middle
layout(location = 2) in vec3 sideways;
layout(location = 0) out vec4 outColor;

void main()
{
    const vec3 middle = unpackSnorm4x8(matter.w).xyz;
    const vec3 normal = sideways + middle * sqrt(max(1 - dot(sideways, sideways), 0.0));
    const float lit = max(dot(normal, light.to), 0.0);
    outColor = vec4(unpackUnorm4x8(matter.x).rgb * (light.ambient + (1 - light.ambient) * lit), 1);
}
