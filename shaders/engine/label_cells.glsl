// What the steps that give the picture's cells to labels share. In each round every label that is still open bids for
// the cells it covers; who holds all of its own has them for good, and who wants one of those is out. So the greatest
// key wins wherever labels meet, whatever order threads run in.
#ifndef GLASSHOUSE_ENGINE_LABEL_CELLS_GLSL
#define GLASSHOUSE_ENGINE_LABEL_CELLS_GLSL

#include "shared/engine/labels.h"

layout(local_size_x = 64) in;
GPU_ARGS(LabelArgs);
GPU_BUFFER(0, , LabelPlacement, placements);
GPU_BUFFER(1, , LabelCounts, counts);
GPU_BUFFER(2, , uvec2, cells); // best key; of those with that key, the greatest label. Rounds stand above both.

// In later rounds all bids are above those of rounds before.
uint bid(uint key)
{
    return args.round << 30 | key;
}

uint cellAt(uint x, uint y)
{
    return y * args.columns + x;
}
#endif
