// One eye of a frame: the same for every thread of every pass that draws or culls for it.
#ifndef GLASSHOUSE_SHARED_ENGINE_VIEW_H
#define GLASSHOUSE_SHARED_ENGINE_VIEW_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct View
{
    mat4 clipFromEye;     // of points relative to the eye; depth 1 at `near`, 0 infinitely far
    vec4 planes[5];       // of the frustum, relative to the eye: inside where dot(xyz, p) + w >= 0
    vec3 eye;             // world
    float pixelsPerMetre; // that a metre covers at a metre's distance
    vec3 rayCorner;       // from the eye to the picture's top left corner at a depth of one metre,
    float near;           // metres
    vec3 rayRight;        // one pixel further to the right,
    uint layers;          // bit i: layer i is shown
    vec3 rayDown;         // and one further down
    uint flags;           // viewTints ...
    vec3 forward;         // unit vector
    float lodScale;       // more is coarser; 0: always the finest
    vec2 size;            // pixels
    float leastPixels;    // what is smaller across is left out
    float valueLeast;     // of the scale of values; decades when viewLogarithmic
    float valueScale;     // 1 / (greatest - least)
    uint colorCount;      // entries of the colour map; the one after them is the unknown's
    uint selected;        // entity that stands out
    uint hovered;         // and one that does less
    uint accent;          // colour of the first, sRGB 0xBBGGRR
    float backColor;      // what steps back keeps of its colour,
    float backLight;      // and of its light
    uint greys[32];       // by layer, sRGB 0xBBGGRR; for viewFlat
};
GPU_STRUCT(View);

GPU_NAMESPACE_END

#define viewTints 1u       // tinted solids and fibers show their values
#define viewLogarithmic 2u // values by decades
#define viewCategories 4u  // values are indices of colours
#define viewFlat 8u        // materials give way to the greys of the layers
#define viewDims 16u       // what carries no value steps back
#define viewEntities 32u   // every colour is the entity whose it is
#define viewSpotlight 64u  // who has no value at all steps back, whoever has one keeps their light

#ifndef __cplusplus
// Whether a sphere, its centre relative to the eye, reaches into the frustum.
bool reaches(View view, vec3 centre, float radius)
{
    bool inside = true;
    for (int i = 0; i < 5; ++i)
        inside = inside && dot(view.planes[i].xyz, centre) + view.planes[i].w >= -radius;
    return inside;
}
#endif

#endif
