#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/planes.h"

// Eight pixels of two rows a thread: 8 bits a sample of luma, and of the colour differences at every second pixel of
// every second row, as ITU-R BT.709-6 codes them (3.3 to 3.5, narrow range). Colour is sited at the left pixel of two, in
// the middle of two rows, where players look for it.
layout(local_size_x = 8, local_size_y = 8) in;
GPU_ARGS(PlanesArgs);
layout(binding = 0) uniform sampler2D picture;
GPU_BUFFER(1, writeonly, uint, planes);

const vec3 lumaOf = vec3(0.2126, 0.7152, 0.0722);

uint packed(vec4 bytes)
{
    const uvec4 b = uvec4(bytes + 0.5);
    return b.x | b.y << 8 | b.z << 16 | b.w << 24;
}

void main()
{
    const uvec2 at = gl_GlobalInvocationID.xy;
    if (at.x * 8 >= args.size.x || at.y * 2 >= args.size.y)
        return;
    const ivec2 first = ivec2(at.x * 8, at.y * 2);
    const int last = int(args.size.x) - 1;
    vec3 sum[9]; // of two rows, from the pixel left of the first
    vec4 luma[2][2];
    for (int x = 0; x < 9; ++x)
    {
        const int column = clamp(first.x + x - 1, 0, last);
        const vec3 upper = texelFetch(picture, ivec2(column, first.y), 0).rgb;
        const vec3 lower = texelFetch(picture, ivec2(column, first.y + 1), 0).rgb;
        sum[x] = upper + lower;
        if (x == 0)
            continue;
        luma[0][(x - 1) / 4][(x - 1) % 4] = 16 + 219 * dot(upper, lumaOf);
        luma[1][(x - 1) / 4][(x - 1) % 4] = 16 + 219 * dot(lower, lumaOf);
    }
    vec4 blue;
    vec4 red;
    for (int i = 0; i < 4; ++i)
    {
        const vec3 rgb = (sum[2 * i] + 2 * sum[2 * i + 1] + sum[2 * i + 2]) / 8;
        const float y = dot(rgb, lumaOf);
        blue[i] = 128 + 224 * (rgb.b - y) / 1.8556;
        red[i] = 128 + 224 * (rgb.r - y) / 1.5748;
    }
    // Rows are padded to whole threads, so that all of it has a place.
    for (uint row = 0; row < 2; ++row)
    {
        const uint word = (at.y * 2 + row) * args.lumaWords + at.x * 2;
        planes.at[word] = packed(luma[row][0]);
        planes.at[word + 1] = packed(luma[row][1]);
    }
    const uint word = at.y * args.chromaWords + at.x;
    planes.at[args.firstBlue + word] = packed(blue);
    planes.at[args.firstRed + word] = packed(red);
}
