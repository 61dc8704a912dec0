#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_pieces.glsl"

// One thread a chunk: its pieces into their places in the lists.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, readonly, uint, shownGroups);
GPU_BUFFER(1, readonly, FiberChunk, chunks);
GPU_BUFFER(2, readonly, FiberWay, ways);
GPU_BUFFER(3, readonly, FiberTally, tallies);
GPU_BUFFER(4, readonly, FiberPlan, plan);
GPU_BUFFER(5, writeonly, uvec2, list);
GPU_BUFFER(6, readonly, FiberStrand, strands);
GPU_BUFFER(7, readonly, FiberMatter, matters); // by fiber
GPU_BUFFER(8, , SheetMatter, sheets);          // by strand
GPU_BUFFER(9, readonly, uint, listed);         // places of the groups that show something
GPU_BUFFER(10, writeonly, uvec2, smalls);
#include "engine/fiber_counts.glsl"
#include "engine/surface.glsl"

shared uint counts[fiberGroupSize][fiberKinds];

void put(uint kind, inout uint place, uvec2 piece)
{
    if (place < args.capacities[kind])
        list.at[args.firsts[kind] + place] = piece;
    ++place;
}

void putSmall(inout uint place, uvec2 piece)
{
    if (place < args.smallCapacity)
        smalls.at[place] = piece;
    ++place;
}

void main()
{
    const uint group = gl_WorkGroupID.y * fiberRowGroups + gl_WorkGroupID.x;
    if (group >= plan.at[0].listed)
        return;
    const uint place = listed.at[group];
    const uint t = gl_LocalInvocationIndex;
    const uint c = shownGroups.at[place] * fiberGroupSize + t;
    FiberWay shown = FiberWay(0, uint[2](0, 0), uint[2](0, 0));
    if (c < args.chunkCount)
        shown = ways.at[c];
    counts[t] = countsOf(shown);
    barrier();
    if (t < fiberKinds)
    {
        uint next = tallies.at[place].counts[t];
        for (uint i = 0; i < fiberGroupSize; ++i)
        {
            const uint count = counts[i][t];
            counts[i][t] = next;
            next += count;
        }
    }
    barrier();
    const uint way = shown.way;
    const uint wideAs = (way & wayTube) != 0 ? fiberTubes : fiberRibbons;
    uint nextWide = counts[t][wideAs];
    uint nextLine = counts[t][fiberLines];
    uint nextSheet = counts[t][fiberSheets];
    uint nextSmall = counts[t][fiberSmall];
    const FiberChunk chunk = chunks.at[c < args.chunkCount ? c : 0];
    const bool band = isBand(chunk);
    const bool sheet = (way & waySheet) != 0;
    const uint stride = strideOf(chunk, way);
    for (uint word = 0; word < 2; ++word)
    {
        const uint small = wideAs == fiberRibbons ? smallPieces(way, word) : 0;
        for (uint bits = shown.wide[word] | shown.thin[word]; bits != 0; bits &= bits - 1)
        {
            const uint at = findLSB(bits);
            const uint s = word * 4 + (at >> 3);
            const uint p = at & 7u;
            const uint fineness = finenessOf(chunk, way, s);
            const bool wide = (shown.wide[word] >> at & 1u) != 0;
            const bool thin = (shown.thin[word] >> at & 1u) != 0;
            if (wide && sheet)
                put(fiberSheets, nextSheet, uvec2(c | fineness << 25 | p << 27, strandsOf(way)));
            const uint end = wide && sheet ? 0 : strandsOf(way);
            for (uint i = firstStrandOf(way); i < end; i += 1u << thinnedOf(way))
            {
                FiberStrand strand = strands.at[band ? chunk.knots + i : 0];
                if (!band)
                    strand = FiberStrand(knotOf(chunk) + s, chunk.fiber & fiberIdMask);
                const bool reversed = (strand.knot & fiberReversed) != 0;
                const uint which = reversed ? (1u << fineness) - 1 - p : p;
                const uvec2 piece =
                    uvec2(strand.knot & ~fiberReversed | (stride - 1) << fiberKnotBits | fineness << 25 | which << 27,
                          strand.fiber | thinnedOf(way) << 24);
                if (wide && (small >> at & 1u) != 0)
                    putSmall(nextSmall, piece);
                else if (wide)
                    put(wideAs, nextWide, piece);
                if (thin)
                    put(fiberLines, nextLine, piece);
            }
        }
    }
    // Of what is drawn as a sheet the matter of its strands, at hand.
    const uint count = sheet && (shown.wide[0] | shown.wide[1]) != 0 ? strandsOf(way) : 0;
    vec3 sum = vec3(0);
    for (uint i = 0; i < count; ++i)
    {
        const FiberMatter matter = matters.at[strands.at[chunk.knots + i].fiber];
        sum += linearOf(unpackUnorm4x8(matter.color).rgb);
        const uvec2 words = matterWords(matter.color, matter.surface);
        sheets.at[chunk.knots + i] = SheetMatter(words.x, words.y, matter.entity);
    }
    const uint mean = packUnorm4x8(vec4(srgbOf(sum / max(float(count), 1.0)), 0));
    for (uint i = 0; i < count; ++i)
        sheets.at[chunk.knots + i].mean |= mean;
}
