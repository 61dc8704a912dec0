#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/occluders.h"

// Sides of boxes, two triangles each.
GPU_BUFFER(0, readonly, vec4, corners);

void main()
{
    const uint vertex = uint(gl_VertexIndex) % 6;
    gl_Position = corners.at[uint(gl_VertexIndex) / 6 * 4 + (vertex < 3 ? vertex : vertex - 2)];
}
