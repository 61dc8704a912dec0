#version 460
#extension GL_GOOGLE_include_directive : require
#include "engine/fiber_pieces.glsl"

// One thread a band of the groups that show something: of one that is drawn as a sheet the matter of its strands, at
// hand.
layout(local_size_x = fiberGroupSize) in;
GPU_ARGS(FiberCullArgs);
GPU_BUFFER(0, readonly, uint, shownGroups);
GPU_BUFFER(1, readonly, FiberChunk, chunks);
GPU_BUFFER(2, readonly, FiberWay, ways);
GPU_BUFFER(3, readonly, FiberPlan, plan);
GPU_BUFFER(4, readonly, FiberStrand, strands);
GPU_BUFFER(5, readonly, FiberMatter, matters); // by fiber
GPU_BUFFER(6, writeonly, SheetMatter, sheets); // by strand
GPU_BUFFER(7, readonly, uint, listed);         // places of the groups that show something
#include "engine/spread.glsl"
#include "engine/surface.glsl"

void main()
{
    const uint group = spreadGroup();
    if (group >= plan.at[0].listed)
        return;
    const uint c = shownGroups.at[listed.at[group]] * fiberGroupSize + gl_LocalInvocationIndex;
    if (c >= args.chunkCount)
        return;
    const FiberWay shown = ways.at[c];
    const bool sheet = (shown.way & waySheet) != 0 && (shown.wide[0] | shown.wide[1]) != 0;
    const uint count = sheet ? strandsOf(shown.way) : 0;
    const uint first = chunks.at[c].knots;
    vec3 sum = vec3(0);
    for (uint i = 0; i < count; ++i)
        sum += linearOf(unpackUnorm4x8(matters.at[strands.at[first + i].fiber].color).rgb);
    const uint mean = packUnorm4x8(vec4(srgbOf(sum / max(float(count), 1.0)), 0));
    for (uint i = 0; i < count; ++i)
    {
        const FiberMatter matter = matters.at[strands.at[first + i].fiber];
        const uvec2 words = matterWords(matter.color, matter.surface);
        sheets.at[first + i] = SheetMatter(words.x, words.y | mean, matter.entity);
    }
}
