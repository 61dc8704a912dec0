#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/lighting.h"
#include "shared/engine/view.h"

// What is behind everything: drawn where nothing else was.
GPU_UNIFORM(0, View, view);
GPU_UNIFORM(1, Lighting, light);
#include "engine/seen.glsl"

layout(location = 0) out vec4 outColor;

// A number from 0 to 1 drawn by lot for each point of a grid, smooth between them.
float chanceAt(vec2 p)
{
    const ivec2 cell = ivec2(floor(p));
    const vec2 t = smoothstep(0.0, 1.0, p - vec2(cell));
    vec4 corners;
    for (int i = 0; i < 4; ++i)
    {
        uint h = uint(cell.x + (i & 1)) * 0x9E3779B1u ^ uint(cell.y + (i >> 1)) * 0x85EBCA77u;
        h = (h ^ h >> 15) * 0x2C1B3C6Du;
        corners[i] = float(h >> 8) / 16777216.0;
    }
    return mix(mix(corners.x, corners.y, t.x), mix(corners.z, corners.w, t.x), t.y);
}

// High thin clouds, drawn out by the wind: how much of the sky they cover.
float cloudsAt(vec3 direction)
{
    vec2 p = direction.xy / (max(direction.z, 0.0) + 0.10) * mat2(0.5, 0.87, -1.9, 1.1);
    float sum = 0;
    float share = 0.5;
    for (int i = 0; i < 4; ++i)
    {
        sum += share * chanceAt(p);
        p = p * mat2(1.7, 1.1, -1.1, 1.7) + 17.0;
        share *= 0.5;
    }
    return smoothstep(0.42, 0.80, sum) * smoothstep(0.0, 0.16, direction.z);
}

void main()
{
    const vec3 direction = normalize(rayAt(gl_FragCoord.xy));
    vec3 sky = light.zenith;
    if (light.outdoors != 0)
    {
        sky = mix(light.horizon, light.zenith, sqrt(clamp(direction.z, 0.0, 1.0)));
        sky = mix(sky, light.horizon * 1.08, 0.7 * cloudsAt(direction));
        const float near = max(dot(direction, light.toKey), 0.0);
        sky += light.keyColor * light.keyLux * 0.25 * pow(near, 12);
    }
    outColor = vec4(sky * light.exposure, 1);
}
