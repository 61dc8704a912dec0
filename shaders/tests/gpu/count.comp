#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 64) in;
GPU_ARGS(CountArgs);

void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i < args.count && args.values.at[i] > 0)
        atomicAdd(args.positive.at[0], 1);
}
