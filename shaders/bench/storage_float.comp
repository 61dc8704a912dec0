#version 460
#extension GL_GOOGLE_include_directive : require
#include "bench/structs.h"

layout(local_size_x = 256) in;
GPU_ARGS(CopyFloatArgs);
layout(binding = 0, std430) readonly buffer From
{
    float from[];
};
layout(binding = 1, std430) writeonly buffer To
{
    float to[];
};

void main()
{
    const uint i = GPU_THREAD;
    if (i < args.count)
        to[i] = from[i];
}
