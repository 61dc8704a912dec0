#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/pick.h"

layout(local_size_x = 1) in;
GPU_ARGS(PickArgs);
layout(binding = 0) uniform usampler2D entities;
layout(binding = 1) uniform sampler2D depths;

void main()
{
    const ivec2 pixel = ivec2(args.pixel);
    args.result.at[0] = PickResult(texelFetch(entities, pixel, 0).r, texelFetch(depths, pixel, 0).r);
}
