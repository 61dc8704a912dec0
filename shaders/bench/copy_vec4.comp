#version 460
#extension GL_GOOGLE_include_directive : require
#include "bench/structs.h"

layout(local_size_x = 256) in;
GPU_ARGS(CopyArgs);

void main()
{
    const uint i = GPU_THREAD;
    if (i < args.count)
        args.to.at[i] = args.from.at[i];
}
