// From a picture to the planes that video encoders take.
#ifndef GLASSHOUSE_SHARED_ENGINE_PLANES_H
#define GLASSHOUSE_SHARED_ENGINE_PLANES_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

struct PlanesArgs
{
    uvec2 size;       // of the picture, pixels, even
    uint lumaWords;   // of 4 bytes, a row of luma
    uint chromaWords; // a row of either chroma
    uint firstBlue;   // word at which the blue differences begin,
    uint firstRed;    // and the red ones
};

GPU_NAMESPACE_END

#endif
