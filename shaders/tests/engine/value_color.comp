#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/engine/structs.h"

#include "engine/value_color.glsl"

layout(local_size_x = 64) in;
GPU_ARGS(ValueColorArgs);
GPU_BUFFER(0, readonly, float, values);
GPU_BUFFER(1, readonly, uint, colors);
layout(binding = 2, rgba8) uniform writeonly image2D picture;

// One pixel a value.
void main()
{
    const uint i = GPU_THREAD;
    if (i >= args.count)
        return;
    const uint entry = entryOf(args.scale, values.at[i]);
    const uint color = entry == noEntry ? args.unknown : colors.at[entry];
    imageStore(picture, ivec2(i, 0), unpackUnorm4x8(color | 0xff000000u));
}
