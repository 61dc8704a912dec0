#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_width.glsl"

// Fibers thinner than a pixel: a pixel wide, as much of it as they cover.
layout(location = 4) in vec3 radiance;
layout(location = 0) out vec4 outColor;

void main()
{
    if (!isThin())
        discard;
    const float covered = coverage();
    outColor = vec4(radiance * covered, covered);
}
