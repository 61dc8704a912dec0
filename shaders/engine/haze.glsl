#ifndef GLASSHOUSE_ENGINE_HAZE_GLSL
#define GLASSHOUSE_ENGINE_HAZE_GLSL

// Air between the eye and what is `distance` metres away.
vec3 hazed(vec3 radiance, float distance)
{
    return mix(light.horizon, radiance, exp(-distance * light.hazePerMetre * float(light.outdoors)));
}
#endif
