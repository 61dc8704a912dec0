#ifndef GLASSHOUSE_ENGINE_SKY_GLSL
#define GLASSHOUSE_ENGINE_SKY_GLSL

// What is behind everything, in lux of a white surface.
vec3 skyAt(vec3 ray)
{
    const float height = normalize(ray).z;
    return light.outdoors != 0 ? mix(light.horizon, light.zenith, sqrt(clamp(height, 0.0, 1.0))) : light.zenith;
}

// Air between the eye and what is `distance` metres away.
vec3 hazed(vec3 radiance, float distance)
{
    return mix(light.horizon, radiance, exp(-distance * light.hazePerMetre * float(light.outdoors)));
}
#endif
