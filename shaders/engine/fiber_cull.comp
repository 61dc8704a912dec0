#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One thread a chunk, one workgroup a group that is in the picture: as what the chunk is drawn. Those that are large on
// the picture are put on a list, in any order, to be looked at piece by piece.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, uint, shownGroups);
GPU_BUFFER(2, readonly, FiberChunk, chunks);
GPU_BUFFER(3, readonly, FiberData, fibers);
GPU_BUFFER(4, writeonly, FiberWay, ways);
GPU_BUFFER(5, , FiberPlan, plan);
GPU_BUFFER(6, writeonly, uint, large);

layout(binding = 7) uniform sampler2D farthest;
GPU_BUFFER(8, readonly, FiberStrand, strands);
GPU_BUFFER(9, readonly, FiberMatter, matters);
#include "engine/fiber_boxes.glsl"
#include "engine/fiber_covers.glsl"
#include "engine/spread.glsl"
#include "engine/surface.glsl"

const float mostSlope = 5.0;  // at which a row of fibers is a sheet,
const float leastSheet = 2.0; // and how many pixels it is wide at least

// Least count of pieces, as a power of two, with which an arc stays within a pixel: each halving takes its chords four
// times nearer to it.
uint bendParts(float bow)
{
    return bow < 1 ? 0 : bow < 4 ? 1 : bow < 16 ? 2 : 3;
}

// And of a straight span, so that of one that leads away from the eye only what is seen is drawn.
uint straightParts(float lengths)
{
    return lengths < 0.25 ? 0 : lengths < 1 ? 1 : lengths < 3 ? 2 : 3;
}

// A number without order (Wellons 2018, lowbias32): thinned out the same in every frame, each level part of the one
// before.
uint scattered(uint x)
{
    x = (x ^ x >> 16) * 0x7feb352du;
    x = (x ^ x >> 15) * 0x846ca68bu;
    return x ^ x >> 16;
}

uint strandsIn(FiberChunk chunk)
{
    return isBand(chunk) ? chunk.sides >> fiberStrandsShift : 1;
}

// Whether it, or a strand of it, is selected or lit; else nothing glows. Without a branch on the view alone: Mesa's software
// driver (22.3) would make the shader anew for each dispatch, and keep the old ones.
bool standsOut(FiberChunk chunk)
{
    const uint any = min(view.selected | view.flags & viewSpotlight, 1u);
    bool found = glows(matters.at[any * (chunk.fiber & fiberIdMask)].surface);
    const uint count = isBand(chunk) ? any * strandsIn(chunk) : 0;
    for (uint i = 0; i < count; ++i)
        found = found || glows(matters.at[strands.at[chunk.knots + i].fiber].surface);
    return found;
}

// Whether the eye stands so high above a band that its strands do not rise above each other's far sides by much.
bool isFlat(vec3 least, vec3 most)
{
    const vec3 size = most - least;
    const int up = size.x < size.y ? (size.x < size.z ? 0 : 2) : (size.y < size.z ? 1 : 2);
    const int along = size.x > size.y ? (size.x > size.z ? 0 : 2) : (size.y > size.z ? 1 : 2);
    const int across = 3 - up - along;
    return max(least[up], -most[up]) * mostSlope > max(most[across], -least[across]);
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
        return wayTube | bends | strandsIn(chunk) << wayStrandsShift;
    uint way = thickest >= args.tubePixels ? wayTube : thickest >= 1 ? wayRibbon : 0;
    way |= strandsIn(chunk) << wayStrandsShift;
    // It would be lost in the mean of a sheet.
    const bool alone = standsOut(chunk);
    if (isBand(chunk) && thickest * strandsIn(chunk) >= leastSheet && isFlat(least, most) &&
        (!alone || pixels >= 2 * depths.y))
        return way | wayRibbon | waySheet | straightParts(length(most - least) / depths.x) << wayStraightShift;
    if (pixels < depths.y)
        way |= wayLine;
    if ((way & wayKinds) == wayLine && thickest < args.thinPixels && !alone)
    {
        const uint level = min(uint(log2(args.thinPixels / thickest)) + 1, 4u);
        const uint first = scattered(chunk.fiber & fiberIdMask) & ((1u << level) - 1);
        if (first >= strandsIn(chunk))
            return 0;
        way |= level << wayThinnedShift | first << wayFirstShift;
    }
    if ((way & wayKinds) == wayLine && length(most - least) * view.pixelsPerMetre < 3 * depths.x)
        return way | wayWhole;
    return way | bends | straightParts(length(most - least) / depths.x) << wayStraightShift;
}

// All pieces of a chunk.
uint[2] allPieces(FiberChunk chunk, uint way)
{
    uint pieces[2] = uint[2](0, 0);
    const uint spans = drawnSpans(chunk, way);
    for (uint s = 0; s < spans; ++s)
        pieces[s >> 2] |= ((1u << (1u << finenessOf(chunk, way, s))) - 1) << 8 * (s & 3u);
    return pieces;
}

void main()
{
    const uint place = spreadGroup();
    const uint c = place < plan.at[0].shown ? shownGroups.at[place] * fiberGroupSize + gl_LocalInvocationIndex : ~0u;
    if (c >= args.chunkCount)
        return;
    const FiberChunk chunk = chunks.at[c];
    const FiberData fiber = fibers.at[chunk.fiber & fiberIdMask];
    const vec3 least = chunk.least - view.eye;
    const vec3 most = chunk.most - view.eye;
    FiberWay shown = FiberWay(0, uint[2](0, 0), uint[2](0, 0));
    const bool isShown = (view.layers >> (fiber.jacket >> 24) & 1u) != 0 && (chunk.sides & fiberWithin) == 0;
    if (isShown && boxReaches(least, most) && !hiddenBox(least, most))
        shown.way = shownAs(chunk, fiber, least, most);
    const vec2 depths = depthsOf(least, most);
    const float pixels = args.tubePixels == 0 ? 1e30 : 2 * fiber.radius * view.pixelsPerMetre;
    const uint covered = args.uncovered != 0 ? 0 : coveredSides(chunk, least, most);
    const bool unthinned = (shown.way & waySheet) == 0 || pixels >= args.thinPixels * depths.y;
    if ((unthinned && isClosed(shown.way, covered)) || (covered != 0 && pixels >= depths.y))
        shown.way = 0;
    const bool isLarge = length(most - least) * view.pixelsPerMetre > largePixels * depths.x;
    // Of what is large, those spans that are not are found piece by piece.
    shown.way |= !isLarge && mayBeApart(shown.way, args.apart) ? 0xFFu << waySmallShift : 0;
    const uint pieces[2] = allPieces(chunk, shown.way);
    const uint wide = listsWide(shown.way, args.sheets) ? ~0u : 0;
    const uint thin = listsThin(shown.way, args.sheets) ? ~0u : 0;
    shown.wide = uint[2](pieces[0] & wide, pieces[1] & wide);
    shown.thin = uint[2](pieces[0] & thin, pieces[1] & thin);
    ways.at[c] = shown;
    if ((wide | thin) != 0 && args.tubePixels != 0 && isLarge)
    {
        const uint index = atomicAdd(plan.at[0].large, 1);
        if (index < fiberMostLarge)
        {
            large.at[index] = c;
            atomicMax(plan.at[0].pieces[0], index / fiberGroupSize + 1);
        }
    }
}
