#version 460
#extension GL_GOOGLE_include_directive : require
#include "shared/engine/fibers.h"

// One thread a fiber: what it is made of in this view.
layout(local_size_x = 64) in;
GPU_ARGS(FiberMatterArgs);
GPU_UNIFORM(0, View, view);
GPU_BUFFER(1, readonly, FiberData, fibers);
GPU_BUFFER(2, readonly, float, values);
GPU_BUFFER(3, readonly, uint, colors);
GPU_BUFFER(4, writeonly, FiberMatter, matters);
#include "engine/matter.glsl"
#include "engine/tint.glsl"

void main()
{
    const uint f = GPU_THREAD;
    if (f >= args.fiberCount)
        return;
    const FiberData fiber = fibers.at[f];
    const uint grey = (view.flags & viewFlat) != 0 ? view.greys[fiber.jacket >> 24] : 0;
    const bool glows = (marksOf(fiber.entity) & surfaceSelected) != 0 || isLit(fiber.entity);
    const uint tint = tintOf(fiber.entity, true);
    const uint plastic = 14u | surfaceSoft | marksOf(fiber.entity); // jackets are of roughness 0.45
    const uvec3 matter = matterOf(
        glows ? view.accent | 0xFF000000u : (grey != 0 ? grey : fiber.jacket) | 0xFF000000u,
        glows ? plastic | surfaceGlows : plastic, glows ? 0 : tint, stepsBack(fiber.entity, tint) && !glows, fiber.entity);
    matters.at[f] =
        FiberMatter(matter.x, matter.y, matter.z, (fiber.flags & fiberStraight) != 0 ? -fiber.radius : fiber.radius);
}
