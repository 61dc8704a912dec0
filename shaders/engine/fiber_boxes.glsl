// Boxes of fibers against the picture. The including shader binds `view` and `farthest`.
#ifndef GLASSHOUSE_ENGINE_FIBER_BOXES_GLSL
#define GLASSHOUSE_ENGINE_FIBER_BOXES_GLSL

#include "engine/hidden.glsl"

// Corners relative to the eye.
bool boxReaches(vec3 least, vec3 most)
{
    const vec3 middle = (least + most) * 0.5;
    const vec3 extent = (most - least) * 0.5;
    bool inside = true;
    for (int i = 0; i < 5; ++i)
        inside = inside && dot(view.planes[i].xyz, middle) + view.planes[i].w >= -dot(abs(view.planes[i].xyz), extent);
    return inside;
}

// Least and greatest depth of a box, not before the near plane.
vec2 depthsOf(vec3 least, vec3 most)
{
    const float middle = dot(view.forward, (least + most) * 0.5);
    const float extent = dot(abs(view.forward), (most - least) * 0.5);
    return max(vec2(middle - extent, middle + extent), vec2(view.near));
}
#endif
