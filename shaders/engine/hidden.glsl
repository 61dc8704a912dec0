// Whether closed boxes hide what one is about to draw. The including shader binds `view` and `farthest`, the pyramid of
// their farthest depths; one of a single texel hides nothing.
#ifndef GLASSHOUSE_ENGINE_HIDDEN_GLSL
#define GLASSHOUSE_ENGINE_HIDDEN_GLSL

// Of a rectangle of the picture, in [0, 1], whose nearest point has that depth.
bool hiddenBehind(vec2 least, vec2 most, float depth)
{
    const vec2 size = vec2(textureSize(farthest, 0));
    const vec2 texels = (most - least) * size;
    const int level = clamp(int(ceil(log2(max(max(texels.x, texels.y), 1.0)))), 0, textureQueryLevels(farthest) - 1);
    // Not textureSize(farthest, level): Mesa's software driver gives all threads of a vector the size of the first
    // one's.
    const ivec2 last = max(textureSize(farthest, 0) >> level, ivec2(1)) - 1;
    const ivec2 a = clamp(ivec2(floor(least * (last + 1))), ivec2(0), last);
    const ivec2 b = clamp(ivec2(floor(most * (last + 1))), ivec2(0), last);
    const float first = min(texelFetch(farthest, a, level).r, texelFetch(farthest, b, level).r);
    const float second =
        min(texelFetch(farthest, ivec2(b.x, a.y), level).r, texelFetch(farthest, ivec2(a.x, b.y), level).r);
    return depth < min(first, second);
}

// Centre relative to the eye.
bool hiddenSphere(vec3 centre, float radius)
{
    const vec4 clip = view.clipFromEye * vec4(centre, 1);
    const float z = clip.w;
    if (textureSize(farthest, 0).x == 1 || z - radius <= view.near)
        return false;
    // Away from the middle a sphere's picture is longer than wide.
    const float stretch = length(centre) / z;
    const vec2 reach = radius * stretch * view.pixelsPerMetre / (z - radius) / view.size;
    const vec2 at = clip.xy / z * 0.5 + 0.5;
    return hiddenBehind(at - reach, at + reach, view.near / (z - radius));
}

// Corners relative to the eye.
bool hiddenBox(vec3 least, vec3 most)
{
    if (textureSize(farthest, 0).x == 1)
        return false;
    vec2 from = vec2(1e9);
    vec2 to = vec2(-1e9);
    float z = 1e9;
    for (uint i = 0; i < 8; ++i)
    {
        const vec3 corner = mix(least, most, vec3(i & 1u, i >> 1 & 1u, i >> 2));
        const vec4 clip = view.clipFromEye * vec4(corner, 1);
        z = min(z, clip.w);
        const vec2 at = clip.xy / clip.w * 0.5 + 0.5;
        from = min(from, at);
        to = max(to, at);
    }
    // What is widened to a pixel reaches over its box by one.
    return z > view.near && hiddenBehind(from - 1 / view.size, to + 1 / view.size, view.near / z);
}
#endif
