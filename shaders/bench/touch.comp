#version 460
#extension GL_GOOGLE_include_directive : require
#include "bench/structs.h"

layout(local_size_x = 64) in;
GPU_ARGS(TouchArgs);

void main()
{
    if (gl_GlobalInvocationID.x < args.count)
        atomicAdd(args.counter.at[0], 1);
}
