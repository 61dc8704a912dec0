// What a fiber is made of. The including shader binds `view`, `values` and `colors`.
#ifndef GLASSHOUSE_ENGINE_FIBER_MATTER_GLSL
#define GLASSHOUSE_ENGINE_FIBER_MATTER_GLSL

#include "engine/matter.glsl"
#include "engine/tint.glsl"
#include "shared/engine/fibers.h"

bool isSelected(FiberData fiber)
{
    return fiber.entity != 0 && fiber.entity == view.selected;
}

uvec3 matterOf(FiberData fiber)
{
    const uint grey = (view.flags & viewFlat) != 0 ? view.greys[fiber.jacket >> 24] : 0;
    const bool selected = isSelected(fiber);
    const uint tint = tintOf(fiber.entity, true);
    const uint plastic = 115u | surfaceThin << 24; // jackets are of roughness 0.45
    return matterOf(selected ? view.accent | 0xFF000000u : (grey != 0 ? grey : fiber.jacket) | 0xFF000000u,
                    selected ? plastic | 255u << 16 : plastic, selected ? 0 : tint, stepsBack(tint) && !selected,
                    fiber.entity);
}
#endif
