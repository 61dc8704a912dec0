// How a value finds its colour in a table of 256.
#ifndef GLASSHOUSE_SHARED_VALUES_H
#define GLASSHOUSE_SHARED_VALUES_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(engine)

// entry = factor * value + offset, with log2(value) for the value when logarithmic, cut at both ends of the table.
// Categories wrap around instead.
struct ValueEntry
{
    float factor;
    float offset;
    uint logarithmic; // 0 or 1
    uint category;    // 0 or 1
};
GPU_STRUCT(ValueEntry);

GPU_NAMESPACE_END

#endif
