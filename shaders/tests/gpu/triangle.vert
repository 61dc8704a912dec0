#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

GPU_ARGS(TriangleArgs);

layout(location = 0) flat out vec4 color;

void main()
{
    color = args.colors.at[gl_InstanceIndex];
    gl_Position = args.corners.at[gl_InstanceIndex * 3 + gl_VertexIndex];
}
