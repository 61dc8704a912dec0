#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// One thread a cluster: its instances into their places in the list.
layout(local_size_x = 32) in;
GPU_ARGS(SolidCullArgs);
GPU_BUFFER(0, readonly, SolidCluster, clusters);
GPU_BUFFER(1, readonly, SolidTally, tallies);
GPU_BUFFER(2, writeonly, uint, list);

void main()
{
    const uint c = GPU_THREAD;
    if (c >= args.clusterCount)
        return;
    const uint first = clusters.at[c].first;
    for (uint l = 0; l < solidLods; ++l)
    {
        uint place = tallies.at[c].counts[l];
        for (uint word = 0; word < 2; ++word)
            for (uint mask = tallies.at[c].masks[l][word]; mask != 0; mask &= mask - 1)
                list.at[place++] = first + word * 32 + findLSB(mask);
    }
}
