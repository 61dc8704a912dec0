// What the steps of culling fibers agree on.
#ifndef GLASSHOUSE_ENGINE_FIBER_PIECES_GLSL
#define GLASSHOUSE_ENGINE_FIBER_PIECES_GLSL

#include "shared/engine/fibers.h"

// As what a chunk is drawn; tube and line, or ribbon and line, when one of its ends is nearer than the other.
#define wayTube 1u
#define wayRibbon 2u
#define wayLine 4u
#define wayWhole 8u // as one piece from its first knot to its last
#define wayFinenessShift 4 // log2 of the pieces of a bend, 2 bits
#define wayThinnedShift 8  // log2 of how many fibers it stands for

uint spansOf(FiberChunk chunk)
{
    return (chunk.knots >> 29) + 1;
}

uint piecesOf(FiberChunk chunk, uint way)
{
    if (way == 0 || (way & wayWhole) != 0)
        return way == 0 ? 0 : 1;
    const uint bends = bitCount(chunk.fiber >> 24);
    return spansOf(chunk) - bends + (bends << (way >> wayFinenessShift & 3u));
}
#endif
