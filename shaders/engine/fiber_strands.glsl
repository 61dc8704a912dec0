// The strands of bands. The including shader binds `view` and `knots`.
#ifndef GLASSHOUSE_ENGINE_FIBER_STRANDS_GLSL
#define GLASSHOUSE_ENGINE_FIBER_STRANDS_GLSL

#include "shared/engine/fibers.h"

// Where a strand begins and ends, relative to the eye.
vec3[2] endsOf(FiberStrand strand)
{
    const uint knot = strand.knot & ~fiberReversed;
    const uint back = strand.knot >> 31;
    return vec3[2](knots.at[knot + back].position - view.eye, knots.at[knot + 1 - back].position - view.eye);
}
#endif
