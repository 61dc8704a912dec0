#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_pieces.glsl"

// One workgroup a group of chunks that shows something: its pieces into their places in the lists, one thread a piece.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, readonly, uint, shownGroups);
GPU_BUFFER(1, readonly, FiberChunk, chunks);
GPU_BUFFER(2, readonly, FiberWay, ways);
GPU_BUFFER(3, readonly, FiberTally, tallies);
GPU_BUFFER(4, readonly, FiberPlan, plan);
GPU_BUFFER(5, writeonly, uvec2, list);
GPU_BUFFER(6, readonly, FiberStrand, strands);
GPU_BUFFER(7, readonly, uint, listed); // places of the groups that show something
#include "engine/fiber_counts.glsl"
#include "engine/spread.glsl"

shared FiberWay shownWays[fiberGroupSize];
// How many pieces of a kind the chunks before show; after the last, how many all do.
shared uint firstPieces[fiberKinds][fiberGroupSize + 1];

// Of a chunk's pieces of a kind the bits.
uint[2] bitsOf(FiberWay shown, uint kind)
{
    const uint small[2] = uint[2](smallPieces(shown.way, 0), smallPieces(shown.way, 1));
    if (kind == fiberLines)
        return shown.thin;
    if (kind == fiberSmall)
        return uint[2](shown.wide[0] & small[0], shown.wide[1] & small[1]);
    if (kind == fiberRibbons)
        return uint[2](shown.wide[0] & ~small[0], shown.wide[1] & ~small[1]);
    return shown.wide;
}

// The place of the n-th bit that is set.
uint placeOfBit(uint bits[2], uint n)
{
    const uint inFirst = bitCount(bits[0]);
    const uint word = n < inFirst ? 0 : 1;
    uint rest = word == 0 ? bits[0] : bits[1];
    n -= word * inFirst;
    uint at = 0;
    for (uint width = 16; width > 0; width >>= 1)
    {
        const uint below = bitCount(rest & (1u << width) - 1);
        const bool above = n >= below;
        n -= above ? below : 0;
        at += above ? width : 0;
        rest >>= above ? width : 0;
    }
    return word * 32 + at;
}

// The last chunk before which there are at most so many pieces.
uint chunkWith(uint kind, uint n)
{
    uint chunk = 0;
    for (uint step = fiberGroupSize / 2; step > 0; step >>= 1)
        chunk += firstPieces[kind][chunk + step] <= n ? step : 0;
    return chunk;
}

// The n-th piece of a kind of one chunk.
uvec2 pieceOf(uint c, FiberWay shown, uint kind, uint n)
{
    const FiberChunk chunk = chunks.at[c];
    const uint way = shown.way;
    const uint each = kind == fiberSheets ? 1 : kind == fiberLines ? drawnStrands(way) : strandsOf(way);
    const uint at = placeOfBit(bitsOf(shown, kind), n / each);
    const uint p = at & 7u;
    const uint fineness = finenessOf(chunk, way, at >> 3);
    if (kind == fiberSheets)
        return uvec2(c | fineness << 25 | p << 27, strandsOf(way));
    const bool band = isBand(chunk);
    const uint first = firstStrandOf(way) + (n % each << thinnedOf(way));
    FiberStrand strand = strands.at[band ? chunk.knots + first : 0];
    if (!band)
        strand = FiberStrand(knotOf(chunk) + (at >> 3), chunk.fiber & fiberIdMask);
    const uint which = (strand.knot & fiberReversed) != 0 ? (1u << fineness) - 1 - p : p;
    return uvec2(strand.knot & ~fiberReversed | (strideOf(chunk, way) - 1) << fiberKnotBits | fineness << 25 |
                     which << 27,
                 strand.fiber | thinnedOf(way) << 24);
}

void main()
{
    const uint group = spreadGroup();
    if (group >= plan.at[0].listed)
        return;
    const uint place = listed.at[group];
    const uint t = gl_LocalInvocationIndex;
    const uint firstChunk = shownGroups.at[place] * fiberGroupSize;
    FiberWay shown = FiberWay(0, uint[2](0, 0), uint[2](0, 0));
    if (firstChunk + t < args.chunkCount)
        shown = ways.at[firstChunk + t];
    shownWays[t] = shown;
    const uint counts[fiberKinds] = countsOf(shown);
    for (uint kind = 0; kind < fiberKinds; ++kind)
        firstPieces[kind][t] = counts[kind];
    barrier();
    if (t < fiberKinds)
    {
        uint sum = 0;
        for (uint i = 0; i < fiberGroupSize; ++i)
        {
            const uint count = firstPieces[t][i];
            firstPieces[t][i] = sum;
            sum += count;
        }
        firstPieces[t][fiberGroupSize] = sum;
    }
    barrier();
    uint all = 0;
    for (uint kind = 0; kind < fiberKinds; ++kind)
        all += firstPieces[kind][fiberGroupSize];
    for (uint i = t; i < all; i += fiberGroupSize)
    {
        uint kind = 0;
        uint n = i;
        for (uint before = 0; before + 1 < fiberKinds; ++before)
        {
            const uint count = firstPieces[before][fiberGroupSize];
            const bool later = kind == before && n >= count;
            n -= later ? count : 0;
            kind += later ? 1 : 0;
        }
        const uint to = tallies.at[place].counts[kind] + n;
        const uint chunk = chunkWith(kind, n);
        const uvec2 piece = pieceOf(firstChunk + chunk, shownWays[chunk], kind, n - firstPieces[kind][chunk]);
        if (to < args.capacities[kind])
            list.at[args.firsts[kind] + to] = piece;
    }
}
