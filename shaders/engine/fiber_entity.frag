#version 460
#extension GL_GOOGLE_include_directive : require
// Fibers that are picked. The passes for what is wide and what is thin share a chunk at the width of one pixel.
#include "engine/fiber_width.glsl"

layout(constant_id = 2) const uint thin = 0;
layout(location = 1) flat in uvec3 matter; // color, surface, entity
layout(location = 0) out uint outEntity;

void main()
{
    if (isThin() != (thin != 0))
        discard;
    outEntity = matter.z;
}
