// The structs of the tests of engine/passes.
#ifndef GLASSHOUSE_TESTS_ENGINE_STRUCTS_H
#define GLASSHOUSE_TESTS_ENGINE_STRUCTS_H

#include "shared/engine/values.h"
#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(tests)

struct ValueColorArgs
{
#ifdef __cplusplus
    engine::ValueEntry scale;
#else
    ValueEntry scale;
#endif
    uint unknown;
    uint count;
};

GPU_NAMESPACE_END

#endif
