// How many pieces of each kind a chunk shows.
#ifndef GLASSHOUSE_ENGINE_FIBER_COUNTS_GLSL
#define GLASSHOUSE_ENGINE_FIBER_COUNTS_GLSL

#include "engine/fiber_pieces.glsl"

uint countOf(uint pieces[2])
{
    return bitCount(pieces[0]) + bitCount(pieces[1]);
}

uint[fiberKinds] countsOf(FiberWay shown)
{
    const uint wide = countOf(shown.wide);
    const bool tube = (shown.way & wayTube) != 0;
    return uint[fiberKinds](tube ? wide : 0, tube ? 0 : wide, countOf(shown.thin));
}

#endif
