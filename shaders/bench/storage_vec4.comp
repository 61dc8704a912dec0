#version 460
#extension GL_GOOGLE_include_directive : require
#include "bench/structs.h"

layout(local_size_x = 256) in;
GPU_ARGS(CopyArgs);
layout(binding = 0, std430) readonly buffer From
{
    vec4 from[];
};
layout(binding = 1, std430) writeonly buffer To
{
    vec4 to[];
};

void main()
{
    const uint i = GPU_THREAD;
    if (i < args.count)
        to[i] = from[i];
}
