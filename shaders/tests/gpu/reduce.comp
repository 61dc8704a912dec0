#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/gpu/structs.h"

layout(local_size_x = 8, local_size_y = 8) in;
GPU_ARGS(ImageArgs);
layout(binding = 0) uniform sampler2D from;
layout(binding = 1, r32f) uniform writeonly image2D to;

void main()
{
    const uvec2 pixel = gl_GlobalInvocationID.xy;
    if (pixel.x < args.width && pixel.y < args.height)
        imageStore(to, ivec2(pixel), textureLod(from, (vec2(pixel) + 0.5) / vec2(args.width, args.height), 0));
}
