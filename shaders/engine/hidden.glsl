// Whether closed boxes hide what one is about to draw. The including shader binds `view` and `farthest`, the pyramid of
// their farthest depths; one of a single texel hides nothing.
#ifndef GLASSHOUSE_ENGINE_HIDDEN_GLSL
#define GLASSHOUSE_ENGINE_HIDDEN_GLSL

// Of a rectangle of the picture, in [0, 1], whose nearest point has that depth.
bool hiddenBehind(vec2 least, vec2 most, float depth)
{
    const vec2 size = vec2(textureSize(farthest, 0));
    const vec2 texels = (most - least) * size;
    const int wanted = int(ceil(log2(max(max(texels.x, texels.y), 1.0))));
    const int level = clamp(wanted, 0, textureQueryLevels(farthest) - 1);
    // Not textureSize(farthest, level): Mesa's software driver gives all threads of a vector the size of the first
    // one's.
    const ivec2 last = max(textureSize(farthest, 0) >> level, ivec2(1)) - 1;
    const ivec2 a = clamp(ivec2(floor(least * (last + 1))), ivec2(0), last);
    const ivec2 b = clamp(ivec2(floor(most * (last + 1))), ivec2(0), last);
    const float first = min(texelFetch(farthest, a, level).r, texelFetch(farthest, b, level).r);
    const float second =
        min(texelFetch(farthest, ivec2(b.x, a.y), level).r, texelFetch(farthest, ivec2(a.x, b.y), level).r);
    return level == wanted && depth < min(first, second);
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

// From a to b, relative to the eye, and what is around it within reach; in up to eight parts, each of which is near in its
// own place only.
bool hiddenStretch(vec3 a, vec3 b, float reach)
{
    const vec4 from = view.clipFromEye * vec4(a, 1);
    const vec4 to = view.clipFromEye * vec4(b, 1);
    if (textureSize(farthest, 0).x == 1 || min(from.w, to.w) - reach <= view.near)
        return false;
    const float stretch = max(length(a) / from.w, length(b) / to.w);
    const vec2 apart = abs(from.xy / from.w - to.xy / to.w) * vec2(textureSize(farthest, 0)) * 0.5;
    const uint parts = clamp(uint(max(apart.x, apart.y) / 4) + 1, 1u, 8u);
    bool hidden = true;
    vec4 first = from;
    for (uint i = 1; i <= parts && hidden; ++i)
    {
        const vec4 last = mix(from, to, float(i) / float(parts));
        const float z = min(first.w, last.w) - reach;
        const vec2 atFirst = first.xy / first.w * 0.5 + 0.5;
        const vec2 atLast = last.xy / last.w * 0.5 + 0.5;
        const vec2 around = (reach * stretch * view.pixelsPerMetre / z + 1) / view.size;
        hidden = hiddenBehind(min(atFirst, atLast) - around, max(atFirst, atLast) + around, view.near / z);
        first = last;
    }
    return hidden;
}

// Corners relative to the eye.
bool hiddenBox(vec3 least, vec3 most)
{
    const vec4 middle = view.clipFromEye * vec4((least + most) * 0.5, 1);
    const vec3 halfSize = (most - least) * 0.5;
    const mat3 turn = mat3(abs(view.clipFromEye[0].xyw), abs(view.clipFromEye[1].xyw), abs(view.clipFromEye[2].xyw));
    const vec3 extent = turn * halfSize;
    const float z = middle.w - extent.z;
    if (textureSize(farthest, 0).x == 1 || z <= view.near)
        return false;
    // Its sides are widest on the picture where it is nearest, or farthest when they lie beyond the middle.
    const vec2 from = middle.xy - extent.xy;
    const vec2 to = middle.xy + extent.xy;
    const float beyond = middle.w + extent.z;
    // What is widened to a pixel reaches over its box by one.
    return hiddenBehind(min(from / z, from / beyond) * 0.5 + 0.5 - 1 / view.size,
                        max(to / z, to / beyond) * 0.5 + 0.5 + 1 / view.size, view.near / z);
}
#endif
