// What C++ and GLSL share: the types of both languages under the same names, and pointers into GPU memory.
//
//   GPU_NAMESPACE_BEGIN(twin)
//   struct Rack { vec3 position; float power; };
//   GPU_STRUCT(Rack);                                     // RackPtr: racks.at[i].power in GLSL, GpuPtr<Rack> in C++
//   struct HeatArgs { RackPtr racks; uint count; };       // at most 128 bytes
//   GPU_NAMESPACE_END
//
// and in the shader, GPU_ARGS(HeatArgs); then `args.racks.at[i]`. Layout is scalar on both sides; order members so that
// there is no implicit padding, and use no bool and no mat3 of mixed stride. GPU_STRUCT promises 4-byte alignment;
// GPU_STRUCT_ALIGNED(T, 8 or 16) promises more, which 64-bit members need and which lets drivers load vectors whole;
// then sizeof(T) must be a multiple of it.
//
// What is read often and is of at most 128 MiB may be bound instead: GPU_BUFFER(0, readonly, vec4, points); then
// points.at[i], declared as gpu::reads(0, points). GPU_UNIFORM(1, View, view); then view.member.
#ifndef GLASSHOUSE_SHARED_GPU_H
#define GLASSHOUSE_SHARED_GPU_H

#ifdef __cplusplus

#include <cstdint>
#include <type_traits>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

namespace gpu
{
// A device address of elements T; null when zero. Only shaders follow it.
template <class T>
struct GpuPtr
{
    uint64_t address = 0;

    explicit operator bool() const { return address != 0; }
    friend GpuPtr operator+(GpuPtr pointer, uint64_t elements) { return {pointer.address + elements * sizeof(T)}; }
    friend bool operator==(GpuPtr, GpuPtr) = default;
};

namespace glsl
{
using glm::ivec2, glm::ivec3, glm::ivec4, glm::mat4, glm::uvec2, glm::uvec3, glm::uvec4, glm::vec2, glm::vec3,
    glm::vec4;
using uint = uint32_t;
using FloatPtr = GpuPtr<float>;
using UintPtr = GpuPtr<uint>;
using IntPtr = GpuPtr<int32_t>;
using Uint64Ptr = GpuPtr<uint64_t>;
using Vec2Ptr = GpuPtr<vec2>;
using Vec4Ptr = GpuPtr<vec4>;
using Uvec2Ptr = GpuPtr<uvec2>;
using Uvec4Ptr = GpuPtr<uvec4>;
using Mat4Ptr = GpuPtr<mat4>;
} // namespace glsl
} // namespace gpu

// clang-format off
#define GPU_NAMESPACE_BEGIN(name) namespace name { using namespace gpu::glsl;
#define GPU_NAMESPACE_END }
// clang-format on
#define GPU_STRUCT_ALIGNED(T, alignment)                                                                               \
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= (alignment) && sizeof(T) % (alignment) == 0,        \
                  #T " does not keep the alignment that it promises to shaders");                                      \
    using T##Ptr = gpu::GpuPtr<T>
#define GPU_STRUCT(T) GPU_STRUCT_ALIGNED(T, 4)

#else

#extension GL_EXT_buffer_reference : require
#extension GL_EXT_buffer_reference2 : require
#extension GL_EXT_scalar_block_layout : require
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : enable

#define GPU_NAMESPACE_BEGIN(name)
#define GPU_NAMESPACE_END
#define GPU_POINTER(T, pointer, alignment)                                                                             \
    layout(buffer_reference, scalar, buffer_reference_align = alignment) buffer pointer                                \
    {                                                                                                                  \
        T at[];                                                                                                        \
    }
#define GPU_STRUCT_ALIGNED(T, alignment) GPU_POINTER(T, T##Ptr, alignment)
#define GPU_STRUCT(T) GPU_POINTER(T, T##Ptr, 4)
#define GPU_ARGS(T)                                                                                                    \
    layout(push_constant, scalar) uniform T##Block                                                                     \
    {                                                                                                                  \
        T args;                                                                                                        \
    }
#define GPU_BUFFER(index, qualifiers, T, name)                                                                         \
    layout(binding = index, scalar) qualifiers buffer name##Block                                                      \
    {                                                                                                                  \
        T at[];                                                                                                        \
    }                                                                                                                  \
    name
#define GPU_UNIFORM(index, T, name)                                                                                    \
    layout(binding = index, scalar) uniform name##Block                                                                \
    {                                                                                                                  \
        T name;                                                                                                        \
    }

GPU_POINTER(float, FloatPtr, 4);
GPU_POINTER(uint, UintPtr, 4);
GPU_POINTER(int, IntPtr, 4);
GPU_POINTER(vec2, Vec2Ptr, 8);
GPU_POINTER(vec4, Vec4Ptr, 16);
GPU_POINTER(uvec2, Uvec2Ptr, 8);
GPU_POINTER(uvec4, Uvec4Ptr, 16);
GPU_POINTER(mat4, Mat4Ptr, 16);
GPU_POINTER(uint64_t, Uint64Ptr, 8);

// The index of a compute shader's thread in a dispatch of more groups than one axis takes: the host folds such a
// dispatch into y when the shader counts this way, and refuses it otherwise.
#define GPU_THREAD (gl_GlobalInvocationID.y * gl_NumWorkGroups.x * gl_WorkGroupSize.x + gl_GlobalInvocationID.x)

#endif

// The records that the GPU reads for indirect dispatches and draws, as Vulkan defines them.
GPU_NAMESPACE_BEGIN(gpu)

struct DispatchCommand
{
    uint x; // workgroups
    uint y;
    uint z;
};
GPU_STRUCT(DispatchCommand);

struct DrawCommand
{
    uint vertexCount;
    uint instanceCount;
    uint firstVertex;
    uint firstInstance;
};
GPU_STRUCT(DrawCommand);

struct DrawIndexedCommand
{
    uint indexCount;
    uint instanceCount;
    uint firstIndex;
    int vertexOffset;
    uint firstInstance;
};
GPU_STRUCT(DrawIndexedCommand);

GPU_NAMESPACE_END

#ifdef __cplusplus
namespace gpu::glsl
{
using gpu::DispatchCommandPtr, gpu::DrawCommandPtr, gpu::DrawIndexedCommandPtr;
} // namespace gpu::glsl
#endif

#endif
