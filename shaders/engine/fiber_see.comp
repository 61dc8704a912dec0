#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One thread a chunk that is large on the picture: which of its pieces are seen, and as what each is drawn.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, uint, large);
GPU_BUFFER(2, readonly, FiberChunk, chunks);
GPU_BUFFER(3, readonly, FiberData, fibers);
GPU_BUFFER(4, readonly, FiberKnotData, knots);
GPU_BUFFER(5, , FiberWay, ways);
GPU_BUFFER(6, readonly, FiberPlan, plan);
GPU_BUFFER(7, readonly, FiberStrand, strands);

layout(binding = 8) uniform sampler2D farthest;
#include "engine/fiber_covers.glsl"
#include "engine/fiber_strands.glsl"
#include "engine/hidden.glsl"
#include "engine/spread.glsl"

bool reachesStretch(vec3 a, vec3 b, float reach)
{
    bool inside = true;
    for (int i = 0; i < 5; ++i)
        inside = inside && max(dot(view.planes[i].xyz, a), dot(view.planes[i].xyz, b)) + view.planes[i].w >= -reach;
    return inside;
}

void main()
{
    const uint index = spreadThread();
    if (index >= min(plan.at[0].large, fiberMostLarge))
        return;
    const uint c = large.at[index];
    const FiberChunk chunk = chunks.at[c];
    const uint way = ways.at[c].way;
    const float radius = fibers.at[chunk.fiber & fiberIdMask].radius;
    const uint covered = args.uncovered != 0 ? 0 : coveredSides(chunk, chunk.least - view.eye, chunk.most - view.eye);
    const uint spans = drawnSpans(chunk, way);
    const uint stride = strideOf(chunk, way);
    const float pixels = 2 * radius * view.pixelsPerMetre;
    const bool sheet = (way & waySheet) != 0;
    const uint wideBits = listsWide(way, args.sheets) ? ~0u : 0;
    const uint thinBits = listsThin(way, args.sheets) ? ~0u : 0;
    FiberWay shown = FiberWay(way, uint[2](0, 0), uint[2](0, 0));
    // Of a band the line in its middle.
    const bool band = isBand(chunk);
    const uint strand = band ? chunk.knots : 0;
    const vec3 first[2] = endsOf(strands.at[strand]);
    const vec3 last[2] = endsOf(strands.at[strand + (band ? strandsOf(way) - 1 : 0)]);
    const float aside = band ? distance(first[0], last[0]) / 2 : 0;
    const vec3 begin = knots.at[band ? 0 : knotOf(chunk)].position - view.eye;
    vec3 from = band ? (first[0] + last[0]) / 2 : begin;
    for (uint s = 0; s < spans; ++s)
    {
        const vec3 next = knots.at[band ? 0 : knotOf(chunk) + (s + 1) * stride].position - view.eye;
        const vec3 to = band ? (first[1] + last[1]) / 2 : next;
        const uint pieces = 1u << finenessOf(chunk, way, s);
        const float reach = radius + bowOf(chunk, way, s) + aside;
        for (uint p = 0; p < pieces; ++p)
        {
            const vec3 a = mix(from, to, float(p) / float(pieces));
            const vec3 b = mix(from, to, float(p + 1) / float(pieces));
            const vec2 depths = vec2(dot(view.forward, a), dot(view.forward, b));
            const float nearest = max(min(depths.x, depths.y) - reach, view.near);
            const float farthest = max(max(depths.x, depths.y) + reach, view.near);
            const bool isWide = pixels >= farthest;
            const bool seen = reachesStretch(a, b, reach) && !hiddenStretch(a, b, reach) && !(isWide && covered != 0);
            const uint bit = seen ? pieceBit(s, p) : 0;
            shown.wide[s >> 2] |= pixels >= nearest || sheet ? bit & wideBits : 0;
            shown.thin[s >> 2] |= isWide ? 0 : bit & thinBits;
        }
        const float depth = max(min(dot(view.forward, from), dot(view.forward, to)), view.near);
        if (mayBeApart(way, args.apart) &&
            distance(from, to) * view.pixelsPerMetre < largePixels * depth * float(pieces))
            shown.way |= 1u << (waySmallShift + s);
        from = to;
    }
    ways.at[c] = shown;
}
