// What draws the user interface.
#ifndef GLASSHOUSE_SHARED_ENGINE_UI_H
#define GLASSHOUSE_SHARED_ENGINE_UI_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct UiVertex
{
    vec2 position; // in units of the draw data
    vec2 uv;
    uint color; // RGBA8, red in the lowest byte, alpha not multiplied in
};
GPU_STRUCT(UiVertex);

struct UiArgs
{
    UiVertexPtr vertices;
    vec2 scale; // from units to clip space
    vec2 offset;
    uint coverage; // 1: the image's red is how much of the color is seen; 0: the image is colored itself
    uint unused;
};

GPU_NAMESPACE_END

#endif
