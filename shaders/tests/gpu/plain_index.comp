#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 1) in;
GPU_ARGS(IndexArgs);

void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i < args.count)
        args.to.at[i] = i;
}
