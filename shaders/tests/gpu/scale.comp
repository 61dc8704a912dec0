#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 64) in;
GPU_ARGS(ScaleArgs);

void main()
{
    const uint i = GPU_THREAD;
    if (i < args.count)
        args.to.at[i] = args.from.at[i] * args.factor;
}
