#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/labels.h"

// One thread a label: where it would stand in the picture, if it is in it, legible, and not behind something.
layout(local_size_x = 64) in;
GPU_ARGS(LabelArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, LabelData, labels);
GPU_BUFFER(2, , LabelPlacement, placements);
GPU_BUFFER(3, , LabelCounts, counts);
layout(binding = 4) uniform sampler2D depth;

// Pixels of a capital's height between which a label appears, and between which it turns to lie in its plane.
const vec2 fade = vec2(4.0, 6.5);
const vec2 turn = vec2(10.0, 16.0);
// Metres by which a turned label stands before what it names, so that trays and cabinets next to it do not cut it.
const float turnedNearer = 1.2;

vec4 clipOf(vec3 direction)
{
    return view.clipFromEye * vec4(direction, 0);
}

// Of a point at `origin`, pixels that a step in clip space makes.
vec2 pixels(vec4 origin, vec4 direction)
{
    return (direction.xy - origin.xy / origin.w * direction.w) / origin.w * view.size * 0.5;
}

vec4 at(LabelPlacement p, vec2 point)
{
    return p.origin + point.x * p.right + point.y * p.up;
}

// Whether more than one of its corners and its middle are hidden: half a word is no word.
bool behindSomething(LabelPlacement p, vec4 box)
{
    uint hidden = 0;
    const ivec2 size = textureSize(depth, 0);
    for (int i = 0; i < 5; ++i)
    {
        const vec2 side = i == 4 ? vec2(0.5) : vec2(0.1 + 0.8 * float(i & 1), 0.1 + 0.8 * float(i >> 1));
        const vec4 clip = at(p, mix(box.xy, box.zw, side));
        const ivec2 texel = ivec2((clip.xy / clip.w * 0.5 + 0.5) * vec2(size));
        hidden += texelFetch(depth, clamp(texel, ivec2(0), size - 1), 0).r > clip.z / clip.w ? 1 : 0;
    }
    return hidden > 1;
}

// Of 16 bits, greater for what is nearer by half or more; less for what fades. Among what is about as near a number drawn
// by lot decides, the same in each frame: were it the distance, each label would wait for its nearer neighbour's turn.
uint order(float distance, float opacity, uint label)
{
    // Distances up to a billion metres are above 64.
    const uint nearness = opacity < 1 ? uint(opacity * 64) : 0x1FEu - min(floatBitsToUint(distance) >> 22, 0x1FDu);
    return nearness << 7 | (label * 0x9E3779B1u) >> 25;
}

void main()
{
    const uint i = GPU_THREAD;
    if (i >= args.labelCount)
        return;
    const LabelData label = labels.at[i];
    if ((view.layers >> label.layer & 1u) == 0)
        return;
    LabelPlacement p;
    p.origin = view.clipFromEye * vec4(label.position - view.eye, 1);
    const float w = p.origin.w;
    if (w <= view.near)
        return;
    p.right = clipOf(label.right * label.height);
    p.up = clipOf(label.up * label.height);

    const vec2 across = pixels(p.origin, p.right);
    const vec2 upwards = pixels(p.origin, p.up);
    // Above zero where it is read from its front side.
    const float area = upwards.x * across.y - upwards.y * across.x;
    // Its legibility: the size of capitals that are as dense.
    float legible = max(area, 0.0) / max(max(length(across), length(upwards)), 1e-6);
    const float grown = max(1.0, label.least * args.scale / max(length(upwards), 1e-6));
    float nearer = 0.001 + 0.0005 * w; // metres by which its depth is nearer: it lies on surfaces
    if (label.facing != 0)
    {
        // Text that runs up or upside down is no easier to read than text seen from aside.
        legible *= clamp(-2 * upwards.y / max(length(upwards), 1e-6), 0.0, 1.0);
        const float turned = 1 - smoothstep(turn.x * args.scale, turn.y * args.scale, legible);
        const float height = max(label.height * view.pixelsPerMetre / w, label.least * args.scale);
        const vec2 step = 2 * height * w / view.size;
        p.right = mix(p.right * grown, vec4(step.x, 0, 0, 0), turned);
        p.up = mix(p.up * grown, vec4(0, -step.y, 0, 0), turned);
        // Turned out of its plane it must not sink into what it stands on, to either side.
        const float reach = height * w / view.pixelsPerMetre;
        nearer = mix(nearer, turnedNearer + reach * max(max(-label.box.x, label.box.z), label.box.w), turned);
        legible = mix(legible, height, turned);
    }
    else
    {
        p.right *= grown;
        p.up *= grown;
        legible *= grown;
    }
    p.opacity = clamp((legible / args.scale - fade.x) / (fade.y - fade.x), 0.0, 1.0);
    if (p.opacity <= 0)
        return;
    p.right.z = 0;
    p.up.z = 0;

    // Pixels that it covers with its halo.
    vec2 least = vec2(1e9);
    vec2 most = vec2(-1e9);
    for (int corner = 0; corner < 4; ++corner)
    {
        const vec2 point = vec2((corner & 1) != 0 ? label.box.z : label.box.x,
                                (corner & 2) != 0 ? label.box.w : label.box.y);
        const vec4 clip = at(p, point);
        if (clip.w <= view.near)
            return;
        const vec2 pixel = (clip.xy / clip.w * 0.5 + 0.5) * view.size;
        least = min(least, pixel);
        most = max(most, pixel);
    }
    const float margin = (labelHalo + 1.0) * args.scale;
    least -= margin;
    most += margin;
    if (any(greaterThanEqual(least, view.size)) || any(lessThanEqual(most, vec2(0))))
        return;
    p.origin.z *= w / max(w - nearer, view.near);
    if (behindSomething(p, label.box))
        return;
    const float cell = labelCell * args.scale;
    p.first = uvec2(max(least, vec2(0)) / cell);
    p.last = uvec2(min(most, view.size - 1) / cell);
    p.label = i;
    p.key = label.importance << 16 | order(w, p.opacity, i);
    p.state = labelOpen;
    const uint place = atomicAdd(counts.at[0].placed, 1);
    atomicMax(counts.at[0].groups[0], place / labelGroup + 1);
    placements.at[place] = p;
}
