// Light of a frame, the same for every pixel.
#ifndef GLASSHOUSE_SHARED_ENGINE_LIGHTING_H
#define GLASSHOUSE_SHARED_ENGINE_LIGHTING_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct LampStrip // a line that shines downwards; four texels of an image of `lampsPerRow` lamps a row
{
    vec3 from;    // world
    float lumens; // a metre
    vec3 to;
    float unused;
    vec3 color; // linear, 1 is white
    float unused2;
    vec2 regionMin; // world, seen from above
    vec2 regionMax;
};
GPU_STRUCT(LampStrip);

struct Lighting
{
    mat4 shadowFromEye; // texture coordinates and reversed depth of the key light's shadow, of points relative to the
                        // eye
    vec3 toKey;         // unit vector
    float keyLux;
    vec3 keyColor;
    float exposure;       // display white of a lux reflected by white
    vec3 skyColor;        // what the upper half gives, lux
    float shadowSoftness; // radius of the shadow's edge, texels
    vec3 groundColor;     // and the lower
    float glow;           // radiance of a full glow, lux
    vec3 zenith;          // background, as lux reflected by white
    uint outdoors;        // 1: background and haze of a sky
    vec3 horizon;
    float hazePerMetre;
    vec2 gridOrigin;       // world; cells that list the lamps which reach them
    float gridCell;        // metres
    uint accent;           // sRGB of outlines, 0xBBGGRR
    float occlusionRadius; // metres
    float unused;
    vec2 occlusionScale; // pixels of the picture a pixel of the occlusion image
};
GPU_STRUCT(Lighting);

GPU_NAMESPACE_END

#define lampsPerCell 4
#define lampsPerRow 1024
#define lampNone 0xFFFFu

#endif
