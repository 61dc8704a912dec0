// Light on a surface. The including shader binds `view`, and what lamps.glsl asks for.
#ifndef GLASSHOUSE_ENGINE_LIT_GLSL
#define GLASSHOUSE_ENGINE_LIT_GLSL

#include "engine/lamps.glsl"

const float pi = 3.14159265;

struct Matter
{
    vec3 base; // linear
    float roughness;
    float metallic;
};

float fifth(float x)
{
    return x * x * (x * x) * x;
}

// GGX with the height-correlated visibility of Smith (Heitz 2014) and Schlick's Fresnel.
vec3 specular(vec3 n, vec3 v, vec3 l, vec3 f0, float alpha)
{
    const vec3 h = normalize(v + l);
    const float nh = max(dot(n, h), 0.0);
    const float nv = max(dot(n, v), 1e-3);
    const float nl = max(dot(n, l), 0.0);
    const float a2 = alpha * alpha;
    const float d = nh * nh * (a2 - 1) + 1;
    const float visible = 0.5 / (nl * sqrt(nv * nv * (1 - a2) + a2) + nv * sqrt(nl * nl * (1 - a2) + a2) + 1e-5);
    const vec3 fresnel = f0 + (1 - f0) * fifth(1 - max(dot(v, h), 0.0));
    return a2 / (pi * d * d + 1e-7) * visible * fresnel * nl;
}

float lineA(float d, float l)
{
    return l / (d * (d * d + l * l)) + atan(l / d) / (d * d);
}
float lineB(float d, float l)
{
    return l * l / (d * (d * d + l * l));
}

// Form factor of a thin diffuse line to a surface at the origin (Heitz and Hill, Linear-Light Shading with Linearly
// Transformed Cosines, 2017), the part below the horizon cut off.
float lineFactor(vec3 p1, vec3 p2, vec3 n)
{
    const float h1 = dot(p1, n);
    const float h2 = dot(p2, n);
    if (h1 <= 0 && h2 <= 0)
        return 0;
    if (h1 < 0)
        p1 = mix(p1, p2, h1 / (h1 - h2));
    if (h2 < 0)
        p2 = mix(p2, p1, h2 / (h2 - h1));
    const float reach = length(p2 - p1);
    if (reach < 1e-4)
        return 0;
    const vec3 along = (p2 - p1) / reach;
    const float l1 = dot(p1, along);
    const vec3 foot = p1 - l1 * along;
    const float d = max(length(foot), 0.02);
    return max((lineA(d, l1 + reach) - lineA(d, l1)) * dot(foot, n) + (lineB(d, l1 + reach) - lineB(d, l1)) * dot(along, n),
               0.0);
}

// How far a point lies within the region of a lamp, from 0 to 1 across half a metre of its edge.
float within(vec2 p, LampStrip lamp)
{
    const vec2 d = max(lamp.regionMin - p, p - lamp.regionMax);
    return 1 - smoothstep(-0.1, 0.9, max(d.x, d.y));
}

vec3 lampLight(vec3 position, vec3 n, vec3 v, Matter matter, vec3 diffuse, vec3 f0)
{
    const vec2 world = (position + view.eye).xy;
    // A wall of racks is lit from the aisle it looks at.
    const vec2 from = world + n.xy * 0.15;
    const uvec2 packed = lampsNear(from);
    vec3 sum = vec3(0);
    for (uint i = 0; i < lampsPerCell; ++i)
    {
        const uint index = packed[i >> 1] >> (16 * (i & 1)) & 0xFFFFu;
        if (index == lampNone)
            break;
        const LampStrip lamp = lampOf(index);
        const float share = within(from, lamp);
        const vec3 p1 = lamp.from - view.eye - position;
        const vec3 p2 = lamp.to - view.eye - position;
        const float brightness = share * lamp.lumens / pi;
        vec3 shine = diffuse / pi * lineFactor(p1, p2, n);
        // The highlight comes from where the line is nearest to the mirrored view (Karis 2013), as long a piece of it as
        // the roughness blurs together.
        const vec3 r = reflect(-v, n);
        const vec3 line = p2 - p1;
        const float rl = dot(r, line);
        const float t = clamp((dot(r, p1) * rl - dot(p1, line)) / max(dot(line, line) - rl * rl, 1e-4), 0.0, 1.0);
        const vec3 nearest = p1 + t * line;
        const float d = max(length(nearest), 0.05);
        const float alpha = max(matter.roughness * matter.roughness, 0.02);
        const float wide = clamp(alpha + 0.04 / d, 0.0, 1.0);
        const float piece = min(length(line), 2 * wide * d + 0.1);
        const float down = clamp(nearest.z / d, 0.0, 1.0);
        shine += specular(n, v, nearest / d, f0, wide) * (piece / (d * d)) * down;
        sum += shine * brightness * lamp.color;
    }
    return sum;
}

// Radiance towards the eye, in lux of a white surface. `open` is the share of the surroundings that is not hidden.
vec3 lit(vec3 position, vec3 n, Matter matter, float open, float shadow)
{
    const vec3 v = normalize(-position);
    const vec3 diffuse = matter.base * (1 - matter.metallic);
    const vec3 f0 = mix(vec3(0.04), matter.base, matter.metallic);
    const float alpha = max(matter.roughness * matter.roughness, 0.02);

    vec3 sum = light.keyColor * light.keyLux * shadow *
               (diffuse / pi * max(dot(n, light.toKey), 0.0) + specular(n, v, light.toKey, f0, max(alpha, 0.1)));
    sum += lampLight(position, n, v, matter, diffuse, f0) * mix(1.0, open, 0.6);

    const vec3 around = mix(light.groundColor, light.skyColor, n.z * 0.5 + 0.5);
    const vec3 r = reflect(-v, n);
    // What is mirrored is lit by lamps, too: brighter than what comes from all around.
    const vec3 mirrored = 2.4 * mix(light.groundColor, light.skyColor, smoothstep(-0.6, 0.6, r.z));
    const vec3 fresnel = f0 + (max(vec3(1 - matter.roughness), f0) - f0) * fifth(1 - max(dot(n, v), 0.0));
    sum += (diffuse * around * open + fresnel * mirrored * open * open) / pi;
    return sum * pi;
}
#endif
