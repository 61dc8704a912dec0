#version 460
#extension GL_GOOGLE_include_directive : require
#include "tests/engine/echo_structs.h"

// Member by member, as the shaders see them.
layout(local_size_x = 1) in;
GPU_ARGS(EchoFrameArgs);
#include "tests/engine/echo.glsl"

void main()
{
    const LampStrip lamp = args.lamp.at[0];
    put(lamp.from);
    put(lamp.lumens);
    put(lamp.to);
    put(lamp.unused);
    put(lamp.color);
    put(lamp.unused2);
    put(lamp.regionMin);
    put(lamp.regionMax);
    const NeutralLight neutral = args.neutral.at[0];
    put(neutral.to);
    put(neutral.ambient);
    const PickResult picked = args.picked.at[0];
    put(picked.entity);
    put(picked.depth);
    const ValueEntry entry = args.entry.at[0];
    put(entry.factor);
    put(entry.offset);
    put(entry.logarithmic);
    put(entry.category);
    const View view = args.view.at[0];
    put(view.clipFromEye);
    for (int i = 0; i < 5; ++i)
        put(view.planes[i]);
    put(view.eye);
    put(view.pixelsPerMetre);
    put(view.rayCorner);
    put(view.near);
    put(view.rayRight);
    put(view.layers);
    put(view.rayDown);
    put(view.flags);
    put(view.forward);
    put(view.lodScale);
    put(view.size);
    put(view.leastPixels);
    put(view.valueLeast);
    put(view.valueScale);
    put(view.colorCount);
    put(view.selected);
    put(view.hovered);
    put(view.accent);
    put(view.backColor);
    put(view.backLight);
    for (int i = 0; i < 32; ++i)
        put(view.greys[i]);
    const Lighting lighting = args.lighting.at[0];
    put(lighting.shadowFromEye);
    put(lighting.toKey);
    put(lighting.keyLux);
    put(lighting.keyColor);
    put(lighting.exposure);
    put(lighting.skyColor);
    put(lighting.shadowSoftness);
    put(lighting.groundColor);
    put(lighting.glow);
    put(lighting.zenith);
    put(lighting.outdoors);
    put(lighting.horizon);
    put(lighting.hazePerMetre);
    put(lighting.gridOrigin);
    put(lighting.gridCell);
    put(lighting.accent);
    put(lighting.occlusionRadius);
    put(lighting.unused);
    put(lighting.occlusionScale);
    const SolidBlock block = args.block.at[0];
    put(block.seen);
    put(block.parted);
    put(block.block);
    const OccluderBox occluder = args.occluder.at[0];
    put(occluder.centre);
    put(occluder.layer);
    put(occluder.rotation);
    put(occluder.extent);
    put(occluder.detail);
}
