#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_pieces.glsl"

// One thread a group: which of its chunks are in the frustum, as what each is drawn, and how many pieces that makes.
layout(local_size_x = 32) in;
GPU_ARGS(FiberCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, FiberGroup, groups);
GPU_BUFFER(2, readonly, FiberChunk, chunks);
GPU_BUFFER(3, readonly, FiberData, fibers);
GPU_BUFFER(4, writeonly, uint, ways);
GPU_BUFFER(5, writeonly, FiberTally, tallies);

layout(binding = 6) uniform sampler2D farthest;
#include "engine/hidden.glsl"

bool boxReaches(vec3 least, vec3 most)
{
    const vec3 middle = (least + most) * 0.5;
    const vec3 extent = (most - least) * 0.5;
    bool inside = true;
    for (int i = 0; i < 5; ++i)
        inside = inside && dot(view.planes[i].xyz, middle) + view.planes[i].w >= -dot(abs(view.planes[i].xyz), extent);
    return inside;
}

// Least and greatest depth of a box, not before the near plane.
vec2 depthsOf(vec3 least, vec3 most)
{
    const float middle = dot(view.forward, (least + most) * 0.5);
    const float extent = dot(abs(view.forward), (most - least) * 0.5);
    return max(vec2(middle - extent, middle + extent), vec2(view.near));
}

// Least count of pieces, as a power of two, with which an arc stays within half a pixel: each halving takes its chords
// four times nearer to it.
uint fineness(float bow)
{
    return bow < 0.5 ? 0 : bow < 2 ? 1 : bow < 8 ? 2 : 3;
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
    const uint fine = fineness(chunk.bow * view.pixelsPerMetre / depths.x) << wayFinenessShift;
    if (thickest < args.leastPixels)
        return 0;
    if (args.tubePixels == 0)
        return wayTube | fine;
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
    return way | fine;
}

uint wayOf(FiberChunk chunk)
{
    const FiberData fiber = fibers.at[chunk.fiber & fiberIdMask];
    const vec3 least = chunk.least - view.eye;
    const vec3 most = chunk.most - view.eye;
    uint way = 0;
    if ((view.layers >> (fiber.jacket >> 24) & 1u) != 0 && boxReaches(least, most) && !hiddenBox(least, most))
        way = shownAs(chunk, fiber, least, most);
    return way;
}

void main()
{
    const uint g = GPU_THREAD;
    if (g >= args.groupCount)
        return;
    const FiberGroup group = groups.at[g];
    const vec3 least = group.least - view.eye;
    const vec3 most = group.most - view.eye;
    const bool shown = (view.layers & group.layers) != 0 && boxReaches(least, most) &&
                       !hiddenBox(least, most) && 2 * group.thickest * view.pixelsPerMetre >= args.leastPixels * depthsOf(least, most).x;
    uint counts[3] = uint[3](0, 0, 0);
    const uint begin = g * fiberGroupSize;
    const uint end = min(begin + fiberGroupSize, args.chunkCount);
    for (uint c = begin; c < (shown ? end : begin); ++c)
    {
        const FiberChunk chunk = chunks.at[c];
        const uint way = wayOf(chunk);
        ways.at[c] = way;
        const uint pieces = piecesOf(chunk, way);
        for (uint i = 0; i < 3; ++i)
            counts[i] += (way >> i & 1u) * pieces;
    }
    for (uint c = begin; c < (shown ? begin : end); ++c)
        ways.at[c] = 0;
    for (uint i = 0; i < 3; ++i)
        tallies.at[g].counts[i] = counts[i];
}
