#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// One group a mesh: where each cluster's instances go in the list, in the order of the clusters, and how many instances
// each LOD draws. Fixed order, so that equal frames are the same bits.
layout(local_size_x = 64) in;
GPU_ARGS(SolidCullArgs);
GPU_BUFFER(0, readonly, SolidMesh, meshes);
GPU_BUFFER(1, , SolidTally, tallies);
GPU_BUFFER(2, , DrawIndexedCommand, draws);
GPU_BUFFER(3, , DrawIndexedCommand, clearDraws);

shared uint sums[64][4];

void main()
{
    const SolidMesh mesh = meshes.at[gl_WorkGroupID.x];
    const uint t = gl_LocalInvocationIndex;
    const uint each = (mesh.clusterCount + 63) / 64;
    const uint begin = mesh.firstCluster + min(t * each, mesh.clusterCount);
    const uint end = mesh.firstCluster + min((t + 1) * each, mesh.clusterCount);
    uint own[4] = uint[4](0, 0, 0, 0);
    for (uint c = begin; c < end; ++c)
        for (uint l = 0; l < solidLods; ++l)
            own[l] += tallies.at[c].counts[l];
    for (uint l = 0; l < solidLods; ++l)
        sums[t][l] = own[l];
    barrier();
    uint total[4] = uint[4](0, 0, 0, 0);
    uint before[4] = uint[4](0, 0, 0, 0);
    const uint threads = min(mesh.clusterCount, 64u); // the others have none
    for (uint i = 0; i < threads; ++i)
        for (uint l = 0; l < solidLods; ++l)
        {
            before[l] += i < t ? sums[i][l] : 0;
            total[l] += sums[i][l];
        }
    uint place = mesh.firstInstance;
    for (uint l = 0; l < solidLods; ++l)
    {
        if (t == 0)
        {
            const uint draw = mesh.draws[l];
            const uint byParts = args.whole != 0 ? 0 : min(total[l], mesh.rooms[l]);
            draws.at[draw].instanceCount = total[l] - byParts;
            draws.at[draw].firstInstance = place + byParts;
            clearDraws.at[draw].instanceCount = total[l];
            clearDraws.at[draw].firstInstance = place;
        }
        before[l] += place;
        place += total[l];
    }
    for (uint c = begin; c < end; ++c)
        for (uint l = 0; l < solidLods; ++l)
        {
            const uint count = tallies.at[c].counts[l];
            tallies.at[c].counts[l] = before[l];
            before[l] += count;
        }
}
