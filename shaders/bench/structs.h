// The arguments of the shaders of bench/.
#ifndef GLASSHOUSE_BENCH_STRUCTS_H
#define GLASSHOUSE_BENCH_STRUCTS_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(bench)

struct TouchArgs
{
    UintPtr counter;
    uint count; // 0: nothing is touched
};

struct CopyArgs
{
    Vec4Ptr from;
    Vec4Ptr to;
    uint count;
};

struct CopyFloatArgs
{
    FloatPtr from;
    FloatPtr to;
    uint count;
};

GPU_NAMESPACE_END

#endif
