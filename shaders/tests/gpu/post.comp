#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 8, local_size_y = 8) in;
GPU_ARGS(ImageArgs);
layout(binding = 0, rgba8) uniform image2D image;

void main()
{
    const uvec2 pixel = gl_GlobalInvocationID.xy;
    if (pixel.x < args.width && pixel.y < args.height)
        imageStore(image, ivec2(pixel), imageLoad(image, ivec2(pixel)) * args.factor);
}
