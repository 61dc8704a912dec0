// The structs of the tests of engine/gpu.
#ifndef GLASSHOUSE_TESTS_GPU_STRUCTS_H
#define GLASSHOUSE_TESTS_GPU_STRUCTS_H

#include "shared/gpu/gpu.h"

GPU_NAMESPACE_BEGIN(tests)

// One member of every kind, in an order that std430 would pad.
struct Probe
{
    vec3 position;
    float power;
    vec2 size;
    uint row;
    int offset;
    mat4 transform;
    uvec4 ids;
    FloatPtr next;
};
GPU_STRUCT_ALIGNED(Probe, 8);

struct EchoArgs
{
    ProbePtr from;
    ProbePtr to;
    uint count;
    float factor;
};

struct ScaleArgs
{
    FloatPtr from;
    FloatPtr to;
    uint count;
    float factor;
};

struct ScaleRule // bound, not pointed to
{
    uint count;
    float factor;
};

struct CountArgs
{
    FloatPtr values;
    UintPtr positive; // how many are above zero
    uint count;
};

struct CommandArgs
{
    UintPtr positive;
    DispatchCommandPtr dispatch;
    DrawCommandPtr draw;
};

struct IndexArgs
{
    UintPtr to;
    uint count;
};

struct TriangleArgs
{
    Vec4Ptr corners; // clip space
    Vec4Ptr colors;  // one a triangle
};

struct ImageArgs
{
    uint width;
    uint height;
    float factor;
};

GPU_NAMESPACE_END

#endif
