// How open a place is to its surroundings, 0 to 1. The including shader binds `light` and `occlusion`.
#ifndef GLASSHOUSE_ENGINE_OPEN_GLSL
#define GLASSHOUSE_ENGINE_OPEN_GLSL

float openAt(vec2 pixel)
{
    // The blur's middle lies half a texel to the top left.
    return textureLod(occlusion, (pixel / light.occlusionScale + 0.5) / vec2(textureSize(occlusion, 0)), 0).r;
}
#endif
