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
    const bool sheet = (shown.way & waySheet) != 0;
    const uint each = sheet ? 0 : wide * strandsOf(shown.way);
    const uint ofSmall[2] =
        uint[2](shown.wide[0] & smallPieces(shown.way, 0), shown.wide[1] & smallPieces(shown.way, 1));
    const uint small = tube || sheet ? 0 : countOf(ofSmall) * strandsOf(shown.way);
    return uint[fiberKinds](tube ? each : 0, tube ? 0 : each - small, countOf(shown.thin) * drawnStrands(shown.way),
                            sheet ? wide : 0, small);
}

#endif
