#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One thread a chunk, one workgroup a group that is in the picture: as what the chunk is drawn, and which pieces of it
// are seen.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, uint, shownGroups);
GPU_BUFFER(2, readonly, FiberChunk, chunks);
GPU_BUFFER(3, readonly, FiberData, fibers);
GPU_BUFFER(4, readonly, FiberKnotData, knots);
GPU_BUFFER(5, writeonly, FiberWay, ways);
GPU_BUFFER(6, writeonly, FiberTally, tallies);
GPU_BUFFER(7, readonly, FiberPlan, plan);

layout(binding = 8) uniform sampler2D farthest;
#include "engine/fiber_boxes.glsl"
#include "engine/fiber_tally.glsl"

// Least count of pieces, as a power of two, with which an arc stays within half a pixel: each halving takes its chords
// four times nearer to it.
uint bendParts(float bow)
{
    return bow < 0.5 ? 0 : bow < 2 ? 1 : bow < 8 ? 2 : 3;
}

// And of a straight span, so that of one that leads away from the eye only what is seen is drawn.
uint straightParts(float lengths)
{
    return lengths < 0.25 ? 0 : lengths < 1 ? 1 : lengths < 3 ? 2 : 3;
}

// A number without order (Wellons 2018, lowbias32): thinned out the same in every frame, each level part of the one before.
uint scattered(uint x)
{
    x = (x ^ x >> 16) * 0x7feb352du;
    x = (x ^ x >> 15) * 0x846ca68bu;
    return x ^ x >> 16;
}

// As what a chunk is drawn that is in the frustum and not hidden; its box relative to the eye.
uint shownAs(FiberChunk chunk, FiberData fiber, vec3 least, vec3 most)
{
    const float pixels = 2 * fiber.radius * view.pixelsPerMetre;
    const vec2 depths = depthsOf(least, most);
    const float thickest = pixels / depths.x;
    const uint bends = bendParts(chunk.bow * view.pixelsPerMetre / depths.x) << wayBendShift;
    if (thickest < args.leastPixels)
        return 0;
    if (args.tubePixels == 0)
        return wayTube | bends;
    uint way = thickest >= args.tubePixels ? wayTube : thickest >= 1 ? wayRibbon : 0;
    if (pixels < depths.y)
        way |= wayLine;
    if (way == wayLine && thickest < args.thinPixels && (fiber.entity != view.selected || fiber.entity == 0))
    {
        const uint level = min(uint(log2(args.thinPixels / thickest)) + 1, 4u);
        if ((scattered(chunk.fiber & fiberIdMask) & ((1u << level) - 1)) != 0)
            return 0;
        way |= level << wayThinnedShift;
    }
    if ((way & 7u) == wayLine && length(most - least) * view.pixelsPerMetre < 3 * depths.x)
        return way | wayWhole;
    return way | bends | straightParts(length(most - least) / depths.x) << wayStraightShift;
}

// The sides of a box, relative to the eye, on which the eye is so far away that what covers it there is before the near
// plane nowhere.
uint sidesOfEye(vec3 least, vec3 most)
{
    const float apart = 3 * view.near;
    const uvec3 below = uvec3(greaterThan(least, vec3(apart)));
    const uvec3 above = uvec3(lessThan(most, vec3(-apart)));
    return below.x | above.x << 1 | below.y << 2 | above.y << 3 | below.z << 4 | above.z << 5;
}

bool reachesStretch(vec3 a, vec3 b, float reach)
{
    bool inside = true;
    for (int i = 0; i < 5; ++i)
        inside = inside &&
                 max(dot(view.planes[i].xyz, a), dot(view.planes[i].xyz, b)) + view.planes[i].w >= -reach;
    return inside;
}

// The pieces that the picture shows something of. What covers a fiber is closed where it is drawn at least a pixel wide,
// and where there is much of it; but not where it is thinned out.
void see(FiberChunk chunk, float radius, uint covered, inout FiberWay shown)
{
    const bool closed = covered >> 8 != 0 && shown.way >> wayThinnedShift == 0;
    const uint spans = closed ? 0 : drawnSpans(chunk, shown.way);
    const uint stride = strideOf(chunk, shown.way);
    const float pixels = args.tubePixels == 0 ? 1e30 : 2 * radius * view.pixelsPerMetre;
    const uint wideBits = (shown.way & (wayTube | wayRibbon)) != 0 ? ~0u : 0;
    const uint thinBits = (shown.way & wayLine) != 0 ? ~0u : 0;
    vec3 from = knots.at[knotOf(chunk)].position - view.eye;
    for (uint s = 0; s < spans; ++s)
    {
        const vec3 to = knots.at[knotOf(chunk) + (s + 1) * stride].position - view.eye;
        const uint pieces = 1u << finenessOf(chunk, shown.way, s);
        const float reach = radius + bowOf(chunk, shown.way, s, pieces);
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
            shown.wide[s >> 2] |= pixels >= nearest ? bit & wideBits : 0;
            shown.thin[s >> 2] |= isWide ? 0 : bit & thinBits;
        }
        from = to;
    }
}

void main()
{
    const uint place = gl_WorkGroupID.y * fiberRowGroups + gl_WorkGroupID.x;
    if (place >= plan.at[0].shown)
        return;
    const uint c = shownGroups.at[place] * fiberGroupSize + gl_LocalInvocationIndex;
    FiberWay shown = FiberWay(0, uint[2](0, 0), uint[2](0, 0));
    if (c < args.chunkCount)
    {
        const FiberChunk chunk = chunks.at[c];
        const FiberData fiber = fibers.at[chunk.fiber & fiberIdMask];
        const vec3 least = chunk.least - view.eye;
        const vec3 most = chunk.most - view.eye;
        if ((view.layers >> (fiber.jacket >> 24) & 1u) != 0 && boxReaches(least, most) && !hiddenBox(least, most))
            shown.way = shownAs(chunk, fiber, least, most);
        const uint eye = sidesOfEye(least, most);
        see(chunk, fiber.radius, args.uncovered != 0 ? 0 : chunk.sides & (eye | eye << 8), shown);
        ways.at[c] = shown;
    }
    tally(place, shown);
}
