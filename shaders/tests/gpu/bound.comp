#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 64) in;
GPU_UNIFORM(0, ScaleRule, rule);
GPU_BUFFER(1, readonly, float, source);
GPU_BUFFER(2, , float, target);

void main()
{
    const uint i = GPU_THREAD;
    if (i < rule.count)
        target.at[i] = source.at[i] * rule.factor;
}
