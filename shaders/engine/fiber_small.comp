#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One thread a small piece of ribbon: whether it shows at any of its pixels beside what has been drawn.
layout(local_size_x = fiberGroupSize) in;
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, uvec2, smalls);
GPU_BUFFER(2, readonly, FiberKnotData, knots);
GPU_BUFFER(3, readonly, FiberMatter, matters); // by fiber
GPU_BUFFER(4, readonly, FiberPlan, plan);
GPU_BUFFER(5, writeonly, FiberBlock, blocks);

layout(binding = 6) uniform sampler2D depths;
#include "engine/fiber_pieces.glsl"
#include "engine/fiber_place.glsl"
#include "engine/spread.glsl"

// An end of the piece on the picture: its two corners in pixels, and the reversed depth of the nearer one; -1 before
// the near plane.
struct End
{
    vec2 corners[2];
    float depth;
};

End endOn(uvec2 piece, uint end, FiberMatter own)
{
    const float radius = abs(own.radius);
    const Place place = endOf(piece, end, own.radius < 0);
    const float depth = depthOf(place);
    const vec3 aside = sideOf(place, depth) * drawnRadius(radius, 2 * radius * view.pixelsPerMetre, depth);
    const vec4 first = view.clipFromEye * vec4(place.point - aside, 1);
    const vec4 last = view.clipFromEye * vec4(place.point + aside, 1);
    const float nearest = min(first.w, last.w);
    return End(vec2[2]((first.xy / first.w * 0.5 + 0.5) * view.size, (last.xy / last.w * 0.5 + 0.5) * view.size),
               nearest > view.near ? view.near / nearest : -1.0);
}

// Row by row of the pixels whose middles may lie within, along its longer side, which is taken for x.
bool isSeen(End from, End to)
{
    const vec2 across = abs(from.corners[1] - from.corners[0]);
    const vec2 acrossTo = abs(to.corners[1] - to.corners[0]);
    vec2 a = (from.corners[0] + from.corners[1]) / 2;
    vec2 way = (to.corners[0] + to.corners[1]) / 2 - a;
    const bool turned = abs(way.y) > abs(way.x);
    a = turned ? a.yx : a;
    way = turned ? way.yx : way;
    const vec2 reach = max(across, acrossTo) / 2;
    const float ends = turned ? reach.y : reach.x; // how far its corners lie before or beyond the middles of its ends
    const float slope = abs(way.x) > 0.001 ? way.y / way.x : 0.0;
    const float beside = max(length(across), length(acrossTo)) / 2 * sqrt(1 + slope * slope) + 0.05;
    const ivec2 size = turned ? ivec2(view.size).yx : ivec2(view.size);
    const ivec2 columns =
        clamp(ivec2(floor(vec2(min(0, way.x) - ends, max(0, way.x) + ends) + a.x + vec2(-0.05, 0.05))), ivec2(0),
              ivec2(size.x - 1));
    if (from.depth < 0 || to.depth < 0 || columns.y - columns.x > int(largePixels) || beside > largePixels / 2)
        return true;
    const float perPixel = abs(way.x) > 0.001 ? 1 / way.x : 0.0;
    // Where its ends lie at a slant, its depth may be that of a pixel or so farther on.
    const float more = abs(to.depth - from.depth) * min((ends + 0.5) * abs(perPixel), 1.0);
    bool seen = false;
    for (int x = columns.x; x <= columns.y && !seen; ++x)
    {
        const float along = float(x) + 0.5 - a.x;
        const float middle = a.y + slope * along;
        const float depth = (mix(from.depth, to.depth, clamp(along * perPixel, 0.0, 1.0)) + more) * 1.00002;
        const ivec2 rows =
            clamp(ivec2(ceil(middle - beside - 0.5), floor(middle + beside - 0.5)), ivec2(0), ivec2(size.y - 1));
        for (int y = rows.x; y <= rows.y && !seen; ++y)
            seen = depth >= texelFetch(depths, turned ? ivec2(y, x) : ivec2(x, y), 0).r;
    }
    return seen;
}

shared uint seen[2];

void main()
{
    const uint own = gl_LocalInvocationIndex;
    if (own < 2)
        seen[own] = 0;
    barrier();
    const uint block = spreadGroup();
    const uint i = block * fiberGroupSize + own;
    const uvec2 piece = smalls.at[min(i, plan.at[0].small - 1)];
    const FiberMatter matter = matters.at[piece.y & fiberIdMask];
    if (isSeen(endOn(piece, 0, matter), endOn(piece, 1, matter)) && i < plan.at[0].small)
        atomicOr(seen[own >> 5], 1u << (own & 31u));
    barrier();
    if (own == 0)
        blocks.at[block] = FiberBlock(uvec2(seen[0], seen[1]), bitCount(seen[0]) + bitCount(seen[1]));
}
