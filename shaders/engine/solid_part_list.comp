#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/solids.h"

// One thread a block: the commands of its parts. Those that follow each other in one instance are one command.
layout(local_size_x = 32) in;
GPU_ARGS(SolidCullArgs);
GPU_BUFFER(0, readonly, SolidParted, parted);
GPU_BUFFER(1, readonly, SolidPart, parts);
GPU_BUFFER(2, readonly, DrawIndexedCommand, whole);
GPU_BUFFER(3, readonly, SolidBlock, blocks);
GPU_BUFFER(4, readonly, uint, places);
GPU_BUFFER(5, readonly, uint, total);
GPU_BUFFER(6, writeonly, DrawIndexedCommand, commands);

void main()
{
    const uint b = GPU_THREAD;
    if (b >= args.blockCount)
        return;
    uint place = places.at[b];
    const uint next = b + 1 < args.blockCount ? places.at[b + 1] : total.at[0];
    if (place == next)
        return;
    const SolidBlock block = blocks.at[b];
    const SolidParted lod = parted.at[block.parted];
    const uint firstInstance = whole.at[lod.draw].firstInstance;
    DrawIndexedCommand command = DrawIndexedCommand(0, 1, 0, lod.vertexOffset, 0);
    uint last = ~0u; // place of the part before
    for (uint word = 0; word < 2; ++word)
        for (uint mask = block.seen[word]; mask != 0; mask &= mask - 1)
        {
            const uint i = block.block * solidBlockSize + word * 32 + findLSB(mask);
            const uint p = i % lod.partCount;
            const SolidPart part = parts.at[lod.firstPart + p];
            if (p == 0 || i != last + 1)
            {
                if (last != ~0u)
                    commands.at[place++] = command;
                command.indexCount = 0;
                command.firstIndex = part.firstIndex;
                command.firstInstance = firstInstance + i / lod.partCount;
            }
            command.indexCount += part.indexCount;
            last = i;
        }
    commands.at[place] = command;
}
