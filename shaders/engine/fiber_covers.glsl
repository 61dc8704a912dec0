// What fibers hide of each other. The including shader binds `view`.
#ifndef GLASSHOUSE_ENGINE_FIBER_COVERS_GLSL
#define GLASSHOUSE_ENGINE_FIBER_COVERS_GLSL

#include "engine/fiber_pieces.glsl"

// The sides of a box, relative to the eye, on which the eye is so far away that what covers it there is before the near
// plane nowhere.
uint sidesOfEye(vec3 least, vec3 most)
{
    const float apart = 3 * view.near;
    const uvec3 below = uvec3(greaterThan(least, vec3(apart)));
    const uvec3 above = uvec3(lessThan(most, vec3(-apart)));
    return below.x | above.x << 1 | below.y << 2 | above.y << 3 | below.z << 4 | above.z << 5;
}

// Those of FiberChunk::sides that face the eye.
uint coveredSides(FiberChunk chunk, vec3 least, vec3 most)
{
    const uint eye = sidesOfEye(least, most);
    return chunk.sides & (eye | eye << 8);
}

// What covers a fiber is closed where it is drawn at least a pixel wide, and where there is much of it; but not where it
// is thinned out.
bool isClosed(uint way, uint covered)
{
    return covered >> 8 != 0 && thinnedOf(way) == 0;
}
#endif
