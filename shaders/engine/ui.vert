#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/ui.h"

GPU_ARGS(UiArgs);

layout(location = 0) out vec2 uv;
layout(location = 1) out vec4 color;

void main()
{
    const UiVertex corner = args.vertices.at[gl_VertexIndex];
    uv = corner.uv;
    color = unpackUnorm4x8(corner.color);
    gl_Position = vec4(corner.position * args.scale + args.offset, 0, 1);
}
