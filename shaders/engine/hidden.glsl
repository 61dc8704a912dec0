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

// Of a plane through a point, seen from its outer side: its depth at the picture's upper left corner, and how much that
// changes to the right and downwards over the whole of it. (Reversed depth is linear there.) Seen from behind, none.
vec3 planeDepths(vec3 normal, vec3 point)
{
    const float apart = dot(normal, point);
    const vec3 along = vec3(dot(normal, view.rayCorner), dot(normal, view.rayRight), dot(normal, view.rayDown));
    return apart < 0 ? along * vec3(1, view.size) * (view.near / apart) : vec3(1, 0, 0);
}

// Of what lies behind three planes (the columns, as above), square by square of one level.
bool hiddenAt(int level, vec2 least, vec2 most, mat3 planes, float nearest)
{
    const ivec2 count = max(textureSize(farthest, 0) >> level, ivec2(1));
    const ivec2 a = clamp(ivec2(floor(least * count)), ivec2(0), count - 1);
    const ivec2 b = clamp(ivec2(floor(most * count)), ivec2(0), count - 1);
    const vec2 step = 1 / vec2(count);
    // Of each plane where it is nearest within a square.
    const vec3 right = vec3(planes[0].y, planes[1].y, planes[2].y) * step.x;
    const vec3 down = vec3(planes[0].z, planes[1].z, planes[2].z) * step.y;
    const vec3 first = vec3(planes[0].x, planes[1].x, planes[2].x) + max(right, 0) + max(down, 0);
    bool hidden = true;
    for (ivec2 at = a; at.y <= b.y && hidden;)
    {
        const vec3 depths = first + right * float(at.x) + down * float(at.y);
        hidden = min(min(min(depths.x, depths.y), depths.z), nearest) < texelFetch(farthest, at, level).r;
        at = at.x < b.x ? ivec2(at.x + 1, at.y) : ivec2(a.x, at.y + 1);
    }
    return hidden;
}

// In some nine squares by nine; where that does not hide it, in four times as many along each side.
bool hiddenWithin(vec2 least, vec2 most, mat3 planes, float nearest)
{
    const vec2 texels = (clamp(most, 0, 1) - clamp(least, 0, 1)) * vec2(textureSize(farthest, 0));
    const int fits = int(ceil(log2(max(max(texels.x, texels.y), 1.0))));
    const int last = textureQueryLevels(farthest) - 1;
    bool hidden = false;
    for (int finer = 3; finer <= 5 && !hidden; finer += 2)
        hidden = hiddenAt(clamp(fits - finer, 0, last), least, most, planes, nearest);
    return hidden;
}

// A box about a centre relative to the eye; the columns are from there to the middles of three of its sides, at right
// angles.
bool hiddenBox(vec3 centre, mat3 halves)
{
    const vec4 middle = view.clipFromEye * vec4(centre, 1);
    const mat4 clip = view.clipFromEye;
    const mat3 turn = mat3(clip[0].xyw, clip[1].xyw, clip[2].xyw) * halves;
    const vec3 extent = abs(turn[0]) + abs(turn[1]) + abs(turn[2]);
    const float z = middle.w - extent.z;
    if (textureSize(farthest, 0).x == 1)
        return false;
    mat3 planes;
    for (int axis = 0; axis < 3; ++axis)
    {
        const vec3 outwards = dot(halves[axis], centre) < 0 ? halves[axis] : -halves[axis];
        planes[axis] = planeDepths(outwards, centre + outwards);
    }
    // What reaches behind the eye may be anywhere.
    const bool ahead = z > view.near;
    // Its sides are widest on the picture where it is nearest, or farthest when they lie beyond the middle.
    const vec2 from = middle.xy - extent.xy;
    const vec2 to = middle.xy + extent.xy;
    const float beyond = middle.w + extent.z;
    // What is widened to a pixel reaches over its box by one.
    const vec2 least = ahead ? min(from / z, from / beyond) * 0.5 + 0.5 - 1 / view.size : vec2(0);
    const vec2 most = ahead ? max(to / z, to / beyond) * 0.5 + 0.5 + 1 / view.size : vec2(1);
    return hiddenWithin(least, most, planes, ahead ? view.near / z : 1);
}

// Corners relative to the eye.
bool hiddenBox(vec3 least, vec3 most)
{
    const vec3 size = (most - least) * 0.5;
    return hiddenBox((least + most) * 0.5, mat3(size.x, 0, 0, 0, size.y, 0, 0, 0, size.z));
}
#endif
