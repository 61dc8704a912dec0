// What the G-buffer says of a pixel. The including shader binds `view`.
#ifndef GLASSHOUSE_ENGINE_SEEN_GLSL
#define GLASSHOUSE_ENGINE_SEEN_GLSL

// Relative to the eye; `pixel` counts from the top left corner, its middle at a half.
vec3 positionAt(vec2 pixel, float depth)
{
    return (view.rayCorner + pixel.x * view.rayRight + pixel.y * view.rayDown) * (view.near / depth);
}

vec3 rayAt(vec2 pixel)
{
    return view.rayCorner + pixel.x * view.rayRight + pixel.y * view.rayDown;
}
#endif
