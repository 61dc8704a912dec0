#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/overprint.h"

GPU_ARGS(OverprintArgs);

// Two triangles.
void main()
{
    const bool right = gl_VertexIndex == 1 || gl_VertexIndex == 2 || gl_VertexIndex == 4;
    const bool below = gl_VertexIndex == 2 || gl_VertexIndex >= 4;
    const vec2 corner = vec2(right ? args.area.z : args.area.x, below ? args.area.w : args.area.y);
    gl_Position = vec4(corner * args.scale - 1, 0, 1);
}
